import { aSnapshot, later, orderedAtMs } from '../../tests/support/builders/a-snapshot';
import {
  apply,
  decide,
  linesOf,
  minuteLater,
  paid,
  received,
  rowAfter,
  settled,
  sharer,
} from '../../tests/support/row-after';
import { fen } from '../money/fen';
import { ratePpm } from '../money/rate-ppm';
import { applySnapshot } from './apply-snapshot';
import { holdOrder } from './hold-order';
import type { OrderRow } from './order-row';
import type { OrderSnapshot } from './order-snapshot';

function held(row: OrderRow): OrderRow {
  const outcome = holdOrder(row, 'MANUAL', orderedAtMs);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.row;
}

const partly = { actualPaymentFen: fen(12_633), serviceAmountFen: fen(3158), promoterAgency: null };
const more = { actualPaymentFen: fen(20_000), serviceAmountFen: fen(5000), promoterAgency: null };
const cancelled = { commissionStatus: 200, orderStatus: 200 };

const frozenRow = rowAfter(paid);
const dueRow = rowAfter(paid, received, settled);
const heldRow = held(frozenRow);
const heldDueRow = held(dueRow);

type Case = readonly [name: string, row: OrderRow | undefined, next: OrderSnapshot, lines: readonly string[]];

describe('what is posted for a new order', () => {
  it.each([
    ['paid', undefined, paid, ['ORDER_PAID, platform > wang/frozen 3860, platform > agency/margin 965']],
    ['unpaid', undefined, aSnapshot({ orderStatus: 10, paidAtMs: 0 }), []],
    ['cancelled unpaid', undefined, aSnapshot({ orderStatus: 250 }), []],
    ['first seen cancelled', undefined, aSnapshot(cancelled), []],
    ['paid, nobody’s', undefined, aSnapshot({ sharer: null }), ['ORDER_PAID, platform > agency/margin 4825']],
    [
      'paid, a fee of 1 fen',
      undefined,
      aSnapshot({ serviceAmountFen: fen(1) }),
      ['ORDER_PAID, platform > agency/margin 1'],
    ],
    ['paid, no fee', undefined, aSnapshot({ serviceAmountFen: fen(0) }), []],
    [
      'first seen settled',
      undefined,
      settled,
      [
        'ORDER_PAID, platform > wang/frozen 3860, platform > agency/margin 965',
        'DUE_DATED, wang/frozen > wang/due/20260827 3860',
      ],
    ],
    [
      'first seen received and unsettled',
      undefined,
      received,
      ['ORDER_PAID, platform > wang/frozen 3860, platform > agency/margin 965'],
    ],
  ] satisfies Case[])('%s', (_name, row, next, lines) => {
    expect(linesOf(apply(row, next))).toEqual(lines);
  });
});

describe.each([
  ['frozen', frozenRow, 'wang/frozen'],
  ['due', dueRow, 'wang/due/20260827'],
  ['held', heldRow, 'wang/held'],
  ['held, dated before', heldDueRow, 'wang/held'],
])('what is posted for an order whose money is %s', (_place, row, at) => {
  const next = (changes: Partial<OrderSnapshot>) => minuteLater(row.snapshot, changes);

  it.each([
    ['amount up', more, [`AMOUNT_CHANGED, platform > ${at} 140, platform > agency/margin 35`]],
    ['amount down', partly, [`ORDER_REFUNDED, ${at} > platform 1334, agency/margin > platform 333`]],
    ['all refunded', cancelled, [`ORDER_REFUNDED, ${at} > platform 3860, agency/margin > platform 965`]],
    [
      'settlement cancelled',
      { commissionStatus: 200 },
      [`ORDER_CANCELLED, ${at} > platform 3860, agency/margin > platform 965`],
    ],
    ['another promoter', sharer('wxchen'), [`SHARER_CHANGED, ${at} > ${at.replace('wang', 'chen')} 3860`]],
    [
      'nobody any more',
      sharer(null),
      [`SHARER_CHANGED, ${at} > platform 3860`, 'AMOUNT_CHANGED, platform > agency/margin 3860'],
    ],
    [
      'another promoter and a part refunded at once',
      { ...sharer('wxchen'), ...partly },
      [
        `SHARER_CHANGED, ${at} > ${at.replace('wang', 'chen')} 3860`,
        `ORDER_REFUNDED, ${at.replace('wang', 'chen')} > platform 1334, agency/margin > platform 333`,
      ],
    ],
    ['another title', { productTitle: '改了名' }, []],
  ])('%s', (_name, changes, lines) => {
    expect(linesOf(apply(row, next(changes)))).toEqual(lines);
  });

  it('nothing at all when the row is pinned and the platform names somebody else, or nobody', () => {
    const pinned = { ...row, pinned: true };
    for (const promoter of ['wxchen', null]) {
      const booking = apply(pinned, next(sharer(promoter)));
      expect([linesOf(booking), booking.row.promoter, booking.alerts]).toEqual([[], 'wxwang', []]);
    }
  });

  it('amounts still follow a pinned row', () => {
    const booking = apply({ ...row, pinned: true }, next({ ...sharer('wxchen'), ...partly }));
    expect(linesOf(booking)).toEqual([`ORDER_REFUNDED, ${at} > platform 1334, agency/margin > platform 333`]);
  });

  it('nothing for the same snapshot again, or an older one', () => {
    expect(decide(row, { snapshot: row.snapshot })).toEqual({ kind: 'unchanged' });
    expect(decide(row, { snapshot: { ...paid, updateTimeSec: paid.updateTimeSec - 1 } })).toEqual({
      kind: 'unchanged',
    });
  });
});

describe('steps that wait for one another', () => {
  const settledOnly = later(paid, 86_400, { commissionStatus: 100, settledAtMs: paid.paidAtMs + 86_400_000 });

  it('settled before received: dated when the receipt is known', () => {
    const waiting = rowAfter(paid, settledOnly);
    expect(waiting).toMatchObject({ moneyIn: 'frozen', dueDay: null, receiptAtMs: null });
    const booking = apply(waiting, later(settledOnly, 86_400, { orderStatus: 100 }));
    expect(linesOf(booking)).toEqual(['DUE_DATED, wang/frozen > wang/due/20260819 3860']);
  });

  it('a receipt that only a push stated is enough once settled and received', () => {
    const row = rowAfter(paid);
    const noted = decide(row, { snapshot: paid, receiptSeenAtMs: received.orderUpdatedAtMs - 86_400_000 });
    expect(noted).toMatchObject({
      kind: 'changed',
      entries: [],
      row: { receiptAtMs: received.orderUpdatedAtMs - 86_400_000 },
    });
  });

  it('an older snapshot can still tell of an earlier receipt', () => {
    const seenLate = minuteLater(received, {
      productTitle: '改了名',
      orderUpdatedAtMs: received.orderUpdatedAtMs + 999_000,
    });
    const row = rowAfter(paid, seenLate);
    expect(row.receiptAtMs).toBe(received.orderUpdatedAtMs + 999_000);
    const decision = decide(row, { snapshot: received });
    expect(decision).toMatchObject({
      kind: 'changed',
      row: { receiptAtMs: received.orderUpdatedAtMs, snapshot: seenLate },
    });
  });

  it('the due day stays when the platform names another time of settlement', () => {
    const row = rowAfter(paid, received, settled);
    const again = apply(row, minuteLater(settled, { settledAtMs: settled.settledAtMs + 60 * 86_400_000 }));
    expect([linesOf(again), again.row.dueDay]).toEqual([[], '20260827']);
  });

  it('the receipt stays as it was when the due day was posted', () => {
    const row = rowAfter(paid, received, settled);
    const again = decide(row, { snapshot: settled, receiptSeenAtMs: received.orderUpdatedAtMs - 86_400_000 });
    expect(again).toEqual({ kind: 'unchanged' });
  });

  it('an order that nobody has any more loses its day; the next promoter gets his own', () => {
    const row = rowAfter(paid, received, settled, minuteLater(settled, sharer(null)));
    expect(row).toMatchObject({ dueDay: null, moneyIn: 'none' });
    const facts = { snapshot: minuteLater(row.snapshot, sharer('wxchen')), receiptSeenAtMs: paid.paidAtMs };
    expect(decide(row, facts)).toMatchObject({ row: { dueDay: '20260819', moneyIn: 'due', promoter: 'wxchen' } });
  });

  it('an amount that comes back after all was refunded goes to the place of before', () => {
    const nothingLeft = rowAfter(
      paid,
      received,
      settled,
      minuteLater(settled, { serviceAmountFen: fen(0), promoterAgency: null }),
    );
    expect(nothingLeft).toMatchObject({ promoterFen: 0, moneyIn: 'due' });
    expect(linesOf(apply(nothingLeft, minuteLater(nothingLeft.snapshot, { serviceAmountFen: fen(1000) })))).toEqual([
      'AMOUNT_CHANGED, platform > wang/due/20260827 800, platform > agency/margin 200',
    ]);
  });
});

describe('an order of nobody', () => {
  const nobodys = aSnapshot({ sharer: null });

  it('gives a promoter who is named later his part out of the margin', () => {
    expect(linesOf(apply(rowAfter(nobodys), minuteLater(nobodys, sharer('wxchen'))))).toEqual([
      'AMOUNT_CHANGED, platform > chen/frozen 3860, agency/margin > platform 3860',
    ]);
  });

  it('dates the part at once when the order was received and settled before somebody was named', () => {
    const row = rowAfter(nobodys, { ...received, sharer: null }, { ...settled, sharer: null });
    expect(row).toMatchObject({ moneyIn: 'none', dueDay: null });
    expect(linesOf(apply(row, minuteLater(settled, sharer('wxchen'))))).toEqual([
      'AMOUNT_CHANGED, platform > chen/frozen 3860, agency/margin > platform 3860',
      'DUE_DATED, chen/frozen > chen/due/20260827 3860',
    ]);
  });

  it('an unpaid order changes hands without a line, and tells a person', () => {
    const unpaid = aSnapshot({ orderStatus: 10, paidAtMs: 0 });
    const booking = apply(rowAfter(unpaid), minuteLater(unpaid, sharer('wxchen')));
    expect(linesOf(booking)).toEqual([]);
    expect(booking.row.promoter).toBe('wxchen');
    expect(booking.alerts).toEqual([
      { code: 'SHARER_CHANGED', detail: '3727324701692140032|670813472: wxwang → wxchen' },
    ]);
  });
});

describe('one second with two stories', () => {
  const other = { ...paid, orderStatus: 30 };

  it('is read again, and the second reading is believed', () => {
    expect(decide(rowAfter(paid), { snapshot: other })).toEqual({ kind: 'read-again' });
    expect(decide(rowAfter(paid), { snapshot: other, isSecondReading: true })).toMatchObject({
      kind: 'changed',
      row: { snapshot: other },
    });
  });

  it('a second reading that is older is not believed', () => {
    expect(decide(rowAfter(paid, received), { snapshot: paid, isSecondReading: true })).toEqual({ kind: 'unchanged' });
  });
});

it('line n of an order has the id order|sku|n', () => {
  const ids = apply(undefined, settled).entries.map((entry) => entry.id);
  expect(ids).toEqual(['3727324701692140032|670813472|1', '3727324701692140032|670813472|2']);
});

it('an order that was never seen needs terms', () => {
  const context = { agencyAppid: 'wxagency', nowMs: orderedAtMs };
  expect(() => applySnapshot(undefined, { snapshot: paid }, context)).toThrow('seen for the first time needs terms');
});

describe('a status that nobody has published', () => {
  it.each([
    ['commission status', { commissionStatus: 55 }, 'commission 55, order 20'],
    ['order status', { orderStatus: 40 }, 'commission 20, order 40'],
  ])('in the %s counts as unsettled and is told', (_case, changes, told) => {
    const decision = applySnapshot(
      undefined,
      { snapshot: aSnapshot(changes) },
      {
        terms: { brandId: 'shanli', settledBy: 'agency', sharePpm: ratePpm(800_000), holdDays: 15 },
        agencyAppid: 'wxagency',
        nowMs: orderedAtMs,
      },
    );
    expect(decision).toMatchObject({
      kind: 'changed',
      row: { moneyIn: 'frozen', promoterFen: 3860 },
      alerts: [{ code: 'UNKNOWN_STATUS', detail: `3727324701692140032|670813472: ${told}` }],
    });
  });
});

describe('a row that does not say what its snapshot said', () => {
  it.each([
    ['counted twice', { promoterFen: fen(7720), marginFen: fen(1930) }],
    ['short of a part', { promoterFen: fen(0) }],
    ["somebody else's", { promoter: 'chen' }],
  ] as const)('is left as it is by the same snapshot: %s', (_label, damage) => {
    expect(decide({ ...frozenRow, ...damage }, { snapshot: paid })).toEqual({ kind: 'unchanged' });
  });
});
