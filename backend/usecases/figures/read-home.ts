import { beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { HomeRecords, Task } from '../../ports/home-records';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { StaffMember } from '../../ports/staff-store';
import { type ListTasksPorts, listTasks } from '../cases/list-tasks';
import { type FigureDays, figureDays, lastDays } from './read-figures';

export interface HomePorts {
  readonly home: HomeRecords;
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
}

/** Tasks and when (epoch ms) they were counted. */
export interface CountedTasks {
  readonly tasks: readonly Task[];
  readonly countedAtMs: number;
}

export interface Home {
  readonly figures: FigureDays;
  /** Null where this person's were never counted with the roles that he holds now. */
  readonly tasks: CountedTasks | null;
  /** Shops of the brand, for the names of figures. */
  readonly shops: readonly { readonly shopAppid: string; readonly name: string }[];
}

const homeDays = 30;

/** The first page of somebody in a brand, from counted figures and tasks of the last 30 days. Calls: 1. */
export async function readHome(
  { home, clock, settings }: HomePorts,
  member: StaffMember,
  brandId: string,
): Promise<Home> {
  const nowMs = clock.nowMs();
  const days = lastDays(beijingDayOf(nowMs), homeDays);
  const { days: kept, agency, tasks } = await home.readHome(member.openid, brandId, days);
  const { shops } = await settings.current();
  return {
    figures: figureDays(days, kept, agency?.countedAtMs ?? null, nowMs),
    tasks: tasks?.roles === rolesText(member) ? { tasks: tasks.tasks, countedAtMs: tasks.countedAtMs } : null,
    shops: shops.filter((shop) => shop.brandId === brandId).map(({ shopAppid, name }) => ({ shopAppid, name })),
  };
}

/** Counts somebody's tasks as they are now, and keeps them for the next look at the first page of a brand. */
export async function countTasks(
  ports: ListTasksPorts & Pick<HomePorts, 'home'>,
  member: StaffMember,
  brandId: string | undefined,
): Promise<CountedTasks> {
  const countedAtMs = ports.clock.nowMs();
  const { tasks } = await listTasks(ports, { member, brandId });
  if (brandId !== undefined) {
    const { openid } = member;
    await ports.home.keepTasks({ openid, brandId, roles: rolesText(member), tasks, countedAtMs });
  }
  return { tasks, countedAtMs };
}

function rolesText({ roles }: StaffMember): string {
  return roles
    .map(({ role, brandId }) => `${role} ${brandId ?? ''}`)
    .sort()
    .join(', ');
}
