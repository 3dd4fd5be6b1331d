import { wholePpm } from '../money/rate-ppm';

/** What a brand allows itself to promise promoters in a calendar month. Whole fen; null is no budget. */
export interface Budget {
  readonly monthFen: number | null;
  /** From this part of it on it is said, in ppm. */
  readonly warnPpm: number;
}

export const usualBudget: Budget = { monthFen: null, warnPpm: 800_000 };

/** none: there is no budget · within · near: from the warning on · over: used up, no share is raised. */
export type BudgetState = 'none' | 'within' | 'near' | 'over';

export interface BudgetJudgement {
  readonly state: BudgetState;
  /** Below zero: by how much it is exceeded; null without a budget. */
  readonly leftFen: number | null;
  readonly usedPpm: number | null;
}

/**
 * Where a month's commission stands against its budget: what was booked in the month less what was taken back. More taken
 * back than booked counts as nothing spent.
 */
export function judgeBudget(budget: Pick<Budget, 'monthFen' | 'warnPpm'>, spentFen: number): BudgetJudgement {
  const { monthFen, warnPpm } = budget;
  if (monthFen === null) return { state: 'none', leftFen: null, usedPpm: null };
  const usedFen = Math.max(spentFen, 0);
  const leftFen = monthFen - usedFen;
  const usedPpm = monthFen === 0 ? wholePpm : Math.floor((usedFen / monthFen) * wholePpm);
  if (leftFen <= 0) return { state: 'over', leftFen, usedPpm };
  return { state: usedPpm >= warnPpm ? 'near' : 'within', leftFen, usedPpm };
}

/**
 * Whether a promoter's share of the fee may become so high while a budget stands like this: not higher than before once the
 * month's budget is used up. Lowering is always allowed; the least margin is judged by its own rule (core/shelf).
 */
export function mayBecomeShare(
  state: BudgetState,
  change: { readonly fromPpm: number | null; readonly toPpm: number },
): boolean {
  return state !== 'over' || (change.fromPpm !== null && change.toPpm <= change.fromPpm);
}
