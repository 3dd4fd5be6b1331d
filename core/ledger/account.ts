import { invariant } from '../invariant';
import type { BeijingDay } from '../time/beijing-day';

/** Where a promoter's money can be. `due` is split by the Beijing day from which it may be withdrawn. */
export type PromoterPlace =
  | { readonly place: 'frozen' | 'held' | 'available' | 'paying' | 'paid' }
  | { readonly place: 'due'; readonly day: BeijingDay };

/** An account of the books, written as text: it is what a posting stores and what a statement prints. */
export type Account = 'platform' | 'agency/margin' | 'tax/withheld' | `promoter/${string}`;

const promoterIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
const promoterAccountPattern =
  /^promoter\/([A-Za-z0-9_-]{1,64})\/(?:(frozen|held|available|paying|paid)|due\/(\d{8}))$/;

/** Whether a platform's promoter id (`sharer_appid`) can name an account. Anything else never reaches the books. */
export function isPromoterId(text: string): boolean {
  return promoterIdPattern.test(text);
}

/** The account of one promoter's money at one place. */
export function promoterAccount(promoter: string, place: PromoterPlace): Account {
  invariant(isPromoterId(promoter), `not a promoter id: ${promoter}`);
  return place.place === 'due'
    ? `promoter/${promoter}/due/${place.day}`
    : (`promoter/${promoter}/${place.place}` as Account);
}

/** Whose account it is and what place it stands for; undefined for the accounts that belong to no promoter. */
export function parsePromoterAccount(account: Account): { promoter: string; at: PromoterPlace } | undefined {
  const match = promoterAccountPattern.exec(account);
  if (!match) {
    invariant(!account.startsWith('promoter/'), `not an account: ${account}`);
    return undefined;
  }
  const [, promoter = '', place, day] = match;
  if (day !== undefined) return { promoter, at: { place: 'due', day: day as BeijingDay } };
  return { promoter, at: { place: place as 'frozen' | 'held' | 'available' | 'paying' | 'paid' } };
}
