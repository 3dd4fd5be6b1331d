import { ok, payout, quote, typed, wallet, withdrawUnderTest } from './withdraw-under-test';

afterEach(() => jest.useRealTimers());
beforeEach(() => jest.useFakeTimers());

describe('withdrawing', () => {
  it('offers all that is free and says who pays', async () => {
    const { page, on } = withdrawUnderTest({ wallet: ok(wallet) });
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
    const { page, on } = withdrawUnderTest({ wallet: ok({ ...wallet, ...change }) });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'empty' });
    expect(page.data.sentence).toMatch(sentence);
  });

  it('shows gross, tax and net before anything is asked for', async () => {
    const taxed = { ...quote, taxFen: 400, netFen: 3460, taxSteps: [{ text: '超过 800 元的部分', amountFen: 2000 }] };
    const { page, on, called } = withdrawUnderTest({ wallet: ok(wallet), quote: ok(taxed) });
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
    expect(called).toEqual(['promoter.noticeOffers', 'earnings.wallet', 'payout.readPayee', 'payout.quote']);
  });

  it('sends one wish under one id, however often it is tapped', async () => {
    const { asked, on } = withdrawUnderTest({
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

  it('asks again under the same id for what nobody knows the outcome of, and under another one for another amount', async () => {
    const answers: Record<string, unknown> = { wallet: ok(wallet), request: 'no answer at all' };
    const { page, on, asked } = withdrawUnderTest({
      ...answers,
      get quote() {
        const amountFen = Number(asked[asked.length - 1]?.input.amountFen);
        return ok({ ...quote, grossFen: amountFen, netFen: amountFen, partsFen: [amountFen] });
      },
    });
    await on('onShow');
    for (const amount of ['38.60', '38.60', '20.00']) {
      await on('typeAmount', typed(amount));
      await on('ask');
      await on('request');
      expect(page.data.problem).toBe('没有得到结果,请您稍后再试。');
    }
    const ids = asked.filter(({ action }) => action === 'request').map(({ input }) => input.requestId);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('asks for notices within the tap, for kinds of which none is left, and the request does not wait', async () => {
    const offers = [
      { template: 'payout', templateId: 't-payout', left: 0 },
      { template: 'confirm-soon', templateId: 't-soon', left: 0 },
      { template: 'free', templateId: 't-free', left: 2 },
      { template: 'order', templateId: 't-order', left: 0 },
    ];
    const sheets: { tmplIds: string[] }[] = [];
    const { page, on } = withdrawUnderTest(
      {
        wallet: ok(wallet),
        quote: ok(quote),
        request: ok(payout),
        noticeOffers: ok({ offers }),
        confirmParameters: ok({}),
      },
      { requestSubscribeMessage: (options: { tmplIds: string[] }) => sheets.push(options) },
    );
    await on('onShow');
    await on('ask');
    const tapped = on('request');
    expect(sheets.map(({ tmplIds }) => tmplIds)).toEqual([['t-payout', 't-soon']]);
    await tapped;
    expect(page.data).toMatchObject({ step: 'payout' });
  });

  it('finds an old payout by its moment, and without one page by page', async () => {
    const others = Array.from({ length: 20 }, (_, index) => ({ ...payout, payoutNo: `W${index}` }));
    const pages = (input: Record<string, unknown>) =>
      input.beforeMs === undefined
        ? { payouts: others, nextBeforeMs: payout.requestedAtMs + 1 }
        : { payouts: [{ ...payout, state: 'paid', next: 'none' }], nextBeforeMs: null };
    for (const [query, calls] of [
      [{ id: payout.payoutNo, at: String(payout.requestedAtMs) }, 1],
      [{ id: payout.payoutNo }, 2],
    ] as const) {
      const { page, on, asked } = withdrawUnderTest({
        get history() {
          return ok(pages(asked[asked.length - 1]?.input ?? {}));
        },
      });
      await on('onLoad', query);
      await on('onShow');
      expect(page.data).toMatchObject({ payout: { payoutNo: payout.payoutNo, moneyState: 'paid' } });
      expect(asked.filter(({ action }) => action === 'history')).toHaveLength(calls);
    }
  });

  it.each([
    ['', '请输入金额。'],
    ['0', '金额要大于 0。'],
    ['1e3', '金额只能是数字,例如 38.60。'],
  ])('refuses %p without asking the cloud', async (text, problem) => {
    const { page, on, called } = withdrawUnderTest({ wallet: ok(wallet) });
    await on('onShow');
    await on('typeAmount', typed(text));
    await on('ask');
    expect(page.data).toMatchObject({ problem });
    expect(called).toEqual(['promoter.noticeOffers', 'earnings.wallet', 'payout.readPayee']);
  });

  it("opens WeChat's page within the tap and believes the cloud, not that page", async () => {
    const opens: Record<string, unknown>[] = [];
    const answers: Record<string, unknown> = {
      history: ok({ payouts: [payout], nextBeforeMs: null }),
      confirmParameters: ok({ mchId: '1900000001', appId: 'wx1', package: 'pkg', confirmByMs: 1 }),
    };
    const { page, on, called } = withdrawUnderTest(answers, {
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
    const { page, on } = withdrawUnderTest(answers, { canIUse: () => false });
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
    const { page, on } = withdrawUnderTest({ history: ok({ payouts: [payout], nextBeforeMs: null }) });
    await on('onLoad', { id: 'WOTHER' });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'failed', payout: null });
  });
});
