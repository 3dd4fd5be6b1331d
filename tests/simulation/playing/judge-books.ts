import type { DocumentDatabase, StoredDocument } from '../../../backend/ports/document-database';
import { promoters } from '../history/deed';
import { agencyAppid, ratesChangeAtMs } from '../history/order-plan';
import { chinaDay } from '../reference/china-day';
import type { Violation } from '../reference/ledger-watch';
import { type OrderVerdict, orderVerdict, type Rules } from '../reference/order-verdict';
import { walletVerdicts } from '../reference/wallet-verdict';
import { type SeenPayout, seenPayouts } from '../withdrawals/withdrawal-desk';
import { judgeTax } from './judge-tax';
import { type Observer, placesOfWallet, placesText } from './observer';
import type { Performing } from './perform-deed';
import { holdDays, type PlayWorld, vipSharePpm } from './play-world';

interface Books {
  readonly orders: readonly StoredDocument[];
  readonly ledger: readonly StoredDocument[];
  readonly wallets: readonly StoredDocument[];
}

export interface Judgement {
  readonly books: string;
  readonly violations: readonly Violation[];
}

/** Compares the stored books with what the sorted history says, and with the books of both platforms. */
export async function judgeBooks(world: PlayWorld, observer: Observer, performing: Performing): Promise<Judgement> {
  const { database } = world.gate;
  const books = await readBooks(database, observer);
  const { orders, ledger, wallets } = books;
  const violations: Violation[] = [];
  const violate = (rule: string, words: string) => void violations.push({ rule, words });
  const verdicts = judgeOrders(world, observer, orders, violate);
  judgeWallets(world, observer, { wallets, verdicts }, violate);
  judgeFunds(observer, ledger, verdicts, violate);
  const payouts = await seenPayouts(database);
  judgePayouts(world, payouts, violate);
  judgeTax(observer, await all(database, 'tax_months'), payouts, violate);
  judgeWishes(world, observer, violate);
  await judgeQuiet(world, database, performing, violate);
  return { books: booksText(books), violations };
}

/** The stored books; every wallet in them is the fold of the ledger. */
export async function readBooks(database: DocumentDatabase, observer: Observer): Promise<Books> {
  const [orders, ledger] = [await all(database, 'orders'), await all(database, 'ledger')];
  const wallets = await all(database, 'wallets');
  for (const promoter of promoters) {
    observer.compareWallet(
      promoter,
      wallets.find(({ _id }) => _id === promoter),
    );
  }
  return { orders, ledger, wallets };
}

type Violate = (rule: string, words: string) => void;

function all(database: DocumentDatabase, collection: string): Promise<StoredDocument[]> {
  return database.list(collection, { where: {}, orderBy: [['_id', 'asc']], limit: 1000 });
}

function rulesOf({ scenario: { shares } }: PlayWorld): Rules {
  return {
    agencyAppid,
    holdDays,
    isPaidByPlatform: (promoter) => promoter === 'wxplat',
    sharePpm(promoter, productId, createdAtMs) {
      if (productId === 'special-product' && shares.specialPpm !== null) return shares.specialPpm;
      if (promoter === 'wxvip') return vipSharePpm;
      return createdAtMs < ratesChangeAtMs ? shares.firstPpm : shares.laterPpm;
    },
  };
}

/** Every order of the platform has one row that says what its history says (I5). */
function judgeOrders(
  world: PlayWorld,
  observer: Observer,
  orders: readonly StoredDocument[],
  violate: Violate,
): Map<string, OrderVerdict> {
  const verdicts = new Map<string, OrderVerdict>();
  const rules = rulesOf(world);
  for (const { key, states, clue, life } of world.scenario.orders) {
    if (states.length === 0 && !clue) continue;
    const row = orders.find(({ _id }) => _id === key);
    const told = states.map(({ snapshot }) => snapshot);
    const verdict = orderVerdict(told, rules, observer.decisionsOf(key));
    verdicts.set(key, verdict);
    if (!row) {
      violate('I5', `${key} (${life}) has no row`);
      continue;
    }
    const expected = states.length === 0 ? { ...verdict, promoter: row.promoter } : verdict;
    const fields = ['promoter', 'promoterFen', 'marginFen', 'memoFen'] as const;
    for (const field of fields) {
      if (row[field] !== expected[field])
        violate('I5', `${key} (${life}) ${field}: ${String(row[field])}, not ${String(expected[field])}`);
    }
    judgeSettlement(row, told.at(-1)?.commissionStatus === 100 ? verdict : undefined, violate);
    if ((states.length === 0) !== (row.noCommission === 'CLUE')) violate('I5', `${key} (${life}) is a memo or not`);
  }
  const known = new Set(verdicts.keys());
  for (const { _id } of orders) if (!known.has(_id)) violate('I5', `${_id} is no order of the platform`);
  return verdicts;
}

/** The fee that an order was settled at is what the platform's funds flow shows for it (I9). */
function judgeSettlement({ _id, settled }: StoredDocument, verdict: OrderVerdict | undefined, violate: Violate): void {
  if (!verdict) return;
  const feeFen = (settled as { readonly feeFen?: number } | null)?.feeFen;
  if (feeFen !== verdict.settledFeeFen) {
    violate('I9', `${_id} was settled at ${String(feeFen)}, the platform sent ${verdict.settledFeeFen}`);
  }
}

/** Each wallet is what its orders, adjustments and payouts come to (I3, I7, I9). */
function judgeWallets(
  world: PlayWorld,
  observer: Observer,
  {
    wallets,
    verdicts,
  }: { readonly wallets: readonly StoredDocument[]; readonly verdicts: ReadonlyMap<string, OrderVerdict> },
  violate: Violate,
): void {
  const expected = walletVerdicts([...verdicts.values()], {
    today: chinaDay(world.scheduler.nowMs),
    promoters,
    adjustedFen: observer.adjustedFen,
    paidFen: (promoter) => world.pay.paidFenOf(promoter),
    withheldFen: (promoter) =>
      world.pay.paidBills(promoter).reduce((sumFen, { number }) => sumFen + observer.tax.taxFenOf(number), 0),
  });
  for (const promoter of promoters) {
    const kept = placesOfWallet(wallets.find(({ _id }) => _id === promoter));
    const wanted = expected.get(promoter) ?? new Map<string, number>();
    if (placesText(kept) !== placesText(wanted)) {
      violate(
        'I7',
        `${promoter} has ${placesText(kept) || 'nothing'}, the history says ${placesText(wanted) || 'nothing'}`,
      );
    }
    const paidFen = kept.get('paid') ?? 0;
    const providerFen = world.pay.paidFenOf(promoter);
    if (paidFen !== providerFen) violate('I9', `${promoter} was paid ${paidFen}, the pay platform says ${providerFen}`);
  }
}

/** What the books took from the platform for an order is what the platform sent for it: nothing is counted twice (I9). */
function judgeFunds(
  observer: Observer,
  ledger: readonly StoredDocument[],
  verdicts: ReadonlyMap<string, OrderVerdict>,
  violate: Violate,
): void {
  let marginFen = 0;
  for (const [key, { promoterFen, marginFen: ownFen }] of verdicts) {
    const taken = ledger.filter(({ orderKey }) => orderKey === key).flatMap(fromPlatform);
    const takenFen = taken.reduce((sumFen, fen) => sumFen + fen, 0);
    if (takenFen !== promoterFen + ownFen)
      violate('I9', `${key} took ${takenFen} from the platform, not ${promoterFen + ownFen}`);
    marginFen += ownFen;
  }
  for (const fen of observer.adjustedFen.values()) marginFen -= fen;
  const booked = observer.ledger.balanceOf('agency/margin');
  if (booked !== marginFen) violate('I2', `the agency's margin is ${booked}, not ${marginFen}`);
}

function fromPlatform({ postings }: StoredDocument): number[] {
  const lines = postings as unknown as readonly { from: string; to: string; amountFen: number }[];
  return lines.flatMap(({ from, to, amountFen }) =>
    from === 'platform' ? [amountFen] : to === 'platform' ? [-amountFen] : [],
  );
}

/** Every payout has ended, was paid at most once, in the amount that was asked for, and came back if it did (I8, I14). */
function judgePayouts(world: PlayWorld, payouts: readonly SeenPayout[], violate: Violate): void {
  const byNumber = new Map(payouts.map((payout) => [payout.number, payout]));
  for (const { number, isOpen, state } of payouts) if (isOpen) violate('I14', `payout ${number} is still ${state}`);
  for (const number of world.pay.clashes) violate('I8', `bill ${number} came again with other content`);
  for (const bill of promoters.flatMap((promoter) => world.pay.paidBills(promoter))) {
    const payout = byNumber.get(bill.number);
    const says = payout ? `${payout.amountFen} ${payout.state}` : 'nothing';
    if (says !== `${bill.amountFen} paid`) violate('I8', `bill ${bill.number} paid ${bill.amountFen}, we say ${says}`);
  }
  const returned = new Set(world.pay.billsThatAre('returned').map(({ number }) => number));
  for (const { number, state } of payouts) {
    if ((state === 'returned') !== returned.has(number))
      violate('I8', `payout ${number} is ${state}, the bank differs`);
  }
}

/** No wish for an adjustment is carried out twice (I6). */
function judgeWishes({ scenario }: PlayWorld, { adjustments }: Observer, violate: Violate): void {
  const wishes = new Map<string, string>();
  for (const { deed } of scenario.happenings) {
    if (deed.by !== 'person' || deed.deed.kind !== 'adjust') continue;
    wishes.set(deed.deed.wish, `${deed.deed.promoter} ${deed.deed.amountFen}`);
  }
  const asked = [...wishes.values()];
  for (const done of new Set(adjustments)) {
    const times = adjustments.filter((one) => one === done).length;
    if (times > asked.filter((one) => one === done).length) violate('I6', `adjusted ${times} times: ${done}`);
  }
}

/** Nothing waits, nothing that was acknowledged is lost, nobody had to be told of broken books (I14, I15). */
async function judgeQuiet(
  { journal }: PlayWorld,
  database: DocumentDatabase,
  { acknowledged }: Performing,
  violate: Violate,
): Promise<void> {
  const inbox = await all(database, 'inbox');
  for (const { _id, state, reason } of inbox)
    if (state !== 'done') violate('I14', `${_id} is ${String(state)}: ${String(reason)}`);
  const kept = new Set(inbox.map(({ _id }) => _id));
  for (const id of acknowledged) if (!kept.has(id)) violate('I15', `${id} was acknowledged and is not kept`);
  for (const alarm of ['LEDGER_CONFLICT', 'WALLET_DIFFERS', 'SEAL_BROKEN']) {
    if (journal.alarms.includes(alarm)) violate('I13', `the program itself says ${alarm}`);
  }
}

/** What the books say, without how often and when something was written. */
export function booksText({ orders, ledger, wallets }: Books): string {
  const rows = orders.map(({ _id, promoter, promoterFen, marginFen, moneyIn, dueDay, hold }) => [
    _id,
    promoter,
    promoterFen,
    marginFen,
    moneyIn,
    dueDay,
    hold,
  ]);
  const lines = ledger.map(({ _id, postings, cause }) => [_id, cause, postings]);
  const balances = wallets.map((wallet) => [wallet._id, placesText(placesOfWallet(wallet))]);
  return JSON.stringify({ rows, lines, balances });
}
