import type { Clock } from '../../ports/clock';
import type { JobTurn } from './job-turn';
import { type NoteChangesPorts, noteMoment } from './note-changes';

export interface NoteMomentsPorts extends NoteChangesPorts {
  readonly clock: Clock;
}

const hourMs = 3_600_000;
/** A promoter has this long to share once more before a broadcast begins, or a coupon ends. */
const liveLeadMs = hourMs;
const couponLeadMs = 24 * hourMs;
const mostAtOnce = 200;

/** Tells of broadcasts that are about to begin and coupons that are about to end; of each moment once. */
export async function noteMoments(ports: NoteMomentsPorts): Promise<JobTurn> {
  const notedAtMs = ports.clock.nowMs();
  const { watched, outbox } = ports;
  const until = (leadMs: number) => ({ afterMs: notedAtMs, throughMs: notedAtMs + leadMs });
  const [starting, ending] = await Promise.all([
    watched.listBetween('notice', 'startsAtMs', until(liveLeadMs), mostAtOnce),
    watched.listBetween('coupon', 'endsAtMs', until(couponLeadMs), mostAtOnce),
  ]);
  const answers = [
    ...starting.map((watch) => ({ watch, code: 'LIVE_STARTING' as const, atMs: watch.startsAtMs })),
    ...ending.map((watch) => ({ watch, code: 'COUPON_ENDING' as const, atMs: watch.endsAtMs })),
  ];
  let moments = 0;
  for (const { watch, code, atMs } of answers) {
    if ((await noteMoment(outbox, watch, { code, atMs, notedAtMs })) === 'added') moments += 1;
  }
  return { cursor: null, counts: { moments } };
}
