import { aSnapshot, orderedAtMs } from '../../tests/support/builders/a-snapshot';
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
  usualTerms,
} from '../../tests/support/row-after';
import { fen } from '../money/fen';
import { commissionState } from './commission-state';
import { holdOrder, unholdOrder } from './hold-order';
import type { OrderRow } from './order-row';

function booked<T>(outcome: { ok: true; value: T } | { ok: false; code: string }): T {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const hold = (row: OrderRow) => booked(holdOrder(row, 'MANUAL', orderedAtMs));
const unhold = (row: OrderRow) => booked(unholdOrder(row, orderedAtMs));

const platformPays = (amountFen: number) => ({ sharer: { promoter: 'wxwang', amountFen: fen(amountFen) } });

describe('a person holds an order, and ends the hold', () => {
  it.each([
    ['frozen', rowAfter(paid), 'wang/frozen', null],
    ['received, waiting for the platform', rowAfter(paid, received), 'wang/frozen', null],
    ['due', rowAfter(paid, received, settled), 'wang/due/20260827', '20260827'],
  ])('%s: the money goes to held and comes back', (_name, row, place, dueDay) => {
    const held = hold(row);
    expect(linesOf(held)).toEqual([`HELD, ${place} > wang/held 3860`]);
    expect(held.row).toMatchObject({ hold: 'MANUAL', moneyIn: 'held' });
    const free = unhold(held.row);
    expect(linesOf(free)).toEqual([`UNHELD, wang/held > ${place} 3860`]);
    expect(free.row).toEqual({ ...row, booking: row.booking + 2, dueDay });
  });

  it('what was earned while it was held goes straight to its due day', () => {
    const held = hold(rowAfter(paid)).row;
    const row = [received, settled].reduce((before, snapshot) => apply(before, snapshot).row, held);
    expect(row).toMatchObject({ moneyIn: 'held', dueDay: null });
    const free = unhold(row);
    expect(linesOf(free)).toEqual(['UNHELD, wang/held > wang/due/20260827 3860']);
    expect(free.row).toMatchObject({ moneyIn: 'due', dueDay: '20260827', hold: null });
  });

  it('what was cancelled while it was held moves nothing at the end', () => {
    const held = hold(rowAfter(paid, received, settled)).row;
    const cancelled = apply(held, minuteLater(settled, { commissionStatus: 200, orderStatus: 200 })).row;
    expect(linesOf(unhold(cancelled))).toEqual([]);
  });

  it('what went to nobody while it was held moves nothing at the end', () => {
    const row = apply(hold(rowAfter(paid)).row, minuteLater(paid, sharer(null))).row;
    expect(row).toMatchObject({ hold: 'MANUAL', moneyIn: 'none', promoterFen: 0 });
    expect(unhold(row)).toMatchObject({ entries: [], row: { hold: null, moneyIn: 'none' } });
  });

  it('what goes to nobody and to somebody while it is held is held for him', () => {
    const held = hold(rowAfter(paid)).row;
    const nobodys = apply(held, minuteLater(paid, sharer(null)));
    const named = apply(nobodys.row, minuteLater(nobodys.row.snapshot, sharer('wxchen')));
    expect(linesOf(named)).toEqual([
      'AMOUNT_CHANGED, platform > chen/frozen 3860, agency/margin > platform 3860',
      'HELD, chen/frozen > chen/held 3860',
    ]);
    expect(named.row).toMatchObject({ hold: 'MANUAL', moneyIn: 'held' });
    expect(linesOf(unhold(named.row))).toEqual(['UNHELD, chen/held > chen/frozen 3860']);
  });

  it.each([
    ['held twice', hold(rowAfter(paid)).row, 'already-held'],
    ['an unpaid order', rowAfter(aSnapshot({ orderStatus: 10 })), 'no-money'],
    ['an order of nobody', rowAfter(aSnapshot({ sharer: null })), 'no-money'],
  ])('%s is refused', (_name, row, code) => {
    expect(holdOrder(row, 'MANUAL', orderedAtMs)).toEqual({ ok: false, code });
  });

  it('ending a hold that is none is refused', () => {
    expect(unholdOrder(rowAfter(paid), orderedAtMs)).toEqual({ ok: false, code: 'not-held' });
  });
});

describe('facts that contradict each other', () => {
  it('the platform pays a promoter whom the agency should pay: held, with an alert', () => {
    const booking = apply(undefined, aSnapshot(platformPays(100)));
    expect(linesOf(booking)).toEqual([
      'ORDER_PAID, platform > wang/frozen 3860, platform > agency/margin 965',
      'HELD, wang/frozen > wang/held 3860',
    ]);
    expect(booking.row.hold).toBe('SETTLEMENT_TYPE_MISMATCH');
    expect(booking.alerts).toEqual([
      {
        code: 'SETTLEMENT_TYPE_MISMATCH',
        detail: '3727324701692140032|670813472: settled by agency, the platform pays the promoter 100 fen',
      },
    ]);
  });

  it.each([
    ['20, not yet settled', paid, null, []],
    ['100, settled', settled, 'SETTLEMENT_TYPE_MISMATCH', ['SETTLEMENT_TYPE_MISMATCH']],
  ])('the platform should pay and pays nothing at status %s', (_name, snapshot, holdReason, codes) => {
    const booking = apply(undefined, snapshot, { ...usualTerms, settledBy: 'platform' });
    expect(booking.row.hold).toBe(holdReason);
    expect(booking.alerts.map(({ code }) => code)).toEqual(codes);
    expect(linesOf(booking)).toEqual(['ORDER_PAID, platform > agency/margin 4825']);
  });

  it('a part above the service amount: held, with an alert, the agency’s side below zero', () => {
    const booking = apply(undefined, aSnapshot({ promoterAgency: { appid: 'wxagency', amountFen: fen(8000) } }));
    expect(linesOf(booking)).toEqual([
      'ORDER_PAID, platform > wang/frozen 6400, agency/margin > platform 1575',
      'HELD, wang/frozen > wang/held 6400',
    ]);
    expect(booking.alerts).toEqual([
      {
        code: 'NEGATIVE_MARGIN',
        detail: "3727324701692140032|670813472: the promoter's part is 1575 fen above the service amount",
      },
    ]);
  });

  it('seen together with receipt and settlement: held, not dated', () => {
    const booking = apply(undefined, { ...settled, ...platformPays(100) });
    expect(booking.row).toMatchObject({ moneyIn: 'held', dueDay: null });
    expect(linesOf(unhold(booking.row))).toEqual(['UNHELD, wang/held > wang/due/20260827 3860']);
  });

  it('told about money that has its due day already: a person is told, the money and its state stay together', () => {
    const booking = apply(rowAfter(paid, received, settled), minuteLater(settled, platformPays(100)));
    expect(linesOf(booking)).toEqual([]);
    expect(booking.alerts.map(({ code }) => code)).toEqual(['SETTLEMENT_TYPE_MISMATCH']);
    expect(commissionState(booking.row, { today: '20260820' as never, nowMs: orderedAtMs })).toEqual({
      state: 'frozen',
      waitingFor: 'due-day',
      freeFromDay: '20260827',
    });
    expect(linesOf(hold(booking.row))).toEqual(['HELD, wang/due/20260827 > wang/held 3860']);
  });

  it('a person’s word stands: what he ended is not held again for the same facts', () => {
    const doubtful = aSnapshot(platformPays(100));
    const free = unhold(rowAfter(doubtful)).row;
    expect(decide(free, { snapshot: doubtful })).toEqual({ kind: 'unchanged' });
    const shipped = apply(free, minuteLater(doubtful, { orderStatus: 30 }));
    expect([linesOf(shipped), shipped.row.hold, shipped.alerts]).toEqual([[], null, []]);
  });

  it('but held again when another contradiction comes', () => {
    const free = unhold(rowAfter(aSnapshot(platformPays(100)))).row;
    const plain = apply(free, minuteLater(free.snapshot, sharer('wxwang'))).row;
    const again = apply(plain, minuteLater(plain.snapshot, platformPays(200)));
    expect(linesOf(again)).toEqual(['HELD, wang/frozen > wang/held 3860']);
  });
});
