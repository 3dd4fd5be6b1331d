import fc from 'fast-check';
import { fen } from '../money/fen';
import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../time/beijing-day';
import { compareEntries, type SeenEntry } from './entry-chain';
import { dateEntries, dayAfter, type LedgerSeal, laterDay, walkSeals } from './ledger-seal';

const runs = { numRuns: Number(process.env.PROVE_RUNS ?? 200) };
const day = (text: string) => text as BeijingDay;
const hash = (text: string) => {
  let value = 7;
  for (const char of text) value = (value * 31 + (char.codePointAt(0) ?? 0)) % 2_147_483_647;
  return String(value);
};
const startMs = startOfBeijingDayMs(day('20260801'));
const entryAt = (id: string, bookedAtMs: number, amountFen = 100): SeenEntry => ({
  id,
  cause: 'ORDER_PAID',
  orderKey: null,
  bookedAtMs,
  movements: [{ from: 'platform', to: 'frozen', amountFen: fen(amountFen) }],
});

interface Night {
  readonly seals: readonly LedgerSeal[];
  readonly sealedThroughDay: BeijingDay | null;
}

function seal(
  entries: readonly SeenEntry[],
  { seals, sealedThroughDay }: Night,
  throughDay: BeijingDay,
  portion = 1000,
) {
  const walk = walkSeals({ promoter: 'wxwang', seals, sealedThroughDay, throughDay, hash });
  const sorted = [...entries].sort(compareEntries);
  for (let at = 0; at < sorted.length; at += portion) walk.take(sorted.slice(at, at + portion));
  return walk.finish();
}

const unsealed: Night = { seals: [], sealedThroughDay: null };
const first = [entryAt('a', startMs + 5), entryAt('b', startMs + 6), entryAt('c', startMs + dayMs + 1)];

describe('sealing', () => {
  it('closes each day that has entries, with all that came before', () => {
    const { newSeals, problem, lateIds } = seal(first, unsealed, day('20260803'));
    expect(problem).toBeNull();
    expect(lateIds).toEqual([]);
    expect(newSeals.map(({ day, entryIds, count, balances }) => [day, entryIds, count, balances.frozenFen])).toEqual([
      ['20260801', ['a', 'b'], 2, 200],
      ['20260802', ['c'], 3, 300],
    ]);
    expect(newSeals[0]?.throughMs).toBe(startMs + dayMs - 1);
  });

  it('leaves today open', () => {
    expect(seal(first, unsealed, day('20260801')).newSeals.map((made) => made.day)).toEqual(['20260801']);
  });

  it('puts what came late into the first open day, before the day’s own', () => {
    const { newSeals: seals } = seal(first, unsealed, day('20260802'));
    const entries = [...first, entryAt('late', startMs + 7), entryAt('d', startMs + 3 * dayMs)];
    const night = seal(entries, { seals, sealedThroughDay: day('20260803') }, day('20260804'));
    expect(night.newSeals.map((made) => [made.day, made.entryIds])).toEqual([['20260804', ['late', 'd']]]);
    expect(night.lateIds).toEqual(['late']);
    const again = seal(
      entries,
      { seals: [...seals, ...night.newSeals], sealedThroughDay: day('20260804') },
      day('20260805'),
    );
    expect(again).toEqual({ problem: null, newSeals: [], lateIds: [] });
  });

  it('counts a late entry of a quiet day as late as well', () => {
    const night = seal([entryAt('late', startMs)], { seals: [], sealedThroughDay: day('20260801') }, day('20260802'));
    expect(night).toMatchObject({ lateIds: ['late'], newSeals: [{ day: '20260802', entryIds: ['late'] }] });
  });

  it.each([
    ['is gone', (entries: SeenEntry[]) => entries.filter(({ id }) => id !== 'b'), 'ENTRY_MISSING', '20260801', 'b'],
    [
      'has another amount',
      (entries: SeenEntry[]) =>
        entries.map((entry) => (entry.id === 'c' ? entryAt('c', entry.bookedAtMs, 101) : entry)),
      'CHAIN_BROKEN',
      '20260802',
      null,
    ],
  ])('names the day when an entry %s, and seals nothing further', (_name, spoil, kind, badDay, entryId) => {
    const { newSeals: seals } = seal(first, unsealed, day('20260802'));
    const spoilt = spoil([...first, entryAt('d', startMs + 2 * dayMs)]);
    const night = seal(spoilt, { seals, sealedThroughDay: null }, day('20260804'));
    expect(night).toEqual({ problem: { kind, day: badDay, entryId }, newSeals: [], lateIds: [] });
  });

  it('of any history, night by night and in any portions: every entry once, no seal ever changes, the end is the same', () => {
    const someEntries = fc.uniqueArray(fc.nat(10 * dayMs), { minLength: 1, maxLength: 40 });
    const delays = fc.array(fc.nat(3 * dayMs), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(someEntries, delays, fc.integer({ min: 1, max: 7 }), (moments, delaysMs, portion) => {
        const arrivals = moments.map((offsetMs, index) => ({
          entry: entryAt(`e${index}`, startMs + offsetMs, index + 1),
          // One in four arrives days after its moment.
          arrivesMs: startMs + offsetMs + (index % 4 === 0 ? (delaysMs[index] ?? 0) : 0),
        }));
        let night: Night = unsealed;
        for (let nightMs = startMs + dayMs; nightMs <= startMs + 15 * dayMs; nightMs += dayMs) {
          const known = arrivals.filter(({ arrivesMs }) => arrivesMs < nightMs).map(({ entry }) => entry);
          const throughDay = beijingDayOf(nightMs - 1);
          const { problem, newSeals } = seal(known, night, throughDay, portion);
          expect(problem).toBeNull();
          night = { seals: [...night.seals, ...newSeals], sealedThroughDay: throughDay };
        }
        const sealedIds = night.seals.flatMap(({ entryIds }) => entryIds);
        expect([...sealedIds].sort()).toEqual(arrivals.map(({ entry }) => entry.id).sort());
        const last = night.seals[night.seals.length - 1];
        expect(last?.count).toBe(moments.length);
        expect(last?.balances.frozenFen).toBe((moments.length * (moments.length + 1)) / 2);
        const days = night.seals.map((made) => made.day);
        expect(days).toEqual([...new Set(days)].sort());
      }),
      runs,
    );
  });
});

describe('to which day an entry counts', () => {
  const facts = { entries: first, seals: [], sealedThroughDay: null, throughDay: day('20260831') };

  it('is the day it was booked while nothing is closed', () => {
    expect(dateEntries(facts).map((dated) => dated.day)).toEqual(['20260801', '20260801', '20260802']);
  });

  it('is the first open day when its own is closed without it', () => {
    expect(
      dateEntries({ ...facts, sealedThroughDay: day('20260801') }).map(({ day, entry }) => [day, entry.id]),
    ).toEqual([
      ['20260802', 'a'],
      ['20260802', 'b'],
      ['20260802', 'c'],
    ]);
  });

  it('lies outside when the period ends before the first open day', () => {
    const closed = { ...facts, sealedThroughDay: day('20260810'), throughDay: day('20260805') };
    expect(dateEntries(closed)).toEqual([]);
  });
});

it.each([
  [null, null, null],
  [null, '20260801', '20260801'],
  ['20260802', '20260801', '20260802'],
  ['20260801', '20260802', '20260802'],
])('of %s and %s the later day is %s', (one, other, later) => {
  expect(laterDay(one as BeijingDay | null, other as BeijingDay | null)).toBe(later);
});

it('the day after the last of a year is the first of the next', () => {
  expect(dayAfter(day('20261231'))).toBe('20270101');
});
