import { knownFailReasons } from '../payout/fail-reason';
import { merchantFailureOf } from '../payout/merchant-failure';
import { operatorNoticeWording } from './operator-notice-wording';

const failed = (code: string) => operatorNoticeWording('PAYOUT_FAILED', { netFen: 8_720, code });

describe('notices to whoever runs the program', () => {
  it('say why a payout failed and what to do about it', () => {
    expect(failed('PRODUCT_AUTH_CHECK_FAIL').zh).toBe(
      '一笔 87.20 元的提现没有付成,钱已退回推客的可提现。「商家转账」没有开通或权限不足,请您在商户平台「产品中心」查看。处理好以后,推客要重新申请。',
    );
    expect(failed('PRODUCT_AUTH_CHECK_FAIL').en).toBe(
      'A payout of 87.20 yuan failed, its money is back: not open. It is to be requested again after that.',
    );
  });

  it('tell a reason that nobody published in the provider’s own words', () => {
    expect(failed('余额不足').zh).toBe(
      '一笔 87.20 元的提现没有付成,钱已退回推客的可提现。付款方的原话是「余额不足」,请您到付款方那里核对。处理好以后,推客要重新申请。',
    );
  });

  it('have a next step for every reason that is the merchant’s', () => {
    const merchants = knownFailReasons.filter((endReason) =>
      merchantFailureOf({ state: 'failed', route: 'wechat', endReason }),
    );
    expect(merchants).toHaveLength(19);
    for (const code of merchants) expect(failed(code).zh).toMatch(/。[^。]*请您[^。]*。处理好以后/);
  });

  it('say from when on somebody alone may do both halves', () => {
    const facts = { by: '老板', totalFen: 8_720, fromMs: 1_785_585_780_000 };
    expect(operatorNoticeWording('PAYOUT_LIST_WAITS_ALONE', facts).zh).toBe(
      '老板通过了 87.20 元的付款清单。没有第二位能付款的人,8 月 1 日 20:03 起结果也由他登记。您觉得不妥,请在这之前请一位财务加入。',
    );
  });

  it('say the rest by their code', () => {
    expect(operatorNoticeWording('PAYOUT_STUCK', {}).zh).toBe('这笔提现超过 30 小时没有结果,请您到商户平台核对。');
  });
});
