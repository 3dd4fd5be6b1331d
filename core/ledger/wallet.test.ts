import fc from 'fast-check';
import { aWallet, someDay, somePostings } from '../../tests/support/some-postings';
import { fen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { promoterAccount } from './account';
import { foldBalances, promoterTotalFen, rebuildWallets, sumOfBalances } from './check-books';
import { ledgerTransaction } from './ledger-transaction';
import { releaseDue } from './release-due';
import { promotersWithDue, resolveReleased } from './resolve-released';
import { applyPostings, dueDays, dueDaysThrough, emptyWallet, withdrawableFen } from './wallet';

const options = { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 };
const day = (text: string) => text as BeijingDay;
const due = (text: string, promoter = 'wxwang') => promoterAccount(promoter, { place: 'due', day: day(text) });
const available = promoterAccount('wxwang', { place: 'available' });
const frozen = promoterAccount('wxwang', { place: 'frozen' });

describe('a wallet', () => {
  it('starts with nothing anywhere', () => {
    expect(emptyWallet('wxwang')).toEqual({
      promoter: 'wxwang',
      frozenFen: 0,
      heldFen: 0,
      dueFenByDay: {},
      availableFen: 0,
      payingFen: 0,
      paidFen: 0,
      releasedThroughDay: null,
    });
  });

  it('follows each posting at each of its places, and nobody else’s', () => {
    const at = (place: 'held' | 'paying' | 'paid') => promoterAccount('wxwang', { place });
    const wallet = applyPostings(emptyWallet('wxwang'), [
      { from: 'platform', to: frozen, amountFen: fen(1000) },
      { from: frozen, to: at('held'), amountFen: fen(100) },
      { from: frozen, to: due('20260827'), amountFen: fen(700) },
      { from: due('20260827'), to: available, amountFen: fen(500) },
      { from: available, to: at('paying'), amountFen: fen(300) },
      { from: at('paying'), to: at('paid'), amountFen: fen(200) },
      { from: at('paying'), to: 'tax/withheld', amountFen: fen(40) },
      { from: 'platform', to: due('20260827', 'wxchen'), amountFen: fen(9999) },
      { from: 'platform', to: 'agency/margin', amountFen: fen(9999) },
    ]);
    expect(wallet).toEqual({
      promoter: 'wxwang',
      frozenFen: 200,
      heldFen: 100,
      dueFenByDay: { '20260827': 200 },
      availableFen: 200,
      payingFen: 60,
      paidFen: 200,
      releasedThroughDay: null,
    });
  });

  it('forgets a day on which nothing is left', () => {
    const there = [{ from: frozen, to: due('20260827'), amountFen: fen(5) }];
    const back = [{ from: due('20260827'), to: frozen, amountFen: fen(5) }];
    expect(applyPostings(emptyWallet('wxwang'), [...there, ...back])).toEqual(emptyWallet('wxwang'));
  });

  it('lists its days oldest first', () => {
    const wallet = aWallet({ dueFenByDay: { [day('20270101')]: fen(1), [day('20260827')]: fen(2) } });
    expect(dueDays(wallet)).toEqual(['20260827', '20270101']);
    expect(dueDaysThrough(wallet, day('20261231'))).toEqual(['20260827']);
  });

  it.each([
    ['20260826', 100],
    ['20260827', 102],
    ['20261231', 102],
    ['20270101', 103],
  ])('on %s %d fen may be withdrawn', (today, amountFen) => {
    const dueFenByDay = { [day('20270101')]: fen(1), [day('20260827')]: fen(2) };
    expect(withdrawableFen(aWallet({ availableFen: fen(100), dueFenByDay }), day(today))).toBe(amountFen);
  });

  it('says what is owed as less than nothing', () => {
    const wallet = aWallet({ availableFen: fen(-500), dueFenByDay: { [day('20260827')]: fen(200) } });
    expect(withdrawableFen(wallet, day('20260826'))).toBe(-500);
    expect(withdrawableFen(wallet, day('20260827'))).toBe(-300);
  });
});

describe('laws of postings', () => {
  it('all balances together are 0, and a wallet is the fold of its own', () => {
    fc.assert(
      fc.property(somePostings(['wxwang', 'wxchen']), (postings) => {
        const lines = postings.map((posting, index) =>
          ledgerTransaction({
            id: `${index}`,
            cause: 'AMOUNT_CHANGED',
            brandId: null,
            orderKey: null,
            postings: [posting],
            bookedAtMs: 0,
          }),
        );
        const balances = foldBalances(lines);
        expect(sumOfBalances(balances)).toBe(0);
        for (const [promoter, wallet] of rebuildWallets(lines)) {
          expect(wallet).toEqual(applyPostings(emptyWallet(promoter), postings));
          const { frozenFen, heldFen, availableFen, payingFen, paidFen, dueFenByDay } = wallet;
          const places = [frozenFen, heldFen, availableFen, payingFen, paidFen, ...Object.values(dueFenByDay)];
          expect(places.reduce<number>((sum, amount) => sum + amount, 0)).toBe(promoterTotalFen(balances, promoter));
        }
      }),
      options,
    );
  });

  it('what may be withdrawn on a day is the same however often, and through whichever days, release ran before', () => {
    const steps = fc.array(fc.oneof(somePostings(['wxwang'], 3), someDay), { maxLength: 12 });
    fc.assert(
      fc.property(steps, someDay, (script, asked) => {
        let [swept, never] = [emptyWallet('wxwang'), emptyWallet('wxwang')];
        for (const step of script) {
          if (typeof step === 'string') {
            // Release runs through a day that has come: never later than the day that is asked for.
            const throughDay = step <= asked ? step : asked;
            swept = releaseDue(swept, throughDay, 0)?.wallet ?? swept;
          } else {
            never = applyPostings(never, step);
            swept = applyPostings(
              swept,
              resolveReleased(step, () => swept.releasedThroughDay),
            );
          }
        }
        expect(withdrawableFen(swept, asked)).toBe(withdrawableFen(never, asked));
        const last = releaseDue(swept, asked, 0)?.wallet ?? swept;
        expect(last.availableFen).toBe(withdrawableFen(never, asked));
        expect(dueDaysThrough(last, last.releasedThroughDay ?? day(''))).toEqual([]);
      }),
      options,
    );
  });
});

describe('postings to days that were released', () => {
  const through = (throughDay: string | null) => () => (throughDay === null ? null : day(throughDay));
  const posting = { from: frozen, to: due('20260827'), amountFen: fen(5) };

  it.each([
    ['never released', null, due('20260827')],
    ['released through the day before', '20260826', due('20260827')],
    ['released through that day', '20260827', available],
    ['released through a later day', '20270101', available],
  ])('%s', (_name, throughDay, to) => {
    expect(resolveReleased([posting], through(throughDay))).toEqual([{ ...posting, to }]);
  });

  it('a refund of a released day is taken from available', () => {
    const refund = { from: due('20260827'), to: 'platform' as const, amountFen: fen(5) };
    expect(resolveReleased([refund], through('20260827'))).toEqual([{ ...refund, from: available }]);
  });

  it('a posting that would move in a circle falls away', () => {
    const circle = { from: due('20260827'), to: available, amountFen: fen(5) };
    expect(resolveReleased([circle, posting], through('20260827'))).toEqual([{ ...posting, to: available }]);
  });

  it('each promoter has his own day', () => {
    const move = { from: due('20260827', 'wxwang'), to: due('20260827', 'wxchen'), amountFen: fen(5) };
    const days = (promoter: string) => (promoter === 'wxwang' ? day('20260901') : null);
    expect(resolveReleased([move], days)).toEqual([{ ...move, from: available }]);
  });

  it('only wallets with due days must be read', () => {
    expect(promotersWithDue([{ from: 'platform', to: frozen, amountFen: fen(1) }])).toEqual([]);
    const move = { from: due('20260827', 'wxwang'), to: due('20260827', 'wxchen'), amountFen: fen(5) };
    expect(promotersWithDue([move, posting])).toEqual(['wxwang', 'wxchen']);
  });
});
