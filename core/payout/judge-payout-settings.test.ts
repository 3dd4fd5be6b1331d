import fc from 'fast-check';
import {
  judgePayoutSettings,
  mayRaiseAlone,
  raisedLimits,
  type SettablePayouts,
  withoutRaise,
} from './judge-payout-settings';
import { usualPayoutSettings } from './payout-settings';

const { pause: _pause, ...usual } = usualPayoutSettings;
const scene = (sceneId: string, ...types: string[]) => ({
  ...{ sceneId, perception: null },
  reportInfos: types.map((infoType) => ({ infoType, infoContent: '推广佣金' })),
});

describe('settings of payouts', () => {
  it('that hold unless something else is set are in order', () => {
    expect(judgePayoutSettings(usual)).toEqual([]);
  });

  it.each<[string, Partial<SettablePayouts>, keyof SettablePayouts, string]>([
    ['nine fen', { minFen: 9 }, 'minFen', '最低提现金额应为 0.10 到 100,000,000.00 元。'],
    ['half a fen', { minFen: 10.5 }, 'minFen', '最低提现金额应为 0.10 到 100,000,000.00 元。'],
    ['a cap below the least', { minFen: 500, maxFen: 499 }, 'maxFen', '单笔上限应为 5.00 到 100,000,000.00 元。'],
    [
      'a day below one payout',
      { promoterDayFen: 19_999 },
      'promoterDayFen',
      '每人每天上限应为 200.00 到 100,000,000.00 元。',
    ],
    [
      'an agency’s day below one payout',
      { agencyDayFen: 1 },
      'agencyDayFen',
      '机构每天上限应为 200.00 到 100,000,000.00 元。',
    ],
    [
      'names from 2,000.01 yuan on',
      { nameFromFen: 200_001 },
      'nameFromFen',
      '核对姓名的金额应为 0.30 到 2,000.00 元。',
    ],
    ['less than nothing', { automaticFen: -1 }, 'automaticFen', '自动付款上限应为 0.00 到 100,000,000.00 元。'],
    [
      'endlessly much',
      { aloneFen: Number.POSITIVE_INFINITY },
      'aloneFen',
      '一人通过的上限应为 0.00 到 100,000,000.00 元。',
    ],
    ['none a second', { sendsPerSecond: 0 }, 'sendsPerSecond', '每秒提交笔数应为 1 到 50。'],
    ['no route', { routes: [] }, 'routes', '请您至少开通一种收款方式。'],
    ['a route twice', { routes: ['bank', 'bank'] }, 'routes', '收款方式重复了。'],
    ['no remark', { remark: ' ' }, 'remark', '转账备注应为 1 到 32 个字。'],
    ['33 characters', { remark: '推'.repeat(33) }, 'remark', '转账备注应为 1 到 32 个字。'],
    ['a scene by name', { scene: scene('佣金', '岗位类型') }, 'scene', '转账场景 ID 应为商户平台上显示的数字。'],
    [
      'a scene with a field too few',
      { scene: scene('1005', '岗位类型') },
      'scene',
      '转账场景 1005 须填报:岗位类型、报酬说明。',
    ],
  ])('%s is answered with what it may be', (_name, changes, field, zh) => {
    const findings = judgePayoutSettings({ ...usual, ...changes });
    expect(findings).toContainEqual({ field, problem: expect.objectContaining({ zh }) });
  });

  it('are answered whatever the numbers are', () => {
    const anyFen = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(10.5, Number.NaN, 1e21, -0));
    fc.assert(
      fc.property(anyFen, anyFen, anyFen, (minFen, maxFen, agencyDayFen) => {
        const findings = judgePayoutSettings({ ...usual, minFen, maxFen, agencyDayFen });
        const isMin = Number.isSafeInteger(minFen) && minFen >= 10 && minFen <= 10_000_000_000;
        expect(findings.some(({ field }) => field === 'minFen')).toBe(!isMin);
      }),
    );
  });

  it('take a scene with exactly its fields, and one that is not published', () => {
    expect(judgePayoutSettings({ ...usual, scene: scene('1005', '报酬说明', '岗位类型') })).toEqual([]);
    expect(judgePayoutSettings({ ...usual, scene: scene('2001', '任务名称') })).toEqual([]);
  });
});

describe('a limit that is raised', () => {
  const before = { automaticFen: 20_000, aloneFen: 200_000 };

  it.each([
    ['both lower', { automaticFen: 0, aloneFen: 0 }, undefined],
    ['as they were', before, undefined],
    ['automatic higher', { automaticFen: 20_001, aloneFen: 0 }, { automaticFen: 20_001, aloneFen: 200_000 }],
    ['alone higher', { automaticFen: 0, aloneFen: 200_001 }, { automaticFen: 20_000, aloneFen: 200_001 }],
  ])('%s', (_name, after, raised) => {
    expect(raisedLimits(before, after)).toEqual(raised);
  });

  it('waits while everything else of the change holds', () => {
    const wanted = { ...usual, maxFen: 50_000, automaticFen: 50_000, aloneFen: 100 };
    expect(withoutRaise(before, wanted)).toEqual({ ...usual, maxFen: 50_000, automaticFen: 20_000, aloneFen: 100 });
  });

  it('is within reach of somebody alone up to what one person may pay already', () => {
    expect(mayRaiseAlone(before, { automaticFen: 200_000, aloneFen: 200_000 })).toBe(true);
    expect(mayRaiseAlone(before, { automaticFen: 200_001, aloneFen: 200_000 })).toBe(false);
    expect(mayRaiseAlone(before, { automaticFen: 0, aloneFen: 200_001 })).toBe(false);
  });
});
