import { addressRefusals } from '../examination';
import { places } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer, StoreSilence } from '../store-answer';
import { fine, type Problem, type Verdict, verdictOf, type Words, waitingOn } from '../verdict';

export const tokenStep: Step = {
  id: 'token',
  title: { zh: '机构账号与密钥换得到 token', en: 'appid and secret of the agency get a token' },
  check: async (examination) => judgeToken(await examination.tokenAnswer()),
};

const sentences: Readonly<Record<number, Words>> = {
  40013: { zh: '平台不认识 AGENCY_APPID(40013)', en: 'the platform does not know AGENCY_APPID (40013)' },
  40125: { zh: 'AGENCY_SECRET 不对(40125)', en: 'AGENCY_SECRET is wrong (40125)' },
  40001: { zh: 'AGENCY_SECRET 不对(40001)', en: 'AGENCY_SECRET is wrong (40001)' },
  45009: { zh: '今天的调用次数用完了(45009)', en: 'the calls of the day are used up (45009)' },
  45011: { zh: '这一分钟调用太多(45011),请稍后再查', en: 'too many calls in this minute (45011): look again later' },
};

/**
 * A token came back. https://developers.weixin.qq.com/doc/channels/API/leagueheadsupplier/getStableAccessToken.html
 */
export function judgeToken(answer: StoreAnswer | StoreSilence): Verdict {
  if ('silent' in answer) {
    const { reason } = answer;
    return verdictOf([
      {
        zh: `平台没有回答(${reason}):核对 STORE_API_BASE_URL 与网络`,
        en: `the platform does not answer (${reason}): look at STORE_API_BASE_URL and at the network`,
        where: places.cloudVariables,
        who: 'developer',
      },
    ]);
  }
  if (addressRefusals.includes(answer.errcode)) return waitingOn('ip-list');
  if (answer.errcode === 0 && typeof answer.body.access_token === 'string') return fine;
  return verdictOf([refused(answer)]);
}

function refused({ errcode, detail }: StoreAnswer): Problem {
  const words = sentences[errcode] ?? {
    zh: `平台没有给 token(${errcode} ${detail})`,
    en: `the platform gives no token (${errcode} ${detail})`,
  };
  return { ...words, where: places.agencyOpenSettings, who: 'agency' };
}
