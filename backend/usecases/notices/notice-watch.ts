import { type NoticeCounts, noticeRun, type RunNoticesPorts } from './run-notices';

/** Where an instance stands that found nothing to do: from when it looks, and what it saw there that is done. */
interface Rest {
  readonly cursorMs: number;
  readonly done: ReadonlySet<string>;
}

const mostSeen = 200;
const nothing: NoticeCounts = { noted: 0 };

/**
 * Runs for a timer that comes every minute and mostly finds nothing: an instance that ran before looks first, without the
 * lease, and begins a run only for what it has not seen done. Whatever another instance did meanwhile is at worst looked
 * at once more, because a notice's id is made from what it tells.
 *
 * Database calls of a minute in which nothing happened: 3, while a run takes 5 at least.
 */
export function noticeWatch(ports: RunNoticesPorts): (leftMs: () => number) => Promise<NoticeCounts> {
  let rest: Rest | undefined;
  return async (leftMs) => {
    const seen = rest && (await whatIsNew(ports, rest));
    if (seen?.length === 0) return nothing;
    const before = rest;
    rest = undefined;
    const run = await noticeRun(ports, leftMs);
    if (!run) return { skipped: 1 };
    const isIdle = Object.values(run.counts).every((count) => count === 0);
    // What a run came past without anything to note is done; what it noted is looked at once more.
    const done = isIdle && before ? [...before.done, ...(seen ?? [])].slice(-mostSeen) : [];
    rest = { cursorMs: run.cursorMs, done: new Set(done) };
    return run.counts;
  };
}

/** The ids of what may have to be told. */
async function whatIsNew({ queue, templates }: RunNoticesPorts, { cursorMs, done }: Rest): Promise<readonly string[]> {
  const entries = await queue.listBookedSince(cursorMs, mostSeen);
  const payouts = await queue.listToConfirm(cursorMs, mostSeen);
  // A full page may hide what comes after it.
  if (entries.length === mostSeen || payouts.length === mostSeen) return ['page'];
  const seen = [...entries.map(({ id }) => `entry|${id}`), ...payouts.map(({ payoutNo }) => `payout|${payoutNo}`)];
  const fresh = seen.filter((id) => !done.has(id));
  if (fresh.length > 0) return fresh;
  if (Object.keys(await templates.current()).length === 0) return [];
  return (await queue.listWaiting(1)).map(({ rowId }) => `notice|${rowId}`);
}
