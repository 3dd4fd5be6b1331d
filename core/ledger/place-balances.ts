import { addFen, type Fen, negateFen, zeroFen } from '../money/fen';

/** A promoter's money by place, all due days together. */
export interface PlaceBalances {
  readonly frozenFen: Fen;
  readonly heldFen: Fen;
  readonly dueFen: Fen;
  readonly availableFen: Fen;
  readonly payingFen: Fen;
  readonly paidFen: Fen;
}

export const noBalances: PlaceBalances = {
  frozenFen: zeroFen,
  heldFen: zeroFen,
  dueFen: zeroFen,
  availableFen: zeroFen,
  payingFen: zeroFen,
  paidFen: zeroFen,
};

/** The places in the order in which money passes through them. */
export const placeNames = ['frozen', 'held', 'due', 'available', 'paying', 'paid'] as const;

export type PlaceName = (typeof placeNames)[number];

/** The place that an account as its owner sees it stands for; undefined for accounts that are not his. */
export function placeOfAccount(account: string): PlaceName | undefined {
  if (/^due\/\d{8}$/.test(account)) return 'due';
  return placeNames.find((place) => place !== 'due' && place === account);
}

interface Movement {
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
}

/** The balances after a movement; what concerns other accounts is passed over. */
export function afterMovement(balances: PlaceBalances, { from, to, amountFen }: Movement): PlaceBalances {
  return added(added(balances, from, negateFen(amountFen)), to, amountFen);
}

function added(balances: PlaceBalances, account: string, amountFen: Fen): PlaceBalances {
  const place = placeOfAccount(account);
  if (place === undefined) return balances;
  const field = `${place}Fen` as const;
  return { ...balances, [field]: addFen(balances[field], amountFen) };
}

/** What is still here, wherever it lies: everything but what has arrived at the promoter's own account. */
export function balanceFen({ frozenFen, heldFen, dueFen, availableFen, payingFen }: PlaceBalances): Fen {
  return addFen(frozenFen, heldFen, dueFen, availableFen, payingFen);
}

/** Whether two balances agree at every place. */
export function areSameBalances(one: PlaceBalances, other: PlaceBalances): boolean {
  return placeNames.every((place) => one[`${place}Fen`] === other[`${place}Fen`]);
}
