import { beijingDayOf } from '../../../core/time/beijing-day';
import { feeIncome } from '../figures/read-figures';
import type { ExportSource } from './export-source';
import { yuanOf } from './order-source';

/** The agency's fee by shop of the month in which the range begins, for invoices. */
export const feeSource: ExportSource = {
  sheet: '服务费',
  columns: [
    ...['月份', '小店', '小店编号', '结算订单数', '成交额(元)', '成交额(分)'],
    ...['机构服务费(元)', '机构服务费(分)', '推客部分(分)', '机构留存(分)'],
  ],
  count: async () => null,
  async read(ports, { filter, askedAtMs }) {
    const month = (filter.fromDay ?? beijingDayOf(askedAtMs)).slice(0, 6);
    const income = await feeIncome(ports, filter.brandIds ?? 'every-brand', month);
    return {
      rows: income.shops.map((shop) => [
        ...[month, shop.shopName, shop.shopAppid, shop.orders, yuanOf(shop.salesFen), shop.salesFen],
        ...[yuanOf(shop.feeFen), shop.feeFen, shop.promoterFen, shop.marginFen],
      ]),
      counted: income.shops.length,
      sumsFen: { fee: income.feeFen, promoter: income.promoterFen, margin: income.marginFen },
      next: null,
    };
  },
};
