import fc from 'fast-check';
import { later } from '../../tests/support/builders/a-snapshot';
import { apply, minuteLater, paid, received, settled, usualTerms } from '../../tests/support/row-after';
import type { OrderRow } from '../commission/order-row';
import type { OrderSnapshot } from '../commission/order-snapshot';
import { type LedgerTransaction, ledgerTransaction } from '../ledger/ledger-transaction';
import { type Fen, fen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { differenceWording } from './difference-wording';
import { judgeFlow, matchOrder } from './match-order';
import type { OrderFacts, OrderFlow } from './order-facts';

const agency = 'wxagency';
const orderId = settled.orderId;
/** 193.00 yuan at 25 %: what the platform settles for one line, on 18 August at 20:16. */
const feeFen = 4825;
const settledDay = '20260818' as BeijingDay;
const dayAfter = '20260819' as BeijingDay;
const hourMs = 3_600_000;

interface Line {
  readonly row: OrderRow;
  readonly entries: readonly LedgerTransaction[];
}

/** Row and ledger lines of an order line after its states. */
function lineAfter(...snapshots: readonly OrderSnapshot[]): Line {
  const start: { row: OrderRow | undefined; entries: LedgerTransaction[] } = { row: undefined, entries: [] };
  const end = snapshots.reduce(({ row, entries }, snapshot) => {
    const booking = apply(row, snapshot);
    return { row: booking.row, entries: [...entries, ...booking.entries] };
  }, start);
  if (!end.row) throw new Error('a line has at least one state');
  return { row: end.row, entries: end.entries };
}

let flowCount = 0;
function flow(amountFen: number, changes: Partial<OrderFlow> = {}): OrderFlow {
  flowCount += 1;
  const settledAtMs = settled.settledAtMs;
  return { flowId: `f${flowCount}`, amountFen: fen(amountFen), direction: 'in', bookedAtMs: settledAtMs, ...changes };
}

function facts(lines: readonly Line[], flows: readonly OrderFlow[]): OrderFacts {
  return { orderId, flows, rows: lines.map(({ row }) => row), entries: lines.flatMap(({ entries }) => entries) };
}

const match = (lines: readonly Line[], flows: readonly OrderFlow[], day = settledDay) =>
  matchOrder(facts(lines, flows), day, agency);

const sku = (skuId: string, snapshot: OrderSnapshot) => ({ ...snapshot, skuId });
const all = (skuId: string) => lineAfter(sku(skuId, paid), sku(skuId, received), sku(skuId, settled));
const usual = () => lineAfter(paid, received, settled);
const cancelled = minuteLater(settled, { orderStatus: 200, commissionStatus: 200 });
const back = (amountFen: number, atMs = cancelled.updateTimeSec * 1000) =>
  flow(amountFen, { direction: 'out', bookedAtMs: atMs });

describe('an order agrees', () => {
  it.each<[string, () => OrderFacts]>([
    ['that is paid and not settled', () => facts([lineAfter(paid)], [])],
    ['that is settled, with its movement', () => facts([usual()], [flow(feeFen)])],
    ['whose two skus came in one movement', () => facts([all('1'), all('2')], [flow(2 * feeFen)])],
    ['whose two skus came in two movements', () => facts([all('1'), all('2')], [flow(feeFen), flow(feeFen)])],
    ['of whose two skus one is settled', () => facts([all('1'), lineAfter(sku('2', paid))], [flow(feeFen)])],
    ['that was cancelled before it was settled', () => facts([lineAfter(paid, cancelled)], [])],
    [
      'that was cancelled after it was settled',
      () => facts([lineAfter(paid, received, settled, cancelled)], [flow(feeFen), back(feeFen)]),
    ],
  ])('%s', (_name, of) => {
    expect(matchOrder(of(), settledDay, agency)).toEqual({ kind: 'agrees' });
  });

  it('whose platform pays the promoter itself, and the agency the rest', () => {
    const sharer = { promoter: 'wxwang', amountFen: fen(3860) };
    const ours = { sharer, serviceAmountFen: fen(965), promoterAgency: { appid: agency, amountFen: fen(4825) } };
    const terms = { ...usualTerms, settledBy: 'platform' } as const;
    const booking = apply(undefined, { ...settled, ...ours }, terms);
    const row = booking.row;
    expect([row.settled?.feeFen, row.promoterFen, row.marginFen]).toEqual([4825, 0, 965]);
    expect(match([{ row, entries: booking.entries }], [flow(965)])).toEqual({ kind: 'agrees' });
  });
});

/** What a plant looks like on the day after. */
type Plant = [name: string, of: () => OrderFacts, code: string, klass: string, platformFen: number, oursFen: number];

const twiceCounted = (): Line => {
  const { row, entries } = usual();
  const fee = { feeFen: fen(2 * feeFen), atMs: settled.settledAtMs };
  const doubled = { ...row, settled: fee, promoterFen: fen(7720), marginFen: fen(1930), booking: row.booking + 1 };
  const again = ledgerTransaction({
    ...{ id: `${row.key}|${doubled.booking}`, cause: 'AMOUNT_CHANGED', brandId: row.brandId, orderKey: row.key },
    bookedAtMs: settled.settledAtMs,
    postings: [
      { from: 'platform', to: 'promoter/wxwang/due/20260827', amountFen: fen(3860) },
      { from: 'platform', to: 'agency/margin', amountFen: fen(965) },
    ],
  });
  return { row: doubled, entries: [...entries, again] };
};

const withRow = ({ row, entries }: Line, changes: Partial<OrderRow>): Line => ({
  row: { ...row, ...changes },
  entries,
});
const feeOnly = (fee: number) => withRow(usual(), { settled: { feeFen: fen(fee), atMs: settled.settledAtMs } });

const plants: Plant[] = [
  ['nobody knows', () => facts([], [flow(feeFen)]), 'ORDER_UNKNOWN', 'missing', feeFen, 0],
  ['has no movement', () => facts([usual()], []), 'FLOW_MISSING', 'missing', 0, feeFen],
  ['has ledger lines and no row', () => ({ ...facts([usual()], []), rows: [] }), 'ROW_MISSING', 'missing', 0, feeFen],
  ['was counted twice', () => facts([twiceCounted()], [flow(feeFen)]), 'COUNTED_TWICE', 'amount', feeFen, 2 * feeFen],
  ['has twice its fee', () => facts([feeOnly(9650)], [flow(feeFen)]), 'COUNTED_TWICE', 'amount', feeFen, 2 * feeFen],
  [
    ...['is there under two skus, of which one is', () => facts([all('1'), all('01')], [flow(feeFen)])],
    ...['COUNTED_TWICE', 'amount', feeFen, 2 * feeFen],
  ] as Plant,
  ['was paid twice', () => facts([usual()], [flow(4825), flow(4825)]), 'PAID_TWICE', 'amount', 2 * feeFen, feeFen],
  ['was paid less', () => facts([usual()], [flow(4800)]), 'AMOUNT_DIFFERS', 'amount', 4800, feeFen],
  ['counts a fen more', () => facts([feeOnly(4826)], [flow(feeFen)]), 'AMOUNT_DIFFERS', 'amount', feeFen, 4826],
  [
    ...['books other than its row', () => facts([withRow(usual(), { marginFen: fen(966) })], [flow(4825)])],
    ...['LEDGER_DIFFERS', 'amount', 4826, feeFen],
  ] as Plant,
  ['was paid and not settled', () => facts([lineAfter(paid)], [flow(4825)]), 'PAID_UNSETTLED', 'state', feeFen, 0],
  [
    ...['was taken back and is settled', () => facts([usual()], [flow(feeFen), back(feeFen)])],
    ...['TAKEN_BACK_UNTOLD', 'state', 0, feeFen],
  ] as Plant,
  [
    ...[
      'was cancelled and not taken back',
      () => facts([lineAfter(paid, received, settled, cancelled)], [flow(feeFen)]),
    ],
    ...['CANCELLED_NOT_TAKEN_BACK', 'state', feeFen, 0],
  ] as Plant,
];

describe('an order that', () => {
  it.each(plants)('%s differs a day later', (_name, of, code, klass, platformFen, oursFen) => {
    const difference = { class: klass, code, platformFen, oursFen };
    expect(matchOrder(of(), dayAfter, agency)).toEqual({ kind: 'differs', difference });
  });

  it.each(plants)('%s is explained with its amounts', (_name, of) => {
    const found = matchOrder(of(), dayAfter, agency);
    if (found.kind !== 'differs') throw new Error('it differs');
    const { zh, en } = differenceWording(found.difference);
    expect(zh).toMatch(/\d\.\d\d 元/);
    expect(zh).toMatch(/。$/);
    expect(zh).not.toMatch(/[!！,，]$|！/);
    expect(en).toMatch(/\d\.\d\d/);
  });

  it('was counted twice is so although row, ledger and parts all hold', () => {
    const { row, entries } = twiceCounted();
    const fromPlatform = entries
      .flatMap(({ postings }) => postings)
      .filter(({ from }) => from === 'platform')
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(fromPlatform).toBe(row.promoterFen + row.marginFen);
    expect(row.settled?.feeFen).toBe(row.promoterFen + row.marginFen);
    expect(match([{ row, entries }], [flow(feeFen)])).toMatchObject({ difference: { code: 'COUNTED_TWICE' } });
  });
});

describe('time', () => {
  const lateEvening = Date.parse('2026-08-18T23:59:00+08:00');
  const justAfter = Date.parse('2026-08-19T00:01:00+08:00');
  const settledAt = (atMs: number) =>
    lineAfter(paid, received, { ...settled, settledAtMs: atMs, updateTimeSec: Math.floor(atMs / 1000) });

  it('a row at 23:59 without its movement waits a day, and is missing then', () => {
    const lines = [settledAt(lateEvening)];
    expect(match(lines, [], settledDay)).toMatchObject({
      difference: { class: 'timing', code: 'FLOW_NOT_YET', platformFen: 0, oursFen: feeFen },
    });
    expect(match(lines, [], dayAfter)).toMatchObject({ difference: { class: 'missing', code: 'FLOW_MISSING' } });
    expect(match(lines, [flow(feeFen, { bookedAtMs: justAfter })], dayAfter)).toEqual({ kind: 'agrees' });
  });

  it('a movement at 23:59 without its row waits a day, and the state is wrong then', () => {
    const flows = [flow(feeFen, { bookedAtMs: lateEvening })];
    const waiting = [lineAfter(paid, received)];
    expect(match(waiting, flows, settledDay)).toMatchObject({
      difference: { class: 'timing', code: 'ORDER_NOT_YET', platformFen: feeFen, oursFen: 0 },
    });
    expect(match(waiting, flows, dayAfter)).toMatchObject({ difference: { class: 'state', code: 'PAID_UNSETTLED' } });
    expect(match([settledAt(justAfter)], flows, dayAfter)).toEqual({ kind: 'agrees' });
  });

  it('both at the same time and different is an amount at once', () => {
    const flows = [flow(4800, { bookedAtMs: lateEvening + 50 * 60_000 })];
    expect(match([settledAt(lateEvening)], [...flows], dayAfter)).toMatchObject({
      difference: { class: 'amount', code: 'AMOUNT_DIFFERS' },
    });
  });

  it('what moved after the day is left to a later day', () => {
    expect(match([settledAt(justAfter)], [], settledDay)).toEqual({ kind: 'later' });
    expect(match([lineAfter(paid)], [flow(feeFen, { bookedAtMs: justAfter })], settledDay)).toEqual({ kind: 'later' });
  });

  it('a refund whose movement is not there yet waits a day', () => {
    const part = later(settled, 3 * 3600, { serviceAmountFen: fen(3000), actualPaymentFen: fen(12_000) });
    const refunded = { ...part, promoterAgency: { appid: agency, amountFen: fen(3000) } };
    const { row, entries } = lineAfter(paid, received, settled, refunded);
    const atMs = settled.settledAtMs + 3 * hourMs;
    const dated = entries.map((entry) => (entry.cause === 'ORDER_REFUNDED' ? { ...entry, bookedAtMs: atMs } : entry));
    const lines = [{ row, entries: dated }];
    expect(match(lines, [flow(feeFen)])).toMatchObject({ difference: { code: 'FLOW_NOT_YET', oursFen: 3000 } });
    expect(match(lines, [flow(feeFen), back(1825, atMs)])).toEqual({ kind: 'agrees' });
    expect(match(lines, [flow(feeFen)], dayAfter)).toMatchObject({ difference: { code: 'AMOUNT_DIFFERS' } });
  });
});

describe('laws', () => {
  const fee = fc.integer({ min: 1, max: 1_000_000 });
  const lines = fc.array(fee, { minLength: 1, maxLength: 4 });
  const lineOf = (amountFen: number, nth: number): Line => {
    const money = { serviceAmountFen: fen(amountFen), promoterAgency: { appid: agency, amountFen: fen(amountFen) } };
    const [first, second, third] = [paid, received, settled].map((one) => ({ ...sku(String(nth + 1), one), ...money }));
    if (!first || !second || !third) throw new Error('three states');
    return lineAfter(first, second, third);
  };
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  /** The same amount in so many movements. */
  const pieces = (totalFen: number, count: number) =>
    Array.from({ length: count }, (_, nth) => Math.floor((totalFen + nth) / count)).filter((amount) => amount > 0);

  it('a settled order agrees with movements of the same sum, however they are cut and ordered', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 5 }), fc.boolean(), (amounts, count, isTurned) => {
        const flows = pieces(sum(amounts), count).map((amount) => flow(amount));
        const rows = amounts.map(lineOf);
        expect(match(isTurned ? rows.reverse() : rows, isTurned ? flows.reverse() : flows)).toEqual({ kind: 'agrees' });
      }),
    );
  });

  it('one fen or more anywhere is found, with exactly that gap', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: -500_000, max: 500_000 }), (amounts, wrongFen) => {
        const total = sum(amounts);
        fc.pre(wrongFen !== 0 && total + wrongFen > 0);
        const found = match(amounts.map(lineOf), [flow(total + wrongFen)], dayAfter);
        expect(found.kind === 'differs' && found.difference.platformFen - found.difference.oursFen).toBe(wrongFen);
      }),
    );
  });

  it('an order that has any settled line counted twice never agrees', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (amounts, pick) => {
        const rows = amounts.map(lineOf);
        const chosen = rows[pick % rows.length];
        if (!chosen) throw new Error('there is one');
        const { row } = chosen;
        const twice: Fen = fen(2 * (row.settled?.feeFen ?? 0));
        const doubled = withRow(chosen, { settled: { feeFen: twice, atMs: settled.settledAtMs } });
        const planted = rows.map((line) => (line === chosen ? doubled : line));
        expect(match(planted, [flow(sum(amounts))], dayAfter)).toMatchObject({ kind: 'differs' });
      }),
    );
  });
});

describe('a movement by itself', () => {
  it.each([
    ['withdrawal', null, undefined],
    ['sharing', '1', undefined],
    ['sharing', null, 'FLOW_WITHOUT_ORDER'],
    ['unknown', null, 'FLOW_KIND_UNKNOWN'],
    ['unknown', '1', 'FLOW_KIND_UNKNOWN'],
  ] as const)('of kind %s for order %p is %p', (kind, ofOrder, code) => {
    expect(judgeFlow({ kind, orderId: ofOrder, signedFen: fen(7) })?.code).toBe(code);
  });
});
