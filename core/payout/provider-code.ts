import type { Wording } from '../wording/beijing-text';
import { failReasonOf, knownFailReasons } from './fail-reason';
import type { TroubleClass } from './payout-row';

const said = (zh: string, en: string): Wording => ({ zh, en });

const address = said(
  '云函数的固定公网 IP 不在白名单,请您在商户平台「商家转账 → 接口安全」里添加。',
  'the address of the function is not on the list',
);
const silent = said(
  '没有得到可用的回答,结果未知。系统会继续查询,请您不要另外付款。',
  'no usable answer; it is asked about again',
);
const unlisted = said(
  '这个代码没有公开的说明,请您到付款方那里核对这个编号。',
  'not a published code; look for the number at the platform',
);

/**
 * What the operator should know of a refusal, and of the failures that are the merchant's to mend.
 * https://pay.weixin.qq.com/doc/v3/merchant/4014297396 and https://pay.weixin.qq.com/doc/v3/merchant/4013774966
 */
const meanings = new Map<string, Wording>(
  Object.entries({
    PARAM_ERROR: said('参数不合要求,请您核对提现设置里的转账场景和备注。', 'malformed parameters'),
    INVALID_REQUEST: said(
      '不合微信支付的规则,多半是超出单笔或当天的额度,请您在商户平台核对限额。',
      'against a rule of the platform, most likely a limit',
    ),
    SIGN_ERROR: said('商户私钥、证书序列号或系统时间不对,请您核对云函数的 PAY_ 变量。', 'signature, serial or time'),
    NO_AUTH: said(
      '没有开通新版「商家转账」(旧版不能用),或产品被冻结,请您在商户平台「产品中心」查看。',
      'the product is not open, is the old one, or is frozen',
    ),
    NOT_ENOUGH: said('运营账户的钱不够,请您充值。到位后用原编号自动付款。', 'the operating account is short'),
    NOT_FOUND: said('付款方查无此单,系统会用原编号再提交。', 'not known there; it is handed over again'),
    FREQUENCY_LIMITED: said('提交太频繁,没有受理。系统稍后用原编号再提交。', 'too many calls; later again'),
    FREQUENCY_LIMIT_EXCEED: said('撤销太频繁,没有受理。系统稍后再撤销。', 'too many calls; later again'),
    SYSTEM_ERROR: said('微信支付系统繁忙,结果未知。系统会继续查询,请您不要另外付款。', 'unknown outcome'),
    ALREADY_EXISTS: said('同一编号下有另一笔不同的付款,请您到付款方那里核对。', 'the number is taken by another'),
    BAD_NUMBER: said('付款编号不合要求,没有提交,请您联系技术。', 'not sent: the number is malformed'),
    BAD_AMOUNT: said('付款金额不对,没有提交,请您联系技术。', 'not sent: the amount is malformed'),
    BAD_REMARK: said('转账备注不合要求,没有提交,请您在提现设置里改好。', 'not sent: the remark is malformed'),
    BAD_SCENE: said('转账场景不合要求,没有提交,请您在提现设置里改好。', 'not sent: the scene is malformed'),
    NAME_REQUIRED: said('2,000 元及以上要有收款人姓名,没有提交。', 'not sent: the name is missing'),
    PAYEE_MISSING: said('没有收款账户,没有提交,请您提醒推客补全收款资料。', 'not sent: there is no account'),
    PAYOUT_UNKNOWN: said('这笔提现不在记录里,没有提交,请您联系技术。', 'not sent: no such payout'),
    OPENID_INVALID: said('收款人的 openid 不属于这个小程序,请您核对商户号绑定的 AppID。', 'openid of another appid'),
    TRANSFER_QUOTA_EXCEED: said('超出或低于单笔限额,请您按商户平台的额度改提现设置。', 'outside of the limits'),
    PRODUCT_AUTH_CHECK_FAIL: said('「商家转账」没有开通或权限不足,请您在商户平台「产品中心」查看。', 'not open'),
    PAYER_ACCOUNT_ABNORMAL: said('商户的付款账户异常,请您在商户平台处理。', 'the account that pays is abnormal'),
    RECEIVE_ACCOUNT_NOT_CONFIGURE: said('没有配置收款账户,请您在商户平台补上。', 'no receiving account'),
    TRANSFER_SCENE_INVALID: said('转账场景不存在,请您按商户平台显示的 ID 改提现设置。', 'no such scene'),
    TRANSFER_SCENE_UNAVAILABLE: said('转账场景没有开通或被停用,请您在商户平台申请。', 'the scene is not available'),
    TRANSFER_REMARK_SET_FAIL: said('转账备注没有被接受,请您在提现设置里改好。', 'the remark was refused'),
    MERCHANT_REJECT: said('商户平台上驳回了这笔转账,请您核对是谁驳回的。', 'rejected in the console'),
    MERCHANT_NOT_CONFIRM: said('商户平台上没有按时确认这笔转账,请您关掉人工确认。', 'not confirmed in the console'),
    BUDGET_NOT_ENOUGH: said('转账的预算用完了,请您在商户平台追加预算。', 'the budget is used up'),
    RELATED_ORDER_TRANSFER_AMOUNT_EXCEED: said('超出关联订单的金额,请您在商户平台核对。', 'above the order amount'),
    RELATED_ORDER_TRANSFER_COUNT_EXCEED: said('超出关联订单的转账次数,请您在商户平台核对。', 'above the order count'),
    RESERVATION_INFO_NOT_MATCH: said('和预约的资料不一致,请您在商户平台核对。', 'not as reserved'),
    RESERVATION_SCENE_NOT_MATCH: said('和预约的场景不一致,请您在商户平台核对。', 'another scene than reserved'),
    RESERVATION_STATE_INVALID: said('预约的状态不能付款,请您在商户平台核对。', 'the reservation cannot be paid'),
    EXCEEDED_ESTIMATED_AMOUNT: said('超出预估的金额,请您在商户平台核对。', 'above the estimate'),
    TRANSFER_RISK: said('被微信支付的风控拦下,请您在商户平台查看原因,不要连续重试。', 'stopped by risk control'),
    OTHER_FAIL_REASON_TYPE: said('微信支付没有说明原因,请您凭编号问微信支付客服。', 'no reason was stated'),
  }),
);

/**
 * A code of whoever pays, in a sentence for the operator. The set is open: a code that nobody published says so. A code of
 * a failure that is the promoter's to mend is what the promoter reads.
 *
 * @param code as it came; of no answer the status stands before it
 * @param troubleClass of a refusal; null for the reason of a failure
 */
export function providerCodeWording(code: string, troubleClass: TroubleClass | null): Wording {
  if (code === 'INVALID_REQUEST' && troubleClass === 'setup') return address;
  const known = meanings.get(code.replace(/^\d{3} /, ''));
  if (known) return known;
  if (troubleClass === 'no-answer') return silent;
  return troubleClass === null && knownFailReasons.includes(code) ? failReasonOf(code).wording : unlisted;
}
