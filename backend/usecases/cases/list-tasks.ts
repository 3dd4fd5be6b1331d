import { queueRange } from '../../../core/payout/queue-key';
import type { Task } from '../../ports/home-records';
import type { PayoutOverview } from '../../ports/payout-overview';
import type { ShelfDesk } from '../../ports/shelf-desk';
import type { WatchedThings } from '../../ports/watched-things';
import type { BudgetPorts } from '../budget/brand-budget';
import { readBudget } from '../budget/brand-budget';
import { shelfLine } from '../shelf/shelf-line';
import { reaches, reachOf } from '../staff/role-matrix';
import { type CasePorts, type CaseReader, countCases } from './list-cases';

export interface ListTasksPorts extends CasePorts, BudgetPorts {
  readonly overview: Pick<PayoutOverview, 'listQueue'>;
  readonly shelfDesk: Pick<ShelfDesk, 'listShelf'>;
  readonly watched: Pick<WatchedThings, 'findAll'>;
}

const mostCounted = 200;
const mostThings = 200;
/** A payout that waits for a person is late after a day. */
const payoutTermMs = 86_400_000;

/**
 * What is to be done today by somebody with these roles, in every brand that they reach (shelf and budget of the one brand):
 * what is overdue first, then by the day it is due, then what has no day.
 *
 * Calls: 1 for each kind of case that he may see, 2 for payouts, 2 for the shelf, 2 for the budget.
 */
export async function listTasks(
  ports: ListTasksPorts,
  reader: CaseReader,
): Promise<{ readonly tasks: readonly Task[] }> {
  const found = await Promise.all([
    countCases(ports, { ...reader, brandId: undefined }),
    payoutTasks(ports, reader),
    shelfTasks(ports, reader),
    budgetTasks(ports, reader),
  ]);
  const tasks: Task[] = found.flat();
  return { tasks: tasks.sort(byUrgency) };
}

function byUrgency(one: Task, other: Task): number {
  const late = Number(other.overdue > 0) - Number(one.overdue > 0);
  if (late !== 0) return late;
  return (one.firstDueAtMs ?? Number.MAX_SAFE_INTEGER) - (other.firstDueAtMs ?? Number.MAX_SAFE_INTEGER);
}

async function payoutTasks({ overview, clock }: ListTasksPorts, { member }: CaseReader): Promise<Task[]> {
  if (!reaches(reachOf(member, 'payoutQueue'), null)) return [];
  const nowMs = clock.nowMs();
  const count = async (part: 'approval' | 'trouble'): Promise<Task[]> => {
    const rows = await overview.listQueue({}, queueRange(part, part), mostCounted);
    const [oldest] = rows;
    if (!oldest) return [];
    const overdue = rows.filter(({ stateSinceMs }) => nowMs - stateSinceMs > payoutTermMs).length;
    const firstDueAtMs = oldest.stateSinceMs + payoutTermMs;
    const kind = `payout-${part}` as const;
    return [{ kind, count: rows.length, isAtLeast: rows.length === mostCounted, overdue, firstDueAtMs }];
  };
  return (await Promise.all([count('approval'), count('trouble')])).flat();
}

async function shelfTasks(ports: ListTasksPorts, { member, brandId }: CaseReader): Promise<Task[]> {
  if (brandId === undefined || !reaches(reachOf(member, 'itemList'), brandId)) return [];
  const settings = await ports.settings.current();
  const brand = settings.brands.find((one) => one.brandId === brandId);
  if (!brand) return [];
  const page = { isListed: true, afterPosition: -1, limit: mostThings };
  const items = await ports.shelfDesk.listShelf(brandId, 'product', page);
  const watches = await ports.watched.findAll(items);
  const nowMs = ports.clock.nowMs();
  const alarming = items.filter((item) => {
    const watch = watches.find((one) => one.contentId === item.contentId && one.shopAppid === item.shopAppid);
    return shelfLine(settings, brand, item, { before: watch?.previous ?? null, nowMs }).alerts.length > 0;
  });
  if (alarming.length === 0) return [];
  const ends = alarming.map(({ endsAtMs }) => endsAtMs).filter((endsAtMs) => endsAtMs > nowMs && endsAtMs < nowMs * 2);
  const firstDueAtMs = ends.length === 0 ? null : Math.min(...ends);
  const isAtLeast = items.length === mostThings;
  return [{ kind: 'shelf-alert', count: alarming.length, isAtLeast, overdue: 0, firstDueAtMs }];
}

async function budgetTasks(ports: ListTasksPorts, { member, brandId }: CaseReader): Promise<Task[]> {
  if (brandId === undefined || !reaches(reachOf(member, 'readBudget'), brandId)) return [];
  const { state } = await readBudget(ports, brandId);
  if (state !== 'near' && state !== 'over') return [];
  const overdue = state === 'over' ? 1 : 0;
  return [{ kind: 'budget', count: 1, isAtLeast: false, overdue, firstDueAtMs: null }];
}
