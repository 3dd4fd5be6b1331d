import { type Fen, fen } from '../../../core/money/fen';
import { yuanText } from '../../../core/money/yuan-text';
import { beijingStamp } from '../../../core/statement/beijing-stamp';
import type { TableRow } from '../../../core/statement/statement-table';
import { type DeskOrder, deskOrder, promotersOf } from '../order-desk/list-desk-orders';
import { type ExportSource, rowFilterOfExport } from './export-source';

/** Orders with what they earned whom; one row for each order and article. */
export const orderSource: ExportSource = {
  sheet: '订单',
  columns: [
    ...['订单号', '规格号', '品牌', '小店', '小店编号', '商品', '推客', '推客编号', '下单时间(北京)'],
    ...['付款金额(元)', '付款金额(分)', '机构服务费(分)', '推客部分(元)', '推客部分(分)', '机构留存(分)'],
    ...['佣金状态', '可提现日', '平台结算时间(北京)', '由谁结算'],
  ],
  count: ({ orderLists, clock }, filter) => orderLists.countOrders(rowFilterOfExport(filter, clock.nowMs())),
  async read(ports, { filter, askedAtMs }, from, limit) {
    const { rows, next } = await ports.orderLists.listOrders(rowFilterOfExport(filter, askedAtMs), from, limit);
    const names = await ports.orderLists.namesOf(promotersOf(rows));
    const settings = await ports.settings.current();
    const brandNames = new Map(settings.brands.map(({ brandId, name }) => [brandId, name]));
    const orders = rows.map((row) => deskOrder(row, { settings, names, nowMs: askedAtMs }));
    const sum = (of: (order: DeskOrder) => number) => orders.reduce((total, order) => total + of(order), 0);
    return {
      rows: orders.map((order) => cellsOf(order, brandNames.get(order.brandId) ?? order.brandId)),
      counted: rows.length,
      sumsFen: {
        payment: sum(({ paymentFen }) => paymentFen),
        promoter: sum(({ promoterFen }) => promoterFen),
        margin: sum(({ marginFen }) => marginFen),
      },
      next,
    };
  },
};

function cellsOf(order: DeskOrder, brandName: string): TableRow {
  const { orderId, skuId, shopName, shopAppid, productTitle, promoter, promoterName, createdAtMs, paymentFen } = order;
  const { feeFen, promoterFen, marginFen, settledAtMs, settledBy, state } = order;
  return [
    ...[orderId, skuId, brandName, shopName, shopAppid, productTitle, promoterName ?? '', promoter ?? ''],
    ...[secondOf(createdAtMs), yuanText(paymentFen), paymentFen, feeFen],
    ...[yuanText(promoterFen), promoterFen, marginFen, placeWord(order)],
    'freeFromDay' in state ? state.freeFromDay : '',
    settledAtMs === null ? '' : secondOf(settledAtMs),
    settledBy === 'agency' ? '机构' : '平台',
  ];
}

const words: Readonly<Record<DeskOrder['state']['state'], string>> = {
  estimated: '预估',
  frozen: '冻结中',
  held: '核查中',
  available: '可提现',
  reversed: '已退回',
  none: '无佣金',
};

/** The money word of an order, as the pages say it. */
function placeWord({ state }: DeskOrder): string {
  return words[state.state];
}

/** A moment (epoch ms) in Beijing time to the second. */
export function secondOf(atMs: number): string {
  return beijingStamp(atMs).slice(0, 19);
}

/** Fen as text in yuan. */
export function yuanOf(amountFen: number): string {
  return yuanText(fen(amountFen) as Fen);
}
