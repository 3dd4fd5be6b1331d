import { ok, rejected } from '../../../core/outcome';
import { Outage } from '../../ports/outage';
import type { PhoneNumbers } from '../../ports/phone-numbers';

/** A code that was used, is older than five minutes, or was made for another mini-program. */
const invalidCode = 40_029;

/**
 * Asks through the cloud's own call of WeChat's interfaces, which needs no token. With the openid WeChat also looks
 * whether the code is that person's.
 * https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber
 */
export function cloudPhoneNumbers(
  ask: (wish: { readonly code: string; readonly openid: string }) => Promise<unknown>,
): PhoneNumbers {
  return {
    async numberOf(code, openid) {
      let answer: unknown;
      try {
        answer = await ask({ code, openid });
      } catch (error) {
        const { errCode, errMsg } = Object(error) as { errCode?: unknown; errMsg?: unknown };
        if (errCode === invalidCode) return rejected('phone-code-used');
        // A code is good once, so the same call is not sent again: the person gives another.
        throw new Outage('phonenumber.getPhoneNumber', String(errMsg ?? error), false);
      }
      const number = numberIn(answer);
      return number === undefined ? rejected('phone-not-bound') : ok(number);
    },
  };
}

/** Without the country's code for one of 86, which WeChat gives as a text or as a number. */
function numberIn(answer: unknown): string | undefined {
  const { phoneInfo } = Object(answer) as { phoneInfo?: unknown };
  const { purePhoneNumber, countryCode } = Object(phoneInfo) as Readonly<Record<string, unknown>>;
  const pure = String(purePhoneNumber ?? '');
  if (!/^\d{4,15}$/.test(pure)) return undefined;
  const country = String(countryCode ?? '86');
  return country === '86' ? pure : `+${country}${pure}`;
}
