import * as fc from 'fast-check';
import type { OrderLine } from '../store-state';
import { commissionAmounts } from './commission-amounts';

function line(payment: number, refunded: number, service_ratio: number, type: number, ratio: number): OrderLine {
  return {
    product_id: '1',
    sku_id: '1',
    title: '',
    count: 1,
    payment,
    refunded,
    update_time: 0,
    version: 1,
    commission: {
      status: 20,
      service_ratio,
      commission_type: type,
      commission_ratio: ratio,
      profit_sharding_suc_time: 0,
    },
  };
}

describe('the amounts of a commission order', () => {
  it.each([
    ['agency settles', line(19300, 0, 250_000, 1, 1), { fee: 4825, sharer: 0, service: 4825 }],
    ['platform splits 80 %', line(19300, 0, 250_000, 0, 800_000), { fee: 4825, sharer: 3860, service: 965 }],
    ['platform splits 70 % of 9999', line(9999, 0, 150_000, 0, 700_000), { fee: 1499, sharer: 1049, service: 450 }],
    ['after a refund of 3333', line(9999, 3333, 150_000, 0, 700_000), { fee: 999, sharer: 699, service: 300 }],
    ['of one fen', line(1, 0, 200_000, 0, 500_000), { fee: 0, sharer: 0, service: 0 }],
  ])('when the %s', (_, one, expected) => {
    expect(commissionAmounts(one, true)).toMatchObject(expected);
  });

  it('pay a promoter nothing when there is none', () => {
    expect(commissionAmounts(line(19300, 0, 250_000, 0, 800_000), false)).toMatchObject({ sharer: 0, service: 4825 });
  });

  it('always add up to the fee and never exceed the payment', () => {
    const ppm = fc.integer({ min: 0, max: 1_000_000 });
    void fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), ppm, ppm, (payment, serviceRatio, ratio) => {
        const amounts = commissionAmounts(line(payment, 0, serviceRatio, 0, ratio), true);
        expect(amounts.sharer + amounts.service).toBe(amounts.fee);
        expect(amounts.fee).toBeLessThanOrEqual(payment);
      }),
    );
  });
});
