import fc from 'fast-check';
import { promoterAccount } from '../ledger/account';
import { chainAfter, chainGenesis, entrySeenBy, type SeenEntry } from '../ledger/entry-chain';
import { dayAfter, type LedgerSeal, walkSeals } from '../ledger/ledger-seal';
import { type LedgerCause, type LedgerTransaction, ledgerTransaction } from '../ledger/ledger-transaction';
import { afterMovement, noBalances } from '../ledger/place-balances';
import { fen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { startOfBeijingDayMs } from '../time/beijing-day';
import { emptyMonth, finalRoot, monthWith, noOwnAccounts, ownMonthWith } from './month-books';
import { monthHeadRows, promoterMonthRows } from './month-table';
import { addBalances, addMovements, type PromoterMonth, walkPromoterMonth } from './promoter-month';

/** A hash that shows what went in. */
const hash = (text: string) => `<${text.length}:${text.slice(-24).replace(/\n/g, ' ')}>`;
const frozen = promoterAccount('wxwang', { place: 'frozen' });
const first = '20260801' as BeijingDay;
const ms = (day: number, hour = 12) => startOfBeijingDayMs(first) + (day - 1) * 86_400_000 + hour * 3_600_000;

function entry(number: number, day: number, cause: LedgerCause = 'ORDER_PAID', amountFen = 100): LedgerTransaction {
  return ledgerTransaction({
    ...{ id: `order|sku|${number}`, cause, brandId: 'shanli', orderKey: 'order|sku', bookedAtMs: ms(day) },
    postings:
      cause === 'ORDER_PAID'
        ? [
            { from: 'platform', to: frozen, amountFen: fen(amountFen) },
            { from: 'platform', to: 'agency/margin', amountFen: fen(25) },
          ]
        : [{ from: frozen, to: 'platform', amountFen: fen(amountFen) }],
  });
}

function sealed(entries: readonly LedgerTransaction[]): {
  readonly seen: SeenEntry[];
  readonly seals: readonly LedgerSeal[];
} {
  const seen = entries.map((one) => entrySeenBy(one, 'wxwang'));
  const throughDay = '20260831' as BeijingDay;
  const walk = walkSeals({ promoter: 'wxwang', seals: [], sealedThroughDay: null, throughDay, hash });
  walk.take(seen);
  return { seen, seals: walk.finish().newSeals };
}

function monthOf(entries: readonly LedgerTransaction[]): PromoterMonth {
  const { seen, seals } = sealed(entries);
  const walk = walkPromoterMonth({ promoter: 'wxwang', opening: chainGenesis('wxwang', hash), seals, hash });
  walk.take(seen);
  const month = walk.finish();
  if ('kind' in month) throw new Error(month.kind);
  return month;
}

const august = [entry(1, 1), entry(2, 1), entry(3, 9, 'ORDER_REFUNDED', 40)];

describe('a promoter’s month', () => {
  it('has what moved by cause, and ends where his seals end', () => {
    const { seals } = sealed(august);
    const month = monthOf(august);
    expect(month.movements).toEqual([
      { cause: 'ORDER_PAID', entries: 2, changes: { ...noBalances, frozenFen: 200 } },
      { cause: 'ORDER_REFUNDED', entries: 1, changes: { ...noBalances, frozenFen: -40 } },
    ]);
    expect(month.closing).toMatchObject({ count: 3, head: seals[seals.length - 1]?.head });
    expect(month.closing.balances).toEqual({ ...noBalances, frozenFen: 160 });
  });

  it('is the same whatever portions and order its entries come in', () => {
    const { seen, seals } = sealed(august);
    const expected = monthOf(august);
    fc.assert(
      fc.property(fc.shuffledSubarray(seen, { minLength: 3 }), fc.integer({ min: 1, max: 3 }), (shuffled, size) => {
        const walk = walkPromoterMonth({ promoter: 'wxwang', opening: chainGenesis('wxwang', hash), seals, hash });
        for (let start = 0; start < shuffled.length; start += size) walk.take(shuffled.slice(start, start + size));
        expect(walk.finish()).toEqual(expected);
      }),
    );
  });

  it('passes over entries that no seal of the month holds', () => {
    const { seen, seals } = sealed(august);
    const walk = walkPromoterMonth({ promoter: 'wxwang', opening: chainGenesis('wxwang', hash), seals, hash });
    walk.take([...seen, entrySeenBy(entry(9, 9), 'wxwang')]);
    expect(walk.finish()).toEqual(monthOf(august));
  });

  it('names the entry that is gone, and the day whose entries say something else', () => {
    const { seen, seals } = sealed(august);
    const lacking = walkPromoterMonth({ promoter: 'wxwang', opening: chainGenesis('wxwang', hash), seals, hash });
    lacking.take(seen.slice(1));
    expect(lacking.missingIds()).toEqual(['order|sku|1']);
    expect(lacking.finish()).toEqual({ kind: 'ENTRY_MISSING', day: '20260801', entryId: 'order|sku|1' });
    const changed = walkPromoterMonth({ promoter: 'wxwang', opening: chainGenesis('wxwang', hash), seals, hash });
    changed.take([...seen.slice(0, 2), entrySeenBy(entry(3, 9, 'ORDER_REFUNDED', 41), 'wxwang')]);
    expect(changed.finish()).toEqual({ kind: 'CHAIN_BROKEN', day: '20260809', entryId: null });
  });

  it('without entries ends as it began', () => {
    const opening = chainAfter(chainGenesis('wxwang', hash), entrySeenBy(entry(1, 1), 'wxwang'), hash);
    const walk = walkPromoterMonth({ promoter: 'wxwang', opening, seals: [], hash });
    expect(walk.finish()).toEqual({ promoter: 'wxwang', opening, movements: [], closing: opening });
    expect(dayAfter(first)).toBe('20260802');
  });
});

describe('the sums of a month', () => {
  it('are those of its promoters', () => {
    const month = monthOf(august);
    const sums = monthWith(monthWith(emptyMonth('202608', null, hash), month, hash), month, hash);
    expect(sums).toMatchObject({ promoters: 2, entries: 6, opening: noBalances });
    expect(sums.closing).toEqual({ ...noBalances, frozenFen: 320 });
    expect(sums.movements.map(({ cause, entries }) => [cause, entries])).toEqual([
      ['ORDER_PAID', 4],
      ['ORDER_REFUNDED', 2],
    ]);
  });

  it('have another root when anything differs: the month before, an amount, the order of promoters, the own side', () => {
    const long = (text: string) => text;
    const month = monthOf(august);
    const other = monthOf([entry(1, 1), entry(2, 1), entry(3, 9, 'ORDER_REFUNDED', 41)]);
    const rootOf = (earlier: string | null, ...months: readonly PromoterMonth[]) =>
      months.reduce((sums, one) => monthWith(sums, one, long), emptyMonth('202608', earlier, long)).root;
    const own = { opening: noOwnAccounts, movements: [], closing: noOwnAccounts };
    const withMargin = ownMonthWith(own, [entry(1, 1)]);
    const roots = [
      rootOf(null, month, other),
      rootOf('root of July', month, other),
      rootOf(null, month, month),
      rootOf(null, other, month),
      finalRoot(rootOf(null, month, other), own, long),
      finalRoot(rootOf(null, month, other), withMargin, long),
    ];
    expect(new Set(roots).size).toBe(roots.length);
  });

  it('add up in any order', () => {
    const places = fc.integer({ min: -9, max: 9 }).map((amountFen) =>
      afterMovement(noBalances, {
        ...{ from: 'platform', to: 'frozen', amountFen: fen(amountFen) },
      }),
    );
    const movement = fc.record({
      cause: fc.constantFrom<LedgerCause>('ORDER_PAID', 'HELD', 'RELEASED'),
      entries: fc.nat(5),
      changes: places,
    });
    const list = fc.array(movement, { maxLength: 4 }).map((found) => addMovements([], found));
    fc.assert(
      fc.property(list, list, list, (one, two, three) => {
        expect(addMovements(one, two)).toEqual(addMovements(two, one));
        expect(addMovements(addMovements(one, two), three)).toEqual(addMovements(one, addMovements(two, three)));
      }),
    );
    expect(addBalances(noBalances, { ...noBalances, paidFen: fen(7) })).toEqual({ ...noBalances, paidFen: 7 });
  });

  it('have the agency’s own side by cause; entries between promoters’ places leave it alone', () => {
    const release = ledgerTransaction({
      ...{ id: 'release|wxwang|20260831', cause: 'RELEASED', brandId: null, orderKey: null, bookedAtMs: ms(31) },
      postings: [{ from: frozen, to: promoterAccount('wxwang', { place: 'available' }), amountFen: fen(10) }],
    });
    const start = { opening: noOwnAccounts, movements: [], closing: noOwnAccounts };
    const own = ownMonthWith(ownMonthWith(start, august), [release]);
    expect(own.movements).toEqual([
      { cause: 'ORDER_PAID', entries: 2, platformFen: -250, marginFen: 50, taxFen: 0 },
      { cause: 'ORDER_REFUNDED', entries: 1, platformFen: 40, marginFen: 0, taxFen: 0 },
    ]);
    expect(own.closing).toEqual({ platformFen: -210, marginFen: 50, taxFen: 0 });
  });
});

describe('the file of a month', () => {
  it('has rows of one width: sums first, then each promoter with his head and the hash of what he adds', () => {
    const month = monthOf(august);
    const sums = monthWith(emptyMonth('202608', null, hash), month, hash);
    const own = ownMonthWith({ opening: noOwnAccounts, movements: [], closing: noOwnAccounts }, august);
    const head = monthHeadRows({
      ...{ month: '202608', closedAt: '2026-09-01 09:00:00.000', closedBy: '李店长', reason: '月底' },
      ...{ overridden: ['WORK_OPEN'], earlierRoot: null, sums, own, root: 'the root' },
    });
    const rows = promoterMonthRows('202608', { ...month, number: 1 }, hash);
    expect(new Set([...head, ...rows].map((row) => row.length))).toEqual(new Set([19]));
    expect(head[1]).toEqual(
      expect.arrayContaining(['关账 2026-09-01 09:00:00.000,李店长:月底(跳过:WORK_OPEN)', 'the root']),
    );
    expect(rows.map((row) => row[3])).toEqual(['期初', '变动', '变动', '期末', '校验']);
    expect(rows[3]).toEqual(expect.arrayContaining(['wxwang', 160, '1.60', month.closing.head]));
  });
});
