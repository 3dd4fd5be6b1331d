import { type IndexedLine, lineIndexOf, orderById, type TimeKind } from '../orders/line-index';
import type { StoreContext } from '../store-context';
import type { OrderLine, OrderRow } from '../store-state';
import type { Wire } from '../wire-json';
import { type ApiInput, keyOf, numbersIn, pageSize } from './api-input';
import { ApiRefusal, PARAMETER_ERROR } from './api-refusal';
import { looseId } from './api-subjects';

type Passes = (row: IndexedLine) => boolean;
type Range = { kind: TimeKind; start: number; end: number };
const ALL_TIME: Range = { kind: 'create', start: 0, end: Number.MAX_SAFE_INTEGER };

/** One page of (order_id, sku_id) pairs in time order; `next_key` holds where it ended, not how far it went. */
export function commissionListPage(
  context: StoreContext,
  input: ApiInput,
  wish: { largest: number; range: Range; passes: Passes },
): { [key: string]: Wire } {
  const limit = pageSize(input, wish.largest);
  const [atSec, place] = input.has('next_key') ? numbersIn(input.text('next_key')) : [];
  const after = atSec === undefined || place === undefined ? undefined : { atSec, place };
  const { kind, start, end } = wish.range;
  const found = lineIndexOf(context.state).page(kind, { start, end, after, limit: limit + 1 }, wish.passes);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    list: rows.map((row) => pair(context, row)),
    next_key: last && rows.length === limit ? keyOf(last.atSec, last.place) : '',
    has_more: found.length > limit,
  };
}

/** The lines of one order, as one page. */
export function orderPage(
  context: StoreContext,
  order_id: string,
  passes: (line: OrderLine) => boolean,
): { [key: string]: Wire } {
  const order = orderById(context, order_id);
  const lines = order?.lines.filter(passes) ?? [];
  return {
    list: lines.map((line) => pair(context, { order_id, line })),
    next_key: '',
    has_more: false,
  };
}

/** Filters by shop and promoter, which the lists of orders and of clues share. */
export function ofShopAndSharer(input: ApiInput): (row: { order: OrderRow }) => boolean {
  const appid = input.optionalText('appid');
  const sharer = input.optionalText('sharer_appid');
  return ({ order }) =>
    (!appid || order.shop_appid === appid) && (!sharer || order.attribution.sharer_appid === sharer);
}

/** Exactly one of the two ranges; with `isOptional` none means all time. */
export function wantedRange(input: ApiInput, isOptional = false): Range {
  const created = input.range('create_time_range');
  const updated = input.range('update_time_range');
  if (created && updated)
    throw new ApiRefusal(PARAMETER_ERROR, 'create_time_range and update_time_range exclude each other');
  if (created) return { kind: 'create', ...created };
  if (updated) return { kind: 'update', ...updated };
  if (isOptional) return ALL_TIME;
  throw new ApiRefusal(PARAMETER_ERROR, 'exactly one of create_time_range and update_time_range is needed');
}

function pair(context: StoreContext, row: { order?: OrderRow; order_id?: string; line: OrderLine }): Wire {
  return {
    order_id: looseId(context, row.order?.order_id ?? row.order_id ?? ''),
    sku_id: row.line.sku_id,
  };
}
