import type { BooksItem } from '../../../core/reconciliation/books-item-wording';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { DocumentDatabase, StoredDocument, Where } from '../../ports/document-database';
import type { MatchDay } from '../../ports/match-records';
import type { PayoutMatchDay } from '../../ports/payout-match-records';
import type { ReconcileDay } from '../../ports/reconcile-records';
import type {
  ChangedTaxMonth,
  Closing,
  DeskItem,
  DeskReach,
  DifferingPayout,
  MissedPayout,
  WorkDesk,
} from '../../ports/work-desk';
import { auditedDocuments } from './audited-documents';
import { differenceDocumentOf, fundsDiffer } from './match-records';

const payoutKinds = ['PAYOUT_DIFFERS', 'PAYOUT_NOT_RECEIVED', 'TAX_MONTH_DECLARED'];
const booksKinds: readonly string[] = ['WALLET_DIFFERS', 'CHAIN_BROKEN', 'ENTRY_MISSING'];
const deskKinds = [fundsDiffer, ...booksKinds];
/** Everything of the nights and of payouts that a person ends. */
export const workItemKinds: readonly string[] = [...deskKinds, ...payoutKinds];
const mostItems = 1000;
const mostDays = 366;

/** Work items of the nights and of payouts in risk_cases, the days of both matches in daily_metrics. */
export function documentWorkDesk(database: DocumentDatabase): WorkDesk {
  const list = async (where: Where) => {
    const asked = { kind: { in: deskKinds }, state: { in: ['open', 'done'] }, ...where };
    return (await database.list('risk_cases', { where: asked, limit: mostItems })).flatMap(deskItemsOf);
  };
  return {
    async findItem(id) {
      const document = await database.find('risk_cases', id);
      return document && deskItemsOf(document)[0];
    },
    async listOpen(reach, { beforeMs, limit }) {
      const kind = { in: workItemKinds };
      const where = { state: 'open', kind, foundAtMs: { lt: beforeMs }, ...withinReach(reach) };
      const documents = await database.list('risk_cases', { where, orderBy: [['foundAtMs', 'desc']], limit });
      return documents.flatMap(deskItemsOf);
    },
    listFoundSince: (day, reach) => list({ foundDay: { gte: day }, ...withinReach(reach) }),
    listFoundOn: (day, reach) => list({ foundDay: day, ...withinReach(reach) }),
    ...payoutReaders(database),
    async listMatchDays(beforeDay, limit) {
      return (await listDays(database, 'funds', { lt: beforeDay }, limit)).map(
        (document) => document as unknown as MatchDay,
      );
    },
    async listReconcileDays(fromDay, throughDay) {
      const documents = await listDays(database, 'reconcile', { gte: fromDay, lte: throughDay }, mostDays);
      return documents.map((document) => document as unknown as ReconcileDay);
    },
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findItem(id) {
            const document = await documents.find('risk_cases', id);
            return document && deskItemsOf(document)[0];
          },
          async closeItem(id, { name, atMs, reason }) {
            const set = {
              state: 'done',
              closedBy: 'person',
              closedByName: name,
              closedAtMs: atMs,
              closedReason: reason,
            };
            await documents.update('risk_cases', id, { set });
          },
        }),
      ),
  };
}

/** What the daily match of payouts left. */
function payoutReaders(database: DocumentDatabase): Pick<WorkDesk, 'listDifferingPayouts' | 'listPayoutMatchDays'> {
  return {
    async listDifferingPayouts(fromDay, beforeDay) {
      const found = { kind: 'PAYOUT_DIFFERS', state: { in: ['open', 'done'] } };
      const where = { ...found, foundDay: { gte: fromDay, lt: beforeDay } };
      return (await database.list('risk_cases', { where, limit: mostItems })).flatMap(deskItemsOf);
    },
    async listPayoutMatchDays(beforeDay, limit) {
      const documents = await listDays(database, 'payout-match', { lt: beforeDay }, limit);
      return documents.map((document) => document as unknown as PayoutMatchDay);
    },
  };
}

function listDays(
  database: DocumentDatabase,
  kind: string,
  day: { readonly gte?: string; readonly lte?: string; readonly lt?: string },
  limit: number,
): Promise<StoredDocument[]> {
  return database.list('daily_metrics', { where: { kind, day }, orderBy: [['day', 'desc']], limit });
}

/** Items without a brand are the agency's alone. */
function withinReach(reach: DeskReach): Where {
  return reach === 'every-brand' ? {} : { brandId: { in: [...reach] } };
}

/** None for a case of another kind. */
export function deskItemsOf(document: StoredDocument): DeskItem[] {
  const { kind, state, brandId, foundAtMs } = document;
  const foundDay = document.foundDay ?? beijingDayOf(Number(foundAtMs));
  const seenDay = document.seenDay ?? foundDay;
  const head = {
    id: document._id,
    state: state === 'open' ? 'open' : 'done',
    brandId: typeof brandId === 'string' ? brandId : null,
    foundDay: foundDay as BeijingDay,
    foundAtMs: Number(foundAtMs),
    seenDay: seenDay as BeijingDay,
    closing: state === 'open' ? null : closingOf(document),
  } as const;
  if (kind === fundsDiffer) return [{ ...head, about: 'money', difference: differenceDocumentOf(document) }];
  if (booksKinds.includes(String(kind))) return [{ ...head, about: 'books', found: document as unknown as BooksItem }];
  const facts = (document.facts ?? {}) as unknown;
  if (kind === 'PAYOUT_DIFFERS') return [{ ...head, about: 'payout', payout: document as unknown as DifferingPayout }];
  if (kind === 'TAX_MONTH_DECLARED') return [{ ...head, about: 'tax', change: facts as ChangedTaxMonth }];
  if (kind !== 'PAYOUT_NOT_RECEIVED') return [];
  const { promoter, dueAtMs } = document as unknown as MissedPayout;
  return [{ ...head, about: 'receipt', report: { ...(facts as MissedPayout), promoter, dueAtMs } }];
}

function closingOf({ closedByName, closedAtMs, closedReason }: StoredDocument): Closing {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return { name: textOf(closedByName), atMs: Number(closedAtMs ?? 0), reason: textOf(closedReason) };
}
