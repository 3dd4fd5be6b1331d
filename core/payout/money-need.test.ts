import fc from 'fast-check';
import { emptyWallet, type Wallet, withdrawableFen } from '../ledger/wallet';
import { fen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { judgeFunds } from './judge-funds';
import { addWallet, emptyNeed, needDays, neededFen, needLines } from './money-need';

const day = (text: string) => text as BeijingDay;
const today = day('20260827');

function wallet(
  changes: Partial<Record<'availableFen' | 'payingFen' | 'frozenFen' | 'heldFen', number>>,
  due = {},
): Wallet {
  const amounts = Object.fromEntries(Object.entries(changes).map(([place, amountFen]) => [place, fen(amountFen)]));
  return { ...emptyWallet('wx'), ...amounts, dueFenByDay: due };
}

describe('the money that payouts need', () => {
  it('is what is free, under way, and comes free by the day', () => {
    const due = {
      '20260820': fen(5),
      '20260828': fen(100),
      '20260903': fen(30),
      '20260904': fen(7),
      '20261231': fen(1),
    };
    const need = addWallet(
      emptyNeed(today),
      wallet({ availableFen: 50, payingFen: 20, frozenFen: 9, heldFen: 3 }, due),
    );
    expect(need).toEqual({
      ...{ day: today, wallets: 1, openFen: 20, freeFen: 55, laterFen: 1, undatedFen: 12, owedFen: 0 },
      freeFenByDay: { '20260828': 100, '20260903': 30, '20260904': 7 },
    });
    expect(neededFen(need, 7)).toBe(205);
    expect(neededFen(need, 30)).toBe(212);
  });

  it('is less by what the same promoter owes, and by no one else’s debt', () => {
    const owing = wallet({ availableFen: -80 }, { '20260828': fen(50), '20260829': fen(50) });
    const need = [owing, wallet({ availableFen: 10 })].reduce(addWallet, emptyNeed(today));
    expect(need).toMatchObject({ freeFen: 10, owedFen: 80, freeFenByDay: { '20260829': 20 } });
  });

  it('has a line for each of 31 days that adds up', () => {
    const lines = needLines(
      addWallet(emptyNeed(today), wallet({ availableFen: 50, payingFen: 20 }, { '20260828': fen(5) })),
    );
    expect(lines).toHaveLength(31);
    expect(lines.slice(0, 3)).toEqual([
      { day: '20260827', comesFen: 70, neededFen: 70 },
      { day: '20260828', comesFen: 5, neededFen: 75 },
      { day: '20260829', comesFen: 0, neededFen: 75 },
    ]);
    expect(lines[30]?.day).toBe('20260926');
  });

  const anyWallet = fc
    .record({
      availableFen: fc.integer({ min: -5000, max: 5000 }),
      payingFen: fc.nat(5000),
      due: fc.dictionary(
        fc.constantFrom('20260801', '20260827', '20260901', '20260926', '20260927'),
        fc.nat(5000).map(fen),
      ),
    })
    .map(({ due, ...amounts }) => wallet(amounts, due));

  it('is never more than all promoters could withdraw by then, each by himself, and exactly that', () => {
    fc.assert(
      fc.property(fc.array(anyWallet, { maxLength: 8 }), (wallets) => {
        const need = wallets.reduce(addWallet, emptyNeed(today));
        const inAll = (through: BeijingDay) =>
          wallets.reduce((sum, each) => sum + each.payingFen + Math.max(withdrawableFen(each, through), 0), 0);
        expect(neededFen(need, 0)).toBe(inAll(today));
        expect(neededFen(need, 7)).toBe(inAll(day('20260903')));
        expect(neededFen(need, needDays)).toBe(inAll(day('20260926')));
        expect(neededFen(need, needDays) + need.laterFen).toBe(inAll(day('20991231')));
      }),
    );
  });
});

describe('the need against the accounts', () => {
  it.each([
    ['covered', 500, 0, 0, 0, '7 天内最多要付 4.00 元,运营账户够用。'],
    ['short, and the platform has it', 100, 900, 300, 0, '7 天内最多要付 4.00 元,运营账户还差 3.00 元,请您充值。'],
    [
      'short on both',
      100,
      50,
      300,
      250,
      '7 天内最多要付 4.00 元,运营账户还差 3.00 元,转入机构账户的钱后仍差 2.50 元,请您另外备款。',
    ],
    ['short, the platform not known', 100, null, 300, null, '7 天内最多要付 4.00 元,运营账户还差 3.00 元,请您充值。'],
    ['not known', null, 900, null, null, '7 天内最多要付 4.00 元,运营账户的余额不知道,请您到商户平台核对。'],
  ])('%s', (_name, payFen, platformFen, payShortFen, bothShortFen, zh) => {
    const judged = judgeFunds(7, 400, { payFen, platformFen });
    expect(judged).toMatchObject({ days: 7, neededFen: 400, payShortFen, bothShortFen, sentence: { zh } });
  });
});
