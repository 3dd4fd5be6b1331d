import * as fc from 'fast-check';
import { demoStoreWorld } from '../demo-world';
import { freshState, type OrderRow } from '../store-state';
import { LineIndex } from './line-index';

function order(seq: number, create_time: number, update_times: number[]): OrderRow {
  return {
    seq,
    order_id: String(seq),
    shop_appid: 'wxshop',
    person: 'wu',
    gift: false,
    create_time,
    update_time: create_time,
    pay_time: 0,
    order_status: 10,
    scene: { in: 'organic' },
    windows: { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } },
    attribution: { sharer_appid: null, agencyOnly: false, reason: 'LAST_TOUCH', channel_type: 0 },
    shippedSkuIds: [],
    lines: update_times.map((update_time, at) => ({
      product_id: '1',
      sku_id: String(at),
      title: '',
      count: 1,
      payment: 1,
      refunded: 0,
      update_time,
      version: 1,
    })),
  };
}

function indexOf(orders: OrderRow[]): LineIndex {
  return new LineIndex({ ...freshState(demoStoreWorld(), 0), orders });
}

const time = fc.integer({ min: 0, max: 40 });
const anyOrders = fc
  .array(fc.tuple(time, fc.array(time, { minLength: 1, maxLength: 3 })), { maxLength: 25 })
  .map((facts) => facts.map(([created, updated], seq) => order(seq, created, updated)));

describe('the index of order lines', () => {
  it('gives by pages what a look through all lines gives, whatever moved in between', () => {
    void fc.assert(
      fc.property(anyOrders, fc.array(fc.tuple(fc.nat(), time)), time, fc.nat(40), (orders, moves, start, span) => {
        const index = indexOf(orders);
        const lines = orders.flatMap((row) => row.lines);
        for (const [at, update_time] of moves) {
          const line = lines[at % Math.max(1, lines.length)];
          if (!line) continue;
          line.update_time = update_time;
          index.moved(line);
        }
        const end = start + span;
        const expected = lines.filter((line) => start <= line.update_time && line.update_time <= end);
        const found: typeof lines = [];
        for (let after: { atSec: number; place: number } | undefined; ; ) {
          const page = index.page('update', { start, end, after, limit: 3 }, () => true);
          found.push(...page.map((row) => row.line));
          after = page.at(-1);
          if (!after) break;
        }
        expect(found.map((line) => line.update_time)).toEqual(
          expected.map((line) => line.update_time).sort((a, b) => a - b),
        );
        expect(new Set(found)).toEqual(new Set(expected));
      }),
    );
  });

  it('looks at no more lines than the page has', () => {
    const index = indexOf(Array.from({ length: 10_000 }, (_, at) => order(at, at, [at])));
    let looks = 0;
    const page = index.page('create', { start: 0, end: 20_000, after: { atSec: 7000, place: 7000 }, limit: 31 }, () => {
      looks += 1;
      return true;
    });
    expect(page.map((row) => row.atSec)).toEqual(Array.from({ length: 31 }, (_, at) => 7001 + at));
    expect(looks).toBe(31);
  });
});
