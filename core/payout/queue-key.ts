import { isProvenLost } from './next-look';
import { isHandedOver, isOver, type PayoutRow } from './payout-row';

/** Parts of the queue of payouts, in their order: waits for approval, needs a person, under way, ended. */
export const queueParts = ['approval', 'trouble', 'open', 'ended'] as const;
export type QueuePart = (typeof queueParts)[number];

type Queued = Pick<PayoutRow, 'payoutNo' | 'state' | 'stateSinceMs' | 'trouble' | 'absence'>;

const latestMs = 999_999_999_999_999;
const momentDigits = 15;

/** In which part of the queue a payout stands. That it has been there for too long is told by its place in the part. */
export function queuePartOf(row: Queued): QueuePart {
  if (isOver(row.state)) return 'ended';
  if (row.state === 'requested') return 'approval';
  const isRefused = row.trouble !== null && row.trouble.class !== 'no-answer' && row.trouble.class !== 'too-often';
  return isHandedOver(row.state) && (isRefused || isProvenLost(row)) ? 'trouble' : 'open';
}

/**
 * A payout's place in the queue as a text that sorts: by part, what has been in its state for the longest first, and what
 * ended the other way round, the newest first. No two payouts share a place, so that a page ends exactly at one.
 */
export function queueKeyOf(row: Queued): string {
  const part = queuePartOf(row);
  const moment = part === 'ended' ? latestMs - row.stateSinceMs : row.stateSinceMs;
  return `${prefixOf(part)}${String(moment).padStart(momentDigits, '0')}|${row.payoutNo}`;
}

/** Places from `after` (not included) to `before` (not included) are those of some parts that follow each other. */
export function queueRange(first: QueuePart, last: QueuePart): { readonly after: string; readonly before: string } {
  return { after: prefixOf(first), before: `${queueParts.indexOf(last) + 1}}` };
}

function prefixOf(part: QueuePart): string {
  return `${queueParts.indexOf(part) + 1}|`;
}
