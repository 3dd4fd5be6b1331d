/** The ledger's proof, worked out from the exported documents alone and not by the product's own code. */
export interface BooksProof {
  readonly entries: number;
  readonly movedFen: number;
  readonly sumFen: number;
  readonly unbalancedEntries: readonly string[];
  readonly walletDifferences: readonly string[];
}

interface ExportedBooks {
  readonly ledger: readonly {
    readonly _id: string;
    readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
  }[];
  readonly wallets: readonly Readonly<Record<string, unknown>>[];
}

const plainPlaces = ['frozen', 'held', 'available', 'paying', 'paid'];

/** Adds up every entry, then rebuilds each wallet from zero and compares it with the stored one, place by place. */
export function proveBooks({ ledger, wallets }: ExportedBooks): BooksProof {
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
  return { entries: ledger.length, movedFen, sumFen: sumOf(balances), unbalancedEntries, walletDifferences };
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
