import { defaultPolicy } from '../../../core/attribution/attribution-policy';
import type { Decision } from '../../../core/attribution/decision';
import { expectedVersusPlatform } from '../../../core/attribution/expected-versus-platform';
import { foldTimeline } from '../../../core/attribution/fold-timeline';
import type { TimelineEvent } from '../../../core/attribution/timeline-event';
import { fallbackWindows } from '../../../core/attribution/window-config';
import type { OrderRow } from '../../../core/commission/order-row';
import { isPaid } from '../../../core/commission/order-snapshot';
import type { AttributionRecords } from '../../ports/attribution-records';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { OrderBooks } from '../../ports/order-books';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { KeptTouch, TouchStore } from '../../ports/touch-store';
import { explanationSteps } from './explanation-steps';

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

/**
 * Works out, for orders that were paid since the last run, what our own rules expected and says it in words. The
 * platform's word decides the money; where it differs the merchant is told. A written explanation is never rewritten.
 */
export async function explainOrders(ports: ExplainOrdersPorts, leftMs: () => number): Promise<{ explained: number }> {
  const settings = await ports.settings.current();
  let explained = 0;
  for (const orderKey of await ports.attributions.listUnexplained(pageSize)) {
    if (leftMs() < 3_000) break;
    const stored = await ports.books.findOrder(orderKey);
    if (!stored) continue;
    if (await explainOne(ports, settings, stored.row)) explained += 1;
  }
  return { explained };
}

async function explainOne(ports: ExplainOrdersPorts, settings: ProgramSettings, row: OrderRow): Promise<boolean> {
  const { buyerKey, shopAppid } = row.snapshot;
  const touches = buyerKey === null ? [] : await ports.touches.listTouches(buyerKey, shopAppid);
  const orders = buyerKey === null ? [] : await ports.books.listOrdersOfBuyer(buyerKey, shopAppid);
  const buyer = buyerKey === null ? undefined : await ports.promoters.findByBuyerKey(buyerKey);
  const buyerPromoter = buyer?.status === 'bound' ? buyer.promoter : null;
  const decision =
    buyerKey === null
      ? null
      : decide(
          settings,
          row,
          touches,
          orders.map((order) => order.row),
          buyerPromoter,
        );
  const verdict = decision === null ? 'BUYER_UNKNOWN' : verdictOf(decision, row);
  if (verdict.startsWith('MISMATCH')) {
    ports.journal.alarm('ATTRIBUTION_MISMATCH', { orderKey: row.key, verdict });
  }
  const steps = explanationSteps({ row, decision, touches });
  return ports.attributions.write(row.key, { decision, verdict, steps, decidedAtMs: ports.clock.nowMs() });
}

/** The buyer's whole timeline in the shop, folded; lines of one order are one event. */
function decide(
  settings: ProgramSettings,
  row: OrderRow,
  touches: readonly KeptTouch[],
  orders: readonly OrderRow[],
  buyerPromoter: string | null,
): Decision | null {
  const windows = settings.shops.find((shop) => shop.shopAppid === row.snapshot.shopAppid)?.windows ?? fallbackWindows;
  const policy = { ...defaultPolicy, self: settings.agency.selfPurchase };
  const byOrderId = new Map(
    [...orders, row].filter((order) => isPaid(order.snapshot)).map((order) => [order.snapshot.orderId, order]),
  );
  const events: TimelineEvent[] = [
    ...touches.map(
      (touch, seq) =>
        ({ type: 'touch', id: touch.id, seq, atMs: touch.atMs, promoter: touch.promoter, kind: touch.kind }) as const,
    ),
    ...[...byOrderId.values()].map(
      ({ snapshot }, index) =>
        ({
          type: 'order',
          id: snapshot.orderId,
          seq: touches.length + index,
          atMs: snapshot.createdAtMs,
          scene: { kind: 'ORGANIC' },
          buyerPromoter,
        }) as const,
    ),
  ];
  const { decisions } = foldTimeline(events, { windows, policy });
  return decisions.find((decision) => decision.orderId === row.snapshot.orderId) ?? null;
}

function verdictOf(decision: Decision, row: OrderRow): string {
  const comparison = expectedVersusPlatform(decision, row.snapshot.sharer?.promoter ?? null);
  return comparison.verdict === 'ATTRIBUTION_MISMATCH' ? `MISMATCH_${comparison.kind}` : comparison.verdict;
}
