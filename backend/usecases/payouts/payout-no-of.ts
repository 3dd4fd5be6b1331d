/** The platform takes at most 32 of 0-9 A-Z a-z: https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
const digestLength = 31;

/**
 * A payout's number, made out of who asks and his request: the same wish has the same number, on whatever instance. 124
 * bits of a hash, so that no number can be guessed or made to meet another one.
 */
export function payoutNoOf(hash: (text: string) => string, promoter: string, requestId: string): string {
  return `W${hash(`payout|${promoter}|${requestId}`).slice(0, digestLength)}`;
}
