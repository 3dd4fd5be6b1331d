import type { CloseBlock } from '../../../core/closing/close-blocks';
import {
  emptyMonth,
  finalRoot,
  type MonthSums,
  monthWith,
  noOwnAccounts,
  type OwnMonth,
  ownMonthWith,
} from '../../../core/closing/month-books';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Json } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import type { MonthClose } from '../../ports/month-closes';
import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';
import { type CloseFactsPorts, type MonthRefusal, type OpenMonth, readOpenMonth } from './read-close-facts';
import { type PromoterMonthPorts, readPromoterMonth } from './read-promoter-month';

export interface CloseMonthPorts extends CloseFactsPorts, PromoterMonthPorts {
  readonly leases: WorkLease;
  readonly journal: Journal;
  readonly random: RandomSource;
}

export interface CloseMonthRequest {
  readonly month: string;
  /** Passes over soft blocks; the caller has made sure that it is the owner who asks. */
  readonly passesOver: boolean;
  readonly reason: string;
  readonly requestId: string;
}

/** `running`: there was no time left; the same request again goes on where it stopped. */
export interface CloseMonthAnswer {
  readonly month: string;
  readonly state: 'running' | 'closed';
  readonly promoters: number;
  readonly entries: number;
  readonly root: string | null;
}

export type CloseMonthRefusal = MonthRefusal | 'month-blocked' | 'month-close-running' | 'request-id-taken';

/** Where a run stands: first all promoters, then the agency's own side, page by page. */
interface Run {
  readonly stage: 'promoters' | 'own';
  readonly afterPromoter: string;
  readonly place: string;
  readonly sums: MonthSums;
  readonly own: OwnMonth;
}

const leaseMs = 60_000;
const promotersAtOnce = 10;
/** What one portion may take; no new one starts when less is left. */
const portionMs = 3_000;

/**
 * Closes a month for good: sums by promoter and cause from the sealed entries, and one root hash over all chains. A run
 * that has no time left leaves its place. What is booked later counts to a month that is open; nothing opens this one
 * again.
 *
 * Rejections: month-closed (unless by this same request, which gets its answer again), month-not-over,
 * month-before-program, month-blocked (see previewMonthClose; or an entry no longer says what was sealed, of which a
 * person is told), month-close-running (somebody else is at it), request-id-taken. Errors: Outage, TransactionConflict.
 */
export async function closeMonth(
  ports: CloseMonthPorts,
  actor: { readonly openid: string; readonly name: string },
  request: CloseMonthRequest,
  leftMs: () => number,
): Promise<Outcome<CloseMonthAnswer, CloseMonthRefusal>> {
  const open = await readOpenMonth(ports, request.month);
  if (!open.ok) return open.code === 'month-closed' ? answerAgain(ports, actor, request) : open;
  const inTheWay = open.value.blocks.filter(({ isHard }) => isHard || !request.passesOver);
  if (inTheWay.length > 0) return rejected('month-blocked', inTheWay.map(({ code }) => code).join(', '));
  const name = `close-month|${request.month}`;
  const holder = ports.random.token(64);
  const lease = await ports.leases.take(name, holder, ports.clock.nowMs(), leaseMs);
  if (!lease) return rejected('month-close-running');
  let run = (lease.cursor as unknown as Run | null) ?? newRun(ports, open.value);
  try {
    while (leftMs() >= portionMs) {
      const next = await runOn(ports, open.value, run);
      if (next === 'broken') return rejected('month-blocked', 'SEAL_BROKEN');
      if (next === null) return await finish(ports, actor, request, open.value, run);
      run = next;
      if (!(await ports.leases.keepCursor(name, holder, run as unknown as Json)))
        return rejected('month-close-running');
    }
    return ok(answerOf(request.month, run.sums, null));
  } finally {
    await ports.leases.release(name, holder, run as unknown as Json);
  }
}

/** Sending the request again gets the answer again; to everybody else the month is closed. */
async function answerAgain(
  ports: CloseMonthPorts,
  { openid }: { readonly openid: string },
  { month, requestId }: CloseMonthRequest,
): Promise<Outcome<CloseMonthAnswer, 'month-closed'>> {
  const closed = await ports.closes.findMonth(month);
  const isOwn = closed?.closedBy.openid === openid && closed.requestId === requestId;
  return closed && isOwn ? ok(answerOf(month, closed.sums, closed.root)) : rejected('month-closed');
}

function answerOf(month: string, { promoters, entries }: MonthSums, root: string | null): CloseMonthAnswer {
  return { month, state: root === null ? 'running' : 'closed', promoters, entries, root };
}

function newRun({ hash }: CloseMonthPorts, { month, earlier }: OpenMonth): Run {
  const opening = earlier?.own.closing ?? noOwnAccounts;
  return {
    stage: 'promoters',
    afterPromoter: '',
    place: '',
    sums: emptyMonth(month, earlier?.root ?? null, hash),
    own: { opening, movements: [], closing: opening },
  };
}

/** The run after one more portion; null at its end, 'broken' when a chain does not come out as sealed. */
async function runOn(ports: CloseMonthPorts, open: OpenMonth, run: Run): Promise<Run | 'broken' | null> {
  return run.stage === 'promoters' ? runPromoters(ports, open, run) : runOwn(ports, open, run);
}

async function runPromoters(ports: CloseMonthPorts, open: OpenMonth, run: Run): Promise<Run | 'broken'> {
  const listed = await ports.seals.listPromoters(run.afterPromoter);
  if (listed.length === 0) return { ...run, stage: 'own', place: '' };
  const some = listed.slice(0, promotersAtOnce);
  const months = await Promise.all(some.map((promoter) => readPromoterMonth(ports, promoter, open)));
  let { sums } = run;
  for (const [index, month] of months.entries()) {
    if (!month) continue;
    if ('kind' in month) {
      const { kind, day, entryId } = month;
      const entry = entryId === null ? {} : { entry: entryId };
      ports.journal.alarm('SEAL_BROKEN', { promoter: some[index], kind, throughDay: day, ...entry });
      return 'broken';
    }
    sums = monthWith(sums, month, ports.hash);
    await ports.closes.addRow(open.month, { ...month, number: sums.promoters });
  }
  return { ...run, sums, afterPromoter: some[some.length - 1] ?? '' };
}

async function runOwn(ports: CloseMonthPorts, { period, beforeMs }: OpenMonth, run: Run): Promise<Run | null> {
  if (run.place === 'end') return null;
  const fromMs = startOfBeijingDayMs(period.fromDay);
  const page = await ports.closes.readLedger({ place: run.place, fromMs, beforeMs });
  return { ...run, own: ownMonthWith(run.own, page.entries), place: page.nextPlace ?? 'end' };
}

async function finish(
  ports: CloseMonthPorts,
  actor: { readonly openid: string; readonly name: string },
  { month, reason, requestId }: CloseMonthRequest,
  { blocks, earlier }: OpenMonth,
  { sums, own }: Run,
): Promise<Outcome<CloseMonthAnswer, CloseMonthRefusal>> {
  const { openid, name } = actor;
  const atMs = ports.clock.nowMs();
  const overridden = blocks.map(({ code }: CloseBlock) => code);
  const root = finalRoot(sums.root, own, ports.hash);
  const earlierRoot = earlier?.root ?? null;
  const by = { closedBy: { openid, name }, closedAtMs: atMs, requestId, reason };
  const close: MonthClose = { month, ...by, overridden, sums, own, root, earlierRoot };
  const answer = answerOf(month, sums, root);
  const written = await ports.closes.add(close, {
    ...{ id: `${openid}|${requestId}`, atMs, openid, name, action: 'closeMonth', brandId: null },
    ...{ subject: `month ${month}`, before: null, after: { root, overridden }, reason },
    ...{ request: JSON.stringify({ month }), answer: answer as unknown as Json },
  });
  if (written === 'entry-taken') return rejected('request-id-taken');
  if (written === 'duplicate') return rejected('month-closed');
  ports.journal.info('month-closed', { counts: { promoters: sums.promoters, entries: sums.entries } });
  return ok(answer);
}
