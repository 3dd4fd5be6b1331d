import { invariant } from '../invariant';
import { type Fen, fen } from './fen';
import { type RatePpm, wholePpm } from './rate-ppm';

/**
 * A share of an amount, rounded down to whole fen; what is lost to rounding stays with the one who pays.
 *
 * BigInt, because 90 million yuan times 1,000,000 no longer fits a number exactly.
 */
export function floorShare(amount: Fen, rate: RatePpm): Fen {
  invariant(amount >= 0, `a share is taken of an amount of at least 0 fen, got ${amount}`);
  return fen(Number((BigInt(amount) * BigInt(rate)) / BigInt(wholePpm)));
}
