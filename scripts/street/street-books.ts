import type { Account } from '../../core/ledger/account';
import { parsePromoterAccount } from '../../core/ledger/account';
import type { LedgerCause } from '../../core/ledger/ledger-transaction';
import { accountWording, causeWording } from '../../core/ledger/movement-wording';
import type { World } from '../../emulator/main';
import type { BookedEntry, Said, StreetBooks } from '../../emulator/phone/street/street-world';
import { proveBooks } from '../story/prove-books';

interface LedgerDocument {
  readonly _id: string;
  readonly cause: LedgerCause;
  readonly orderKey: string | null;
  readonly postings: readonly { readonly from: Account; readonly to: Account; readonly amountFen: number }[];
  readonly bookedAtMs: number;
}

/** Marks of the nights and cases for people, as far as the street counts them. */
interface Marked {
  readonly kind?: string;
  readonly state?: string;
}

interface Exported {
  readonly ledger: readonly LedgerDocument[];
  readonly wallets: Parameters<typeof proveBooks>[0]['wallets'];
  readonly daily_metrics: readonly Marked[];
  readonly risk_cases: readonly Marked[];
  readonly settings: readonly { readonly _id: string }[];
  readonly brands: readonly { readonly isOpen?: boolean }[];
  readonly shops: readonly unknown[];
}

/** Who stands behind the platform's number of a promoter. */
interface Owner {
  readonly name: string;
  readonly openid: string;
}

/** More than that is no longer a street but a load test: the line about the books rests. */
const mostEntries = 3_000;

/** The books in words, read from the stored documents, and again only after something was written. */
export function streetBooks({ cloud: { database }, store, addresses }: World): () => StreetBooks {
  let read: { readonly at: number; readonly books: StreetBooks } | undefined;
  return () => {
    const at = database.newestCommit;
    if (read?.at === at) return read.books;
    if (database.collection('ledger').records.size > mostEntries) return nothingRead;
    const { ledger, wallets, daily_metrics, risk_cases, settings, brands, shops } =
      database.exportAll() as unknown as Exported;
    const owners = ownersOf(store, addresses.credentials.miniProgramAppid);
    const entries = ledger.map((document) => entryOf(document, owners)).sort((a, b) => a.atMs - b.atMs);
    const proof = proveBooks({ ledger, wallets });
    const differences = proof.unbalancedEntries.length + proof.walletDifferences.length;
    const nights = {
      done: daily_metrics.filter(({ kind }) => kind === 'reconcile').length,
      open: risk_cases.filter(({ state }) => state === 'open').length,
    };
    const hasAgency = settings.some(({ _id }) => _id === 'agency');
    const isOpen = brands.some((brand) => brand.isOpen === true);
    const program = { hasAgency, brands: brands.length, shops: shops.length, isOpen };
    read = { at, books: { entries, verdict: { entries: proof.entries, differences }, nights, program } };
    return read.books;
  };
}

const nothingRead: StreetBooks = {
  entries: [],
  verdict: { entries: 0, differences: 0 },
  nights: { done: 0, open: 0 },
  program: { hasAgency: true, brands: 1, shops: 1, isOpen: true },
};

function ownersOf(store: World['store'], appid: string): ReadonlyMap<string, Owner> {
  const { promoters, world } = store.export();
  const people = new Map(world.people.map((person) => [person.id, person]));
  return new Map(
    promoters.flatMap(({ person, sharer_appid }): [string, Owner][] => {
      const found = people.get(person);
      return found ? [[sharer_appid, { name: found.name, openid: found.openids[appid] ?? '' }]] : [];
    }),
  );
}

function entryOf(document: LedgerDocument, owners: ReadonlyMap<string, Owner>): BookedEntry {
  const { _id, cause, orderKey, postings, bookedAtMs } = document;
  const named = (account: Account): Said => {
    const place = accountWording(account);
    const owner = ownerOf(account, owners);
    return owner ? { zh: `${owner.name} ${place.zh}`, en: `${owner.name}, ${place.en}` } : place;
  };
  const reversedFen: Record<string, number> = {};
  const isReversal = ['AMOUNT_CHANGED', 'ORDER_REFUNDED', 'ORDER_CANCELLED'].includes(cause);
  for (const { from, to, amountFen } of postings) {
    const owner = ownerOf(from, owners);
    if (isReversal && owner && to === 'platform') {
      reversedFen[owner.openid] = (reversedFen[owner.openid] ?? 0) + amountFen;
    }
  }
  return {
    id: _id,
    atMs: bookedAtMs,
    why: causeWording(cause),
    orderId: orderKey?.split('|')[0] ?? null,
    postings: postings.map(({ from, to, amountFen }) => ({ from: named(from), to: named(to), amountFen })),
    changes: postings.flatMap((posting) => changeOf(posting, causeWording(cause), owners)),
    reversedFen,
  };
}

/** What a posting means to its promoter, in a sentence; nothing to tell where no promoter is touched. */
function changeOf(
  { from, to, amountFen }: LedgerDocument['postings'][number],
  why: Said,
  owners: ReadonlyMap<string, Owner>,
): Said[] {
  const yuan = `${(amountFen / 100).toFixed(2)}`;
  const owner = ownerOf(to, owners);
  if (owner) {
    const place = accountWording(to);
    return [
      {
        zh: `${owner.name} ${yuan} 元 → ${place.zh}(${why.zh})`,
        en: `${owner.name}: ${yuan} → ${place.en} (${why.en})`,
      },
    ];
  }
  const loser = ownerOf(from, owners);
  if (!loser) return [];
  return [{ zh: `${loser.name} −${yuan} 元(${why.zh})`, en: `${loser.name}: −${yuan} (${why.en})` }];
}

function ownerOf(account: Account, owners: ReadonlyMap<string, Owner>): Owner | undefined {
  const promoter = parsePromoterAccount(account)?.promoter;
  return promoter === undefined ? undefined : owners.get(promoter);
}
