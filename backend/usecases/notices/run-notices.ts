import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';
import { type NoteMoneyNewsPorts, noteMoneyNews } from './note-money-news';
import { type NotePayoutsToConfirmPorts, notePayoutsToConfirm } from './note-payouts-to-confirm';
import { type SendNoticesPorts, sendNotices } from './send-notices';

export interface RunNoticesPorts extends NoteMoneyNewsPorts, NotePayoutsToConfirmPorts, SendNoticesPorts {
  readonly queue: NoteMoneyNewsPorts['queue'] & NotePayoutsToConfirmPorts['queue'] & SendNoticesPorts['queue'];
  readonly leases: WorkLease;
  readonly random: RandomSource;
}

export type NoticeCounts = Readonly<Record<string, number>>;

const leaseMs = 70_000;

/**
 * One run: what the ledger says and which payouts wait for their promoters is noted, then what waits is sent. Two runs at
 * a time are one.
 */
export async function runNotices(ports: RunNoticesPorts, leftMs: () => number): Promise<NoticeCounts> {
  return (await noticeRun(ports, leftMs))?.counts ?? { skipped: 1 };
}

/** The same, with the place from which the next run over the ledger goes on; undefined when another run is under way. */
export async function noticeRun(
  ports: RunNoticesPorts,
  leftMs: () => number,
): Promise<{ readonly counts: NoticeCounts; readonly cursorMs: number } | undefined> {
  const holder = ports.random.token(64);
  const lease = await ports.leases.take('send-notices', holder, ports.clock.nowMs(), leaseMs);
  if (!lease) return undefined;
  const before = typeof lease.cursor === 'number' ? lease.cursor : null;
  const { cursorMs, noted } = await noteMoneyNews(ports, before, leftMs);
  const ready = await notePayoutsToConfirm(ports, before);
  // What was noted is not read again even if sending breaks off; an idle run has nothing to keep until its end.
  if (noted + ready > 0) await ports.leases.keepCursor('send-notices', holder, cursorMs);
  const counts = await sendNotices(ports, leftMs);
  await ports.leases.release('send-notices', holder, cursorMs);
  return { counts: { noted: noted + ready, ...counts }, cursorMs };
}
