import { moneyNewsOf } from '../../../core/notices/money-news';
import type { Clock } from '../../ports/clock';
import type { NoticeQueue } from '../../ports/notice-queue';
import type { MoneyNotice, Outbox } from '../../ports/outbox';

export interface NoteMoneyNewsPorts {
  readonly clock: Clock;
  readonly queue: Pick<NoticeQueue, 'listBookedSince'>;
  readonly outbox: Pick<Outbox, 'addForPromoters'>;
}

const pageSize = 500;
/** An entry may be committed a little after the moment that it states, so the last minutes are read again. */
const overlapMs = 120_000;

/**
 * Follows the ledger from where the last run stopped and notes for each promoter what he wants to hear. Read twice it is
 * one notice, because the entry's id makes the notice's. The first run begins now: nobody is told old news.
 *
 * @returns where the next run goes on, and how many notices are new
 */
export async function noteMoneyNews(
  { clock, queue, outbox }: NoteMoneyNewsPorts,
  cursorMs: number | null,
  leftMs: () => number,
): Promise<{ readonly cursorMs: number; readonly noted: number }> {
  const nowMs = clock.nowMs();
  let noted = 0;
  let fromMs = cursorMs ?? nowMs;
  for (;;) {
    const entries = await queue.listBookedSince(fromMs, pageSize);
    for (const entry of entries) {
      for (const { promoter, ...news } of moneyNewsOf(entry)) {
        const notice: MoneyNotice = { ...news, id: `money|${entry.id}`, kind: 'money', notedAtMs: entry.bookedAtMs };
        noted += await outbox.addForPromoters(notice, [promoter]);
      }
    }
    const last = entries[entries.length - 1];
    if (!last || entries.length < pageSize) return { cursorMs: Math.max(fromMs, nowMs - overlapMs), noted };
    // A page that is one moment throughout is left behind, or it would be read for ever.
    fromMs = last.bookedAtMs === fromMs ? fromMs + 1 : last.bookedAtMs;
    if (leftMs() < 10_000) return { cursorMs: fromMs, noted };
  }
}
