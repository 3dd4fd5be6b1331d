import { payoutsBlockAt, usualBlockDays } from '../../../core/ledger/payouts-block';
import { emptyWallet, type PayoutsBlock } from '../../../core/ledger/wallet';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { CorrectionActor } from '../../ports/correction-store';
import { type AuditedBooksPorts, auditedBooks, type BooksRefusal } from '../corrections/audited-books';
import type { Reach } from '../staff/role-matrix';
import { isBlockTerm } from './hold-money';

export interface BlockRequest {
  readonly promoter: string;
  readonly why: PayoutsBlock['reason'];
  /** 7 days from now unless stated, 90 at most. */
  readonly untilMs?: number | undefined;
  /** A block keeps back the money of every brand: only roles of the agency set or end one. */
  readonly reach: Reach;
  readonly reason: string;
  readonly requestId: string;
}

type BlockAnswer = { readonly promoter: string; readonly untilMs: number | null };

/**
 * Blocks a promoter's payouts until a moment, or moves the end of a block. The flag lies on the wallet, which every
 * payout writes, so that none can slip past it. Payouts that are open already are called back.
 *
 * Rejections: not-permitted, promoter-not-found, block-term-out-of-range, reason-missing, request-id-taken.
 */
export async function blockPayouts(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: BlockRequest,
): Promise<Outcome<BlockAnswer, BooksRefusal | 'not-permitted' | 'promoter-not-found' | 'block-term-out-of-range'>> {
  const { promoter, why, reason, requestId } = request;
  const asked = { promoter, why, untilMs: request.untilMs ?? null };
  const audited = { action: 'blockPayouts', requestId, reason, asked };
  const blocked = await auditedBooks(ports, actor, audited, async (books, nowMs) => {
    if (request.reach !== 'every-brand') return rejected('not-permitted');
    const untilMs = request.untilMs ?? nowMs + usualBlockDays * dayMs;
    if (!isBlockTerm(untilMs, nowMs)) return rejected('block-term-out-of-range');
    const wallet = await books.findWallet(promoter);
    if (!wallet && !(await books.findPromoter(promoter))) return rejected('promoter-not-found');
    const payoutsBlocked = { reason: why, untilMs };
    await books.writeWallet({ ...(wallet ?? emptyWallet(promoter)), payoutsBlocked }, wallet !== undefined);
    const before = { payoutsBlocked: wallet?.payoutsBlocked ?? null };
    const subject = `wallet ${promoter}`;
    return ok({ brandId: null, subject, before, after: { payoutsBlocked }, answer: { promoter, untilMs } });
  });
  if (blocked.ok) await ports.payoutRecall?.recallBlocked(promoter);
  return blocked;
}

/**
 * Ends a block before its time.
 *
 * Rejections: not-permitted; not-held when nothing is blocked now; reason-missing; request-id-taken.
 */
export function unblockPayouts(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: Pick<BlockRequest, 'promoter' | 'reach' | 'reason' | 'requestId'>,
): Promise<Outcome<BlockAnswer, BooksRefusal | 'not-permitted' | 'not-held'>> {
  const { promoter, reason, requestId } = request;
  const audited = { action: 'unblockPayouts', requestId, reason, asked: { promoter } };
  return auditedBooks(ports, actor, audited, async (books, nowMs) => {
    if (request.reach !== 'every-brand') return rejected('not-permitted');
    const wallet = await books.findWallet(promoter);
    const running = wallet && payoutsBlockAt(wallet, nowMs);
    if (!wallet || !running) return rejected('not-held');
    await books.writeWallet({ ...wallet, payoutsBlocked: null }, true);
    const change = { brandId: null, subject: `wallet ${promoter}`, before: { payoutsBlocked: running } };
    return ok({ ...change, after: { payoutsBlocked: null }, answer: { promoter, untilMs: null } });
  });
}
