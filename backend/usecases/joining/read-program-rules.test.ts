import { ratePpm } from '../../../core/money/rate-ppm';
import { brandUnderTest, programUnderTest, startMs } from '../sharing/program-under-test';
import { readProgramRules } from './read-program-rules';

describe('the rules of the program, for everybody', () => {
  it('are those in force now: who pays, days, groups with shares, lock windows', async () => {
    const { ports, change } = programUnderTest();
    change.windows = { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } };
    expect(await readProgramRules(ports)).toEqual({
      ok: true,
      value: {
        agencyName: '山里人家联盟',
        settledBy: 'agency',
        holdDays: 15,
        agreementVersion: '2025-01',
        agreement: expect.arrayContaining(['推客协议(2025-01 版),由「山里人家联盟」和您订立。']),
        brands: [
          {
            brandId: 'brand1',
            name: '山里人家',
            hasPlanShares: false,
            groups: [
              { name: '店员', sharePpm: 900_000, isOpen: false, conditions: [] },
              { name: '大家', sharePpm: 800_000, isOpen: true, conditions: [] },
            ],
          },
        ],
        shops: [{ shopAppid: 'wxshop1', name: '山里人家水果店', lockDays: change.windows }],
      },
    });
  });

  it('follow a share from the moment at which it takes effect', async () => {
    const { ports, change, time } = programUnderTest();
    const shares = [
      { fromMs: 0, sharePpm: ratePpm(800_000) },
      { fromMs: startMs + 60_000, sharePpm: ratePpm(700_000) },
    ];
    change.brands = [brandUnderTest('brand1', { shares, planShares: { p1: shares } })];
    const shareOf = async () => {
      const rules = await readProgramRules(ports);
      return rules.ok ? rules.value.brands[0]?.groups[1]?.sharePpm : rules.code;
    };
    expect(await shareOf()).toBe(800_000);
    time.nowMs += 60_000;
    expect(await shareOf()).toBe(700_000);
    expect(await readProgramRules(ports)).toMatchObject({ value: { brands: [{ hasPlanShares: true }] } });
  });

  it('leave out brands that are not open, with their shops', async () => {
    const { ports, change } = programUnderTest();
    change.brands = [brandUnderTest('brand1', { isOpen: false })];
    expect(await readProgramRules(ports)).toEqual({ ok: false, code: 'not-open' });
    change.brands = [brandUnderTest('brand1', { isOpen: false }), brandUnderTest('brand2', { name: '茶' })];
    expect(await readProgramRules(ports)).toMatchObject({ value: { brands: [{ brandId: 'brand2' }], shops: [] } });
  });
});
