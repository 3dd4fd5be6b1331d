import type {
  CountOrdersView,
  DeskFilter,
  OrderListView,
  OrderPlace,
} from '../../../../cloudfunctions/console/desk-contract';
import { momentText } from '../../../formats/beijing-text';
import { beijingDay } from '../../../formats/day-text';
import { orderTag, promoterText, waitText } from '../components/order-pane/order-words.view';
import { type ConsoleRow, consoleRow } from '../components/row-list/row-list.view';
import { countText } from '../count-text.view';

export type PlaceFilter = OrderPlace | 'all';

export const placeFilters: readonly { readonly value: PlaceFilter; readonly name: string }[] = [
  { value: 'all', name: '全部' },
  { value: 'frozen', name: '等收货结算' },
  { value: 'dated', name: '有日期' },
  { value: 'free', name: '可提现' },
  { value: 'held', name: '核查中' },
  { value: 'none', name: '没有佣金' },
  { value: 'differs', name: '与平台不一致' },
];

export const ranges: readonly { readonly value: string; readonly name: string; readonly days: number }[] = [
  { value: 'always', name: '不限日期', days: 0 },
  { value: 'today', name: '今天', days: 1 },
  { value: 'week', name: '近 7 天', days: 7 },
  { value: 'month', name: '近 30 天', days: 30 },
  { value: 'quarter', name: '近 90 天', days: 90 },
];

/** What the page was opened with besides its chips: a day, a shop, a promoter. */
export interface OrdersQuery {
  readonly day: string;
  readonly shopAppid: string;
  readonly promoter: string;
}

/** The filter that list, count and export share. */
export function ordersFilter(
  brandId: string,
  place: PlaceFilter,
  range: string,
  query: OrdersQuery,
  nowMs: number,
): DeskFilter {
  const days = ranges.find(({ value }) => value === range)?.days ?? 0;
  const from = days === 0 ? {} : { fromDay: beijingDay(nowMs - (days - 1) * 86_400_000) };
  const day = query.day === '' ? from : { fromDay: query.day, throughDay: query.day };
  return {
    ...(brandId === '' ? {} : { brandId }),
    ...(place === 'all' ? {} : { place }),
    ...(query.shopAppid === '' ? {} : { shopAppid: query.shopAppid }),
    ...(query.promoter === '' ? {} : { promoter: query.promoter }),
    ...day,
  };
}

export function orderRows({ orders }: OrderListView): ConsoleRow[] {
  return orders.map((order) => {
    const { moneyState: _word, ...tag } = orderTag(order);
    const wait = waitText(order);
    return consoleRow({
      key: order.orderKey,
      title: order.productTitle,
      note: `${promoterText(order)} · ${order.shopName} · ${momentText(order.createdAtMs)}${wait === '' ? '' : ` · ${wait}`}`,
      tag,
      amountFen: order.promoterFen,
    });
  });
}

/** An order number as somebody typed or pasted it, blanks and all; '' for none. */
export function typedNumber(words: string): string {
  return words.replace(/\s/g, '');
}

export function emptyOrders(isSearched: boolean, isFiltered: boolean, place: PlaceFilter): string {
  if (isSearched) return '没有这个订单号。请核对一遍,或者让推客在「找回订单」里查。';
  if (place === 'differs') return '没有和平台不一致的订单。每天夜里和平台的资金对一遍。';
  return isFiltered ? '这样筛选没有订单。' : '还没有订单。推客分享以后,买家下的单会出现在这里。';
}

/** What narrows the list besides the chips, as a phrase; '' for nothing. */
export function queryText({ day, shopAppid, promoter }: OrdersQuery): string {
  const parts = [
    day === '' ? '' : `${Number(day.slice(4, 6))} 月 ${Number(day.slice(6, 8))} 日`,
    shopAppid === '' ? '' : '一家小店',
    promoter === '' ? '' : '一位推客',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function countedText({ rows, isAtLeast }: CountOrdersView): string {
  const text = `${countText(rows)} 笔`;
  return isAtLeast ? `${text}以上` : text;
}
