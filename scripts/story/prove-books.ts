/** The ledger's proof, worked out from the exported documents alone and not by the product's own code. */
export interface BooksProof {
  readonly entries: number;
  readonly movedFen: number;
  readonly sumFen: number;
  readonly unbalancedEntries: readonly string[];
  readonly walletDifferences: readonly string[];
  /** Orders of which the books took in something else than the platform pays. */
  readonly feeDifferences: readonly string[];
}

interface ExportedBooks {
  readonly ledger: readonly {
    readonly _id: string;
    readonly orderKey?: string | null;
    readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
  }[];
  readonly wallets: readonly Readonly<Record<string, unknown>>[];
}

const plainPlaces = ['frozen', 'held', 'available', 'paying', 'paid'];

/** What the platform says it pays the agency for each order line (`order|sku`). */
export type PlatformFees = ReadonlyMap<string, number>;

/**
 * Adds up every entry, rebuilds each wallet from zero and compares it with the stored one, place by place, and compares
 * what the books took in for each order with what the platform pays for it.
 */
export function proveBooks({ ledger, wallets }: ExportedBooks, fees: PlatformFees = new Map()): BooksProof {
  const balances = new Map<string, number>();
  const unbalancedEntries: string[] = [];
  let movedFen = 0;
  for (const { _id, postings } of ledger) {
    const changes = new Map<string, number>();
    for (const { from, to, amountFen } of postings) {
      add(changes, from, -amountFen);
      add(changes, to, amountFen);
      movedFen += amountFen;
    }
    const whole =
      postings.length > 0 && postings.every(({ amountFen }) => Number.isSafeInteger(amountFen) && amountFen > 0);
    if (!whole || sumOf(changes) !== 0) unbalancedEntries.push(_id);
    for (const [account, amountFen] of changes) add(balances, account, amountFen);
  }
  const stored = new Map(wallets.flatMap(placesOf));
  const places = new Set([...stored.keys(), ...[...balances.keys()].filter((name) => name.startsWith('promoter/'))]);
  const walletDifferences = [...places]
    .filter((place) => (stored.get(place) ?? 0) !== (balances.get(place) ?? 0))
    .map((place) => `${place}: stored ${stored.get(place) ?? 0}, ledger ${balances.get(place) ?? 0}`);
  const feeDifferences = fees.size === 0 ? [] : compareFees(ledger, fees);
  const sums = { entries: ledger.length, movedFen, sumFen: sumOf(balances) };
  return { ...sums, unbalancedEntries, walletDifferences, feeDifferences };
}

function compareFees(ledger: ExportedBooks['ledger'], fees: PlatformFees): string[] {
  const taken = new Map<string, number>();
  for (const { orderKey, postings } of ledger) {
    if (!orderKey) continue;
    for (const { from, to, amountFen } of postings) {
      if (from === 'platform') add(taken, orderKey, amountFen);
      if (to === 'platform') add(taken, orderKey, -amountFen);
    }
  }
  return [...new Set([...taken.keys(), ...fees.keys()])]
    .filter((key) => (taken.get(key) ?? 0) !== (fees.get(key) ?? 0))
    .map((key) => `${key}: books ${taken.get(key) ?? 0}, platform ${fees.get(key) ?? 0}`);
}

function add(balances: Map<string, number>, account: string, amountFen: number): void {
  balances.set(account, (balances.get(account) ?? 0) + amountFen);
}

function sumOf(balances: ReadonlyMap<string, number>): number {
  return [...balances.values()].reduce((total, amountFen) => total + amountFen, 0);
}

function placesOf(wallet: Readonly<Record<string, unknown>>): [string, number][] {
  const own = (place: string) => `promoter/${String(wallet._id)}/${place}`;
  const due = Object.entries(wallet.dueFenByDay as Record<string, number>);
  return [
    ...plainPlaces.map((place): [string, number] => [own(place), Number(wallet[`${place}Fen`])]),
    ...due.map(([day, amountFen]): [string, number] => [own(`due/${day}`), amountFen]),
  ];
}
