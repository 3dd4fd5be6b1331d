import type { Outcome } from '../../core/outcome';

/** Why a code brings no number. */
export type NoPhoneNumber = 'phone-code-used' | 'phone-not-bound';

/** Phone numbers that people bound to WeChat and agreed to give. */
export interface PhoneNumbers {
  /**
   * The number behind a code that the person's own button gave: eleven digits, or `+` with a country's code in front of a
   * number from elsewhere. It is for hashing only and is kept nowhere.
   *
   * Rejections: phone-code-used, also for a code that is older than five minutes, made up or somebody else's;
   * phone-not-bound. Errors: Outage.
   */
  numberOf(code: string, openid: string): Promise<Outcome<string, NoPhoneNumber>>;
}
