import { holdOrder, unholdOrder } from '../../../core/commission/hold-order';
import { longestBlockDays, payoutsBlockAt, usualBlockDays } from '../../../core/ledger/payouts-block';
import type { PayoutsBlock, Wallet } from '../../../core/ledger/wallet';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { CorrectionActor, CorrectionTransaction } from '../../ports/correction-store';
import type { StoredOrder } from '../../ports/order-books';
import { writeBooking } from '../booking/write-booking';
import {
  type AuditedBooksPorts,
  auditedBooks,
  type BooksChange,
  type BooksRefusal,
} from '../corrections/audited-books';
import { type Reach, reaches } from '../staff/role-matrix';

export interface HoldRequest {
  readonly orderKey: string;
  readonly why: PayoutsBlock['reason'];
  /** End of a block, where the money is free already; 7 days from now unless stated, 90 at most. */
  readonly untilMs?: number | undefined;
  readonly reach: Reach;
  readonly reason: string;
  readonly requestId: string;
}

/** `order`: the money lies in held. `payouts`: it was free already, so the promoter's payouts are blocked until then. */
export interface HoldAnswer {
  readonly held: 'order' | 'payouts';
  readonly amountFen: number;
  readonly untilMs: number | null;
}

export type HoldRefusal =
  | BooksRefusal
  | 'not-permitted'
  | 'order-not-found'
  | 'already-held'
  | 'no-money'
  | 'block-term-out-of-range';

/**
 * Keeps an order's money back. Frozen or due money goes to held; money that was released before stays where it is and
 * the wallet says until when nothing is paid out. Which of both is read off the wallet in the same transaction.
 *
 * Rejections: order-not-found, not-permitted (released money is for roles of the agency), already-held (a block that lasts longer too), no-money, block-term-out-of-range,
 * reason-missing, request-id-taken.
 */
export async function holdMoney(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: HoldRequest,
): Promise<Outcome<HoldAnswer, HoldRefusal>> {
  const { orderKey, why, untilMs, reason, requestId } = request;
  const asked = { orderKey, why, untilMs: untilMs ?? null };
  const audited = { action: 'holdOrder', requestId, reason, asked };
  let blocked: string | undefined;
  const answer = await auditedBooks<HoldAnswer, HoldRefusal>(ports, actor, audited, async (books, nowMs) => {
    const stored = await findReached(books, request);
    if (!stored) return rejected('order-not-found');
    const wallet = await walletIfReleased(books, stored);
    // A block keeps back the money of every brand, so it is the agency's to set.
    if (wallet && request.reach !== 'every-brand') return rejected('not-permitted');
    blocked = wallet?.promoter;
    if (wallet) return blockWallet(books, stored, wallet, { why, untilMs, nowMs });
    const held = holdOrder(stored.row, why, nowMs);
    if (!held.ok) return held;
    await books.updateOrder(stored, held.value.row, undefined);
    await writeBooking(books, held.value.entries);
    return changeOf(stored, { held: 'order', amountFen: stored.row.promoterFen, untilMs: null });
  });
  if (answer.ok && blocked !== undefined) await ports.payoutRecall?.recallBlocked(blocked);
  return answer;
}

export interface UnholdRequest {
  readonly orderKey: string;
  readonly reach: Reach;
  readonly reason: string;
  readonly requestId: string;
}

export type UnholdRefusal = BooksRefusal | 'order-not-found' | 'not-held';

/**
 * Ends a hold: the money goes to where the order's facts put it now; a due day that was released meanwhile is available.
 *
 * Rejections: order-not-found; not-held (payouts that are blocked are freed by unblockPayouts); reason-missing;
 * request-id-taken.
 */
export function unholdMoney(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: UnholdRequest,
): Promise<Outcome<{ readonly moneyIn: string; readonly dueDay: string | null }, UnholdRefusal>> {
  const { orderKey, reason, requestId } = request;
  const audited = { action: 'unholdOrder', requestId, reason, asked: { orderKey } };
  return auditedBooks(ports, actor, audited, async (books, nowMs) => {
    const stored = await findReached(books, request);
    if (!stored) return rejected('order-not-found');
    const free = unholdOrder(stored.row, nowMs);
    if (!free.ok) return free;
    const { row, entries } = free.value;
    await books.updateOrder(stored, row, undefined);
    await writeBooking(books, entries);
    const answer = { moneyIn: row.moneyIn, dueDay: row.dueDay };
    return ok({ ...aboutOrder(stored), before: { hold: stored.row.hold }, after: answer, answer });
  });
}

async function findReached(
  books: CorrectionTransaction,
  { orderKey, reach }: { readonly orderKey: string; readonly reach: Reach },
): Promise<StoredOrder | undefined> {
  const stored = await books.findOrder(orderKey);
  return stored && reaches(reach, stored.row.brandId) ? stored : undefined;
}

/** The promoter's wallet when this order's money has been written over to available. */
async function walletIfReleased(books: CorrectionTransaction, { row }: StoredOrder): Promise<Wallet | undefined> {
  if (row.promoter === null || row.moneyIn !== 'due' || row.dueDay === null || row.promoterFen === 0) return undefined;
  const wallet = await books.findWallet(row.promoter);
  const released = wallet?.releasedThroughDay ?? null;
  return released !== null && row.dueDay <= released ? wallet : undefined;
}

async function blockWallet(
  books: CorrectionTransaction,
  stored: StoredOrder,
  wallet: Wallet,
  { why, untilMs, nowMs }: { why: PayoutsBlock['reason']; untilMs: number | undefined; nowMs: number },
): Promise<Outcome<BooksChange<HoldAnswer>, 'already-held' | 'block-term-out-of-range'>> {
  const block = { reason: why, untilMs: untilMs ?? nowMs + usualBlockDays * dayMs };
  if (!isBlockTerm(block.untilMs, nowMs)) return rejected('block-term-out-of-range');
  const running = payoutsBlockAt(wallet, nowMs);
  if (running && running.untilMs >= block.untilMs) return rejected('already-held');
  await books.writeWallet({ ...wallet, payoutsBlocked: block }, true);
  return changeOf(stored, { held: 'payouts', amountFen: stored.row.promoterFen, untilMs: block.untilMs });
}

/** A block ends after now and within 90 days. */
export function isBlockTerm(untilMs: number, nowMs: number): boolean {
  return Number.isSafeInteger(untilMs) && untilMs > nowMs && untilMs <= nowMs + longestBlockDays * dayMs;
}

function aboutOrder({ row }: StoredOrder) {
  return { brandId: row.brandId, subject: `order ${row.key}` };
}

function changeOf(stored: StoredOrder, answer: HoldAnswer): Outcome<BooksChange<HoldAnswer>, never> {
  const { moneyIn, hold } = stored.row;
  return ok({ ...aboutOrder(stored), before: { moneyIn, hold }, after: answer, answer });
}
