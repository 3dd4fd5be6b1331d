import { merchantFailureOf } from './merchant-failure';

it.each([
  ['failed', 'wechat', 'PRODUCT_AUTH_CHECK_FAIL', 'PRODUCT_AUTH_CHECK_FAIL'],
  ['failed', 'wechat', 'BUDGET_NOT_ENOUGH', 'BUDGET_NOT_ENOUGH'],
  ['failed', 'wechat', 'NEVER_HEARD_OF', 'NEVER_HEARD_OF'],
  ['failed', 'gig', '账户余额不足', '账户余额不足'],
  ['failed', 'wechat', 'NAME_NOT_CORRECT', undefined],
  ['failed', 'wechat', 'DAY_RECEIVED_QUOTA_EXCEED', undefined],
  ['failed', 'wechat', 'MCH_CANCEL', undefined],
  ['failed', 'bank', '户名不符', undefined],
  ['returned', 'gig', '账户余额不足', undefined],
  ['expired', 'wechat', 'OVERDUE_CLOSE', undefined],
  ['paid', 'wechat', null, undefined],
] as const)('a payout that is %s by %s for %s is the merchant’s to mend: %s', (state, route, endReason, code) => {
  expect(merchantFailureOf({ state, route, endReason })).toBe(code);
});
