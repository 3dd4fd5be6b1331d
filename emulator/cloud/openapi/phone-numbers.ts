import { randomBytes } from 'node:crypto';
import type { OpenApiAnswer } from './subscribe-messages';

/** What a code is exchanged for, or WeChat's refusal. */
export interface PhoneAnswer extends OpenApiAnswer {
  readonly phone_info?: {
    /** With the country's code in front where it is not 86. */
    readonly phoneNumber: string;
    readonly purePhoneNumber: string;
    readonly countryCode: string;
    readonly watermark: { readonly timestamp: number; readonly appid: string };
  };
}

const goodForMs = 5 * 60_000;
const invalidCode: PhoneAnswer = { errcode: 40_029, errmsg: 'invalid code' };

/**
 * The phones that people bound to WeChat. A person's yes makes a code that is good once and for five minutes; each person
 * has a demo number of his own.
 * https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber
 */
export class PhoneNumbers {
  private readonly codes = new Map<string, { readonly openid: string; readonly madeAtMs: number }>();
  private readonly bound = new Map<string, string | null>();

  constructor(
    private readonly appid: string,
    private readonly nowMs: () => number,
  ) {}

  /** Binds another number; null for somebody who has none. Eleven digits, or `+` with a country's code and a space. */
  bind(openid: string, number: string | null): void {
    this.bound.set(openid, number);
  }

  numberOf(openid: string): string | null {
    const number = this.bound.get(openid);
    return number === undefined ? demoNumber(openid) : number;
  }

  /** Somebody said yes on WeChat's sheet. Undefined for whoever has no phone bound. */
  grant(openid: string): string | undefined {
    if (this.numberOf(openid) === null) return undefined;
    const code = randomBytes(32).toString('hex');
    this.codes.set(code, { openid, madeAtMs: this.nowMs() });
    return code;
  }

  exchange(wish: Readonly<Record<string, unknown>>): PhoneAnswer {
    const code = String(wish.code ?? '');
    const made = this.codes.get(code);
    this.codes.delete(code);
    if (!made || this.nowMs() - made.madeAtMs >= goodForMs) return invalidCode;
    if (wish.openid !== undefined && wish.openid !== made.openid) return invalidCode;
    const number = this.numberOf(made.openid);
    if (number === null) return invalidCode;
    const [country = '', pure = ''] = number.startsWith('+') ? number.slice(1).split(' ') : ['86', number];
    const watermark = { timestamp: Math.floor(this.nowMs() / 1000), appid: this.appid };
    const phoneNumber = country === '86' ? pure : `+${country}${pure}`;
    const info = { phoneNumber, purePhoneNumber: pure, countryCode: country, watermark };
    return { errcode: 0, errmsg: 'ok', phone_info: info };
  }

  clear(): void {
    this.codes.clear();
    this.bound.clear();
  }
}

/** Always the same for the same person. */
function demoNumber(openid: string): string {
  let mixed = 7;
  for (const letter of openid) mixed = (mixed * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_007;
  return `138${String(mixed % 100_000_000).padStart(8, '0')}`;
}

/** What the phone asks: the number that would be given, to show it, or after the person's yes the code. */
export function answerPhoneAsk(phones: PhoneNumbers, ask: { openid: string; isAgreed?: boolean }): object {
  if (ask.isAgreed === true) return { code: phones.grant(ask.openid) ?? null };
  return { number: phones.numberOf(ask.openid) };
}
