import type { RatePpm } from '../money/rate-ppm';
import { type Outcome, ok, rejected } from '../outcome';
import { type ShareSchedule, shareNoticeMs } from './choose-share';

/**
 * Adds a version to a share. Versions that have begun, or begin within the notice of 10 minutes, never change; a later
 * one that was planned before is replaced.
 *
 * Rejections: share-too-soon when `fromMs` is less than 10 minutes away.
 */
export function planShare(
  schedule: ShareSchedule,
  next: { readonly fromMs: number; readonly sharePpm: RatePpm },
  nowMs: number,
): Outcome<ShareSchedule, 'share-too-soon'> {
  const fixedUntilMs = nowMs + shareNoticeMs;
  if (next.fromMs < fixedUntilMs) return rejected('share-too-soon', `${next.fromMs} is before ${fixedUntilMs}`);
  const kept = schedule.filter((version) => version.fromMs < fixedUntilMs);
  return ok([...kept, { fromMs: next.fromMs, sharePpm: next.sharePpm }]);
}
