import fc from 'fast-check';
import { type Account, promoterAccount } from '../../core/ledger/account';
import type { Posting } from '../../core/ledger/ledger-transaction';
import { emptyWallet, type Wallet } from '../../core/ledger/wallet';
import { fen } from '../../core/money/fen';
import type { BeijingDay } from '../../core/time/beijing-day';

/** The wallet of wxwang with some of its places filled. */
export function aWallet(changes: Partial<Wallet>): Wallet {
  return { ...emptyWallet('wxwang'), ...changes };
}

/** One of nine days, so that days meet. */
export const someDay: fc.Arbitrary<BeijingDay> = fc
  .integer({ min: 1, max: 9 })
  .map((number) => `2026090${number}` as BeijingDay);

/** Postings between any two different accounts of some promoters and of the agency. */
export function somePostings(promoters: readonly string[], maxLength = 20): fc.Arbitrary<Posting[]> {
  const promoter = fc.constantFrom(...promoters);
  const plain = fc.constantFrom(...(['frozen', 'held', 'available', 'paying', 'paid'] as const));
  const account: fc.Arbitrary<Account> = fc.oneof(
    fc.constantFrom<Account>('platform', 'agency/margin', 'tax/withheld'),
    fc.tuple(promoter, plain).map(([owner, place]) => promoterAccount(owner, { place })),
    fc.tuple(promoter, someDay).map(([owner, day]) => promoterAccount(owner, { place: 'due', day })),
  );
  const posting = fc
    .record({ from: account, to: account, amountFen: fc.integer({ min: 1, max: 10_000_000 }).map(fen) })
    .filter(({ from, to }) => from !== to);
  return fc.array(posting, { maxLength });
}
