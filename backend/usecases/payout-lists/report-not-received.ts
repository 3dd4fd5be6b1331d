import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { Journal } from '../../ports/journal';
import type { WorkItems } from '../../ports/work-items';
import type { OwnPayoutPorts } from './attach-invoice';

/** People answer within this time. */
const answerTermMs = 3 * dayMs;

export interface NotReceivedPorts extends OwnPayoutPorts {
  readonly journal: Journal;
  readonly workItems: WorkItems;
}

export interface NotReceivedAnswer {
  readonly payoutNo: string;
  /** By when somebody answers, epoch ms. */
  readonly dueAtMs: number;
}

/**
 * A promoter says that a payout which was stated as paid has not arrived: somebody has to look within three days. Saying
 * it again is the same report.
 *
 * Rejections: not-bound; payout-not-found, the same for somebody else's and for one that went to 零钱; not-paid-yet.
 */
export async function reportNotReceived(
  ports: NotReceivedPorts,
  openid: string,
  request: { readonly payoutNo: string; readonly note: string },
): Promise<Outcome<NotReceivedAnswer, 'not-bound' | 'payout-not-found' | 'not-paid-yet'>> {
  const me = await ports.promoters.findByOpenid(openid);
  if (!me) return rejected('not-bound');
  const { payoutNo, note } = request;
  const row = await ports.payLists.findRow(payoutNo);
  if (row?.promoter !== me.promoter) return rejected('payout-not-found');
  if (row.state !== 'paid') return rejected('not-paid-yet');
  const foundAtMs = ports.clock.nowMs();
  const dueAtMs = foundAtMs + answerTermMs;
  const facts = {
    payoutNo,
    listId: row.listId ?? '',
    reference: row.result?.reference ?? '',
    netFen: row.netFen,
    note,
  };
  const id = notReceivedId(payoutNo);
  const noted = await ports.workItems.note({
    id,
    kind: 'PAYOUT_NOT_RECEIVED',
    promoter: me.promoter,
    facts,
    foundAtMs,
    dueAtMs,
  });
  if (noted === 'added') {
    ports.journal.alarm('PAYOUT_NOT_RECEIVED', { entry: payoutNo, promoter: me.promoter, amountFen: row.netFen });
    return ok({ payoutNo, dueAtMs });
  }
  const first = await ports.workItems.find(id);
  return ok({ payoutNo, dueAtMs: first?.dueAtMs ?? dueAtMs });
}

/** The id of the work item about a payout that did not arrive. */
export function notReceivedId(payoutNo: string): string {
  return `payout-not-received|${payoutNo}`;
}
