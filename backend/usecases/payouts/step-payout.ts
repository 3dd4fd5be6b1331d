import { applyPayoutFact, type PayoutConflict, type PayoutStep } from '../../../core/payout/apply-payout-fact';
import { merchantFailureOf } from '../../../core/payout/merchant-failure';
import type { PayoutFact } from '../../../core/payout/payout-fact';
import { isOver, type PayoutRow } from '../../../core/payout/payout-row';
import type { FactRefusal } from '../../../core/payout/payout-transitions';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import type { OperatorNotice } from '../../ports/outbox';
import type { PayoutTransaction } from '../../ports/payout-store';
import { moveTax } from './move-tax';
import type { StepPorts } from './payout-ports';

/** Why a notification is not believed: what it says is not what we know. */
export type Mismatch = 'other-merchant' | 'other-amount' | 'other-openid';

export type Stepped =
  | { readonly kind: 'changed'; readonly row: PayoutRow; readonly wasOver: boolean }
  | { readonly kind: 'nothing'; readonly row: PayoutRow }
  | { readonly kind: 'conflict'; readonly row: PayoutRow; readonly code: PayoutConflict | Mismatch | 'ledger' }
  | { readonly kind: 'refused'; readonly row: PayoutRow; readonly code: FactRefusal }
  | { readonly kind: 'missing' };

interface StepOptions {
  /** Compares what was told with our own record, before it is believed. */
  readonly check?: (row: PayoutRow) => Mismatch | undefined;
}

/** Somebody else wrote between; each try begins with what is stored then. */
const mostTries = 6;

/**
 * Does one step of a payout: row, ledger, wallet and tax in one transaction, or the row alone by compare-and-set where no
 * money moves. Doing it again changes nothing. A conflict moves nothing, raises an alarm and becomes a work item before
 * this returns.
 *
 * Calls: 1 when a row is given and no money moves; 8 when money moves in one tax month, and 1 more for a failure that the
 * merchant is told of.
 * Errors: TransactionConflict, Outage.
 */
export async function stepPayout(
  ports: StepPorts,
  payout: PayoutRow | string,
  fact: PayoutFact,
  { check }: StepOptions = {},
): Promise<Stepped> {
  let row = typeof payout === 'string' ? undefined : payout;
  const payoutNo = typeof payout === 'string' ? payout : payout.payoutNo;
  for (let count = 1; ; count += 1) {
    if (row !== undefined) {
      const judged = judge(row, fact, ports.clock.nowMs(), check);
      if (judged.kind !== 'changed') return told(ports, ended(row, judged));
      if (judged.entry === null) {
        if (await ports.payouts.saveStep(judged.row)) return changedTo(row, judged.row);
        row = await ports.payouts.findPayout(payoutNo);
        if (row !== undefined && count < mostTries) continue;
      }
    }
    return stepWithMoney(ports, payoutNo, fact, check);
  }
}

type Judged = PayoutStep | { readonly kind: 'conflict'; readonly code: Mismatch; readonly detail: string };

function judge(row: PayoutRow, fact: PayoutFact, nowMs: number, check: StepOptions['check']): Judged {
  const mismatch = check?.(row);
  if (mismatch !== undefined) return { kind: 'conflict', code: mismatch, detail: row.state };
  return applyPayoutFact(row, fact, nowMs);
}

type Unchanged = Exclude<Judged, { readonly kind: 'changed' }>;

function ended(row: PayoutRow, judged: Unchanged): Stepped {
  if (judged.kind === 'nothing') return { kind: 'nothing', row };
  return judged.kind === 'refused'
    ? { kind: 'refused', row, code: judged.code }
    : { kind: 'conflict', row, code: judged.code };
}

function changedTo(before: PayoutRow, row: PayoutRow): Stepped {
  return { kind: 'changed', row, wasOver: isOver(before.state) };
}

async function stepWithMoney(
  ports: StepPorts,
  payoutNo: string,
  fact: PayoutFact,
  check: StepOptions['check'],
): Promise<Stepped> {
  try {
    const stepped = await ports.payouts.transaction(async (payouts): Promise<Stepped> => {
      const row = await payouts.findPayout(payoutNo);
      if (!row) return { kind: 'missing' };
      const nowMs = ports.clock.nowMs();
      const judged = judge(row, fact, nowMs, check);
      if (judged.kind !== 'changed') return ended(row, judged);
      await writeStep(payouts, judged, nowMs);
      return changedTo(row, judged.row);
    });
    return told(ports, stepped);
  } catch (error) {
    if (!(error instanceof LedgerDuplicate)) throw error;
    const row = await ports.payouts.findPayout(payoutNo);
    return row ? told(ports, { kind: 'conflict', row, code: 'ledger' }) : { kind: 'missing' };
  }
}

/** Writes a step inside a transaction that has read the payout. */
export async function writeStep(
  payouts: PayoutTransaction,
  { row, entry, money, tax }: Extract<PayoutStep, { kind: 'changed' }>,
  nowMs: number,
): Promise<void> {
  await payouts.writePayout(row);
  if (entry === null) return;
  await payouts.addLedger([entry]);
  const unused = money === 'give-back' ? { day: row.requestedDay, unusedFen: row.quote.netFen } : null;
  await payouts.moveInWallet(row.promoter, entry.postings, unused);
  const notice = failureNotice(row, nowMs);
  if (notice !== undefined) await payouts.addNotice(notice);
  if (tax === null) return;
  const item = await moveTax(payouts, row, tax, nowMs);
  if (item === null) return;
  const { kind, month, grossFen, taxFen } = item;
  const facts = { kind, month, promoter: row.promoter, payoutNo: row.payoutNo, grossFen, taxFen };
  await payouts.addWorkItem({ code: 'TAX_MONTH_DECLARED', about: `${row.payoutNo}|${kind}`, facts, notedAtMs: nowMs });
}

/** The promoter reads that the merchant was told: that is true as soon as he reads it. */
function failureNotice(row: PayoutRow, notedAtMs: number): OperatorNotice | undefined {
  const code = merchantFailureOf(row);
  if (code === undefined) return undefined;
  const { payoutNo, route, quote } = row;
  return { code: 'PAYOUT_FAILED', about: payoutNo, facts: { payoutNo, route, netFen: quote.netFen, code }, notedAtMs };
}

/** An alarm is lost with its instance, a work item is not: both, before anything is acknowledged. */
async function told(ports: StepPorts, stepped: Stepped): Promise<Stepped> {
  if (stepped.kind !== 'conflict') return stepped;
  const { row, code } = stepped;
  const facts = { payoutNo: row.payoutNo, state: row.state, kind: code };
  ports.journal.alarm('PAYOUT_CONFLICT', { entry: row.payoutNo, kind: code, promoter: row.promoter });
  await ports.outbox.addForOperator(workItem(code, row, facts, ports.clock.nowMs()));
  return stepped;
}

function workItem(code: string, { payoutNo }: PayoutRow, facts: OperatorNotice['facts'], notedAtMs: number) {
  return { code: 'PAYOUT_CONFLICT', about: `${payoutNo}|${code}`, facts, notedAtMs } as const;
}
