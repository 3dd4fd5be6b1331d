import fc from 'fast-check';
import { aSnapshot } from '../../tests/support/builders/a-snapshot';
import { fen } from '../money/fen';
import { floorShare } from '../money/floor-share';
import { ratePpm } from '../money/rate-ppm';
import { orderAmounts } from './order-amounts';
import type { SettledBy } from './order-row';

const terms = (sharePpm: number, settledBy: SettledBy = 'agency', promoter: string | null = 'wxwang') => ({
  promoter,
  settledBy,
  sharePpm: ratePpm(sharePpm),
});

const nothing = { feeFen: 0, promoterFen: 0, marginFen: 0, memoFen: 0 };

describe('the platform states the fee, the promoter has his share of it, the agency the rest', () => {
  it.each([
    ['C1', 10_000, 200_000, 500_000, 2000, 1000, 1000],
    ['C2', 9999, 150_000, 700_000, 1499, 1049, 450],
    ['C3, C2 after a refund of 33.33', 6666, 150_000, 700_000, 999, 699, 300],
    ['C4, C2 after a refund of all', 0, 150_000, 700_000, 0, 0, 0],
    ['C5', 1, 200_000, 500_000, 0, 0, 0],
    ['C6, with coupons and freight', 8500, 200_000, 600_000, 1700, 1020, 680],
    ['the article', 19_300, 250_000, 800_000, 4825, 3860, 965],
    ['the article after 66.67 came back', 12_633, 250_000, 800_000, 3158, 2526, 632],
  ])('%s', (_name, base, servicePpm, sharePpm, serviceFen, promoterFen, marginFen) => {
    expect(floorShare(fen(base), ratePpm(servicePpm))).toBe(serviceFen);
    const snapshot = aSnapshot({ actualPaymentFen: fen(base), serviceAmountFen: fen(serviceFen) });
    const parts = orderAmounts(snapshot, terms(sharePpm), 'wxagency');
    expect(parts).toEqual({ feeFen: serviceFen, promoterFen, marginFen, memoFen: 0 });
  });
});

describe('which amount is the fee', () => {
  const agency = (appid: string, amountFen: number) => ({ promoterAgency: { appid, amountFen: fen(amountFen) } });

  it.each([
    ['ours as promoter agency', agency('wxagency', 3000), { feeFen: 3000, promoterFen: 2400, marginFen: 2425 }],
    ['another promoter agency', agency('wxother', 3000), { feeFen: 4825, promoterFen: 3860, marginFen: 965 }],
    ['no promoter agency', { promoterAgency: null }, { feeFen: 4825, promoterFen: 3860, marginFen: 965 }],
    ['ours above the service amount', agency('wxagency', 8000), { feeFen: 8000, promoterFen: 6400, marginFen: -1575 }],
    ['ours with nothing', agency('wxagency', 0), { feeFen: 0, promoterFen: 0, marginFen: 4825 }],
  ])('%s', (_name, changes, parts) => {
    expect(orderAmounts(aSnapshot(changes), terms(800_000), 'wxagency')).toEqual({ ...parts, memoFen: 0 });
  });
});

describe('who has no share in the books', () => {
  it('nobody: all is the agency’s', () => {
    const parts = orderAmounts(aSnapshot({ sharer: null }), terms(800_000, 'agency', null), 'wxagency');
    expect(parts).toEqual({ feeFen: 4825, promoterFen: 0, marginFen: 4825, memoFen: 0 });
  });

  it('a promoter whom the platform pays: his part is memo', () => {
    const snapshot = aSnapshot({ sharer: { promoter: 'wxwang', amountFen: fen(3860) }, serviceAmountFen: fen(965) });
    const parts = orderAmounts(snapshot, terms(800_000, 'platform'), 'wxagency');
    expect(parts).toEqual({ feeFen: 965, promoterFen: 0, marginFen: 965, memoFen: 3860 });
  });
});

describe('an order that is worth nothing', () => {
  it.each([
    ['has no payment time', { paidAtMs: 0 }],
    ['is unpaid (10)', { orderStatus: 10 }],
    ['was cancelled unpaid (250)', { orderStatus: 250 }],
    ['was taken back (200)', { orderStatus: 200 }],
    ['had its settlement cancelled (200)', { commissionStatus: 200 }],
    ['had its settlement cancelled after receipt', { commissionStatus: 200, orderStatus: 100 }],
  ])('%s', (_name, changes) => {
    expect(orderAmounts(aSnapshot(changes), terms(800_000), 'wxagency')).toEqual(nothing);
  });

  it.each([12, 17, 20, 21, 30, 100, 7, 999])('but order status %d counts once paid, known or not', (orderStatus) => {
    expect(orderAmounts(aSnapshot({ orderStatus }), terms(800_000), 'wxagency').promoterFen).toBe(3860);
  });
});

it('promoter and agency always share exactly the service amount', () => {
  const amount = fc.integer({ min: 0, max: 900_000_000 });
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 0, max: 1_000_000 }), (service, fee, sharePpm) => {
      const promoterAgency = { appid: 'wxagency', amountFen: fen(fee) };
      const snapshot = aSnapshot({ serviceAmountFen: fen(service), promoterAgency });
      const { promoterFen, marginFen } = orderAmounts(snapshot, terms(sharePpm), 'wxagency');
      expect(promoterFen + marginFen).toBe(service);
      expect(promoterFen).toBeLessThanOrEqual(fee);
    }),
    { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 },
  );
});
