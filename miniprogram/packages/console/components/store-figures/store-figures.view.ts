import type { StoreFiguresView } from '../../../../../cloudfunctions/console/stores-contract';
import { momentText } from '../../../../formats/beijing-text';
import { yuanText } from '../../../../formats/yuan-text';
import { countText } from '../../count-text.view';

export const storeColumns = [
  { key: 'store', name: '门店', isNumber: false },
  { key: 'region', name: '区域', isNumber: false },
  { key: 'orders', name: '结算订单', isNumber: true },
  { key: 'sales', name: '成交额(元)', isNumber: true },
];

export const regionColumns = [
  { key: 'region', name: '区域', isNumber: false },
  { key: 'stores', name: '门店数', isNumber: true },
  { key: 'orders', name: '结算订单', isNumber: true },
  { key: 'sales', name: '成交额(元)', isNumber: true },
];

/** Every store's month, the last row the sum. */
export function storeRows({ stores, orders, turnoverFen }: StoreFiguresView) {
  if (stores.length === 0) return [];
  const rows = stores.map((store) => ({
    key: store.storeId,
    cells: [
      ...[store.isClosed ? `${store.name}(已关)` : store.name, store.regionName === '' ? '—' : store.regionName],
      ...[countText(store.orders), yuanText(store.turnoverFen)],
    ],
  }));
  return [...rows, { key: '', cells: ['合计', '全部', countText(orders), yuanText(turnoverFen)] }];
}

/** Regions, where there is more than one. */
export function regionRows({ regions }: StoreFiguresView) {
  if (regions.length < 2) return [];
  return regions.map(({ regionName, stores, orders, turnoverFen }) => ({
    key: regionName,
    cells: [regionName === '' ? '没有区域' : regionName, countText(stores), countText(orders), yuanText(turnoverFen)],
  }));
}

export function storeNote({ stores, countedAtMs, isCut }: StoreFiguresView): string {
  if (stores.length === 0) return '还没有门店。在「人 → 门店」里建。';
  const cut = isCut ? '订单太多,没有全部算进来。' : '';
  return `按平台结算的日子算店员带来的订单,已撤下的店员不在内。只是统计,佣金和分成不看门店。数字算到 ${momentText(countedAtMs)}。${cut}`;
}
