import { givenBackEntry, paidEntry, returnedEntry } from '../../../core/payout/payout-entry';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { aPayout } from '../../../tests/support/builders/a-payout';
import { ledgerDocument } from '../../adapters/stores/ledger-document';
import { matchPayoutsHourly } from './match-payouts-hourly';
import { at, matchUnderTest, sentAtMs } from './match-under-test';

const paidAtMs = at('2026-08-27T12:05:00');

const sent = { firstSentAtMs: sentAtMs, sends: 1 } as const;
const money = { netFen: 8_720, taxFen: 80 };
const paidRow = aPayout({
  ...{ ...sent, state: 'paid', stateSinceMs: paidAtMs, work: 'none' },
  paid: { atMs: paidAtMs, month: '202608', ...money },
});
const failedRow = aPayout({ ...sent, state: 'failed', stateSinceMs: paidAtMs, work: 'none' });
const paidBook = paidEntry(paidRow, money, paidAtMs);

describe('the daily match', () => {
  it('finds nothing when payouts, bill and ledger say the same', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    await world.add({ ...failedRow, payoutNo: 'W2' }, givenBackEntry({ ...failedRow, payoutNo: 'W2' }, paidAtMs));
    world.moved();
    world.moved({ payoutNo: 'W2', providerNo: 'T2' });
    world.moved({ payoutNo: 'W2', providerNo: 'T2', direction: 'back', atMs: paidAtMs });
    expect(await world.run()).toEqual({
      isTaken: false,
      days: [{ route: 'wechat', day: '20260827', payouts: 2, differing: 0, notedAtMs: world.clock.nowMs() }],
      waiting: [],
    });
    expect(await world.differences()).toEqual([]);
    expect(world.journal.alarms).toEqual([]);
  });

  it('has nothing to do without payouts, and nothing twice', async () => {
    const world = matchUnderTest();
    expect([await world.run(), world.asked]).toMatchObject([{ days: [] }, []]);
    await world.add(paidRow, paidBook);
    world.moved();
    await world.run();
    world.asked.length = 0;
    expect(await world.run()).toEqual({ isTaken: false, days: [], waiting: [] });
    expect(world.asked).toEqual([]);
  });

  it.each<[string, (world: ReturnType<typeof matchUnderTest>) => Promise<void> | void, unknown[]]>([
    ['ours, not theirs', (world) => world.add(paidRow, paidBook), ['OURS_NOT_THEIRS', 'W1', 8_720, 0, '20260827']],
    [
      'another amount',
      async (world) => {
        await world.add(paidRow, paidBook);
        world.moved({ amountFen: 8_800 });
      },
      ['AMOUNT_DIFFERS', 'W1', 8_720, 8_800, '20260827'],
    ],
    [
      'failed and never given back',
      async (world) => {
        await world.add(failedRow, givenBackEntry(failedRow, paidAtMs));
        world.moved();
      },
      ['NOT_GIVEN_BACK', 'W1', 0, 8_720, '20260827'],
    ],
    [
      'paid and not booked',
      async (world) => {
        await world.add(paidRow);
        world.moved();
      },
      ['LEDGER_DIFFERS', 'W1', 8_800, 0, '20260827'],
    ],
    [
      'a number that nobody knows',
      async (world) => {
        await world.add(paidRow, paidBook);
        world.moved();
        world.moved({ payoutNo: 'X9', providerNo: 'T9', amountFen: 100 });
      },
      ['THEIRS_NOT_OURS', 'X9', 0, 100, '20260827'],
    ],
    [
      'no number at all',
      async (world) => {
        await world.add(paidRow, paidBook);
        world.moved();
        world.moved({ payoutNo: null, providerNo: 'T9', amountFen: 100 });
      },
      ['THEIRS_NOT_OURS', 'T9', 0, 100, '20260827'],
    ],
    [
      'one that was never handed over',
      async (world) => {
        await world.add(paidRow, paidBook);
        world.moved();
        await world.add(aPayout({ payoutNo: 'W3', state: 'requested' }));
        world.moved({ payoutNo: 'W3', providerNo: 'T3' });
      },
      ['THEIRS_NOT_OURS', 'W3', 0, 8_720, '20260827'],
    ],
  ])('(%s) is one work item and one alarm, and corrects nothing', async (_label, plant, found) => {
    const world = matchUnderTest();
    await plant(world);
    const before = await world.database.list('payouts', { where: {}, limit: 10 });
    await world.run();
    world.clock.setMs(at('2026-08-31T12:00:00'));
    await world.run();
    expect(await world.differences()).toEqual([found]);
    expect(world.journal.alarms).toEqual(['PAYOUT_DIFFERS']);
    expect(await world.database.list('payouts', { where: {}, limit: 10 })).toEqual(before);
  });

  it('alarms strange money with the first bill that shows it, and closes the day with the next one', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    world.moved({ payoutNo: 'X9', amountFen: 100 });
    world.clock.setMs(at('2026-08-28T10:30:00'));
    expect(await world.run()).toMatchObject({ days: [] });
    expect(await world.differences()).toEqual([['THEIRS_NOT_OURS', 'X9', 0, 100, '20260827']]);
    world.clock.setMs(at('2026-08-29T10:30:00'));
    expect(await world.run()).toMatchObject({ days: [{ day: '20260827', differing: 1 }] });
  });
});

describe('midnight', () => {
  it('between the bill and our own record is no difference', async () => {
    const world = matchUnderTest();
    const [lockedMs, endedMs] = [at('2026-08-26T23:59:50'), at('2026-08-27T00:00:10')];
    const row: PayoutRow = { ...paidRow, firstSentAtMs: lockedMs, stateSinceMs: endedMs };
    await world.add(row, paidBook);
    world.moved({ atMs: lockedMs });
    const failed: PayoutRow = { ...failedRow, payoutNo: 'W2', stateSinceMs: at('2026-08-27T23:59:50') };
    await world.add(failed, givenBackEntry(failed, paidAtMs));
    world.moved({ payoutNo: 'W2' });
    world.moved({ payoutNo: 'W2', direction: 'back', atMs: at('2026-08-28T00:00:05') });
    expect(await world.run()).toMatchObject({
      days: [{ day: '20260826' }, { day: '20260827', payouts: 2, differing: 0 }],
    });
    expect(await world.differences()).toEqual([]);
  });

  it('is no limit for a payout that waited for its promoter', async () => {
    const world = matchUnderTest();
    const row: PayoutRow = { ...failedRow, state: 'expired', stateSinceMs: at('2026-08-28T12:10:00') };
    await world.add(row, givenBackEntry(row, paidAtMs));
    world.moved();
    world.moved({ direction: 'back', atMs: at('2026-08-28T12:10:00') });
    world.clock.setMs(at('2026-08-31T12:00:00'));
    await world.run();
    expect(await world.differences()).toEqual([]);
  });
});

describe('a bill', () => {
  it('that is not there is waited for, and its day stays open', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    world.moved();
    world.missing.add('20260828');
    expect(await world.run()).toEqual({ isTaken: false, days: [], waiting: ['wechat'] });
    world.missing.clear();
    expect(await world.run()).toMatchObject({ days: [{ day: '20260827', differing: 0 }], waiting: [] });
  });

  it('that shows money again long after the end is alarmed', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    world.moved();
    world.moved({ atMs: at('2026-09-02T09:00:00') });
    world.moved({ direction: 'back', amountFen: 8_720, payoutNo: 'W1', atMs: at('2026-09-03T09:00:00') });
    world.clock.setMs(at('2026-09-05T12:00:00'));
    await world.run();
    expect(await world.differences()).toEqual([
      ['THEIRS_NOT_OURS', 'W1', 0, 8_720, '20260902'],
      ['GIVEN_BACK_UNTOLD', 'W1', 8_720, 0, '20260903'],
    ]);
  });

  it('of a platform that withholds states the amount before tax, and what a bank gave back', async () => {
    const world = matchUnderTest('gig');
    const returnedMs = at('2026-08-28T15:00:00');
    const row: PayoutRow = { ...paidRow, route: 'gig', state: 'returned', stateSinceMs: returnedMs };
    await world.add(row, paidBook);
    await world.database.put('ledger', ledgerDocument(returnedEntry(row, money, returnedMs)));
    world.moved({ amountFen: 8_800 });
    world.moved({ amountFen: 8_800, direction: 'back', atMs: returnedMs });
    world.clock.setMs(at('2026-08-31T12:00:00'));
    await world.run();
    expect(await world.differences()).toEqual([]);
  });
});

describe('a run', () => {
  it('does nothing while another is at it', async () => {
    const world = matchUnderTest();
    await world.ports.leases.take('match-payouts', 'somebody', world.clock.nowMs(), 120_000);
    expect(await world.run()).toEqual({ isTaken: true });
  });

  it('without time leaves its place, and the next one goes on there', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    world.moved();
    const times = [50_000, 24_999];
    expect(await world.run(() => times.shift() ?? 0)).toMatchObject({ days: [] });
    expect(await world.run()).toMatchObject({ days: [{ day: '20260827', differing: 0 }] });
    expect(await world.differences()).toEqual([]);
  });
});

describe('a timer of each minute', () => {
  it('matches once an hour, with time, and when nobody else is at it', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    world.moved();
    const turn = matchPayoutsHourly(world.ports);
    await world.ports.leases.take('match-payouts', 'somebody', world.clock.nowMs(), 60_000);
    expect(await turn(() => 50_000)).toBeUndefined();
    world.clock.setMs(at('2026-08-29T12:01:00'));
    expect(await turn(() => 29_999)).toBeUndefined();
    expect(await turn(() => 50_000)).toEqual({ matchedDays: 1, differing: 0, billsAwaited: 0 });
    expect(await turn(() => 50_000)).toBeUndefined();
    world.clock.setMs(at('2026-08-29T13:01:00'));
    expect(await turn(() => 50_000)).toBeUndefined();
    expect(await matchPayoutsHourly({ ...world.ports, providers: [] })(() => 50_000)).toBeUndefined();
  });

  it('is at it again on the next day', async () => {
    const world = matchUnderTest();
    await world.add(paidRow, paidBook);
    world.moved();
    const turn = matchPayoutsHourly(world.ports);
    world.clock.setMs(at('2026-08-29T12:01:00'));
    expect(await turn(() => 50_000)).toMatchObject({ matchedDays: 1 });
    world.clock.setMs(at('2026-08-30T12:01:00'));
    expect(await turn(() => 50_000)).toMatchObject({ differing: 0 });
  });
});
