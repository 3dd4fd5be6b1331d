import * as v from 'valibot';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { PayProvider, TransferScene } from '../../ports/pay-provider';
import { type Authorisations, authorisations } from './authorisations';
import { readFundFlowBill } from './fund-flow-bill';
import { type PayCall, payCall } from './pay-call';
import type { PayClientKeys } from './pay-environment';
import { type TransferReceipts, transferReceipts } from './receipts';
import { needsNameFromFen } from './transfer-request';
import { commissionScene } from './transfer-scenes';
import { type Transfers, transfers } from './transfers';

export interface WechatPayOptions {
  readonly keys: PayClientKeys;
  readonly journal: Journal;
  readonly clock: Clock;
  /** 6 s for one exchange unless stated. */
  readonly requestMs?: number;
  /** 佣金报酬 unless stated. */
  readonly scene?: TransferScene;
  /** The merchant's own limits per transfer, as the console shows them. */
  readonly minFen?: number;
  readonly maxFen?: number;
  /** Payment without a tap; off unless the platform opened it for this merchant. */
  readonly hasAuthorisations?: boolean;
}

/** The pay platform with all that we use of it; the port is what payouts see. */
export interface WechatPay {
  readonly provider: PayProvider;
  readonly transfers: Transfers;
  readonly receipts: TransferReceipts;
  readonly authorisations: Authorisations;
}

/** A new merchant may transfer 0.10 to 200.00 yuan at once; more is applied for in the console. */
const usualLimits = { minFen: 10, maxFen: 20_000 };
const usualRequestMs = 6_000;

/** 商家转账 of an ordinary merchant, confirmed by the person who is paid. */
export function wechatPay(options: WechatPayOptions): WechatPay {
  const { keys, journal, clock, requestMs = usualRequestMs, scene = commissionScene } = options;
  const call = payCall({ keys, journal, requestMs, monotonicMs: () => clock.monotonicMs() });
  const world = { call, keys, journal, scene };
  const bills = transfers(world);
  const provider: PayProvider = {
    route: 'wechat',
    abilities: {
      ...{ needsConfirm: true, canCancel: true, needsNameFromFen, withholdsTax: false },
      minFen: options.minFen ?? usualLimits.minFen,
      maxFen: options.maxFen ?? usualLimits.maxFen,
    },
    submit: (order) => bills.create(order),
    query: (payoutNo) => bills.query(payoutNo),
    cancel: (payoutNo) => bills.cancel(payoutNo),
    listBill: (day) => readFundFlowBill({ call, journal, nowMs: () => clock.nowMs() }, day),
    balanceFen: () => readBalance(call),
  };
  return {
    ...{ provider, transfers: bills, receipts: transferReceipts(call) },
    authorisations: authorisations(world, options.hasAuthorisations ?? false),
  };
}

const balanceAnswer = v.looseObject({ available_amount: v.pipe(v.number(), v.safeInteger()) });

/** What lies on the operating account. Many merchants have no right to this question: undefined then. */
async function readBalance(call: PayCall): Promise<number | undefined> {
  const path = '/v3/merchant/fund/balance/OPERATION';
  const reply = await call.ask({ operation: 'balance.ask', method: 'GET', path });
  if (reply.kind !== 'verified') return undefined;
  const read = v.safeParse(balanceAnswer, reply.data);
  return read.success ? read.output.available_amount : undefined;
}
