import type { ShareKind } from '../../../core/sharing/share-kind';
import type { Clock } from '../../ports/clock';
import type { ThingChange } from '../../ports/outbox';
import type { JobTurn } from './job-turn';
import { type NoteChangesPorts, noteMoment } from './note-changes';

export interface NoteMomentsPorts extends NoteChangesPorts {
  readonly clock: Clock;
}

const hourMs = 3_600_000;
const mostAtOnce = 200;

/** Tells of broadcasts that begin within the hour, time enough to share once more; of each moment once. */
export function noteBroadcasts(ports: NoteMomentsPorts): Promise<JobTurn> {
  return noteMoments(ports, { kind: 'notice', moment: 'startsAtMs', leadMs: hourMs, code: 'LIVE_STARTING' });
}

/** Tells of coupons that end within a day; of each moment once. */
export function noteCouponEnds(ports: NoteMomentsPorts): Promise<JobTurn> {
  return noteMoments(ports, { kind: 'coupon', moment: 'endsAtMs', leadMs: 24 * hourMs, code: 'COUPON_ENDING' });
}

async function noteMoments(
  { clock, watched, outbox }: NoteMomentsPorts,
  what: {
    readonly kind: ShareKind;
    readonly moment: 'startsAtMs' | 'endsAtMs';
    readonly leadMs: number;
    readonly code: ThingChange;
  },
): Promise<JobTurn> {
  const { kind, moment, leadMs, code } = what;
  const notedAtMs = clock.nowMs();
  const range = { afterMs: notedAtMs, throughMs: notedAtMs + leadMs };
  let moments = 0;
  for (const watch of await watched.listBetween(kind, moment, range, mostAtOnce)) {
    if ((await noteMoment(outbox, watch, { code, atMs: watch[moment], notedAtMs })) === 'added') moments += 1;
  }
  return { cursor: null, counts: { moments } };
}
