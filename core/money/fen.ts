import { invariant } from '../invariant';

declare const fenBrand: unique symbol;

/** An amount of money in whole fen (0.01 yuan). Negative amounts are debts or reversals. */
export type Fen = number & { readonly [fenBrand]: true };

/** Accepts a whole number of fen within the exact range of a number; anything else is a mistake of ours. */
export function fen(amountFen: number): Fen {
  invariant(Number.isSafeInteger(amountFen), `an amount must be a whole number of fen, got ${amountFen}`);
  return (amountFen === 0 ? 0 : amountFen) as Fen;
}

export const zeroFen = fen(0);

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

export function subtractFen(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

export function negateFen(amount: Fen): Fen {
  return fen(-amount);
}
