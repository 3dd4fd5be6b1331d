import * as v from 'valibot';
import { fen } from '../../../core/money/fen';
import type { FundsFlow, FundsKind, PlatformFunds } from '../../ports/platform/funds';
import { rangeFields } from './orders';
import { fundsPage } from './page-limits';
import { pagedList } from './paged-list';
import { type PlatformCall, Unusable } from './platform-call';
import { count, countOrNull, idOrNull, idText, textOrEmpty, uint64IdOrNull, whole, wholeFen } from './wire-fields';

const fundsTypes = { withdrawal: 1, sharing: 2 } as const;
const kinds: ReadonlyMap<number, FundsKind> = new Map([
  [fundsTypes.withdrawal, 'withdrawal'],
  [fundsTypes.sharing, 'sharing'],
]);

/** What is on the account: a settlement that is taken back after the money left makes it less than nothing. */
const signedFen = v.pipe(whole, v.transform(fen));
const goesOut = 2;

const balance = v.looseObject({ available_amount: signedFen, pending_amount: wholeFen });

const flowAnswer = v.looseObject({
  funds_flow: v.looseObject({
    flow_id: idText,
    funds_type: count,
    amount: wholeFen,
    balance: signedFen,
    flow_type: countOrNull,
    bookkeeping_time: v.string(),
    remark: textOrEmpty,
    order_id: uint64IdOrNull,
    withdraw_id: idOrNull,
  }),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export function fundsResource(call: PlatformCall): PlatformFunds {
  return {
    fundsBalance: () =>
      call('funds/balance/get', {}, balance, ({ available_amount, pending_amount }) => ({
        availableFen: available_amount,
        pendingFen: pending_amount,
      })),
    listFundsFlows({ booked, kind, transactionId } = {}) {
      const body = {
        // Only the first page may be asked for by number: next_key leads on, and beyond 5,000 must.
        page: 1,
        ...(booked === undefined ? {} : rangeFields(booked)),
        ...(kind === undefined ? {} : { funds_type: fundsTypes[kind] }),
        ...(transactionId === undefined ? {} : { transaction_id: transactionId }),
      };
      return pagedList(call, {
        ...{ name: 'funds/flowlist/get', body, place: 'flow_ids', badItem: 'spoils' },
        ...{ itemCount: fundsPage.itemCount, row: idText, itemOf: (flowId: string) => flowId },
      });
    },
    findFundsFlow: (flowId) =>
      call('funds/flowdetail/get', { flow_id: flowId }, flowAnswer, ({ funds_flow }) => {
        if (funds_flow.flow_id !== flowId) throw new Unusable('funds_flow.flow_id: another movement than asked for');
        return flowOf(funds_flow);
      }),
  };
}

function flowOf(flow: v.InferOutput<typeof flowAnswer>['funds_flow']): FundsFlow {
  const isOutgoing = (flow.flow_type ?? (flow.funds_type === fundsTypes.withdrawal ? goesOut : 0)) === goesOut;
  return {
    flowId: flow.flow_id,
    kind: kinds.get(flow.funds_type) ?? 'unknown',
    amountFen: flow.amount,
    direction: isOutgoing ? 'out' : 'in',
    balanceFen: flow.balance,
    bookedAtMs: beijingTimeMs(flow.bookkeeping_time),
    remark: flow.remark,
    orderId: flow.order_id,
    withdrawalId: flow.withdraw_id,
  };
}

/** `2025-02-11 15:45:39` in Beijing, as epoch milliseconds. */
function beijingTimeMs(text: string): number {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const atMs = parts ? Date.parse(`${parts[1]}T${parts[2]}+08:00`) : Number.NaN;
  // Date.parse takes the 31st of February for a day in March.
  const isSame = Number.isFinite(atMs) && new Date(atMs + 8 * 3_600_000).toISOString().startsWith(`${parts?.[1]}T`);
  if (!isSame) throw new Unusable('funds_flow.bookkeeping_time');
  return atMs;
}
