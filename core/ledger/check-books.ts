import { addFen, type Fen, negateFen, zeroFen } from '../money/fen';
import { type Account, parsePromoterAccount } from './account';
import type { LedgerTransaction } from './ledger-transaction';
import { releasedThroughDayOf } from './release-due';
import { applyPostings, emptyWallet, type Wallet } from './wallet';

/** The balance of every account after some transactions. */
export function foldBalances(transactions: readonly LedgerTransaction[]): Map<Account, Fen> {
  const balances = new Map<Account, Fen>();
  const add = (account: Account, amountFen: Fen) =>
    balances.set(account, addFen(balances.get(account) ?? zeroFen, amountFen));
  for (const { postings } of transactions) {
    for (const { from, to, amountFen } of postings) {
      add(from, negateFen(amountFen));
      add(to, amountFen);
    }
  }
  return balances;
}

/**
 * Wallets rebuilt from nothing but the ledger. Each knows the last day whose release moved money, so that a posting to a
 * day of before still goes where it would have gone.
 */
export function rebuildWallets(transactions: readonly LedgerTransaction[]): Map<string, Wallet> {
  const wallets = new Map<string, Wallet>();
  for (const transaction of transactions) {
    for (const promoter of transaction.promoters) {
      const before = wallets.get(promoter) ?? emptyWallet(promoter);
      const released = releasedThroughDayOf(transaction);
      const known = before.releasedThroughDay;
      const releasedThroughDay = released !== null && (known === null || known < released) ? released : known;
      wallets.set(promoter, { ...applyPostings(before, transaction.postings), releasedThroughDay });
    }
  }
  return wallets;
}

export interface WalletDifference {
  readonly promoter: string;
  readonly place: string;
  readonly storedFen: number;
  readonly ledgerFen: number;
}

/** Every place at which a stored wallet says something else than the ledger. An empty list is the proof. */
export function compareWallets(stored: readonly Wallet[], rebuilt: ReadonlyMap<string, Wallet>): WalletDifference[] {
  const promoters = new Set([...stored.map((wallet) => wallet.promoter), ...rebuilt.keys()]);
  const storedByPromoter = new Map(stored.map((wallet) => [wallet.promoter, wallet]));
  return [...promoters].flatMap((promoter) => {
    const storedPlaces = placesOf(storedByPromoter.get(promoter) ?? emptyWallet(promoter));
    const ledgerPlaces = placesOf(rebuilt.get(promoter) ?? emptyWallet(promoter));
    const places = new Set([...storedPlaces.keys(), ...ledgerPlaces.keys()]);
    return [...places].flatMap((place) => {
      const [storedFen, ledgerFen] = [storedPlaces.get(place) ?? 0, ledgerPlaces.get(place) ?? 0];
      return storedFen === ledgerFen ? [] : [{ promoter, place, storedFen, ledgerFen }];
    });
  });
}

function placesOf(wallet: Wallet): Map<string, number> {
  return new Map<string, number>([
    ['frozen', wallet.frozenFen],
    ['held', wallet.heldFen],
    ['available', wallet.availableFen],
    ['paying', wallet.payingFen],
    ['paid', wallet.paidFen],
    ...Object.entries(wallet.dueFenByDay).map(([day, amountFen]): [string, number] => [`due/${day}`, amountFen]),
  ]);
}

/** The sum of all balances, which is 0 as long as every posting has two sides. */
export function sumOfBalances(balances: ReadonlyMap<Account, Fen>): Fen {
  return addFen(zeroFen, ...balances.values());
}

/** The sum of one promoter's balances: what he has earned and not been refused, wherever it is. */
export function promoterTotalFen(balances: ReadonlyMap<Account, Fen>, promoter: string): Fen {
  const own = [...balances].filter(([account]) => parsePromoterAccount(account)?.promoter === promoter);
  return addFen(zeroFen, ...own.map(([, amountFen]) => amountFen));
}
