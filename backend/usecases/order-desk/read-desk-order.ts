import { explainOrder as explainWhose } from '../../../core/attribution/explain-order';
import { orderAmounts } from '../../../core/commission/order-amounts';
import { stateWording } from '../../../core/commission/state-wording';
import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { accountWording, causeWording } from '../../../core/ledger/movement-wording';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { AttributionRecord, AttributionRecords } from '../../ports/attribution-records';
import type { MatchRecords } from '../../ports/match-records';
import type { OrderBooks, StoredOrder } from '../../ports/order-books';
import { type ReasonPorts, reasonsOfOrder } from '../earnings/reasons-of-order';
import { type Reach, reaches } from '../staff/role-matrix';
import { deskOrder, type OrderDeskPorts } from './list-desk-orders';

export interface ReadDeskOrderPorts extends OrderDeskPorts, ReasonPorts {
  readonly books: OrderBooks;
  readonly attributions: AttributionRecords;
  readonly differences: Pick<MatchRecords, 'listDifferences'>;
}

/**
 * One order for the people of its brand: whose it is and why, how that compares with our rules, how the amount came about,
 * and every movement with the accounts as they are called.
 *
 * Rejections: `order-not-found`, the same for an order of another brand.
 */
export async function readDeskOrder(ports: ReadDeskOrderPorts, reach: Reach, orderKey: string) {
  const stored = await ports.books.findOrder(orderKey);
  if (!stored || !reaches(reach, stored.row.brandId)) return rejected('order-not-found');
  const { row } = stored;
  const [settings, lines, record, differences, names] = await Promise.all([
    ports.settings.current(),
    ports.books.listLedgerOfOrder(orderKey),
    ports.attributions.find(orderKey),
    ports.differences.listDifferences([row.snapshot.orderId]),
    ports.orderLists.namesOf(row.promoter === null ? [] : [row.promoter]),
  ]);
  const order = deskOrder(stored, { settings, names, nowMs: ports.clock.nowMs() });
  const known = { viewer: row.promoter ?? '', state: order.state, entries: lines, record };
  const reasons = row.promoter === null ? undefined : await reasonsOfOrder(ports, settings, stored, known);
  return ok({
    order,
    reason: reasons ? toldOfHim(reasons.main) : null,
    notes: (reasons?.notes ?? []).map(toldOfHim),
    whose: whoseSteps(stored, record).map(toldOfHim),
    /** How our rules judged it; null while that is not worked out. */
    expected: record ? { verdict: record.verdict, promoter: record.decision?.promoter ?? null } : null,
    isPinned: row.pinned,
    hold: row.hold,
    amount: {
      paymentFen: row.snapshot.actualPaymentFen,
      feeFen: orderAmounts(row.snapshot, row, settings.agency.agencyAppid).feeFen,
      sharePpm: row.sharePpm,
      promoterFen: row.promoterFen,
      marginFen: row.marginFen,
    },
    differences: differences
      .filter(({ state }) => state === 'open')
      .map(({ id, code, platformFen, oursFen, foundDay }) => ({ id, code, platformFen, oursFen, foundDay })),
    movements: inOrderBooked(lines).flatMap(movementsOf),
    next: toldOfHim(stateWording(row, order.state)),
  }) satisfies Outcome<unknown, 'order-not-found'>;
}

/** Sentences are written to the promoter; the merchant reads of him. */
function toldOfHim<T extends { readonly zh: string }>(told: T): T {
  return { ...told, zh: told.zh.replaceAll('您', '他') };
}

/** Of the promoter who has it; without one, why nobody has it. */
function whoseSteps({ row }: StoredOrder, record: AttributionRecord | undefined) {
  if (!record) return [];
  const { decision, dyes, touches } = record;
  return explainWhose({
    viewer: row.promoter ?? '',
    viewerEligible: true,
    viewerIsBuyer: false,
    orderedAtMs: row.snapshot.createdAtMs,
    ...{ decision, dyes, touches, platformSharer: row.promoter },
  });
}

/** By the number at the end of `order|sku|n`. */
function inOrderBooked(lines: readonly LedgerTransaction[]): LedgerTransaction[] {
  const numberOf = ({ id }: LedgerTransaction) => Number(id.slice(id.lastIndexOf('|') + 1));
  return [...lines].sort((left, right) => numberOf(left) - numberOf(right));
}

function movementsOf({ id, cause, bookedAtMs, postings }: LedgerTransaction) {
  return postings.map(({ from, to, amountFen }, index) => {
    const [why, source, target] = [causeWording(cause), accountWording(from), accountWording(to)];
    return {
      key: `${id}|${index}`,
      atMs: bookedAtMs,
      amountFen,
      zh: `${why.zh}:${source.zh} → ${target.zh}`,
      en: `${why.en}: ${source.en} → ${target.en}`,
    };
  });
}
