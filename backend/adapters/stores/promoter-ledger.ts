import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import type { Correction } from '../../ports/correction-store';
import type { DocumentDatabase, Where } from '../../ports/document-database';
import type { EntryReason, LedgerPlace, PromoterLedger } from '../../ports/promoter-ledger';
import { ledgerTransactionOf } from './ledger-document';

/** Before this moment lies everything. */
const never = Number.MAX_SAFE_INTEGER;
/** Sorts after every id. */
const lastId = '\uffff';
const mostReasons = 100;

interface Page {
  readonly entries: readonly LedgerTransaction[];
  readonly next: LedgerPlace | null;
}

/** The ledger along the index (promoters, bookedAtMs), backwards; reasons along the corrections' (ledgerIds). */
export function documentPromoterLedger(database: DocumentDatabase): PromoterLedger {
  const list = async (where: Where, orderBy: 'bookedAtMs' | '_id', limit: number) => {
    const documents = await database.list('ledger', { where, orderBy: [[orderBy, 'desc']], limit });
    return documents.map(ledgerTransactionOf);
  };

  /** Inside one moment the ids give the order. */
  async function withinMoment(promoter: string, { beforeMs, beforeId }: LedgerPlace, limit: number): Promise<Page> {
    const where = { promoters: promoter, bookedAtMs: beforeMs, _id: { lt: beforeId ?? lastId } };
    const entries = await list(where, '_id', limit);
    const last = entries[entries.length - 1];
    const beforeIt = { beforeMs, beforeId: null };
    return { entries, next: last && entries.length === limit ? { beforeMs, beforeId: last.id } : beforeIt };
  }

  return {
    async listNewest(promoter, { from, limit }) {
      const place = from ?? { beforeMs: never, beforeId: null };
      if (place.beforeId !== null) return withinMoment(promoter, place, limit);
      const where = { promoters: promoter, bookedAtMs: { lt: place.beforeMs } };
      const found = await list(where, 'bookedAtMs', limit);
      const last = found[found.length - 1];
      if (!last || found.length < limit) return { entries: newestFirst(found), next: null };
      const whole = found.filter(({ bookedAtMs }) => bookedAtMs > last.bookedAtMs);
      if (whole.length === 0) return withinMoment(promoter, { beforeMs: last.bookedAtMs, beforeId: null }, limit);
      return { entries: newestFirst(whole), next: { beforeMs: last.bookedAtMs + 1, beforeId: null } };
    },
    async listReasons(entryIds) {
      if (entryIds.length === 0) return new Map();
      const where = { ledgerIds: { in: entryIds } };
      const documents = await database.list('corrections', { where, limit: mostReasons });
      const corrections = documents as unknown as Pick<Correction, 'ledgerIds' | 'reason' | 'requestedBy'>[];
      return new Map(
        corrections.flatMap(({ ledgerIds, reason, requestedBy }) =>
          ledgerIds.map((id): [string, EntryReason] => [id, { reason, by: requestedBy.name }]),
        ),
      );
    },
  };
}

function newestFirst(entries: readonly LedgerTransaction[]): LedgerTransaction[] {
  return [...entries].sort((one, other) => {
    if (one.bookedAtMs !== other.bookedAtMs) return other.bookedAtMs - one.bookedAtMs;
    return one.id < other.id ? 1 : -1;
  });
}
