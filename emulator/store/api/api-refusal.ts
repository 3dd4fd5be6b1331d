/** The platform's "no" to one call: `errcode` and the words in front of the request id. */
export class ApiRefusal extends Error {
  constructor(
    readonly errcode: number,
    readonly words: string,
  ) {
    super(`${errcode} ${words}`);
  }
}

export const PARAMETER_ERROR = 10024000;
export const NO_SUCH_PRODUCT = 10024004;
export const NO_SUCH_COMMISSION_ORDER = 10024006;
export const NO_SHOP_RELATION = 10024007;
export const NOT_IN_PROMOTION = 10024009;
export const SHARER_PARAMETER_ERROR = 10071003;
export const NOT_BOUND = 10071029;
export const NO_SUCH_SHARER = 10071030;
export const NO_COUPON = 10071034;
export const COUPON_NOT_IN_EFFECT = 10071035;
export const NO_COOPERATING_CONTENT = 10071047;
export const WRONG_LINKED_ACCOUNT = 10071055;
export const FOREIGN_OPENID = 10071056;
