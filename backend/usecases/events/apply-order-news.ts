import { type Outcome, rejected } from '../../../core/outcome';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { TransactionLimits } from '../../ports/document-database';
import type { OrderKey, StorePlatform } from '../../ports/store-platform';
import {
  type OrderNews,
  type Recorded,
  type RecordOrderPorts,
  type RecordRejection,
  recordOrder,
} from '../booking/record-order';
import { snapshotOf } from './snapshot-of';

export interface OrderNewsPorts extends RecordOrderPorts {
  readonly platform: StorePlatform;
  readonly buyerKeys: BuyerKeyMaker;
}

export interface OrderHint {
  readonly key: OrderKey;
  readonly appliedEvent?: string;
  readonly receiptSeenAtMs?: number;
}

export type OrderNewsRejection = RecordRejection | 'platform-refused';

/** The platform's update time has whole seconds: what happened within one is told apart by looking a second later. */
const secondLookMs = 1000;

/**
 * Reads an order's detail anew, whatever hinted at it, and brings the books up to it. An ambiguous snapshot is read a
 * second time after a second when `mayWait` allows it.
 *
 * Rejections: `platform-refused` (it knows no such commission order), `shop-without-brand`, `ledger-conflict`,
 * `read-again` (only when it may not wait). Errors: Outage, TransactionConflict.
 */
export async function applyOrderNews(
  ports: OrderNewsPorts,
  hint: OrderHint,
  options: { readonly mayWait: () => boolean; readonly limits?: TransactionLimits },
): Promise<Outcome<Recorded, OrderNewsRejection>> {
  const first = await readAndRecord(ports, hint, false, options.limits);
  if (first.ok || first.code !== 'read-again' || !options.mayWait()) return first;
  await ports.clock.sleep(secondLookMs);
  return readAndRecord(ports, hint, true, options.limits);
}

async function readAndRecord(
  ports: OrderNewsPorts,
  { key, appliedEvent, receiptSeenAtMs }: OrderHint,
  isSecondReading: boolean,
  limits: TransactionLimits | undefined,
): Promise<Outcome<Recorded, OrderNewsRejection>> {
  const answer = await ports.platform.findOrder(key);
  if (!answer.ok) return rejected('platform-refused', `${answer.errcode} ${answer.detail}`);
  const news: OrderNews = {
    snapshot: snapshotOf(answer.value, ports.buyerKeys),
    isSecondReading,
    ...(appliedEvent === undefined ? {} : { appliedEvent }),
    ...(receiptSeenAtMs === undefined ? {} : { receiptSeenAtMs }),
  };
  return recordOrder(ports, news, limits);
}
