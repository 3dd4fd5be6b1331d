import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { PayList, PayListTransaction, PayRow, RowResult } from '../../ports/pay-list-store';
import { payRowOutcome } from '../../ports/pay-row-outcome';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { type MarkerRefusal, refusalOfMarker } from './judge-marker';
import type { ListRequest, ListResultPorts, MarkPorts } from './list-ports';
import { notReceivedId } from './report-not-received';
import { evidencePlace, isUploaded } from './uploaded-file';

interface MarkRequest extends ListRequest {
  readonly listId: string;
  readonly payoutNo: string;
  /** The bank's or Alipay's own number; of a failure may be empty. */
  readonly reference: string;
  /** The file that shows it. */
  readonly evidenceFileId: string;
}

export interface MarkPaidRequest extends MarkRequest {
  /** What the evidence says was paid, in fen. */
  readonly paidFen: number;
  readonly paidAtMs: number;
}

export interface MarkFailedRequest extends MarkRequest {
  /** failed: it never arrived, the money is back · returned: it was paid, and the bank gave it back later. */
  readonly outcome: 'failed' | 'returned';
  /** The bank's words, which the promoter reads. */
  readonly failReason: string;
}

export type MarkRefusal =
  | MarkerRefusal
  | 'list-not-found'
  | 'payout-not-in-list'
  | 'amount-differs'
  | 'paid-time-wrong'
  | 'already-marked'
  | 'not-paid-yet'
  | 'evidence-missing'
  | 'request-id-taken';

export interface MarkAnswer {
  readonly payoutNo: string;
  readonly state: PayRow['state'];
}

/**
 * States that a payout of an approved list was paid. The amount must be the list's, the day not before its approval and
 * not in the future. Stating the same again changes nothing.
 *
 * Rejections: list-not-found; payout-not-in-list; list-not-approved, same-person, wait-not-over (who approved does not
 * state results); amount-differs; paid-time-wrong; evidence-missing, with the file's id, when it is not in the storage,
 * is no document or picture, or was not uploaded for this payout; already-marked when it has another result; request-id-taken.
 */
export function markPaid(
  ports: MarkPorts,
  actor: Actor,
  request: MarkPaidRequest,
): Promise<Outcome<MarkAnswer, MarkRefusal>> {
  const { paidFen, paidAtMs } = request;
  return mark(ports, actor, { action: 'payoutMarkPaid', request, asked: { paidFen, paidAtMs } }, (row, list, nowMs) => {
    if (paidFen !== row.netFen) return rejected('amount-differs');
    const refusal = refusalOfPaidTime(list, paidAtMs, nowMs);
    if (refusal) return rejected(refusal);
    const paidDay = beijingDayOf(paidAtMs);
    return ok({ state: 'paid', from: ['listed'], result: { paidAtMs, paidDay, returnedDay: null, reason: null } });
  });
}

/**
 * States that a payout of an approved list failed, or came back after it was paid; the promoter has his money back then.
 *
 * Rejections: those of `markPaid` about list, person and evidence; not-paid-yet for a return of what was not paid;
 * already-marked.
 */
export function markFailed(
  ports: MarkPorts,
  actor: Actor,
  request: MarkFailedRequest,
): Promise<Outcome<MarkAnswer, MarkRefusal>> {
  const { outcome, failReason } = request;
  return mark(
    ports,
    actor,
    { action: 'payoutMarkFailed', request, asked: { outcome, failReason } },
    (row, _list, nowMs) => {
      if (outcome === 'failed') {
        const result = { paidAtMs: null, paidDay: null, returnedDay: null, reason: failReason };
        return ok({ state: 'failed', from: ['listed'], result });
      }
      if (row.state === 'listed') return rejected('not-paid-yet');
      const { paidAtMs = null, paidDay = null } = row.result ?? {};
      const result = { paidAtMs, paidDay, returnedDay: beijingDayOf(nowMs), reason: failReason };
      return ok({ state: 'returned', from: ['paid'], result });
    },
  );
}

/** A payment lies between the approval of its list, by Beijing days, and now. */
export function refusalOfPaidTime(list: PayList, paidAtMs: number, nowMs: number): 'paid-time-wrong' | undefined {
  const isEarly = beijingDayOf(paidAtMs) < beijingDayOf(list.approvedAtMs ?? 0);
  return isEarly || paidAtMs > nowMs ? 'paid-time-wrong' : undefined;
}

interface Marked {
  readonly state: 'paid' | 'failed' | 'returned';
  readonly from: readonly PayRow['state'][];
  readonly result: Pick<RowResult, 'paidAtMs' | 'paidDay' | 'returnedDay' | 'reason'>;
}

interface Marking {
  readonly action: string;
  readonly request: MarkRequest;
  readonly asked: object;
}

async function mark(
  ports: MarkPorts,
  actor: Actor,
  { action, request, asked }: Marking,
  judge: (row: PayRow, list: PayList, nowMs: number) => Outcome<Marked, MarkRefusal>,
): Promise<Outcome<MarkAnswer, MarkRefusal>> {
  const { listId, payoutNo, reference, evidenceFileId, requestId, reason } = request;
  const isAlone = (await ports.payLists.countPayers()) < 2;
  const hasEvidence = await isUploaded(ports.storage, evidenceFileId, evidencePlace(listId, payoutNo));
  const all = { listId, payoutNo, reference, evidenceFileId, ...asked };
  const audited = { action, brandId: null, requestId, reason, asked: all };
  const marked = await auditedChange<PayListTransaction, MarkAnswer, MarkRefusal>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async (lists, nowMs) => {
      const list = await lists.findList(listId);
      if (!list) return rejected('list-not-found');
      const row = await lists.findRow(payoutNo);
      if (row?.listId !== listId) return rejected('payout-not-in-list');
      const refusal = refusalOfMarker(list, actor, isAlone, nowMs);
      if (refusal) return rejected(refusal);
      const judged = judge(row, list, nowMs);
      if (!judged.ok) return judged;
      if (!hasEvidence) return rejected('evidence-missing', evidenceFileId);
      const { state, from, result } = judged.value;
      const answer: MarkAnswer = { payoutNo, state };
      const markedBy = { openid: actor.openid, name: actor.name };
      const next = { ...result, reference, evidence: evidenceFileId, markedBy, markedAtMs: nowMs };
      if (!from.includes(row.state)) {
        if (!isSameResult(row, state, next)) return rejected('already-marked');
        return ok({ subject: `payout ${payoutNo}`, before: null, after: { state }, answer });
      }
      await lists.writeRow({ ...row, state, result: next });
      return ok({ subject: `payout ${payoutNo}`, before: { state: row.state }, after: { state, reference }, answer });
    },
  );
  // Told also when it was stated before: that call may have been cut off here.
  if (!marked.ok) return marked;
  await tell(ports, payoutNo);
  if (marked.value.state === 'returned') await closeReport(ports, actor, payoutNo);
  return marked;
}

/** What a promoter said has not arrived came back: his report is answered. */
async function closeReport({ clock, workItems }: ListResultPorts, { openid }: Actor, payoutNo: string): Promise<void> {
  await workItems.close(notReceivedId(payoutNo), { by: openid, atMs: clock.nowMs(), outcome: 'returned' });
}

/** Whether a row says already what somebody states about it. */
export function isSameResult(
  row: PayRow,
  state: PayRow['state'],
  result: Pick<RowResult, 'reference' | 'reason'>,
): boolean {
  if (row.state !== state || !row.result) return false;
  return row.result.reference === result.reference && row.result.reason === result.reason;
}

/** Hands a row's result on to its payout. */
export async function tell(
  { payLists, news }: Pick<ListResultPorts, 'payLists' | 'news'>,
  payoutNo: string,
): Promise<void> {
  const row = await payLists.findRow(payoutNo);
  if (row?.result) await news.hear(payoutNo, payRowOutcome(row));
}
