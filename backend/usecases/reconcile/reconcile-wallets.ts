import { type BeijingDay, beijingDayOf, dayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import type { RandomSource } from '../../ports/random';
import type { ReconcileCounts, ReconcileDay } from '../../ports/reconcile-records';
import type { WorkLease } from '../../ports/work-lease';
import { type CheckPromoterPorts, checkPromoter, type PromoterCheck } from './check-promoter';

export interface ReconcilePorts extends CheckPromoterPorts {
  readonly leases: WorkLease;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly random: RandomSource;
}

/** A walk through all promoters, as the lease keeps it between runs. */
interface Walk extends ReconcileCounts {
  readonly throughDay: BeijingDay;
  readonly startedAtMs: number;
  /** First everybody who has a wallet; then everybody who has seals, for wallets that got lost. */
  readonly stage: 'wallets' | 'sealed';
  readonly afterPromoter: string;
}

export type ReconcileRun = { readonly isTaken: true } | { readonly isTaken: false; readonly day: ReconcileDay | null };

const leaseName = 'reconcile';
const leaseMs = 60_000;
const promotersAtOnce = 10;
/** What one portion of promoters may take; no new one starts when less is left. */
const portionMs = 15_000;

const nothingYet = { promoters: 0, entries: 0, sealed: 0, late: 0, differences: 0, broken: 0, undecided: 0 };

/**
 * Compares every wallet with the ledger that it is a projection of, checks that closed days still say what was sealed,
 * and seals the days through yesterday. It corrects nothing: each finding is a work item and an alarm. A run that has
 * no time left leaves its place, and the next one goes on there; once the day is done a run does nothing.
 */
export async function reconcileWallets(ports: ReconcilePorts, leftMs: () => number): Promise<ReconcileRun> {
  const holder = ports.random.token(64);
  const nowMs = ports.clock.nowMs();
  const lease = await ports.leases.take(leaseName, holder, nowMs, leaseMs);
  if (!lease) return { isTaken: true };
  let walk = (lease.cursor as unknown as Walk | null) ?? (await newWalk(ports, nowMs));
  let day: ReconcileDay | null = null;
  while (walk && leftMs() >= portionMs) {
    const next: Walk | null = await walkOn(ports, walk);
    if (next === null) day = await finishWalk(ports, walk);
    const following: Walk | null = next ?? (await newWalk(ports, ports.clock.nowMs()));
    if (!(await ports.leases.keepCursor(leaseName, holder, following as unknown as Json))) return { isTaken: true };
    walk = following;
  }
  if (walk) day = await noteWalk(ports, walk, 'open');
  await ports.leases.release(leaseName, holder, walk as unknown as Json);
  return { isTaken: false, day };
}

/** A walk through yesterday; null when that is done. */
async function newWalk(ports: ReconcilePorts, nowMs: number): Promise<Walk | null> {
  const throughDay = beijingDayOf(nowMs - dayMs);
  const closed = await ports.seals.findClosedThroughDay();
  if (closed !== null && closed >= throughDay) return null;
  return { ...nothingYet, throughDay, startedAtMs: nowMs, stage: 'wallets', afterPromoter: '' };
}

/** The walk after one more portion of promoters; null when it is at its end. */
async function walkOn(ports: ReconcilePorts, walk: Walk): Promise<Walk | null> {
  const bounds = { sealedThroughDay: await ports.seals.findClosedThroughDay(), throughDay: walk.throughDay };
  if (walk.stage === 'wallets') {
    const wallets = await ports.records.listWallets(walk.afterPromoter, promotersAtOnce);
    const checks = await Promise.all(wallets.map((wallet) => checkPromoter(ports, wallet.promoter, wallet, bounds)));
    const last = wallets[wallets.length - 1];
    const place = last ? { afterPromoter: last.promoter } : { stage: 'sealed' as const, afterPromoter: '' };
    return { ...(await noteChecks(ports, walk, checks)), ...place };
  }
  const promoters = await ports.seals.listPromoters(walk.afterPromoter);
  const checks: PromoterCheck[] = [];
  const present = new Set(await ports.records.listPresent(promoters));
  for (const promoter of promoters.filter((sealed) => !present.has(sealed))) {
    checks.push(await checkPromoter(ports, promoter, undefined, bounds));
  }
  const afterPromoter = promoters[promoters.length - 1];
  const noted = await noteChecks(ports, walk, checks);
  return afterPromoter === undefined ? null : { ...noted, afterPromoter };
}

async function noteChecks(ports: ReconcilePorts, walk: Walk, checks: readonly PromoterCheck[]): Promise<Walk> {
  let noted = walk;
  for (const check of checks) noted = await noteCheck(ports, noted, check);
  return noted;
}

async function noteCheck(ports: ReconcilePorts, walk: Walk, check: PromoterCheck): Promise<Walk> {
  const { promoter, differences, isUndecided, seals, entries } = check;
  const found = { day: walk.throughDay, atMs: ports.clock.nowMs() };
  for (const difference of differences) {
    await ports.records.noteDifference(difference, found);
    const { place, storedFen, ledgerFen } = difference;
    ports.journal.alarm('WALLET_DIFFERS', { promoter, detail: place, amountFen: storedFen - ledgerFen });
  }
  if (seals.problem) {
    await ports.records.noteBrokenSeal(promoter, seals.problem, found);
    const { kind, day, entryId } = seals.problem;
    ports.journal.alarm('SEAL_BROKEN', {
      promoter,
      kind,
      throughDay: day,
      ...(entryId === null ? {} : { entry: entryId }),
    });
  }
  for (const seal of seals.newSeals) await ports.seals.addSeal(seal);
  for (const entry of seals.lateIds) ports.journal.info('late-entry', { promoter, entry });
  return {
    ...walk,
    promoters: walk.promoters + 1,
    entries: walk.entries + entries,
    sealed: walk.sealed + seals.newSeals.length,
    late: walk.late + seals.lateIds.length,
    differences: walk.differences + differences.length,
    broken: walk.broken + (seals.problem ? 1 : 0),
    undecided: walk.undecided + (isUndecided ? 1 : 0),
  };
}

async function finishWalk(ports: ReconcilePorts, walk: Walk): Promise<ReconcileDay> {
  await ports.seals.closeThrough(walk.throughDay);
  const isRed = walk.differences + walk.broken > 0;
  return noteWalk(ports, walk, isRed ? 'red' : walk.undecided > 0 ? 'open' : 'green');
}

async function noteWalk(ports: ReconcilePorts, walk: Walk, state: ReconcileDay['state']): Promise<ReconcileDay> {
  const { throughDay, stage: _stage, afterPromoter: _afterPromoter, ...counts } = walk;
  const day = { ...counts, day: throughDay, state, notedAtMs: ports.clock.nowMs() };
  await ports.records.noteDay(day);
  return day;
}
