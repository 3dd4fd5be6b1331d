import { orderedAtMs } from '../../tests/support/builders/a-snapshot';
import { apply, linesOf, minuteLater, paid, received, rowAfter, settled, sharer } from '../../tests/support/row-after';
import { fen } from '../money/fen';
import { holdOrder } from './hold-order';
import type { OrderRow } from './order-row';
import { type NewOwner, reattributeOrder } from './reattribute-order';

const chen: NewOwner = { promoter: 'wxchen', buyerKey: 'k1:chen' };
const context = { agencyAppid: 'wxagency', nowMs: orderedAtMs };
const nobodys = sharer(null);

function given(row: OrderRow, to = chen) {
  const outcome = reattributeOrder(row, to, context);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

function held(row: OrderRow): OrderRow {
  const outcome = holdOrder(row, 'RISK', orderedAtMs);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.row;
}

describe('an order is given to another promoter', () => {
  it.each<[string, OrderRow, string[]]>([
    ['unpaid: nothing moves yet', rowAfter({ ...paid, orderStatus: 10, paidAtMs: 0 }), []],
    ['frozen', rowAfter(paid), ['REATTRIBUTED, wang/frozen > chen/frozen 3860']],
    ['held', held(rowAfter(paid)), ['REATTRIBUTED, wang/held > chen/held 3860']],
    ['due', rowAfter(paid, received, settled), ['REATTRIBUTED, wang/due/20260827 > chen/due/20260827 3860']],
    [
      'nobody’s and frozen: out of the margin',
      rowAfter({ ...paid, ...nobodys }),
      ['REATTRIBUTED, agency/margin > chen/frozen 3860'],
    ],
    [
      'nobody’s, received and settled: straight to its day',
      rowAfter({ ...settled, ...nobodys }),
      ['REATTRIBUTED, agency/margin > chen/due/20260827 3860'],
    ],
    ['nobody’s and unpaid', rowAfter({ ...paid, ...nobodys, orderStatus: 10, paidAtMs: 0 }), []],
  ])('%s', (_name, row, lines) => {
    const { row: after, ...booking } = given(row);
    expect(linesOf({ ...booking })).toEqual(lines);
    expect(after).toMatchObject({ promoter: 'wxchen', pinned: true, sharePpm: row.sharePpm, holdDays: row.holdDays });
    expect(after.promoterFen + after.marginFen).toBe(row.promoterFen + row.marginFen);
  });

  it('whose fee is below the promoter’s part is held', () => {
    const odd = {
      ...paid,
      ...nobodys,
      serviceAmountFen: fen(100),
      promoterAgency: { appid: 'wxagency', amountFen: fen(4825) },
    };
    const { row, alerts, ...booking } = given(rowAfter(odd));
    expect(linesOf(booking)).toEqual(['REATTRIBUTED, agency/margin > chen/held 3860']);
    expect(row).toMatchObject({ hold: 'NEGATIVE_MARGIN', moneyIn: 'held', marginFen: -3760 });
    expect(alerts.map(({ code }) => code)).toEqual(['NEGATIVE_MARGIN']);
  });

  it('and from then on follows the platform in its amounts only', () => {
    const pinned = given(rowAfter(paid)).row;
    const other = apply(pinned, minuteLater(paid, sharer('wxli')));
    expect([other.row.promoter, linesOf(other)]).toEqual(['wxchen', []]);
    const refund = apply(
      other.row,
      minuteLater(other.row.snapshot, { serviceAmountFen: fen(2000), promoterAgency: null }),
    );
    expect(linesOf(refund)).toEqual(['ORDER_REFUNDED, chen/frozen > platform 2260, agency/margin > platform 565']);
  });

  it('and back to whom it was taken from as an undo', () => {
    const back = given(given(rowAfter(paid)).row, { promoter: 'wxwang', buyerKey: null });
    expect(linesOf(back)).toEqual(['REATTRIBUTED, chen/frozen > wang/frozen 3860']);
    expect(back.row).toMatchObject({ promoter: 'wxwang', booking: 3, pinned: true });
  });

  it.each<[string, string, readonly string[]]>([
    ['undone and done again', 'wang chen wang chen', ['ok', 'ok', 'was-theirs-before']],
    ['in a circle of three', 'wang chen li wang', ['ok', 'ok', 'was-theirs-before']],
    ['undone in a longer way', 'wang chen li chen li', ['ok', 'ok', 'ok', 'was-theirs-before']],
    ['undone, then given to somebody new, and that undone', 'wang chen wang li wang', ['ok', 'ok', 'ok', 'ok']],
    ['undone twice, then once more', 'wang chen wang li wang chen', ['ok', 'ok', 'ok', 'ok', 'was-theirs-before']],
  ])('%s: %s', (_name, way, answers) => {
    const [, ...takers] = way.split(' ');
    let row = rowAfter(paid);
    const got = takers.map((name) => {
      const answer = reattributeOrder(row, { promoter: `wx${name}`, buyerKey: null }, context);
      if (answer.ok) row = answer.value.row;
      return answer.ok ? 'ok' : answer.code;
    });
    expect(got).toEqual(answers);
  });
});

it.each<[string, OrderRow, NewOwner, string]>([
  ['its own promoter', rowAfter(paid), { promoter: 'wxwang', buyerKey: null }, 'same-promoter'],
  ['who ordered', rowAfter(paid), { promoter: 'wxchen', buyerKey: 'k1:xiaolin' }, 'buyer-himself'],
  [
    'anybody, where the platform pays by agreement',
    { ...rowAfter(paid), settledBy: 'platform' },
    chen,
    'settled-by-platform',
  ],
  [
    'anybody, where the platform pays against the agreement',
    rowAfter({ ...paid, sharer: { promoter: 'wxwang', amountFen: fen(500) } }),
    chen,
    'settled-by-platform',
  ],
  [
    'anybody, where another agency’s promoter sold',
    rowAfter({ ...paid, promoterAgency: { appid: 'wxother', amountFen: fen(100) } }),
    chen,
    'order-of-other-agency',
  ],
  ['anybody, after the settlement was cancelled', rowAfter({ ...paid, commissionStatus: 200 }), chen, 'order-over'],
  ['anybody, after a full refund', rowAfter({ ...paid, orderStatus: 200 }), chen, 'order-over'],
  ['anybody, when it was closed unpaid', rowAfter({ ...paid, orderStatus: 250, paidAtMs: 0 }), chen, 'order-over'],
])('an order is not given to %s', (_name, row, to, code) => {
  expect(reattributeOrder(row, to, context)).toEqual({ ok: false, code });
});
