import { entrySeenBy } from '../../../core/ledger/entry-chain';
import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { causeWording } from '../../../core/ledger/movement-wording';
import { afterMovement, balanceFen, noBalances } from '../../../core/ledger/place-balances';
import { lineWording } from '../../../core/statement/statement-wording';
import type { EntryReason, LedgerPlace, PromoterLedger } from '../../ports/promoter-ledger';
import { type Reach, reaches } from '../staff/role-matrix';

const pageSize = 50;
const placePattern = /^(\d{1,16})(?:\|(.{1,200}))?$/;

export interface LedgerQuery {
  readonly promoter: string;
  readonly reach: Reach;
  /** As the page before told it. */
  readonly from?: string | undefined;
}

/**
 * A promoter's ledger for the people who look after it, the newest entry first, 50 a page: what moved and why, and for
 * what a person had written his reason. A brand sees the entries of its own orders only.
 *
 * Calls: 1, and 1 more on a page with entries written by hand.
 */
export async function listPromoterLedger(ports: { readonly promoterLedger: PromoterLedger }, query: LedgerQuery) {
  const { promoter, reach } = query;
  const page = { from: placeOf(query.from), limit: pageSize };
  const { entries, next } = await ports.promoterLedger.listNewest(promoter, page);
  const seen = entries.filter(({ brandId }) => reaches(reach, brandId));
  const byHand = seen.filter(({ cause }) => cause === 'ADJUSTED' || cause === 'REATTRIBUTED');
  const reasons = await ports.promoterLedger.listReasons(byHand.map(({ id }) => id));
  return {
    entries: seen.map((entry) => entryView(entry, promoter, reasons.get(entry.id))),
    nextFrom: next && textOfPlace(next),
  };
}

/** Whether a text is a place that a page told. */
export function isLedgerPlace(text: string): boolean {
  return placePattern.test(text);
}

function placeOf(text: string | undefined): LedgerPlace | null {
  const [, moment, beforeId = null] = placePattern.exec(text ?? '') ?? [];
  return moment === undefined ? null : { beforeMs: Number(moment), beforeId };
}

function textOfPlace({ beforeMs, beforeId }: LedgerPlace): string {
  return beforeId === null ? String(beforeMs) : `${beforeMs}|${beforeId}`;
}

function entryView(transaction: LedgerTransaction, promoter: string, byHand: EntryReason | undefined) {
  const { id, bookedAtMs, cause, orderKey, movements } = entrySeenBy(transaction, promoter);
  return {
    id,
    bookedAtMs,
    cause,
    ...causeWording(cause),
    brandId: transaction.brandId,
    orderKey,
    /** By how much the promoter's balance changed: 0 for movements between his own places. */
    changeFen: balanceFen(movements.reduce(afterMovement, noBalances)),
    movements: movements.map(({ from, to, amountFen }) => ({
      from,
      to,
      amountFen,
      ...lineWording({ cause, from, to }),
    })),
    reason: byHand?.reason ?? null,
    by: byHand?.by ?? null,
  };
}
