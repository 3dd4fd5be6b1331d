import type { Wording } from '../wording/beijing-text';

/** Who has to do something before the next withdrawal can succeed. */
export type WhoActs = 'promoter' | 'merchant' | 'nobody';

export interface FailReason {
  readonly who: WhoActs;
  /** What is the matter and what to do next. */
  readonly wording: Wording;
}

const promoter = (zh: string, en: string): FailReason => ({ who: 'promoter', wording: { zh, en } });
const merchant = (en: string, zh = '商家的收款设置要调整,我们已通知商家,钱已退回可提现。'): FailReason => ({
  who: 'merchant',
  wording: { zh, en },
});

const dayQuota = '今天收款的次数或金额已到上限,请您明天再提现。';

/**
 * The platform's reasons. The set is open: what is not here is told with its raw word.
 * https://pay.weixin.qq.com/doc/v3/merchant/4013774966
 */
const reasons = new Map<string, FailReason>(
  Object.entries({
    REAL_NAME_CHECK_FAIL: promoter('您的微信还没有实名,请您在微信支付里实名后再提现。', 'not verified by real name'),
    NAME_NOT_CORRECT: promoter('姓名和微信实名不一致,请您核对姓名后再提现。', 'the name is not the verified one'),
    ID_CARD_NOT_CORRECT: promoter('证件号和微信实名不一致,请您核对后再提现。', 'the id number is not the verified one'),
    ACCOUNT_FROZEN: promoter('您的微信支付账户被冻结,请您解冻后再提现。', 'the account is frozen'),
    ACCOUNT_NOT_EXIST: promoter('您还没有开通微信支付,请您开通后再提现。', 'there is no account'),
    PAYEE_ACCOUNT_ABNORMAL: promoter('您的微信支付账户异常,请您在微信支付里处理后再提现。', 'the account is abnormal'),
    REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED: promoter(
      '您的微信收款额度已满,请您升级实名账户或下月再提现。',
      'the account may receive no more',
    ),
    BLOCK_B2C_USERLIMITAMOUNT_BSRULE_MONTH: promoter('您这个月的收款额度已满,请您下月再提现。', 'no more this month'),
    BLOCK_B2C_USERLIMITAMOUNT_MONTH: promoter('您这个月的收款额度已满,请您下月再提现。', 'no more this month'),
    BANK_CARD_ACCOUNT_ABNORMAL: promoter('您的银行卡账户异常,请您换一张卡再提现。', 'the bank account is abnormal'),
    BANK_CARD_BANK_INFO_WRONG: promoter('开户行信息有误,请您核对后再提现。', 'the bank is wrong'),
    BANK_CARD_CARD_INFO_WRONG: promoter('银行卡号有误,请您核对后再提现。', 'the card number is wrong'),
    BANK_CARD_COLLECTIONS_ABOVE_QUOTA: promoter('您的银行卡收款超过限额,请您换一张卡再提现。', 'above the card limit'),
    BANK_CARD_PARAM_ERROR: promoter('银行卡信息有误,请您核对后再提现。', 'the card data are wrong'),
    BANK_CARD_STATUS_ABNORMAL: promoter('您的银行卡状态异常,请您换一张卡再提现。', 'the card cannot receive'),
    OVERDUE_CLOSE: {
      who: 'promoter',
      wording: { zh: '24 小时内没有确认收款,钱已退回可提现,请您重新提现。', en: 'not confirmed within 24 hours' },
    },
    MCH_CANCEL: {
      who: 'nobody',
      wording: { zh: '这笔提现已撤销,钱已退回可提现,您可以重新提现。', en: 'cancelled by the payer' },
    },
    DAY_RECEIVED_COUNT_EXCEED: { who: 'nobody', wording: { zh: dayQuota, en: 'no more times today' } },
    DAY_RECEIVED_QUOTA_EXCEED: { who: 'nobody', wording: { zh: dayQuota, en: 'no more today' } },
    OPENID_INVALID: merchant('the openid does not belong to the appid'),
    TRANSFER_QUOTA_EXCEED: merchant(
      'outside the limits of one transfer',
      '金额超出商家的单笔限额,请您换个金额再提现。',
    ),
    PRODUCT_AUTH_CHECK_FAIL: merchant('the product is not open'),
    PAYER_ACCOUNT_ABNORMAL: merchant("the payer's account is abnormal"),
    RECEIVE_ACCOUNT_NOT_CONFIGURE: merchant('no receiving account is configured'),
    TRANSFER_SCENE_INVALID: merchant('the scene is not valid'),
    TRANSFER_SCENE_UNAVAILABLE: merchant('the scene cannot be used'),
    TRANSFER_REMARK_SET_FAIL: merchant('the remark was not accepted'),
    MERCHANT_REJECT: merchant('rejected by the payer'),
    MERCHANT_NOT_CONFIRM: merchant('not confirmed by the payer'),
    BUDGET_NOT_ENOUGH: merchant('the budget is used up', '机构备款中,钱已退回可提现,请您稍后再提现。'),
    RELATED_ORDER_TRANSFER_AMOUNT_EXCEED: merchant('above the amount of the related order'),
    RELATED_ORDER_TRANSFER_COUNT_EXCEED: merchant('above the count of the related order'),
    RESERVATION_INFO_NOT_MATCH: merchant('the reservation says something else'),
    RESERVATION_SCENE_NOT_MATCH: merchant('the reservation is of another scene'),
    RESERVATION_STATE_INVALID: merchant('the reservation is not in the right state'),
    EXCEEDED_ESTIMATED_AMOUNT: merchant('above the estimated amount'),
    TRANSFER_RISK: merchant('stopped by risk control', '微信支付没有放行这笔转账,请您过一天再提现,仍不行请联系客服。'),
    OTHER_FAIL_REASON_TYPE: merchant('not stated', '微信支付没有说明原因,请您稍后再提现,仍不行请联系客服。'),
  }),
);

/** The reasons that are known, for tests and for the guide of operations. */
export const knownFailReasons: readonly string[] = [...reasons.keys()];

/** Who must act on a reason and what he reads; one that is not known keeps its raw word. */
export function failReasonOf(raw: string): FailReason {
  const known = reasons.get(raw);
  if (known) return known;
  return {
    who: 'merchant',
    wording: {
      zh: `这笔提现没有成功(${raw}),钱已退回可提现,请您联系客服。`,
      en: `not paid, in the provider's words: ${raw}`,
    },
  };
}
