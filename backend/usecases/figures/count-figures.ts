import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Json } from '../../ports/document-database';
import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';
import { type CountFiguresPorts, countDay, type DayPlace, placeAsJson, startOfDay } from './count-day';

export interface CountFiguresRunPorts extends CountFiguresPorts {
  readonly leases: WorkLease;
  readonly random: RandomSource;
}

export interface FiguresRun {
  /** Somebody else is counting. */
  readonly isTaken: boolean;
  readonly days: number;
  readonly written: number;
  /** The night, or today, is counted through. */
  readonly isFinished: boolean;
}

/** Once a week so many days are counted anew, whatever is known of changes. */
const daysOfWeekly = 45;
const weeklyOn = 0;
const leaseMs = 70_000;
const holderBits = 64;

interface NightPlace {
  /** The last day that a night counted through to the end. */
  readonly doneDay: BeijingDay | null;
  readonly day: BeijingDay | null;
  /** Days that wait for their turn this night, and all that had one or will. */
  readonly waiting: readonly BeijingDay[];
  readonly known: readonly BeijingDay[];
  readonly open: DayPlace | null;
}

const noPlace: NightPlace = { doneDay: null, day: null, waiting: [], known: [], open: null };

/**
 * One slice of counting the night's figures: yesterday, days that earlier nights missed, and every day in whose figures an
 * order counts that changed on those; after a Sunday the 44 days before it as well. It goes on where the last slice
 * stopped and rests once yesterday is done.
 *
 * Calls: about 1 per 1,000 facts. Errors: Outage.
 */
export async function countNight(ports: CountFiguresRunPorts, leftMs: () => number): Promise<FiguresRun> {
  return underLease(ports, 'figures-night', async (cursor, save) => {
    const yesterday = beijingDayOf(ports.clock.nowMs() - dayMs);
    let place = (cursor ?? noPlace) as unknown as NightPlace;
    if (place.doneDay === yesterday) return { days: 0, written: 0, isFinished: true };
    if (place.day !== yesterday) {
      const firstDay = (await ports.figures.findFirstDay()) ?? yesterday;
      const missed = daysSince(place.doneDay, yesterday);
      const since = missed.filter((day) => day >= firstDay);
      const changed = await Promise.all(since.map((day) => changedOn(ports, day)));
      const days = new Set([...missed, ...weeklyDays(yesterday), ...changed.flat(), ...place.waiting]);
      const waiting = [...days].filter((day) => day <= yesterday && (day >= firstDay || day === yesterday));
      place = { ...place, day: yesterday, waiting, known: waiting, open: null };
    }
    let [days, written] = [0, 0];
    while (leftMs() > 0) {
      const [next, ...waiting] = place.waiting;
      const open = place.open ?? (next === undefined ? null : startOfDay(next, ports.clock.nowMs()));
      if (open === null) {
        place = { ...noPlace, doneDay: yesterday };
        break;
      }
      const run = await countDay(ports, open, leftMs);
      const changed = run.changedDays.filter((day) => day <= yesterday && !place.known.includes(day));
      const left = [...(place.open === null ? waiting : place.waiting), ...changed];
      place = { ...place, waiting: left, known: [...place.known, ...changed], open: run.isDone ? null : run.place };
      if (run.isDone) [days, written] = [days + 1, written + run.written];
      await save(place as unknown as Json);
    }
    await save(place as unknown as Json);
    return { days, written, isFinished: place.doneDay === yesterday };
  });
}

/**
 * Counts today anew, or goes on with a count that was broken off, so that figures of today are as old as this run.
 *
 * Calls: about 1 per 1,000 facts of today, 4 for the lease. Errors: Outage.
 */
export async function countToday(ports: CountFiguresRunPorts, leftMs: () => number): Promise<FiguresRun> {
  return underLease(ports, 'figures-today', async (cursor, save) => {
    const nowMs = ports.clock.nowMs();
    const today = beijingDayOf(nowMs);
    const open = cursor as unknown as DayPlace | null;
    const run = await countDay(ports, open?.day === today ? open : startOfDay(today, nowMs), leftMs);
    await save(run.isDone ? null : placeAsJson(run.place));
    return run.isDone
      ? { days: 1, written: run.written, isFinished: true }
      : { days: 0, written: 0, isFinished: false };
  });
}

function lastDays(day: BeijingDay, count: number): BeijingDay[] {
  const startMs = startOfBeijingDayMs(day);
  return Array.from({ length: count }, (_, index) => beijingDayOf(startMs - index * dayMs));
}

/** Days up to one that no night counted, the newest first: usually that day alone. */
function daysSince(doneDay: BeijingDay | null, day: BeijingDay): BeijingDay[] {
  return lastDays(day, daysOfWeekly).filter((one) => doneDay === null || one > doneDay);
}

function weeklyDays(day: BeijingDay): BeijingDay[] {
  const isWeekly = new Date(startOfBeijingDayMs(day) + dayMs / 2).getUTCDay() === weeklyOn;
  return isWeekly ? lastDays(day, daysOfWeekly) : [];
}

async function changedOn({ figures }: CountFiguresRunPorts, day: BeijingDay): Promise<BeijingDay[]> {
  const days = new Set<BeijingDay>();
  for (let place: string | null = ''; place !== null; ) {
    const page: Awaited<ReturnType<typeof figures.readChanged>> = await figures.readChanged(day, place);
    for (const changed of page.changedDays) days.add(changed);
    place = page.nextPlace;
  }
  return [...days];
}

type Counted = Omit<FiguresRun, 'isTaken'>;

async function underLease(
  { leases, clock, random }: CountFiguresRunPorts,
  name: string,
  work: (cursor: Json, save: (cursor: Json) => Promise<void>) => Promise<Counted>,
): Promise<FiguresRun> {
  const holder = random.token(holderBits);
  const lease = await leases.take(name, holder, clock.nowMs(), leaseMs);
  if (!lease) return { isTaken: true, days: 0, written: 0, isFinished: false };
  let place = lease.cursor;
  const save = async (cursor: Json) => {
    place = cursor;
    await leases.keepCursor(name, holder, cursor);
  };
  try {
    return { isTaken: false, ...(await work(lease.cursor, save)) };
  } finally {
    await leases.release(name, holder, place);
  }
}
