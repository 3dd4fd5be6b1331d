import type { ReviewedItemView } from '../../cloudfunctions/console/intake-contract';
import {
  feeTermsOf,
  goodsOf,
  type PricedGood,
  slotsOf,
} from '../../miniprogram/packages/console/partners/partner-wishes.view';

/** 2026-08-01 20:03 in Beijing. */
const atMs = 1_785_585_780_000;
const beijing = (month: number, day: number, hour: number, minute = 0, year = 2026) =>
  Date.UTC(year, month - 1, day, hour - 8, minute);
const slot = (startsAtMs: number, endsAtMs: number) => ({ startsAtMs, endsAtMs });

describe('broadcasts that were agreed on', () => {
  it.each([
    ['8-30 20:00', [slot(beijing(8, 30, 20), beijing(8, 30, 22))]],
    ['8-30 20:00-21:30', [slot(beijing(8, 30, 20), beijing(8, 30, 21, 30))]],
    ['8月30日 20:00到22:30', [slot(beijing(8, 30, 20), beijing(8, 30, 22, 30))]],
    ['8-30 20\uff1a00\uff0d21\uff1a30\uff1b', [slot(beijing(8, 30, 20), beijing(8, 30, 21, 30))]],
    ['8-30 23:00-1:00', [slot(beijing(8, 30, 23), beijing(8, 31, 1))]],
    ['1-2 9:30', [slot(beijing(1, 2, 9, 30, 2027), beijing(1, 2, 11, 30, 2027))]],
    [
      '9-6 20:00\n\n8-30 20:00-22:00\n8-30 22:00',
      [
        slot(beijing(8, 30, 20), beijing(8, 30, 22)),
        slot(beijing(8, 30, 22), beijing(8, 31, 0)),
        slot(beijing(9, 6, 20), beijing(9, 6, 22)),
      ],
    ],
  ])('are read from %j, in the order in which they are', (typed, value) => {
    expect(slotsOf(typed, atMs)).toEqual({ ok: true, value });
  });

  it.each([
    ['', '请至少填一场'],
    ['13-1 20:00', '第 1 行「13-1 20:00」看不懂'],
    ['8-30 20:00\n明晚八点', '第 2 行「明晚八点」看不懂'],
    ['8-30 20:00-25:00', '第 1 行「8-30 20:00-25:00」看不懂'],
    ['8-30 20:00\n8-30 21:00', '第 2 行「8-30 21:00」和前面的一场重叠了'],
  ])('are refused with the line: %j', (typed, problem) => {
    expect(slotsOf(typed, atMs)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('are a hundred at most', () => {
    const days = Array.from({ length: 101 }, (_, nth) => `8-${1 + (nth % 28)} ${nth % 24}:00-${nth % 24}:01`);
    expect(slotsOf(days.join('\n'), atMs)).toMatchObject({ problem: '一次最多记 100 场。' });
  });
});

describe('a fee that was agreed on', () => {
  const item = (id: string, title: string, kind = 'product') => ({ id, title, kind }) as ReviewedItemView;
  const items = [item('p1', '高山苹果'), item('p2', ''), item('l1', '周末直播', 'live')];
  const good = (productId: string, typed: string): PricedGood => ({ productId, title: `商品 ${productId}`, typed });

  it('offers the shop’s products with what was agreed before, those that are gone among them', () => {
    const goods = [
      { productId: 'p1', feePpm: 205_000 },
      { productId: 'p9', feePpm: 100_000 },
    ];
    const fee = { terms: { scope: 'goods' as const, goods }, by: '李店长', atMs };
    expect(goodsOf(items, fee)).toEqual([
      { productId: 'p1', title: '高山苹果', typed: '20.5' },
      { productId: 'p2', title: 'p2', typed: '' },
      { productId: 'p9', title: 'p9(不在货架上)', typed: '10' },
    ]);
    expect(goodsOf(items, null).map(({ typed }) => typed)).toEqual(['', '']);
  });

  it('is one of the whole shop, or of the goods that have one', () => {
    expect(feeTermsOf('shop', '20', [])).toEqual({ ok: true, value: { scope: 'shop', feePpm: 200_000 } });
    const goods = [good('p1', '20'), good('p2', ' '), good('p3', '12.5%')];
    expect(feeTermsOf('goods', '', goods)).toEqual({
      ok: true,
      value: {
        scope: 'goods',
        goods: [
          { productId: 'p1', feePpm: 200_000 },
          { productId: 'p3', feePpm: 125_000 },
        ],
      },
    });
  });

  it.each<[string, 'shop' | 'goods', string, PricedGood[], string]>([
    ['nothing for the shop', 'shop', '', [], '请填大于 0、不超过 90 的数。'],
    ['over 90 for the shop', 'shop', '90.1', [], '请填大于 0、不超过 90 的数。'],
    ['no good with a rate', 'goods', '20', [good('p1', '')], '请至少给一件商品填比例'],
    ['a word for a good', 'goods', '', [good('p1', '20'), good('p2', '二十')], '「商品 p2」:请填大于 0'],
    ['201 goods', 'goods', '', Array.from({ length: 201 }, (_, nth) => good(`p${nth}`, '1')), '一次最多约定 200 件'],
  ])('is refused with %s', (_label, scope, typed, goods, problem) => {
    expect(feeTermsOf(scope, typed, goods)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});
