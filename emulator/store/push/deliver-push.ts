import { pushSignature, sealPush } from './push-crypto';
import type { PushAttempt, PushFault, PushRow } from './push-rows';

const OFFICIAL_OPENID = 'oWeixinTeamOfTheAgency';

/** Where messages go and the secrets they are sealed with. */
export type PushTarget = {
  url: string | undefined;
  token: string;
  encodingAesKey: string;
  appid: string;
  originalId: string;
  deadlineMs: number;
};

export type PushOutcome = Pick<PushAttempt, 'status' | 'answer' | 'acknowledged'>;
type DeliveryCircumstances = { atMs: number; random: () => number; fault?: PushFault | undefined };

/** Sends one message in secure mode. Acknowledged = status 200 with the body `success` or nothing, in time. */
export async function deliver(
  row: Pick<PushRow, 'message'>,
  target: PushTarget,
  circumstances: DeliveryCircumstances,
): Promise<PushOutcome> {
  const { query, body } = sealedRequest(row.message, target, circumstances);
  return post(target, query, body);
}

/** The agency's address is asked to echo a text, as when a person saves it in the console. */
export async function verifyUrl(
  target: PushTarget,
  circumstances: DeliveryCircumstances,
): Promise<{ ok: boolean; status: number | null; answer: string }> {
  const timestamp = String(Math.floor(circumstances.atMs / 1000));
  const nonce = digits(circumstances.random, 9);
  const echostr = digits(circumstances.random, 19);
  const signature = circumstances.fault === 'forge' ? 'f'.repeat(40) : pushSignature(target.token, timestamp, nonce);
  const reply = await ask(target, new URLSearchParams({ signature, timestamp, nonce, echostr }), { method: 'GET' });
  return { ok: reply.status === 200 && reply.answer === echostr, ...reply };
}

function sealedRequest(message: string, target: PushTarget, { atMs, random, fault }: DeliveryCircumstances) {
  const timestamp = String(Math.floor(atMs / 1000));
  const nonce = digits(random, 9);
  const appid = fault === 'wrong-appid' ? 'wx_somebody_else' : target.appid;
  const noise = Buffer.from(digits(random, 16), 'ascii');
  const encrypt = sealPush(message, { ...target, appid }, noise);
  const msgSignature = pushSignature(target.token, timestamp, nonce, encrypt);
  const query = new URLSearchParams({
    signature: pushSignature(target.token, timestamp, nonce),
    timestamp,
    nonce,
    openid: OFFICIAL_OPENID,
    encrypt_type: 'aes',
    msg_signature: fault === 'forge' ? pushSignature('not the token', timestamp, nonce, encrypt) : msgSignature,
  });
  const body = JSON.stringify({ ToUserName: target.originalId, Encrypt: encrypt });
  return { query, body: fault === 'garble' ? garbled(body, random) : body };
}

/** Half the time the end is missing, half the time one character in the middle is another one. */
function garbled(body: string, random: () => number): string {
  const middle = Math.floor(body.length / 2);
  if (random() < 0.5) return body.slice(0, middle);
  const other = body[middle] === 'A' ? 'B' : 'A';
  return body.slice(0, middle) + other + body.slice(middle + 1);
}

async function post(target: PushTarget, query: URLSearchParams, body: string): Promise<PushOutcome> {
  const reply = await ask(target, query, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = reply.answer.trim();
  return { ...reply, acknowledged: reply.status === 200 && (text === 'success' || text === '') };
}

async function ask(
  target: PushTarget,
  query: URLSearchParams,
  request: RequestInit,
): Promise<{ status: number | null; answer: string }> {
  if (!target.url) return { status: null, answer: 'no push url is set' };
  const address = target.url + (target.url.includes('?') ? '&' : '?') + query.toString();
  try {
    const response = await fetch(address, { ...request, signal: AbortSignal.timeout(target.deadlineMs) });
    return { status: response.status, answer: await response.text() };
  } catch (cause) {
    return { status: null, answer: cause instanceof Error ? cause.message : String(cause) };
  }
}

function digits(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += Math.floor(random() * 10);
  return text;
}
