import { booksItemWording } from '../../../core/reconciliation/books-item-wording';
import { differenceClassWording, differenceWording } from '../../../core/reconciliation/difference-wording';
import type { DifferenceClass } from '../../../core/reconciliation/match-order';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { Wording } from '../../../core/wording/beijing-text';
import type { Closing, DeskItem } from '../../ports/work-desk';
import { payoutItemFields } from './payout-item-line';

/** A work item as people read it. */
export interface WorkItemLine {
  readonly id: string;
  /**
   * money: orders against the platform's money and the ledger · books: wallets and sealed days against the ledger · payout:
   * payouts against bill and ledger · receipt: said not to have arrived · tax: a declared month that changed.
   */
  readonly about: 'money' | 'books' | 'payout' | 'receipt' | 'tax';
  readonly class: DifferenceClass;
  readonly className: string;
  readonly code: string;
  readonly state: 'open' | 'done';
  readonly brandId: string | null;
  readonly orderId: string | null;
  readonly flowId: string | null;
  readonly promoter: string | null;
  readonly payoutNo: string | null;
  /** What the platform's money or the wallet says, and what we or the ledger say; null where it is not about an amount. */
  readonly theirFen: number | null;
  readonly ourFen: number | null;
  readonly explanation: Wording;
  readonly foundDay: BeijingDay;
  readonly foundAtMs: number;
  readonly seenDay: BeijingDay;
  /** Since then both sides agree again; a person still closes it. */
  readonly agreesSinceDay: BeijingDay | null;
  readonly closing: Closing | null;
}

/** Explains a work item in words. */
export function workItemLine(item: DeskItem): WorkItemLine {
  const { id, about, state, brandId, foundDay, foundAtMs, seenDay, closing } = item;
  const head = { id, about, state, brandId, foundDay, foundAtMs, seenDay, closing };
  if (item.about === 'money') {
    const { class: kind, code, orderId, flowId, platformFen, oursFen, agreesSinceDay } = item.difference;
    return {
      ...{ ...head, class: kind, className: differenceClassWording[kind].zh, code, orderId, flowId, promoter: null },
      payoutNo: null,
      ...{ theirFen: platformFen, ourFen: oursFen, agreesSinceDay },
      explanation: differenceWording(item.difference),
    };
  }
  if (item.about !== 'books') {
    return { ...head, ...payoutItemFields(item), orderId: null, flowId: null, agreesSinceDay: null };
  }
  const { found } = item;
  const kind = found.kind === 'ENTRY_MISSING' ? 'missing' : found.kind === 'CHAIN_BROKEN' ? 'state' : 'amount';
  const isAmount = found.kind === 'WALLET_DIFFERS';
  return {
    ...{
      ...head,
      class: kind,
      className: differenceClassWording[kind].zh,
      code: found.kind,
      orderId: null,
      flowId: null,
      payoutNo: null,
    },
    ...{ promoter: found.promoter, agreesSinceDay: null, explanation: booksItemWording(found) },
    theirFen: isAmount ? found.storedFen : null,
    ourFen: isAmount ? found.ledgerFen : null,
  };
}
