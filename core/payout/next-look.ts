import { beijingDayOf, dayMs, startOfBeijingDayMs } from '../time/beijing-day';
import { isOver, type PayoutRow, type PayoutWork } from './payout-row';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** How long a promoter has to confirm. https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
export const confirmTermMs = 24 * hourMs;
/** The platform closes what is overdue a little late. */
export const overdueMarginMs = 5 * minuteMs;
export const reminderAheadMs = 2 * hourMs;

const lookWaitsMs = [5 * secondMs, 30 * secondMs, 2 * minuteMs, 10 * minuteMs, hourMs] as const;
/** Hourly for 30 hours; what is open then is a person's to look at, and asked about every six hours. */
export const stuckAfterMs = 30 * hourMs;
const stuckWaitMs = 6 * hourMs;
const resendWaitsMs = [30 * secondMs, 2 * minuteMs, 10 * minuteMs, hourMs] as const;

/** Proof that a payout never arrived: this many queries did not find it, over this time, and it was not sent between. */
const proofCount = 3;
const proofMs = 30 * minuteMs;

/** Whether a payout's absence is proven. The word of a person comes on top. */
export function isProvenLost({ absence }: Pick<PayoutRow, 'absence'>): boolean {
  return absence !== null && absence.count >= proofCount && absence.lastAtMs - absence.firstAtMs >= proofMs;
}

/** How long to wait until the next question (ms), after so many of them. */
export function lookWaitMs(looks: number, inStateForMs: number): number {
  if (inStateForMs >= stuckAfterMs) return stuckWaitMs;
  return lookWaitsMs[Math.min(looks, lookWaitsMs.length - 1)] ?? hourMs;
}

/** Who looks after a payout next, and when (epoch ms). Never earlier than now, never later than a moment that matters. */
export function nextLook(row: PayoutRow, nowMs: number): { work: PayoutWork; nextLookAtMs: number | null } {
  if (isOver(row.state)) return { work: 'none', nextLookAtMs: null };
  if (row.state === 'requested') return { work: 'decide', nextLookAtMs: null };
  if (row.state === 'reserved') return { work: 'send', nextLookAtMs: nowMs };
  if (mustBeSentAgain(row)) return { work: 'send', nextLookAtMs: nowMs + resendWaitMs(row.sends) };
  // A wish is carried out by the next run that looks.
  if (row.cancelWish !== null && row.looks === 0) return { work: 'look', nextLookAtMs: nowMs };
  const waitMs = row.signOff ? signedOffWaitMs(row) : lookWaitMs(row.looks, nowMs - row.stateSinceMs);
  const moments = momentsOf(row).filter((atMs) => atMs > nowMs);
  return { work: 'look', nextLookAtMs: Math.min(nowMs + waitMs, ...moments) };
}

/** The first moment (epoch ms) of the Beijing day after this one, when the agency's daily limit begins anew. */
export function nextDayMs(nowMs: number): number {
  return startOfBeijingDayMs(beijingDayOf(nowMs)) + dayMs;
}

function resendWaitMs(sends: number): number {
  return resendWaitsMs[Math.min(Math.max(sends - 1, 0), resendWaitsMs.length - 1)] ?? hourMs;
}

/** Three questions in half an hour prove it. */
function signedOffWaitMs(row: PayoutRow): number {
  return row.absence === null ? lookWaitsMs[0] : proofMs / (proofCount - 1);
}

/**
 * The same payout is handed over again under its own number: when the provider said that it does not know it, or when it
 * waits for the promoter and we never got what opens his page. Not when it is wished back, not when its data are wrong.
 */
function mustBeSentAgain(row: PayoutRow): boolean {
  if (row.cancelWish !== null || row.signOff !== null) return false;
  if (row.state === 'waiting') return row.confirm?.confirmPackage === null;
  return row.state === 'unknown' && row.absence !== null && row.trouble?.class !== 'parameters';
}

function momentsOf({ state, confirm, remindedAtMs }: PayoutRow): number[] {
  if (state !== 'waiting' || confirm === null) return [];
  const reminder = remindedAtMs === null ? [confirm.byMs - reminderAheadMs] : [];
  return [...reminder, confirm.byMs + overdueMarginMs];
}

/** Whether the promoter should be reminded that his time is running out. */
export function needsReminder(row: PayoutRow, nowMs: number): boolean {
  const { state, confirm, remindedAtMs, cancelWish } = row;
  if (state !== 'waiting' || confirm === null || remindedAtMs !== null || cancelWish !== null) return false;
  return nowMs >= confirm.byMs - reminderAheadMs && nowMs < confirm.byMs;
}
