import type { FeeIncomeView } from '../../../../../cloudfunctions/console/exports-contract';
import { momentText } from '../../../../formats/beijing-text';
import { yuanText } from '../../../../formats/yuan-text';
import { countText } from '../../count-text.view';

export const feeColumns = [
  { key: 'shop', name: '小店', isNumber: false },
  { key: 'orders', name: '结算订单', isNumber: true },
  { key: 'sales', name: '成交额(元)', isNumber: true },
  { key: 'fee', name: '服务费(元)', isNumber: true },
  { key: 'promoter', name: '推客(元)', isNumber: true },
  { key: 'margin', name: '留存(元)', isNumber: true },
];

/** What each shop is to be invoiced for; the last row is the sum. */
export function feeRows(income: FeeIncomeView) {
  const rows = income.shops.map(({ shopAppid, shopName, orders, salesFen, feeFen, promoterFen, marginFen }) => ({
    key: shopAppid,
    cells: [shopName, countText(orders), ...[salesFen, feeFen, promoterFen, marginFen].map(yuanText)],
  }));
  if (rows.length === 0) return [];
  const orders = income.shops.reduce((sum, shop) => sum + shop.orders, 0);
  const salesFen = income.shops.reduce((sum, shop) => sum + shop.salesFen, 0);
  const sums = [salesFen, income.feeFen, income.promoterFen, income.marginFen].map(yuanText);
  return [...rows, { key: '', cells: ['合计', countText(orders), ...sums] }];
}

export function feeNote({ shops, countedAtMs }: FeeIncomeView): string {
  if (shops.length === 0) return '这个月平台还没有结算过订单。';
  const counted = countedAtMs === null ? '' : `数字算到 ${momentText(countedAtMs)}。`;
  return `按平台结算的日子算,已退掉的不在内。服务费是机构向小店开票的金额。${counted}`;
}
