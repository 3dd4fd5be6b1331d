/** The platform's "no" to one call: `errcode` and the words in front of the request id. */
export class ApiRefusal extends Error {
  constructor(
    readonly errcode: number,
    readonly words: string,
  ) {
    super(`${errcode} ${words}`);
  }
}

export const SYSTEM_BUSY = -1;
export const DAILY_QUOTA_USED_UP = 45009;
export const MINUTE_QUOTA_USED_UP = 45011;
export const IP_NOT_ALLOWED = 40164;
export const PARAMETER_ERROR = 10024000;
export const BAD_FINDER_ID = 10024001;
export const NO_SUCH_PRODUCT = 10024004;
export const NO_SUCH_COMMISSION_ORDER = 10024006;
export const NO_SHOP_RELATION = 10024007;
export const NO_SUCH_FLOW = 10024008;
export const NOT_IN_PROMOTION = 10024009;
export const SHARER_PARAMETER_ERROR = 10071003;
export const NOT_BOUND = 10071029;
export const NO_SUCH_SHARER = 10071030;
export const NO_COUPON = 10071034;
export const COUPON_NOT_IN_EFFECT = 10071035;
export const NO_COOPERATING_CONTENT = 10071047;
export const ABNORMAL_PARAMETERS = 10071048;
export const PROMOTER_FEATURE_OFF = 10071049;
export const WRONG_LINKED_ACCOUNT = 10071055;
export const FOREIGN_OPENID = 10071056;
