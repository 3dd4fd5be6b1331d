import { type AmountRefusal, adjustmentFen, adjustWallet } from '../../../core/commission/adjust-wallet';
import { type ReattributionRefusal, reattributeOrder } from '../../../core/commission/reattribute-order';
import { emptyWallet, withdrawableFen } from '../../../core/ledger/wallet';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { CorrectionSubject, CorrectionTransaction } from '../../ports/correction-store';
import { writeBooking } from '../booking/write-booking';
import { type Reach, reaches } from '../staff/role-matrix';

export type PlanRefusal =
  | AmountRefusal
  | ReattributionRefusal
  | 'not-permitted'
  | 'own-wallet'
  | 'order-not-found'
  | 'no-commission'
  | 'promoter-not-found'
  | 'would-create-debt';

/** What a correction would do now. Nothing is written until `write` is called, in the same transaction. */
export interface CorrectionPlan {
  readonly brandId: string | null;
  readonly fromPromoter: string | null;
  /** What moves, in fen; of an adjustment with its sign. */
  readonly amountFen: number;
  /** It is for the wallet of the person who asks or approves; only someone who is alone gets such a plan. */
  readonly isForOneself: boolean;
  /** What each side may withdraw before and after; below zero it is a debt. */
  readonly wallets: readonly {
    readonly promoter: string;
    readonly withdrawableFen: number;
    readonly withdrawableAfterFen: number;
  }[];
  readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
  /** Writes order, ledger and wallets; returns the ids of the ledger lines. */
  readonly write: () => Promise<readonly string[]>;
}

/** What somebody was shown before he agreed. */
export type SeenPlan = Pick<CorrectionPlan, 'fromPromoter' | 'amountFen'>;

/** A refund since then makes it smaller, which is what anybody would expect; anything else is another correction. */
export function hasMovedOn(plan: CorrectionPlan, seen: SeenPlan): boolean {
  return plan.fromPromoter !== seen.fromPromoter || Math.abs(plan.amountFen) > Math.abs(seen.amountFen);
}

export interface PlanContext {
  readonly correctionId: string;
  readonly agencyAppid: string;
  /** The brands that the person who asks may touch; an order of another brand is not there for him. */
  readonly reach: Reach;
  /** Who asks or approves, and whether fewer than two people could approve. */
  readonly openid: string;
  readonly isAlone: boolean;
  readonly nowMs: number;
}

/**
 * Works out a correction against what is stored now, inside the transaction that may carry it out.
 *
 * Rejections: own-wallet (nobody adjusts his own wallet or gives himself an order while somebody else could do it); those
 * of adjustWallet and reattributeOrder; not-permitted, order-not-found, no-commission, promoter-not-found.
 */
export function planCorrection(
  books: CorrectionTransaction,
  subject: CorrectionSubject,
  context: PlanContext,
): Promise<Outcome<CorrectionPlan, PlanRefusal>> {
  return subject.kind === 'reattribution'
    ? planReattribution(books, subject, context)
    : planAdjustment(books, subject, context);
}

async function planReattribution(
  books: CorrectionTransaction,
  subject: Extract<CorrectionSubject, { kind: 'reattribution' }>,
  { agencyAppid, reach, openid, isAlone, nowMs }: PlanContext,
): Promise<Outcome<CorrectionPlan, PlanRefusal>> {
  const stored = await books.findOrder(subject.orderKey);
  if (!stored || !reaches(reach, stored.row.brandId)) return rejected('order-not-found');
  if (stored.noCommission !== undefined) return rejected('no-commission');
  const to = await books.findPromoter(subject.toPromoter);
  if (!to) return rejected('promoter-not-found');
  const isForOneself = to.openid === openid;
  if (isForOneself && !isAlone) return rejected('own-wallet');
  const owner = { promoter: subject.toPromoter, buyerKey: to.unionidHash };
  const decided = reattributeOrder(stored.row, owner, { agencyAppid, nowMs });
  if (!decided.ok) return decided;
  const { row, entries } = decided.value;
  const sides = stored.row.promoter === null ? [owner.promoter] : [stored.row.promoter, owner.promoter];
  const today = beijingDayOf(nowMs);
  const freeFen = row.moneyIn === 'due' && row.dueDay !== null && row.dueDay <= today ? row.promoterFen : 0;
  const wallets: CorrectionPlan['wallets'][number][] = [];
  for (const promoter of sides) {
    const before = await withdrawableOf(books, promoter, today);
    const change = promoter === owner.promoter ? freeFen : -freeFen;
    wallets.push({ promoter, withdrawableFen: before, withdrawableAfterFen: before + change });
  }
  return ok({
    brandId: row.brandId,
    fromPromoter: stored.row.promoter,
    amountFen: row.promoterFen,
    isForOneself,
    wallets,
    postings: entries.flatMap((entry) => entry.postings),
    async write() {
      await books.updateOrder(stored, row, undefined);
      await writeBooking(books, entries);
      return entries.map(({ id }) => id);
    },
  });
}

async function withdrawableOf(books: CorrectionTransaction, promoter: string, today: BeijingDay): Promise<number> {
  return withdrawableFen((await books.findWallet(promoter)) ?? emptyWallet(promoter), today);
}

async function planAdjustment(
  books: CorrectionTransaction,
  subject: Extract<CorrectionSubject, { kind: 'adjustment' }>,
  { correctionId, reach, openid, isAlone, nowMs }: PlanContext,
): Promise<Outcome<CorrectionPlan, PlanRefusal>> {
  // A wallet holds the money of every brand, so it is the agency's to adjust.
  if (reach !== 'every-brand') return rejected('not-permitted');
  const amount = adjustmentFen(subject.amountFen);
  if (!amount.ok) return amount;
  const { promoter, mayCreateDebt, aboutOrderKey } = subject;
  const whose = await books.findPromoter(promoter);
  if (!whose) return rejected('promoter-not-found');
  const isForOneself = whose.openid === openid;
  if (isForOneself && !isAlone) return rejected('own-wallet');
  const about = aboutOrderKey === null ? undefined : await books.findOrder(aboutOrderKey);
  if (aboutOrderKey !== null && !about) return rejected('order-not-found');
  const brandId = about?.row.brandId ?? null;
  const stored = await books.findWallet(promoter);
  const wallet = stored ?? emptyWallet(promoter);
  const today = beijingDayOf(nowMs);
  const adjustment = { correctionId, amountFen: amount.value, brandId, mayCreateDebt };
  const decided = adjustWallet(wallet, adjustment, { today, nowMs });
  if (!decided.ok) return decided;
  const { transaction, wallet: after } = decided.value;
  const free = { withdrawableFen: withdrawableFen(wallet, today), withdrawableAfterFen: withdrawableFen(after, today) };
  return ok({
    brandId,
    fromPromoter: null,
    amountFen: amount.value,
    isForOneself,
    wallets: [{ promoter, ...free }],
    postings: transaction.postings,
    async write() {
      await books.addLedger([transaction]);
      await books.writeWallet(after, stored !== undefined);
      return [transaction.id];
    },
  });
}
