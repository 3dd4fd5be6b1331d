import { availableFen, pendingFen, shownFlows } from '../orders/book-funds';
import type { StoreContext } from '../store-context';
import type { FundsFlowRow } from '../store-state';
import type { Wire } from '../wire-json';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, keyOf, numbersIn } from './api-input';
import { ApiRefusal, NO_SUCH_FLOW, PARAMETER_ERROR } from './api-refusal';

const LARGEST_PAGE = 100;
/** From here on a page number is not enough. */
const DEEPEST_WITHOUT_KEY = 5000;
const BEIJING_AHEAD_MS = 8 * 3_600_000;

/**
 * The agency's money at the platform. `amount` is never negative, `flow_type` says in (1) or out (2); newest first.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/balance/api_getfundsflowlist
 */
export const fundsEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/funds/balance/get': (context) => ({
    available_amount: availableFen(context),
    pending_amount: pendingFen(context),
    ...(context.settings.quirks.balanceWithoutErrcode ? { errcode: undefined, errmsg: undefined } : {}),
  }),
  '/channels/ec/league/headsupplier/funds/flowlist/get': flowList,
  '/channels/ec/league/headsupplier/funds/flowdetail/get': (context, input) => {
    const flow_id = input.id('flow_id');
    const flow = shownFlows(context).find((row) => row.flow_id === flow_id);
    if (!flow) throw new ApiRefusal(NO_SUCH_FLOW, 'no such funds flow');
    return { funds_flow: flowBody(flow) };
  },
};

function flowList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const page = input.optionalWhole('page') ?? 1;
  const size = input.optionalWhole('page_size') ?? 10;
  if (page < 1 || size < 1 || size > LARGEST_PAGE) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: page');
  if (!input.has('next_key') && page * size >= DEEPEST_WITHOUT_KEY) {
    throw new ApiRefusal(PARAMETER_ERROR, 'next_key is needed from 5000 on');
  }
  const all = shownFlows(context).reverse().filter(filterOf(input));
  const start = input.has('next_key') ? afterFlow(all, input.text('next_key')) : (page - 1) * size;
  const rows = all.slice(start, start + size);
  const last = rows.at(-1);
  const has_more = start + rows.length < all.length;
  return {
    flow_ids: rows.map((row) => row.flow_id),
    has_more,
    next_key: last && has_more ? keyOf(Number(last.flow_id)) : '',
  };
}

function filterOf(input: ApiInput): (row: FundsFlowRow) => boolean {
  const [start, end] = [input.optionalWhole('start_time'), input.optionalWhole('end_time')];
  const type = input.optionalWhole('funds_type');
  const transaction = input.optionalId('transaction_id');
  return (row) =>
    (start === undefined || row.atSec >= start) &&
    (end === undefined || row.atSec <= end) &&
    (type === undefined || row.funds_type === type) &&
    (!transaction || row.order_id === transaction || row.withdraw_id === transaction);
}

/** Newest first: what comes after a flow has smaller numbers, whatever was added in front since. */
function afterFlow(all: readonly FundsFlowRow[], key: string): number {
  const last = numbersIn(key)[0] ?? 0;
  const at = all.findIndex((row) => Number(row.flow_id) < last);
  return at < 0 ? all.length : at;
}

function flowBody(flow: FundsFlowRow): Wire {
  const { flow_id, funds_type, flow_type, amount, balance, remark, order_id, withdraw_id } = flow;
  const bookkeeping_time = beijingText(flow.atSec);
  return { flow_id, funds_type, flow_type, amount, balance, bookkeeping_time, remark, order_id, withdraw_id };
}

/** YYYY-MM-DD HH:mm:ss in Beijing. */
function beijingText(atSec: number): string {
  return new Date(atSec * 1000 + BEIJING_AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ');
}
