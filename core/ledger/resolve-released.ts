import type { BeijingDay } from '../time/beijing-day';
import { type Account, parsePromoterAccount, promoterAccount } from './account';
import type { Posting } from './ledger-transaction';

/** Which promoters' wallets must be read before some postings may be written: those with money at a due day. */
export function promotersWithDue(postings: readonly Posting[]): string[] {
  const owners = postings
    .flatMap((posting) => [posting.from, posting.to])
    .flatMap((account) => parsePromoterAccount(account) ?? []);
  return [...new Set(owners.filter((owner) => owner.at.place === 'due').map((owner) => owner.promoter))];
}

/**
 * A posting to or from a due day that has already been released uses `available` instead: the bucket was emptied there.
 * The day is the one on the wallet read in the same database transaction, never the clock. A posting that would then
 * move money in a circle falls away.
 */
export function resolveReleased(
  postings: readonly Posting[],
  releasedThroughDayOf: (promoter: string) => BeijingDay | null,
): Posting[] {
  const resolve = (account: Account): Account => {
    const owner = parsePromoterAccount(account);
    if (owner?.at.place !== 'due') return account;
    const released = releasedThroughDayOf(owner.promoter);
    return released !== null && owner.at.day <= released
      ? promoterAccount(owner.promoter, { place: 'available' })
      : account;
  };
  return postings
    .map((posting) => ({ ...posting, from: resolve(posting.from), to: resolve(posting.to) }))
    .filter((posting) => posting.from !== posting.to);
}
