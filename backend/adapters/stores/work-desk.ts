import type { BooksItem } from '../../../core/reconciliation/books-item-wording';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { DocumentDatabase, StoredDocument, Where } from '../../ports/document-database';
import type { MatchDay } from '../../ports/match-records';
import type { ReconcileDay } from '../../ports/reconcile-records';
import type { Closing, DeskItem, DeskReach, WorkDesk } from '../../ports/work-desk';
import { auditedDocuments } from './audited-documents';
import { differenceDocumentOf, fundsDiffer } from './match-records';

const booksKinds: readonly string[] = ['WALLET_DIFFERS', 'CHAIN_BROKEN', 'ENTRY_MISSING'];
const deskKinds = [fundsDiffer, ...booksKinds];
const mostItems = 1000;
const mostDays = 366;

/** Work items of the nights in risk_cases, their days in daily_metrics. */
export function documentWorkDesk(database: DocumentDatabase): WorkDesk {
  const list = async (where: Where) => {
    const asked = { kind: { in: deskKinds }, state: { in: ['open', 'done'] }, ...where };
    return (await database.list('risk_cases', { where: asked, limit: mostItems })).flatMap(itemOf);
  };
  const listDays = (
    kind: string,
    day: { readonly gte?: string; readonly lte?: string; readonly lt?: string },
    limit: number,
  ) => database.list('daily_metrics', { where: { kind, day }, orderBy: [['day', 'desc']], limit });
  return {
    async findItem(id) {
      const document = await database.find('risk_cases', id);
      return document && itemOf(document)[0];
    },
    async listOpen(reach, { beforeMs, limit }) {
      const where = { state: 'open', kind: { in: deskKinds }, foundAtMs: { lt: beforeMs }, ...withinReach(reach) };
      const documents = await database.list('risk_cases', { where, orderBy: [['foundAtMs', 'desc']], limit });
      return documents.flatMap(itemOf);
    },
    listFoundSince: (day, reach) => list({ foundDay: { gte: day }, ...withinReach(reach) }),
    listFoundOn: (day, reach) => list({ foundDay: day, ...withinReach(reach) }),
    async listMatchDays(beforeDay, limit) {
      return (await listDays('funds', { lt: beforeDay }, limit)).map((document) => document as unknown as MatchDay);
    },
    async listReconcileDays(fromDay, throughDay) {
      const documents = await listDays('reconcile', { gte: fromDay, lte: throughDay }, mostDays);
      return documents.map((document) => document as unknown as ReconcileDay);
    },
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findItem(id) {
            const document = await documents.find('risk_cases', id);
            return document && itemOf(document)[0];
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

/** Items without a brand are the agency's alone. */
function withinReach(reach: DeskReach): Where {
  return reach === 'every-brand' ? {} : { brandId: { in: [...reach] } };
}

/** None for a case of another kind. */
function itemOf(document: StoredDocument): DeskItem[] {
  const { kind, state, brandId, foundDay, foundAtMs, seenDay } = document;
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
  return booksKinds.includes(String(kind))
    ? [{ ...head, about: 'books', found: document as unknown as BooksItem }]
    : [];
}

function closingOf({ closedByName, closedAtMs, closedReason }: StoredDocument): Closing {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return { name: textOf(closedByName), atMs: Number(closedAtMs ?? 0), reason: textOf(closedReason) };
}
