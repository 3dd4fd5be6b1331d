import { aSnapshot } from '../../tests/support/builders/a-snapshot';
import { fen } from '../money/fen';
import { freshnessOf, isCancelled, isPaid, type OrderSnapshot, orderKeyOf } from './order-snapshot';

const stored = aSnapshot({ updateTimeSec: 1000, commissionStatus: 100 });

describe('how fresh a snapshot is beside the stored one (second 1000, settled)', () => {
  it.each([
    ['a later second', { updateTimeSec: 1001 }, 'newer'],
    ['a later second with a lower status', { updateTimeSec: 1001, commissionStatus: 20 }, 'newer'],
    ['an earlier second', { updateTimeSec: 999 }, 'older'],
    ['an earlier second with a higher status', { updateTimeSec: 999, commissionStatus: 200 }, 'older'],
    ['the same second, cancelled', { commissionStatus: 200 }, 'newer'],
    ['the same second, unsettled', { commissionStatus: 20 }, 'older'],
    ['the same second, a status nobody knows', { commissionStatus: 7 }, 'older'],
    ['the same facts', {}, 'same'],
    ['another title only', { productTitle: '改了名' }, 'same'],
    ['another shop order time only', { orderUpdatedAtMs: 1 }, 'same'],
    ['another order status', { orderStatus: 30 }, 'ambiguous'],
    ['another payment time', { paidAtMs: 1 }, 'ambiguous'],
    ['another payment', { actualPaymentFen: fen(1) }, 'ambiguous'],
    ['another service amount', { serviceAmountFen: fen(1) }, 'ambiguous'],
    ['no promoter agency', { promoterAgency: null }, 'ambiguous'],
    ['another promoter agency', { promoterAgency: { appid: 'wxother', amountFen: fen(4825) } }, 'ambiguous'],
    ['another agency amount', { promoterAgency: { appid: 'wxagency', amountFen: fen(1) } }, 'ambiguous'],
    ['no sharer', { sharer: null }, 'ambiguous'],
    ['another sharer', { sharer: { promoter: 'wxchen', amountFen: fen(0) } }, 'ambiguous'],
    ['another sharer amount', { sharer: { promoter: 'wxwang', amountFen: fen(1) } }, 'ambiguous'],
    ['another settlement time', { settledAtMs: 1 }, 'ambiguous'],
  ] satisfies [string, Partial<OrderSnapshot>, string][])('%s is %s', (_name, changes, freshness) => {
    expect(freshnessOf({ ...stored, ...changes }, stored)).toBe(freshness);
  });

  it('ranks a status that nobody knows like unsettled', () => {
    const unsettled = aSnapshot({ updateTimeSec: 1000, commissionStatus: 20 });
    expect(freshnessOf({ ...unsettled, commissionStatus: 7 }, unsettled)).toBe('ambiguous');
  });
});

it.each([
  [0, 20, false],
  [1, 10, false],
  [1, 250, false],
  [1, 12, true],
  [1, 20, true],
  [1, 100, true],
  [1, 200, true],
  [1, 999, true],
])('paid at %d with order status %d: %p', (paidAtMs, orderStatus, paid) => {
  expect(isPaid(aSnapshot({ paidAtMs, orderStatus }))).toBe(paid);
});

it.each([
  [20, 20, false],
  [100, 100, false],
  [200, 20, true],
  [20, 200, true],
  [20, 250, false],
])('commission status %d and order status %d: cancelled is %p', (commissionStatus, orderStatus, cancelled) => {
  expect(isCancelled(aSnapshot({ commissionStatus, orderStatus }))).toBe(cancelled);
});

it('ids above 2^53 and with leading zeros stay apart', () => {
  const keys = ['9007199254740993', '9007199254740992', '09007199254740992'].map((orderId) =>
    orderKeyOf({ orderId, skuId: '007' }),
  );
  expect(keys).toEqual(['9007199254740993|007', '9007199254740992|007', '09007199254740992|007']);
});
