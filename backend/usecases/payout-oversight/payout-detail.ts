import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { accountWording, causeWording } from '../../../core/ledger/movement-wording';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Decision, PayoutRow } from '../../../core/payout/payout-row';
import { providerCodeWording } from '../../../core/payout/provider-code';
import { stuckClassOf, stuckWording } from '../../../core/payout/stuck-class';
import { type OversightPorts, type QueuedView, queuedView } from './payout-queue';

/**
 * One payout with everything that was asked and said about it, what to do next, and its ledger lines. Two calls.
 *
 * Rejections: payout-not-found.
 */
export async function payoutDetail(
  { overview, clock }: OversightPorts,
  payoutNo: string,
): Promise<Outcome<PayoutDetail, 'payout-not-found'>> {
  const row = await overview.findPayout(payoutNo);
  if (!row) return rejected('payout-not-found');
  const entries = await overview.listEntries(payoutNo);
  return ok(detailView(row, entries, clock.nowMs()));
}

export type PayoutDetail = QueuedView & ReturnType<typeof detailsOf>;

function detailView(row: PayoutRow, entries: readonly LedgerTransaction[], nowMs: number): PayoutDetail {
  return { ...queuedView(row, nowMs), ...detailsOf(row, entries, nowMs) };
}

function detailsOf(row: PayoutRow, entries: readonly LedgerTransaction[], nowMs: number) {
  const { taxRule, taxMonth, remark, scene, sends, looks, firstSentAtMs, nextLookAtMs, providerNo, absence } = row;
  const stuck = stuckClassOf(row, nowMs);
  return {
    ...{ taxRule, taxMonth, remark, sends, looks, firstSentAtMs, nextLookAtMs, providerNo },
    sceneId: scene?.sceneId ?? null,
    notFoundTimes: absence?.count ?? 0,
    confirmByMs: row.confirm?.byMs ?? null,
    remindedAtMs: row.remindedAtMs,
    cancelWish: row.cancelWish,
    endReason: row.endReason,
    providerCode: providerCodeOf(row),
    paidAtMs: row.paid?.atMs ?? null,
    decision: decisionView(row.decision),
    signOff: decisionView(row.signOff),
    /** What a person should do now; null while it goes its way. */
    next: stuck === undefined ? null : stuckWording[stuck].next,
    attempts: row.attempts.map(({ atMs, source, said }) => ({ atMs, source, said })),
    entries: entries.map(entryView),
  };
}

/** The code of the last refusal, or of a failed transfer, with what it means; what a bank said is in words already. */
function providerCodeOf({ trouble, route, state, endReason }: PayoutRow) {
  if (trouble !== null) return { code: trouble.code, ...providerCodeWording(trouble.code, trouble.class) };
  if (state !== 'failed' || endReason === null) return null;
  return { code: endReason, ...(route === 'wechat' ? providerCodeWording(endReason, null) : { zh: '', en: '' }) };
}

function decisionView(decision: Decision | null) {
  return decision && { name: decision.name, atMs: decision.atMs, reason: decision.reason };
}

function entryView({ id, cause, bookedAtMs, postings }: LedgerTransaction) {
  return {
    ...{ id, cause, bookedAtMs, ...causeWording(cause) },
    postings: postings.map(({ from, to, amountFen }) => {
      return { from: accountWording(from), to: accountWording(to), amountFen: amountFen as number };
    }),
  };
}
