import { type Account, promoterAccount } from '../ledger/account';
import { type LedgerTransaction, ledgerTransaction, type Posting } from '../ledger/ledger-transaction';
import { fen } from '../money/fen';
import type { Payout, PayoutState } from './payout';
import { isOver } from './payout-row';

/** What a change of state does with the money. */
export type MoneyMove = 'pay' | 'give-back' | 'return';

/** The money follows the state: it leaves `paying` once, when an open payout ends, and comes back from `paid` once. */
export function moneyMoveOf(from: PayoutState, to: PayoutState): MoneyMove | undefined {
  if (from === 'paid') return to === 'returned' ? 'return' : undefined;
  if (isOver(from) || !isOver(to)) return undefined;
  return to === 'paid' ? 'pay' : 'give-back';
}

type Paid = Pick<Payout, 'payoutNo' | 'promoter' | 'quote'>;

/** available → paying: the whole amount before tax, in the transaction of the request. */
export function reservedEntry({ payoutNo, promoter, quote }: Paid, bookedAtMs: number): LedgerTransaction {
  const at = accountsOf(promoter);
  return entry(payoutNo, 'reserved', [posting(at.available, at.paying, quote.grossFen)], bookedAtMs);
}

/** paying → paid what arrives, paying → withheld the tax. */
export function paidEntry(
  { payoutNo, promoter }: Paid,
  paid: { readonly netFen: number; readonly taxFen: number },
  bookedAtMs: number,
): LedgerTransaction {
  const at = accountsOf(promoter);
  const postings = [posting(at.paying, at.paid, paid.netFen), posting(at.paying, 'tax/withheld', paid.taxFen)];
  return entry(payoutNo, 'paid', postings, bookedAtMs);
}

/** paying → available: the whole amount, when it did not arrive. */
export function givenBackEntry({ payoutNo, promoter, quote }: Paid, bookedAtMs: number): LedgerTransaction {
  const at = accountsOf(promoter);
  return entry(payoutNo, 'given-back', [posting(at.paying, at.available, quote.grossFen)], bookedAtMs);
}

/** Both legs back to available, when the bank gave the money back after it was paid. */
export function returnedEntry(
  { payoutNo, promoter }: Paid,
  paid: { readonly netFen: number; readonly taxFen: number },
  bookedAtMs: number,
): LedgerTransaction {
  const at = accountsOf(promoter);
  const postings = [posting(at.paid, at.available, paid.netFen), posting('tax/withheld', at.available, paid.taxFen)];
  return entry(payoutNo, 'returned', postings, bookedAtMs);
}

const causes = {
  reserved: 'WITHDRAWAL_RESERVED',
  paid: 'WITHDRAWAL_PAID',
  'given-back': 'WITHDRAWAL_GIVEN_BACK',
  returned: 'WITHDRAWAL_RETURNED',
} as const;

function entry(payoutNo: string, step: keyof typeof causes, postings: readonly Posting[], bookedAtMs: number) {
  return ledgerTransaction({
    id: `withdraw|${payoutNo}|${step}`,
    cause: causes[step],
    brandId: null,
    orderKey: null,
    postings: postings.filter(({ amountFen }) => amountFen !== 0),
    bookedAtMs,
  });
}

function posting(from: Account, to: Account, amountFen: number): Posting {
  return { from, to, amountFen: fen(amountFen) };
}

function accountsOf(promoter: string) {
  return {
    available: promoterAccount(promoter, { place: 'available' }),
    paying: promoterAccount(promoter, { place: 'paying' }),
    paid: promoterAccount(promoter, { place: 'paid' }),
  };
}
