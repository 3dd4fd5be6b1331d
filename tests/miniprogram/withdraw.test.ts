import type { PayoutView } from '../../cloudfunctions/payout/contract';
import { type Cloud, openPage } from './open-page';

const wallet = {
  withdrawableFen: 3860,
  owedFen: 0,
  frozenFen: 0,
  heldFen: 0,
  dueByDay: [],
  payingFen: 0,
  paidFen: 0,
  payerName: '山里人家带货机构',
};
const payout: PayoutView = {
  payoutNo: 'W20250101AB',
  route: 'wechat',
  state: 'waiting',
  grossFen: 3860,
  taxFen: 0,
  netFen: 3860,
  requestedAtMs: 1_756_188_300_000,
  stateSinceMs: 1_756_188_300_000,
  title: { zh: '待收款', en: '' },
  sentence: { zh: '请您在 8 月 27 日 14:05 前点「收款」。', en: '' },
  next: 'confirm',
  confirmLeftMs: 19_200_000,
  canCancel: true,
};
const quote = {
  grossFen: 3860,
  taxFen: 0,
  netFen: 3860,
  taxSteps: [],
  partsFen: [3860],
  needsApproval: false,
  dayLeftFen: 200_000,
};
const ok = (value: unknown) => ({ ok: true, value });

interface Asked {
  readonly action: string;
  readonly input: Record<string, unknown>;
}

/** A page with a cloud that answers by action and keeps what it was asked. */
function opened(answers: Record<string, unknown>, wx: Record<string, unknown> = {}) {
  const asked: Asked[] = [];
  const cloud: Cloud = ({ name, data }) => {
    asked.push(data);
    return answers[data.action] ?? { ok: false, code: `unexpected ${name}.${data.action}`, message: '没有' };
  };
  return { ...openPage('packages/money/withdraw/withdraw', { cloud, wx }), asked };
}

const typed = (value: string) => ({ detail: { value } });

afterEach(() => jest.useRealTimers());
beforeEach(() => jest.useFakeTimers());

describe('withdrawing', () => {
  it('offers all that is free and says who pays', async () => {
    const { page, on } = opened({ wallet: ok(wallet) });
    await on('onShow');
    expect(page.data).toMatchObject({
      phase: 'ready',
      step: 'form',
      withdrawableFen: 3860,
      amountText: '38.60',
      payer: '由「山里人家带货机构」结算',
    });
  });

  it.each([
    ['a debt', { withdrawableFen: 0, owedFen: 1200 }, /扣回 12\.00 元/],
    ['nothing free', { withdrawableFen: 0 }, /没有可以提现的钱/],
    ['a block', { withdrawableFen: 0, blockedUntilMs: 1_756_188_300_000 }, /提现暂停到 8 月 26 日 14:05/],
  ])('says in words why nothing can be withdrawn: %s', async (_label, change, sentence) => {
    const { page, on } = opened({ wallet: ok({ ...wallet, ...change }) });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'empty' });
    expect(page.data.sentence).toMatch(sentence);
  });

  it('shows gross, tax and net before anything is asked for', async () => {
    const taxed = { ...quote, taxFen: 400, netFen: 3460, taxSteps: [{ text: '超过 800 元的部分', amountFen: 2000 }] };
    const { page, on, called } = opened({ wallet: ok(wallet), quote: ok(taxed) });
    await on('onShow');
    await on('ask');
    expect(page.data.quote).toMatchObject({
      isOpen: true,
      grossFen: 3860,
      taxFen: 400,
      netFen: 3460,
      hasTax: true,
      lines: [{ key: 0, text: '超过 800 元的部分 20.00 元' }],
      yesName: '提现 38.60 元',
    });
    expect(called).toEqual(['earnings.wallet', 'payout.readPayee', 'payout.quote']);
  });

  it('sends one wish under one id, however often it is tapped', async () => {
    const { asked, on } = opened({
      wallet: ok(wallet),
      quote: ok(quote),
      request: ok(payout),
      confirmParameters: ok({}),
    });
    await on('onShow');
    await on('ask');
    await on('request');
    await on('request');
    const ids = asked.filter(({ action }) => action === 'request').map(({ input }) => input.requestId);
    expect(new Set(ids).size).toBe(1);
    expect(String(ids[0])).toMatch(/^\d+-[a-z0-9]+$/);
  });

  it('asks for the first part of what one transfer cannot take', async () => {
    let count = 0;
    const { page, on, asked } = opened({
      wallet: ok({ ...wallet, withdrawableFen: 51_860 }),
      get quote() {
        count += 1;
        return count === 1
          ? ok({ ...quote, grossFen: 51_860, partsFen: [20_000, 20_000, 11_860] })
          : ok({ ...quote, grossFen: 20_000, netFen: 20_000, partsFen: [20_000] });
      },
    });
    await on('onShow');
    await on('ask');
    expect(asked.filter(({ action }) => action === 'quote').map(({ input }) => input.amountFen)).toEqual([
      51_860, 20_000,
    ]);
    expect(page.data).toMatchObject({ amountText: '200.00', quote: { yesName: '提现 200.00 元' } });
    expect(page.data.notice).toMatch(/每笔至多 200\.00 元/);
  });

  it.each([
    ['', '请输入金额。'],
    ['0', '金额要大于 0。'],
    ['1e3', '金额只能是数字,例如 38.60。'],
  ])('refuses %p without asking the cloud', async (text, problem) => {
    const { page, on, called } = opened({ wallet: ok(wallet) });
    await on('onShow');
    await on('typeAmount', typed(text));
    await on('ask');
    expect(page.data).toMatchObject({ problem });
    expect(called).toEqual(['earnings.wallet', 'payout.readPayee']);
  });

  it("opens WeChat's page within the tap and believes the cloud, not that page", async () => {
    const opens: Record<string, unknown>[] = [];
    const answers: Record<string, unknown> = {
      history: ok({ payouts: [payout], nextBeforeMs: null }),
      confirmParameters: ok({ mchId: '1900000001', appId: 'wx1', package: 'pkg', confirmByMs: 1 }),
    };
    const { page, on, called } = opened(answers, {
      canIUse: () => true,
      requestMerchantTransfer: (options: Record<string, unknown>) => opens.push(options),
    });
    await on('onLoad', { id: 'W20250101AB' });
    await on('onShow');
    expect(page.data).toMatchObject({
      step: 'payout',
      payout: { rest: '还剩 5 小时 20 分', numberText: 'W202 5010 1AB' },
    });
    const before = called.length;
    await on('confirm');
    expect(called.length).toBe(before);
    expect(opens).toEqual([expect.objectContaining({ mchId: '1900000001', appId: 'wx1', package: 'pkg' })]);
    // The page said that it failed, and the money arrived all the same.
    answers.history = ok({
      payouts: [{ ...payout, state: 'paid', next: 'none', confirmLeftMs: null }],
      nextBeforeMs: null,
    });
    const complete = opens[0]?.complete as (() => void) | undefined;
    complete?.();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(page.data).toMatchObject({ payout: { moneyState: 'paid', isOpen: false } });
  });

  it('says so where WeChat is too old, and where the page is not ready', async () => {
    const answers = {
      history: ok({ payouts: [payout], nextBeforeMs: null }),
      confirmParameters: { ok: false, code: 'payout-not-waiting', message: '还没有' } as unknown,
    };
    const { page, on } = opened(answers, { canIUse: () => false });
    await on('onLoad', { id: 'W20250101AB' });
    await on('onShow');
    await on('confirm');
    expect(page.data.notice).toMatch(/还没有准备好/);
    answers.confirmParameters = ok({ mchId: 'm', appId: 'a', package: 'p', confirmByMs: 1 });
    await on('follow');
    await on('confirm');
    expect(page.data.notice).toMatch(/这个版本的微信不能收款/);
  });

  it('a payout that is not his is not shown', async () => {
    const { page, on } = opened({ history: ok({ payouts: [payout], nextBeforeMs: null }) });
    await on('onLoad', { id: 'WOTHER' });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'failed', payout: null });
  });
});
