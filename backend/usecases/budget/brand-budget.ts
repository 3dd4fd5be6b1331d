import {
  type BudgetJudgement,
  guardShare,
  judgeBudget,
  type ShareGuard,
  usualBudget,
} from '../../../core/budget/judge-budget';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { BudgetStore, KeptBudget } from '../../ports/budget-store';
import type { Clock } from '../../ports/clock';
import type { FigureRecords } from '../../ports/figure-records';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface BudgetPorts {
  readonly budgets: BudgetStore;
  readonly figures: Pick<FigureRecords, 'listDays'>;
  readonly clock: Clock;
}

export interface BudgetView extends BudgetJudgement {
  readonly budget: KeptBudget;
  readonly month: string;
  /** Booked in the month less taken back, as the figures have it. */
  readonly spentFen: number;
  readonly countedAtMs: number | null;
}

/** A brand's budget and where the month stands against it. Calls: 2. */
export async function readBudget(ports: BudgetPorts, brandId: string): Promise<BudgetView> {
  const month = beijingDayOf(ports.clock.nowMs()).slice(0, 6);
  const [kept, days] = await Promise.all([
    ports.budgets.find(brandId),
    ports.figures.listDays(brandId, `${month}01` as BeijingDay, `${month}31` as BeijingDay),
  ]);
  const budget = kept ?? { ...usualBudget, brandId, revision: 0 };
  const spentFen = days.reduce((sum, { figures }) => sum + figures.bookedFen - figures.reversedFen, 0);
  const countedAtMs = days.length === 0 ? null : Math.max(...days.map((day) => day.countedAtMs));
  return { ...judgeBudget(budget, spentFen), budget, month, spentFen, countedAtMs };
}

export interface SaveBudgetRequest {
  readonly brandId: string;
  readonly revision: number;
  readonly monthFen: number | null;
  readonly warnPpm: number;
  readonly leastMarginPpm: number;
  readonly requestId: string;
  readonly reason: string;
}

/** Sets a brand's budget and guard. Rejections: changed-meanwhile, request-id-taken. */
export function saveBudget(
  ports: BudgetPorts,
  actor: Actor,
  { requestId, reason, ...wish }: SaveBudgetRequest,
): Promise<Outcome<KeptBudget, 'changed-meanwhile' | 'request-id-taken'>> {
  const { brandId } = wish;
  const audited = { action: 'saveBudget', brandId, requestId, reason, asked: wish };
  return auditedChange(ports.budgets, ports.clock, actor, audited, async (transaction) => {
    const before = await transaction.findBudget(brandId);
    if ((before?.revision ?? 0) !== wish.revision) return rejected('changed-meanwhile');
    const after: KeptBudget = { ...wish, revision: wish.revision + 1 };
    await transaction.putBudget(after);
    return ok({ subject: `budget ${brandId}`, before: before ?? null, after, answer: after });
  });
}

/** Whether a brand's share may become so high now (core/budget). Calls: 2. */
export async function guardBrandShare(
  ports: BudgetPorts,
  brandId: string,
  change: { readonly fromPpm: number | null; readonly toPpm: number },
): Promise<ShareGuard> {
  const { budget, state } = await readBudget(ports, brandId);
  return guardShare(budget, state, change);
}
