import type { Wire } from '../wire-json';
import { BareNumber } from '../wire-json';
import type { ApiHandlers } from './api-handler';

/** First-level categories as the search takes them, with the ids below each. */
const CATEGORIES: readonly { id: string; name: string; below: readonly (readonly [id: string, name: string])[] }[] = [
  {
    id: '11099070301657575487',
    name: '食品生鲜',
    below: [
      ['7339', '茶叶'],
      ['502043', '粮油'],
      ['7419', '水果'],
      ['6625', '零食'],
    ],
  },
  {
    id: '16579416177373560313',
    name: '服饰鞋包',
    below: [
      ['6033', '女装'],
      ['1653', '男装'],
      ['6831', '箱包'],
    ],
  },
  {
    id: '17007902228422672609',
    name: '个护美妆',
    below: [
      ['1001', '护肤'],
      ['6870', '彩妆'],
    ],
  },
  { id: '12377324634086192020', name: '图书', below: [['135835', '图书']] },
  {
    id: '8261345894708739273',
    name: '家清日用',
    below: [
      ['1142', '清洁'],
      ['1421', '纸品'],
      ['6153', '旅行'],
    ],
  },
];

/**
 * All categories, in the old form of three levels and in the new one; ids lie above 2^53. The only GET of the family.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md
 */
export const categoryEndpoints: ApiHandlers = {
  '/channels/ec/category/league/all': (context) => {
    const { bareNumberIds } = context.settings.quirks;
    const id = (digits: string) => (bareNumberIds ? new BareNumber(digits) : digits);
    const rows = CATEGORIES.flatMap((top) => [
      row(id(top.id), top.name, id('0'), { level: 1, leaf: false }),
      ...top.below.map(([below, name]) => row(id(below), name, id(top.id), { level: 2, leaf: true })),
    ]);
    return { cats: rows, cats_v2: rows };
  },
};

function row(cat_id: Wire, name: string, f_cat_id: Wire, { level, leaf }: { level: number; leaf: boolean }): Wire {
  return { cat_and_qua: [{ cat: { cat_id, name, f_cat_id, level, leaf } }] };
}
