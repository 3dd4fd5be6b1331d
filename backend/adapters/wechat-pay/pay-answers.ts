import type { PayAnswer, PayTrouble } from '../../ports/pay-provider';

type Refused = Extract<PayTrouble, { kind: 'refused' }>;
type Meaning = Refused['class'] | 'not-found' | 'no-answer';

/**
 * Every code that the transfer product states, with the status it comes under. Its list is open: a code that is not here,
 * or comes under another status, is no answer, and the payout is asked about.
 * https://pay.weixin.qq.com/doc/v3/merchant/4014297396
 */
const meanings: Readonly<Record<string, { readonly status: number; readonly meaning: Meaning }>> = {
  PARAM_ERROR: { status: 400, meaning: 'parameters' },
  INVALID_REQUEST: { status: 400, meaning: 'parameters' },
  SIGN_ERROR: { status: 401, meaning: 'setup' },
  NO_AUTH: { status: 403, meaning: 'setup' },
  NOT_ENOUGH: { status: 403, meaning: 'no-money' },
  NOT_FOUND: { status: 404, meaning: 'not-found' },
  FREQUENCY_LIMITED: { status: 429, meaning: 'too-often' },
  FREQUENCY_LIMIT_EXCEED: { status: 429, meaning: 'too-often' },
  SYSTEM_ERROR: { status: 500, meaning: 'no-answer' },
};

/** What an operator should know beside the platform's own words, which change. */
const advice = {
  oldProduct:
    '这个商户号没有开通新版「商家转账」:旧版「商家转账到零钱」与新版不能同时使用,请在商户平台「产品中心」升级后再付款。',
  address: '云函数的固定公网出口 IP 不在白名单:请在商户平台「商家转账 → 接口安全」中添加。',
  noAuth: '商户号没有「商家转账」的权限,或产品被冻结:请在商户平台「产品中心」查看。',
  signature: '商户私钥、证书序列号或系统时间不对:请核对云函数的 PAY_ 变量。',
} as const;

/**
 * What an answer that is no 2xx means. Such a body is not signed, so nothing of it ends a payout: it is a refusal, a
 * number that nobody knows, or no answer at all.
 */
export function answerOfRefusal({ status, code, message }: PayRefusal): PayAnswer {
  const known = meanings[code];
  if (!known || known.status !== status || known.meaning === 'no-answer') {
    return { kind: 'no-answer', cause: `${status} ${code || 'without a code'}` };
  }
  if (known.meaning === 'not-found') return { kind: 'not-found' };
  const isAboutAddress = code === 'INVALID_REQUEST' && /IP/i.test(message);
  const explained = adviceOf(code, message, isAboutAddress);
  const detail = [message, explained].filter((sentence) => sentence !== '').join(' ');
  return { kind: 'refused', code, detail, class: isAboutAddress ? 'setup' : known.meaning };
}

/** An error of the platform as it came, unsigned. */
export interface PayRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function adviceOf(code: string, message: string, isAboutAddress: boolean): string {
  if (isAboutAddress) return advice.address;
  if (code === 'SIGN_ERROR') return advice.signature;
  if (code !== 'NO_AUTH') return '';
  return /升级/.test(message) ? advice.oldProduct : advice.noAuth;
}

/** Refused by ourselves, before anything was sent. */
export function refusedHere(code: string, detail: string): PayAnswer {
  return { kind: 'refused', code, detail, class: 'parameters' };
}
