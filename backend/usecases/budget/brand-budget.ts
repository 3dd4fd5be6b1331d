import { type BudgetJudgement, judgeBudget, mayBecomeShare, usualBudget } from '../../../core/budget/judge-budget';
import type { ShareSchedule } from '../../../core/commission/choose-share';
import { everyBrand } from '../../../core/figures/day-count';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { BudgetStore, KeptBudget } from '../../ports/budget-store';
import type { Clock } from '../../ports/clock';
import type { FigureRecords } from '../../ports/figure-records';
import type { BrandSettings, ProgramSettingsSource } from '../../ports/program-settings';
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

/** A brand's budget and where the month stands against it. Calls: 3. */
export async function readBudget(ports: BudgetPorts, brandId: string): Promise<BudgetView> {
  const month = beijingDayOf(ports.clock.nowMs()).slice(0, 6);
  const [kept, days, whole] = await Promise.all([
    ports.budgets.find(brandId),
    ports.figures.listDays(brandId, `${month}01` as BeijingDay, `${month}31` as BeijingDay),
    ports.figures.listDays(everyBrand, beijingDayOf(ports.clock.nowMs()), beijingDayOf(ports.clock.nowMs())),
  ]);
  const budget = kept ?? { ...usualBudget, brandId, revision: 0 };
  const spentFen = days.reduce((sum, { figures }) => sum + figures.bookedFen - figures.reversedFen, 0);
  const counted = [...days, ...whole].map((day) => day.countedAtMs);
  const countedAtMs = counted.length === 0 ? null : Math.max(...counted);
  return { ...judgeBudget(budget, spentFen), budget, month, spentFen, countedAtMs };
}

export interface SaveBudgetRequest {
  readonly brandId: string;
  readonly revision: number;
  readonly monthFen: number | null;
  readonly warnPpm: number;
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

export interface GuardPorts extends BudgetPorts {
  readonly settings: ProgramSettingsSource;
}

/** A share that somebody plans: of a group, or the brand's own for null. */
export interface PlannedRaise {
  readonly groupId: string | null;
  readonly sharePpm: number;
}

/**
 * Refuses to raise a brand's shares while its budget of the month is used up. Calls: 2, none without planned shares.
 *
 * Rejections: budget-used-up.
 */
export async function guardShares(
  ports: GuardPorts,
  brandId: string,
  planned: readonly PlannedRaise[],
): Promise<Outcome<null, 'budget-used-up'>> {
  if (planned.length === 0) return ok(null);
  const { state } = await readBudget(ports, brandId);
  if (state !== 'over') return ok(null);
  const { brands } = await ports.settings.current();
  const brand = brands.find((one) => one.brandId === brandId);
  const isRaised = planned.some(({ groupId, sharePpm }) => {
    return !mayBecomeShare(state, { fromPpm: presentSharePpm(brand, groupId), toPpm: sharePpm });
  });
  return isRaised ? rejected('budget-used-up') : ok(null);
}

/**
 * The share that a raise is measured by: the newest of its own, that of the group, else the brand's own. Null where none
 * is given yet.
 */
export function presentSharePpm(
  brand: Pick<BrandSettings, 'groups' | 'shares'> | undefined,
  groupId: string | null,
  own: ShareSchedule = [],
): number | null {
  const group = brand?.groups.find((one) => one.groupId === groupId);
  return newestShare(own) ?? newestShare(group?.shares ?? []) ?? newestShare(brand?.shares ?? []);
}

function newestShare(shares: ShareSchedule): number | null {
  return shares[shares.length - 1]?.sharePpm ?? null;
}
