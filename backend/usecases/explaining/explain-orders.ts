import { defaultPolicy } from '../../../core/attribution/attribution-policy';
import type { Decision } from '../../../core/attribution/decision';
import { expectedVersusPlatform } from '../../../core/attribution/expected-versus-platform';
import { foldUntil, type TimelineConfig } from '../../../core/attribution/fold-timeline';
import { type AttributedOrder, compareEvents, type Touch } from '../../../core/attribution/timeline-event';
import { fallbackWindows } from '../../../core/attribution/window-config';
import type { OrderRow } from '../../../core/commission/order-row';
import { isPaid } from '../../../core/commission/order-snapshot';
import type { AttributionRecord, AttributionRecords } from '../../ports/attribution-records';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { OrderBooks } from '../../ports/order-books';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { KeptTouch, TouchStore } from '../../ports/touch-store';

export interface ExplainOrdersPorts {
  readonly attributions: AttributionRecords;
  readonly books: OrderBooks;
  readonly touches: TouchStore;
  readonly promoters: PromoterStore;
  readonly settings: ProgramSettingsSource;
  readonly clock: Clock;
  readonly journal: Journal;
}

const pageSize = 50;
/** Enough to tell the story of an order; all of them stay in their own collection while the lock may still matter. */
const keptTouches = 30;

/**
 * Works out, for orders that were paid since the last run, what our own rules expected and says it in words. The
 * platform's word decides the money; where it differs the merchant is told. A written explanation is never rewritten.
 */
export async function explainOrders(ports: ExplainOrdersPorts, leftMs: () => number): Promise<{ explained: number }> {
  const unexplained = await ports.attributions.listUnexplained(pageSize);
  if (unexplained.length === 0) return { explained: 0 };
  const settings = await ports.settings.current();
  let explained = 0;
  for (const orderKey of unexplained) {
    if (leftMs() < 3_000) break;
    const stored = await ports.books.findOrder(orderKey);
    if (!stored) continue;
    if (await explainOne(ports, settings, stored.row)) explained += 1;
  }
  return { explained };
}

/** Of a row only the snapshot is judged, so that an order may be judged that has none yet. */
type JudgedRow = Pick<OrderRow, 'snapshot'>;

async function explainOne(ports: ExplainOrdersPorts, settings: ProgramSettings, row: OrderRow): Promise<boolean> {
  const judged = await judgeOrder(ports, settings, row);
  const verdict = judged.decision === null ? 'BUYER_UNKNOWN' : verdictOf(judged.decision, row);
  const isOurs = await ports.attributions.write(row.key, { ...judged, verdict, decidedAtMs: ports.clock.nowMs() });
  // Of two overlapping runs only the one whose record stands tells the merchant.
  if (isOurs && verdict.startsWith('MISMATCH'))
    ports.journal.alarm('ATTRIBUTION_MISMATCH', { orderKey: row.key, verdict });
  return isOurs;
}

/** What our rules expect of an order, from the buyer's touches and his other paid orders in the shop. */
export async function judgeOrder(
  ports: Pick<ExplainOrdersPorts, 'touches' | 'books' | 'promoters'>,
  settings: ProgramSettings,
  row: JudgedRow,
): Promise<Pick<AttributionRecord, 'decision' | 'dyes' | 'touches'>> {
  const { buyerKey, shopAppid } = row.snapshot;
  if (buyerKey === null) return { decision: null, dyes: [], touches: [] };
  const touches = (await ports.touches.listTouches(buyerKey, shopAppid)).map(touchEvent);
  const rows = (await ports.books.listOrdersOfBuyer(buyerKey, shopAppid)).map((stored) => stored.row);
  const buyer = await ports.promoters.findByBuyerKey(buyerKey);
  const buyerPromoter = buyer?.status === 'bound' ? buyer.promoter : null;
  const order = orderEvent(row, buyerPromoter);
  const earlier = paidOrdersBeside(row, rows).map((other) => orderEvent(other, buyerPromoter));
  const { state, decisions } = foldUntil([...touches, ...earlier, order], order, timelineConfig(settings, shopAppid));
  const before = touches.filter((touch) => compareEvents(touch, order) < 0);
  return { decision: decisions[decisions.length - 1] ?? null, dyes: state.dyes, touches: before.slice(-keptTouches) };
}

function touchEvent({ id, atMs, promoter, kind }: KeptTouch, seq: number): Touch {
  return { type: 'touch', id, seq, atMs, promoter, kind };
}

/**
 * Where the buyer stood is not in the API, so an order counts as organic: the touch that we saw decides, and an order
 * that came straight through a link which we did not see is explained by the platform's own word.
 */
function orderEvent({ snapshot }: JudgedRow, buyerPromoter: string | null): AttributedOrder {
  const { orderId, createdAtMs } = snapshot;
  return { type: 'order', id: orderId, seq: 0, atMs: createdAtMs, scene: { kind: 'ORGANIC' }, buyerPromoter };
}

/** The buyer's other paid orders, one event for all lines of an order. */
function paidOrdersBeside(row: JudgedRow, rows: readonly OrderRow[]): OrderRow[] {
  const others = rows.filter(({ snapshot }) => isPaid(snapshot) && snapshot.orderId !== row.snapshot.orderId);
  return [...new Map(others.map((other) => [other.snapshot.orderId, other])).values()];
}

function timelineConfig(settings: ProgramSettings, shopAppid: string): TimelineConfig {
  const windows = settings.shops.find((shop) => shop.shopAppid === shopAppid)?.windows ?? fallbackWindows;
  return { windows, policy: { ...defaultPolicy, self: settings.agency.selfPurchase } };
}

function verdictOf(decision: Decision, row: OrderRow): string {
  const comparison = expectedVersusPlatform(decision, row.snapshot.sharer?.promoter ?? null);
  return comparison.verdict === 'ATTRIBUTION_MISMATCH' ? `MISMATCH_${comparison.kind}` : comparison.verdict;
}
