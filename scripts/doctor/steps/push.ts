import type { Examination } from '../examination';
import { places } from '../mending-places';
import { pushSignature, sealPush } from '../seal-push';
import type { Step } from '../step';
import { fineWith, type Problem, type Verdict, verdictOf, waitingOn } from '../verdict';
import { askUrl, callbackAnswer, callbackUrl, type HttpAnswer, type HttpSilence } from './callback-answer';

/** An order number that the platform never gives: the event is kept, and nothing can be booked for it. */
const testOrderId = '9000000000000000001';

export const pushStep: Step = {
  id: 'push',
  title: { zh: '推送:安全模式、密钥正确、进收件箱', en: 'push: secure mode, right AES key, lands in the inbox' },
  async check(examination) {
    const url = callbackUrl(examination);
    // An event is sealed for an agency: first the agency must be known, and the address ours.
    await examination.token();
    if ((await callbackAnswer(examination)).status !== 'fine') return waitingOn('callback-answer');
    const [message, inboxId] = testEvent(examination);
    const database = examination.database();
    const token = examination.value('PUSH_TOKEN');
    const secrets = {
      token,
      encodingAesKey: examination.value('PUSH_AES_KEY'),
      agencyAppid: examination.value('AGENCY_APPID'),
    };
    const nowSec = Math.floor(examination.deployment.machineNowMs() / 1000);
    const { query, body } = sealPush(message, secrets, nowSec);
    const sealed = await askUrl(url, query, body);
    const landed = (await database.find('inbox', inboxId)) !== undefined;
    // It was only a question: process-inbox shall not look for that order for two days.
    await database.remove('inbox', inboxId);
    const signature = pushSignature([token, String(nowSec), 'doctor']);
    const plainQuery = new URLSearchParams({ signature, timestamp: String(nowSec), nonce: 'doctor' });
    return judgePush({ sealed, landed, plain: await askUrl(url, plainQuery, message) });
  },
};

function testEvent({ deployment }: Examination): readonly [message: string, inboxId: string] {
  const version = String(deployment.machineNowMs());
  const event = {
    ToUserName: deployment.environment.AGENCY_ORIGINAL_ID ?? 'gh_doctor',
    FromUserName: 'doctor',
    CreateTime: Math.floor(deployment.machineNowMs() / 1000),
    MsgType: 'event',
    Event: 'head_supplier_commission_order_update',
    order_info: { order_id: testOrderId, sku_id: '1', commission_order_status: 20, order_status: 20, version },
  };
  return [JSON.stringify(event), `order|${testOrderId}|1|${version}|20|20`];
}

/** A sealed event is acknowledged and kept; the same event unsealed is refused. */
export function judgePush(seen: {
  readonly sealed: HttpAnswer | HttpSilence;
  readonly landed: boolean;
  readonly plain: HttpAnswer | HttpSilence;
}): Verdict {
  const { sealed, landed, plain } = seen;
  if ('silent' in sealed || sealed.text === 'bad-signature') return waitingOn('callback-answer');
  const problems: Problem[] = [];
  if (sealed.status !== 200 || sealed.text !== 'success') problems.push(refusal(sealed));
  else if (!landed) {
    problems.push({
      zh: '测试推送被确认了,收件箱里却没有:推送地址属于另一个环境',
      en: 'the test event is acknowledged and not in the inbox: the callback belongs to another environment',
      where: places.agencyOpenSettings,
      who: 'developer',
    });
  }
  if (!('silent' in plain) && plain.status === 200) {
    problems.push({
      zh: '明文推送也被接受了:签名不保护正文,只能用安全模式',
      en: 'an event in plain mode is accepted: its signature does not cover the body; only secure mode is safe',
      where: places.agencyOpenSettings,
      who: 'developer',
    });
  }
  return verdictOf(
    problems,
    fineWith({
      zh: '机构后台的消息推送要选「安全模式」、JSON;这里看不到那个选项',
      en: 'the agency console must say 安全模式 (secure) and JSON; that setting itself cannot be seen from here',
    }),
  );
}

function refusal({ status, text }: HttpAnswer): Problem {
  const [where, who] = [places.agencyOpenSettings, 'developer'] as const;
  if (text === 'bad-cipher') {
    return {
      zh: '解不开测试推送:PUSH_AES_KEY 和部署的不一样',
      en: 'the test event cannot be opened: PUSH_AES_KEY differs from the deployed one',
      where,
      who,
    };
  }
  if (text === 'wrong-appid') {
    return {
      zh: '部署的 AGENCY_APPID 是另一个机构的',
      en: 'the deployed AGENCY_APPID is that of another agency',
      where: places.cloudVariables,
      who,
    };
  }
  return {
    zh: `测试推送没有被确认(状态 ${status})`,
    en: `the test event is not acknowledged (status ${status}): look at the log of store-events`,
    where: places.cloudFunctions,
    who,
  };
}
