import { ok, payeeWithLimits, quote, typed, wallet, withdrawUnderTest } from './withdraw-under-test';

afterEach(() => jest.useRealTimers());
beforeEach(() => jest.useFakeTimers());

describe('how much may be withdrawn at once', () => {
  it('asks for the first part of what one transfer cannot take', async () => {
    let count = 0;
    const { page, on, asked } = withdrawUnderTest({
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
    const rest = '每笔至多 200.00 元。这次先提 200.00 元,收款后可以再提余下的 318.60 元。';
    expect(page.data).toMatchObject({ quote: { yesName: '提现 200.00 元', notes: [rest] } });
  });

  it.each([
    [51_860, '每笔至多 200.00 元。这次先提 200.00 元,收款后可以再提余下的 318.60 元。'],
    [20_000, ''],
  ])('says beside %i fen what one transfer takes', async (withdrawableFen, limit) => {
    const { page, on } = withdrawUnderTest({
      wallet: ok({ ...wallet, withdrawableFen }),
      readPayee: ok(payeeWithLimits),
    });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'ready', limit });
    await on('typeAmount', typed('200.01'));
    expect(page.data.limit).toMatch(/余下的 0\.01 元/);
    await on('typeAmount', typed('abc'));
    expect(page.data.limit).toBe('');
  });

  it('says how much is the least, for all that is free and for what was typed', async () => {
    const few = withdrawUnderTest({ wallet: ok({ ...wallet, withdrawableFen: 9 }), readPayee: ok(payeeWithLimits) });
    await few.on('onShow');
    expect(few.page.data).toMatchObject({
      phase: 'empty',
      sentence: '可提现 0.09 元,满 0.10 元才能提。钱不会过期,攒够了再来。',
    });
    const quoteRefused = { ok: false, code: 'below-minimum', message: '低于最低提现金额,请您改大金额。' };
    const { page, on } = withdrawUnderTest({ wallet: ok(wallet), readPayee: ok(payeeWithLimits), quote: quoteRefused });
    await on('onShow');
    await on('typeAmount', typed('0.05'));
    await on('ask');
    expect(page.data.problem).toBe('至少 0.10 元才能提。钱不会过期,攒够了再来。');
  });
});
