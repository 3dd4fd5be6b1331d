import type { Clock } from '../../ports/clock';
import type { LinkSharers } from '../../ports/link-sharers';
import type { OpenChange, Outbox } from '../../ports/outbox';
import { enoughTimeMs, type JobTurn } from './job-turn';

export interface SpreadChangesPorts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly sharers: LinkSharers;
}

const changesAtOnce = 20;

/**
 * Gives every promoter who shares a changed thing a notice of his own. A change remembers up to whom it was told, so
 * that a thing with thousands of sharers is told over several runs, and to each of them once.
 */
export async function spreadChanges(ports: SpreadChangesPorts, leftMs: () => number): Promise<JobTurn> {
  let notices = 0;
  for (;;) {
    const open = await ports.outbox.listOpenChanges(changesAtOnce);
    for (const change of open) {
      const told = await spreadOne(ports, change, leftMs);
      notices += told.added;
      if (!told.isDone) return { cursor: 'unfinished', counts: { notices } };
    }
    if (open.length < changesAtOnce) return { cursor: null, counts: { notices } };
  }
}

async function spreadOne(
  { clock, outbox, sharers }: SpreadChangesPorts,
  change: OpenChange,
  leftMs: () => number,
): Promise<{ readonly added: number; readonly isDone: boolean }> {
  const { afterPromoter: begun, ...notice } = change;
  let afterPromoter = begun;
  let added = 0;
  while (leftMs() >= enoughTimeMs) {
    const page = await sharers.listSharers(notice, { afterPromoter, aliveAtMs: clock.nowMs() });
    added += await outbox.addForPromoters(notice, page.promoters);
    afterPromoter = page.promoters[page.promoters.length - 1] ?? afterPromoter;
    await outbox.moveChange(change.id, page.isLast ? null : afterPromoter);
    if (page.isLast) return { added, isDone: true };
  }
  return { added, isDone: false };
}
