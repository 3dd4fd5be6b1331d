import { knownFailReasons } from './fail-reason';
import { providerCodeWording } from './provider-code';

it.each([
  ['NOT_ENOUGH', 'no-money', '运营账户的钱不够,请您充值。到位后用原编号自动付款。'],
  ['FREQUENCY_LIMITED', 'too-often', '提交太频繁,没有受理。系统稍后用原编号再提交。'],
  ['NO_AUTH', 'setup', '没有开通新版「商家转账」(旧版不能用),或产品被冻结,请您在商户平台「产品中心」查看。'],
  ['INVALID_REQUEST', 'setup', '云函数的固定公网 IP 不在白名单,请您在商户平台「商家转账 → 接口安全」里添加。'],
  ['INVALID_REQUEST', 'parameters', '不合微信支付的规则,多半是超出单笔或当天的额度,请您在商户平台核对限额。'],
  ['500 SYSTEM_ERROR', 'no-answer', '微信支付系统繁忙,结果未知。系统会继续查询,请您不要另外付款。'],
  ['ECONNRESET', 'no-answer', '没有得到可用的回答,结果未知。系统会继续查询,请您不要另外付款。'],
  ['MERCHANT_REJECT', null, '商户平台上驳回了这笔转账,请您核对是谁驳回的。'],
  ['NAME_NOT_CORRECT', null, '姓名和微信实名不一致,请您核对姓名后再提现。'],
  ['SOMETHING_NEW', 'setup', '这个代码没有公开的说明,请您到付款方那里核对这个编号。'],
  ['__proto__', null, '这个代码没有公开的说明,请您到付款方那里核对这个编号。'],
] as const)('%s (%s) tells the operator: %s', (code, troubleClass, zh) => {
  expect(providerCodeWording(code, troubleClass).zh).toBe(zh);
});

it.each(knownFailReasons)('%s, a published reason of a failure, is never told as unknown', (reason) => {
  expect(providerCodeWording(reason, null).zh).not.toContain('没有公开的说明');
});
