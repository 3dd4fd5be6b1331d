import type { PayoutRow } from '../../../core/payout/payout-row';
import { payoutWording } from '../../../core/payout/payout-wording';
import { type QueuePart, queueKeyOf, queuePartOf, queueParts, queueRange } from '../../../core/payout/queue-key';
import { stuckClassOf } from '../../../core/payout/stuck-class';
import type { Clock } from '../../ports/clock';
import type { PayoutOverview, QueueFilter } from '../../ports/payout-overview';

export interface OversightPorts {
  readonly overview: PayoutOverview;
  readonly clock: Clock;
}

export interface QueueQuery extends QueueFilter {
  /** One part of the queue; all of them when absent. */
  readonly part?: QueuePart | undefined;
  /** As the page before told it. */
  readonly after?: string | undefined;
}

const pageSize = 50;

/**
 * The payouts of the agency, 50 a page: those that wait for approval, then those in trouble, then those under way (the
 * longest in their state first), then those that ended (the newest first). One call.
 */
export async function payoutQueue({ overview, clock }: OversightPorts, { part, after, ...filter }: QueueQuery) {
  const range = queueRange(part ?? queueParts[0], part ?? 'ended');
  const from = after !== undefined && after > range.after ? after : range.after;
  const found = await overview.listQueue(filter, { ...range, after: from }, pageSize + 1);
  const page = found.slice(0, pageSize);
  const last = page[page.length - 1];
  const nowMs = clock.nowMs();
  return {
    payouts: page.map((row) => queuedView(row, nowMs)),
    nextAfter: last && found.length > pageSize ? queueKeyOf(last) : null,
  };
}

/** A payout as the people who look after it see it in a list: no openid, nothing that could pay it. */
export function queuedView(row: PayoutRow, nowMs: number) {
  const { payoutNo, promoter, route, payeeKind, state, quote, requestedAtMs, stateSinceMs, trouble } = row;
  const { title, sentence } = payoutWording(row, nowMs);
  return {
    ...{ payoutNo, promoter, route, payeeKind, state, requestedAtMs, stateSinceMs },
    part: queuePartOf(row),
    stuck: stuckClassOf(row, nowMs) ?? null,
    /** The provider's own code of the last refusal. */
    troubleCode: trouble?.code ?? null,
    grossFen: quote.grossFen as number,
    taxFen: row.paid?.taxFen ?? (quote.taxFen as number),
    netFen: row.paid?.netFen ?? (quote.netFen as number),
    ...{ title, sentence },
  };
}

export type QueuedView = ReturnType<typeof queuedView>;
