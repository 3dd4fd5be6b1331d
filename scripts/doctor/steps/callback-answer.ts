import type { Examination } from '../examination';
import { places } from '../mending-places';
import { urlQuestion } from '../seal-push';
import type { Step } from '../step';
import { reasonOf } from '../store-answer';
import { fine, NoVerdict, type Problem, type Verdict, verdictOf, waitingOn } from '../verdict';
import { judgeCallbackAddress } from './callback-address';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

export interface HttpSilence {
  readonly silent: true;
  readonly reason: string;
}

export const callbackAnswerStep: Step = {
  id: 'callback-answer',
  title: { zh: '推送地址答得对验证、拒绝伪造', en: 'callback answers the echostr question and refuses a forged one' },
  check: callbackAnswer,
};

/** Asks once; whoever sends something to the address looks here first whether it is ours. */
export function callbackAnswer(examination: Examination): Promise<Verdict> {
  return examination.once('callback', async () => {
    const url = callbackUrl(examination);
    const token = examination.value('PUSH_TOKEN');
    const nowSec = Math.floor(examination.deployment.machineNowMs() / 1000);
    const right = urlQuestion(token, nowSec);
    const forged = urlQuestion(`${token}x`, nowSec);
    return judgeCallbackAnswer({
      echo: right.echo,
      right: await askUrl(url, right.query),
      forgedEcho: forged.echo,
      forged: await askUrl(url, forged.query),
    });
  });
}

/** The callback address; waits for `callback-address` when that is no address to send anything to. */
export function callbackUrl({ deployment }: Examination): string {
  const { PUSH_URL } = deployment.environment;
  const verdict = judgeCallbackAddress(PUSH_URL, deployment.kind);
  if (!PUSH_URL || verdict.status === 'wrong') throw new NoVerdict(waitingOn('callback-address'));
  return PUSH_URL;
}

/** The platform gives up after 5 s. */
const patienceMs = 5_000;

export async function askUrl(url: string, query: URLSearchParams, body?: string): Promise<HttpAnswer | HttpSilence> {
  const sent = body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } };
  try {
    const address = `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`;
    const response = await fetch(address, { ...sent, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { silent: true, reason: reasonOf(error) };
  }
}

/** Signed right the echo comes back, exactly; signed wrong it does not. */
export function judgeCallbackAnswer(seen: {
  readonly echo: string;
  readonly right: HttpAnswer | HttpSilence;
  readonly forgedEcho: string;
  readonly forged: HttpAnswer | HttpSilence;
}): Verdict {
  const { echo, right, forgedEcho, forged } = seen;
  if ('silent' in right) {
    return verdictOf([
      wrongAnswer(`推送地址没有回答(${right.reason})`, `the callback address does not answer (${right.reason})`),
    ]);
  }
  const problems: Problem[] = [];
  if (right.status === 401) {
    problems.push(
      wrongAnswer(
        '推送地址不认这个 PUSH_TOKEN:部署的和检查用的不一样',
        'the callback does not accept this PUSH_TOKEN: the deployed one differs from the one examined',
      ),
    );
  } else if (right.status !== 200 || right.text !== echo) {
    problems.push(
      wrongAnswer(
        `推送地址没有原样答回 echostr(状态 ${right.status})`,
        `the callback does not give echostr back (status ${right.status}): it must lead to the function store-events`,
      ),
    );
  }
  if (!('silent' in forged) && forged.status === 200 && forged.text.includes(forgedEcho)) {
    problems.push(
      wrongAnswer(
        '推送地址接受了伪造的签名',
        'the callback accepts a forged signature: it is not store-events that answers',
      ),
    );
  }
  return verdictOf(problems, fine);
}

function wrongAnswer(zh: string, en: string): Problem {
  return { zh, en, where: places.agencyOpenSettings, who: 'developer' };
}
