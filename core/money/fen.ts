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

/** The sum in whole fen, 0 of nothing. A sum beyond the exact range of a number breaks an invariant. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

/**
 * What is left in whole fen, below zero when more is taken than there is. Beyond the exact range an invariant breaks.
 */
export function subtractFen(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

/** The same amount the other way round, in whole fen; 0 stays 0 and never becomes -0. */
export function negateFen(amount: Fen): Fen {
  return fen(-amount);
}
