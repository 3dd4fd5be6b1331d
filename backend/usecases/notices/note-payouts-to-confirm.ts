import type { Clock } from '../../ports/clock';
import type { NoticeQueue } from '../../ports/notice-queue';
import type { Outbox, PayoutNotice } from '../../ports/outbox';

export interface NotePayoutsToConfirmPorts {
  readonly clock: Clock;
  readonly queue: Pick<NoticeQueue, 'listToConfirm'>;
  readonly outbox: Pick<Outbox, 'addForPromoters'>;
}

const most = 200;

/**
 * Notes for each promoter that a payout of his is ready and until when he can confirm it. Read twice it is one notice,
 * because the payout's number makes the notice's id; the first run begins now, as that over the ledger does. What is
 * over already, or called back, is told by what becomes of it.
 *
 * @param cursorMs from where the run over the ledger went on, which is a little before the last run's moment
 * @returns how many notices are new
 */
export async function notePayoutsToConfirm(
  { clock, queue, outbox }: NotePayoutsToConfirmPorts,
  cursorMs: number | null,
): Promise<number> {
  const nowMs = clock.nowMs();
  let noted = 0;
  for (const { payoutNo, promoter, quote, confirm, cancelWish } of await queue.listToConfirm(cursorMs ?? nowMs, most)) {
    if (confirm === null || confirm.byMs <= nowMs || cancelWish !== null) continue;
    const notice: PayoutNotice = {
      ...{ id: `payout|${payoutNo}|ready`, code: 'PAYOUT_READY', kind: 'payout' },
      ...{ payoutNo, netFen: quote.netFen, byMs: confirm.byMs, notedAtMs: nowMs },
    };
    noted += await outbox.addForPromoters(notice, [promoter]);
  }
  return noted;
}
