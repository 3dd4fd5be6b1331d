/** Somebody who holds a phone. */
export interface PhonePerson {
  readonly name: string;
  readonly openid: string;
  readonly unionid?: string;
}
