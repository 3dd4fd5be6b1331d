import {
  agreedSettlementAt,
  announcedSettlement,
  begunSettlements,
  settlementInForce,
  settlementNoticeMs,
  settlementVersions,
} from './settlement-schedule';

const unchanged = { settledBy: 'agency', agreementVersion: 'v1' } as const;
const changed = {
  ...unchanged,
  settlements: [
    { fromMs: 0, settledBy: 'agency', agreementVersion: 'v1' },
    { fromMs: 1000, settledBy: 'platform', agreementVersion: 'v2' },
    { fromMs: 3000, settledBy: 'agency', agreementVersion: 'v3' },
  ],
} as const;

describe('who pays promoters', () => {
  it('is one version from the beginning while nothing was changed', () => {
    expect(settlementVersions(unchanged)).toEqual([{ fromMs: 0, settledBy: 'agency', agreementVersion: 'v1' }]);
    expect(announcedSettlement(unchanged, 0)).toBeUndefined();
  });

  it.each([
    ['before any change', 999, 'agency', 'v1', 'v2'],
    ['at the moment of the change', 1000, 'platform', 'v2', 'v3'],
    ['just before the next', 2999, 'platform', 'v2', 'v3'],
    ['after the last', 3000, 'agency', 'v3', undefined],
  ])('%s', (_label, atMs, settledBy, agreementVersion, announced) => {
    expect(settlementInForce(changed, atMs)).toEqual({ ...changed, settledBy, agreementVersion });
    expect(announcedSettlement(changed, atMs)?.agreementVersion).toBe(announced);
  });

  it('lists what has begun, the newest first', () => {
    expect(begunSettlements(changed, 2000).map(({ agreementVersion }) => agreementVersion)).toEqual(['v2', 'v1']);
  });

  it('is announced a week ahead', () => {
    expect(settlementNoticeMs).toBe(604_800_000);
  });
});

describe('what one promoter agreed to', () => {
  const settlements = [
    { fromMs: 1500, settledBy: 'platform' },
    { fromMs: 4000, settledBy: 'agency' },
  ] as const;

  it.each([
    ['nobody we know', undefined, 9000, null],
    ['no word of his own', { settledBy: null }, 9000, null],
    ['what he was bound with', { settledBy: 'agency' } as const, 9000, 'agency'],
    ['an order before he agreed', { settledBy: 'agency', settlements } as const, 1499, 'agency'],
    ['an order from then on', { settledBy: 'agency', settlements } as const, 1500, 'platform'],
    ['an order after he agreed again', { settledBy: 'agency', settlements } as const, 4000, 'agency'],
  ])('%s', (_label, agreed, atMs, settledBy) => {
    expect(agreedSettlementAt(agreed, atMs)).toBe(settledBy);
  });
});
