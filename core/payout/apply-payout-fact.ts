import type { LedgerTransaction } from '../ledger/ledger-transaction';
import { taxMonthOf } from '../tax/new-tax-month';
import type { TaxMonthName } from '../tax/tax-month';
import { beijingDayOf } from '../time/beijing-day';
import { confirmTermMs, isProvenLost, nextLook } from './next-look';
import type { PayoutState } from './payout';
import { givenBackEntry, type MoneyMove, moneyMoveOf, paidEntry, returnedEntry } from './payout-entry';
import { factNameOf, type PayoutFact, type ProviderWord, type WordSource } from './payout-fact';
import type { Attempt, CancelWhy, PayoutRow } from './payout-row';
import { type FactRefusal, payoutTransitions } from './payout-transitions';

/** What happens to the tax of a payout in the same transaction. */
export type TaxStep =
  | { readonly kind: 'release' }
  | { readonly kind: 'confirm'; readonly month: TaxMonthName; readonly withheldFen: number }
  | { readonly kind: 'return'; readonly month: TaxMonthName; readonly withheldFen: number };

/** We and the provider disagree: a person looks, and no money moves. */
export type PayoutConflict = 'ended-otherwise' | 'never-sent' | 'amount-differs';

export type PayoutStep =
  | {
      readonly kind: 'changed';
      readonly row: PayoutRow;
      /** The ledger entry that commits together with the row; none when no money moves. */
      readonly entry: LedgerTransaction | null;
      readonly money: MoneyMove | null;
      readonly tax: TaxStep | null;
    }
  /** Known already, or overtaken: nothing is written. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conflict'; readonly code: PayoutConflict; readonly detail: string }
  | { readonly kind: 'refused'; readonly code: FactRefusal };

const refusals: readonly string[] = [
  'already-decided',
  'already-sent',
  'not-approved',
  'too-late',
  'payout-over',
  'not-lost',
] satisfies FactRefusal[];
const keptEvents = 8;
const keptAttempts = 40;

/**
 * The next step of a payout: what is written, what money moves, who looks after it next. Pure; the caller writes row,
 * ledger, wallet and tax in one transaction, if the row's revision is still the one that was read.
 *
 * @param nowMs epoch ms
 */
export function applyPayoutFact(row: PayoutRow, fact: PayoutFact, nowMs: number): PayoutStep {
  if (fact.kind === 'said' && fact.eventId !== undefined && row.appliedEvents.includes(fact.eventId)) {
    return { kind: 'nothing' };
  }
  const transition = payoutTransitions[row.state][factNameOf(fact)];
  if (transition === 'late') return { kind: 'nothing' };
  if (transition === 'conflict') return conflictOf(row, fact);
  if (isRefusal(transition)) return { kind: 'refused', code: transition };
  if (fact.kind === 'said' && fact.word.kind === 'paid' && !amountsAgree(row, fact.word)) {
    const { netFen, taxFen } = fact.word;
    const said = `${netFen} fen${taxFen === null ? '' : ` after ${taxFen} fen of tax`}`;
    return { kind: 'conflict', code: 'amount-differs', detail: `${said}, we asked for ${row.quote.netFen} fen` };
  }
  const noted = withFact(row, fact, nowMs);
  return changed(row, { ...noted, state: stateAfter(noted, fact, transition) }, nowMs);
}

/** The same payout, to be looked after at a later moment (epoch ms): the agency's daily limit is used up. */
export function postponed(row: PayoutRow, untilMs: number, nowMs: number): PayoutRow {
  return { ...row, revision: row.revision + 1, updatedAtMs: nowMs, nextLookAtMs: untilMs };
}

/** The same payout, with the promoter reminded. */
export function reminded(row: PayoutRow, nowMs: number): PayoutRow {
  const told = { ...row, revision: row.revision + 1, updatedAtMs: nowMs, remindedAtMs: nowMs };
  return { ...told, ...nextLook(told, nowMs) };
}

function isRefusal(text: string): text is FactRefusal {
  return refusals.includes(text);
}

function conflictOf({ state, endReason }: PayoutRow, fact: PayoutFact): PayoutStep {
  const name = factNameOf(fact);
  const isBefore = state === 'requested' || state === 'reserved';
  const code = isBefore ? 'never-sent' : 'ended-otherwise';
  return { kind: 'conflict', code, detail: `${state}${endReason === null ? '' : ` (${endReason})`}, told ${name}` };
}

/** What arrives and what a 灵工 platform withheld make up what was reserved; whoever withholds nothing pays our net. */
function amountsAgree({ quote, taxRule }: PayoutRow, word: Extract<ProviderWord, { kind: 'paid' }>): boolean {
  if (taxRule !== 'external' || word.taxFen === null) return word.netFen === quote.netFen;
  return word.taxFen >= 0 && word.netFen >= 0 && word.netFen + word.taxFen === quote.grossFen;
}

/** A person's word that a payout is lost counts once that is proven, and the proof once somebody has signed. */
function stateAfter(noted: PayoutRow, fact: PayoutFact, transition: PayoutState): PayoutState {
  const isUnknown = transition === 'unknown' || fact.kind === 'signed-off';
  if (!isUnknown) return transition;
  return noted.signOff !== null && isProvenLost(noted) ? 'abandoned' : 'unknown';
}

function changed(before: PayoutRow, after: PayoutRow, nowMs: number): PayoutStep {
  const money = moneyMoveOf(before.state, after.state) ?? null;
  const isMoved = before.state !== after.state;
  const counted: PayoutRow = {
    ...after,
    revision: before.revision + 1,
    updatedAtMs: nowMs,
    stateSinceMs: isMoved ? nowMs : before.stateSinceMs,
    looks: isMoved ? 0 : after.looks,
    endReason: money === 'give-back' ? (after.endReason ?? after.state) : after.endReason,
  };
  const row = { ...counted, ...nextLook(counted, nowMs) };
  return { kind: 'changed', row, money, entry: entryOf(row, money, nowMs), tax: taxOf(row, money) };
}

function entryOf(row: PayoutRow, money: MoneyMove | null, nowMs: number): LedgerTransaction | null {
  if (money === 'give-back') return givenBackEntry(row, nowMs);
  if (money === null || row.paid === null) return null;
  return money === 'pay' ? paidEntry(row, row.paid, nowMs) : returnedEntry(row, row.paid, nowMs);
}

function taxOf({ paid }: PayoutRow, money: MoneyMove | null): TaxStep | null {
  if (money === 'give-back') return { kind: 'release' };
  if (money === null || paid === null) return null;
  return { kind: money === 'pay' ? 'confirm' : 'return', month: paid.month, withheldFen: paid.taxFen };
}

function withFact(row: PayoutRow, fact: PayoutFact, nowMs: number): PayoutRow {
  switch (fact.kind) {
    case 'approved':
      return { ...row, decision: fact.by };
    case 'declined':
      return { ...row, decision: fact.by, endReason: 'declined' };
    case 'stopped':
      return { ...row, endReason: fact.why };
    case 'cancel-asked':
      return withCancelWish(row, fact.why, nowMs);
    case 'signed-off':
      return { ...row, signOff: row.signOff ?? fact.by, endReason: 'abandoned' };
    case 'sent':
      return {
        ...row,
        sends: row.sends + 1,
        looks: 0,
        absence: null,
        trouble: null,
        firstSentAtMs: row.firstSentAtMs ?? nowMs,
        sentDay: row.sentDay ?? beijingDayOf(nowMs),
        payer: row.payer ?? fact.payer,
        attempts: withAttempt(row, { atMs: nowMs, source: 'submit', said: 'sent' }),
      };
    case 'said':
      return withWord(row, fact, nowMs);
  }
}

/** The first wish counts; the next look carries it out. */
function withCancelWish(row: PayoutRow, why: CancelWhy, nowMs: number): PayoutRow {
  const isOpen = row.state === 'requested' || row.state === 'reserved';
  if (isOpen) return { ...row, endReason: why };
  return { ...row, looks: 0, cancelWish: row.cancelWish ?? { why, atMs: nowMs } };
}

function withWord(row: PayoutRow, fact: Extract<PayoutFact, { kind: 'said' }>, nowMs: number): PayoutRow {
  const { word, source, eventId } = fact;
  const events = eventId === undefined ? row.appliedEvents : [...row.appliedEvents, eventId].slice(-keptEvents);
  const looks = source === 'notification' ? row.looks : row.looks + 1;
  const attempts = withAttempt(row, { atMs: nowMs, source, said: saidText(word) });
  const heard = { ...row, appliedEvents: events, looks, attempts };
  switch (word.kind) {
    case 'not-found':
      return absentOnce(heard, source, nowMs);
    case 'refused':
      return absentOnce(troubled(heard, source, { class: word.class, code: word.code }), source, nowMs);
    case 'no-answer':
      return troubled(heard, source, { class: 'no-answer', code: word.cause });
    case 'paid':
      return { ...known(heard, word), paid: paidOf(row, word) };
    case 'failed':
    case 'returned':
      return { ...known(heard, word), endReason: word.reason };
    case 'needs-confirm':
      return withPackage(known(heard, word), word.confirmPackage, nowMs);
    case 'cancelled':
      return { ...known(heard, word), endReason: row.cancelWish?.why ?? 'cancelled' };
    case 'accepted':
    case 'transferring':
    case 'cancelling':
      return known(heard, word);
  }
}

function withAttempt({ attempts }: PayoutRow, attempt: Attempt): readonly Attempt[] {
  return [...attempts, attempt].slice(-keptAttempts);
}

function saidText(word: ProviderWord): string {
  if (word.kind === 'refused') return `refused ${word.code}`;
  if (word.kind === 'no-answer') return `no-answer ${word.cause}`;
  return word.kind === 'failed' || word.kind === 'returned' ? `${word.kind} ${word.reason}` : word.kind;
}

/** The provider has it: it is not lost, whoever thought so. */
function known(row: PayoutRow, { providerNo }: { readonly providerNo: string }): PayoutRow {
  return { ...row, providerNo, absence: null, trouble: null, signOff: null, endReason: null };
}

/** That a cancel was refused says nothing about the payout itself. */
function troubled(row: PayoutRow, source: WordSource, trouble: NonNullable<PayoutRow['trouble']>): PayoutRow {
  return source === 'cancel' ? row : { ...row, trouble };
}

function absentOnce(row: PayoutRow, source: WordSource, nowMs: number): PayoutRow {
  if (source !== 'query') return row;
  const { count, firstAtMs } = row.absence ?? { count: 0, firstAtMs: nowMs };
  return { ...row, absence: { count: count + 1, firstAtMs, lastAtMs: nowMs } };
}

function paidOf(row: PayoutRow, word: Extract<ProviderWord, { kind: 'paid' }>): PayoutRow['paid'] {
  const taxFen = row.taxRule === 'external' ? (word.taxFen ?? row.quote.taxFen) : row.quote.taxFen;
  // The provider's clock may be a little behind ours at the turn of a month.
  const told = taxMonthOf(word.paidAtMs);
  const month = told < row.taxMonth ? row.taxMonth : told;
  return { atMs: word.paidAtMs, month, netFen: word.netFen, taxFen };
}

/** A query carries no package, so what was given first is kept; the time counts from the first sending. */
function withPackage(row: PayoutRow, confirmPackage: string | null, nowMs: number): PayoutRow {
  const byMs = row.confirm?.byMs ?? (row.firstSentAtMs ?? nowMs) + confirmTermMs;
  return { ...row, confirm: { byMs, confirmPackage: confirmPackage ?? row.confirm?.confirmPackage ?? null } };
}
