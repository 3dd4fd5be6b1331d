import { invariant } from '../invariant';
import { type Fen, fen } from './fen';

/**
 * Splits an amount by weights: each part is rounded down, then the fen that are left go one by one to the parts in the
 * order given. The parts always sum to the whole.
 */
export function splitInOrder(total: Fen, weights: readonly number[]): Fen[] {
  invariant(total >= 0, `only an amount of at least 0 fen can be split, got ${total}`);
  invariant(weights.length > 0, 'a split needs at least one part');
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    `weights must be whole numbers of at least 0, got ${weights.join(', ')}`,
  );
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  invariant(weightSum > 0n, 'at least one weight must be above 0');
  const floors = weights.map((weight) => Number((BigInt(total) * BigInt(weight)) / weightSum));
  let left = total - floors.reduce((sum, part) => sum + part, 0);
  return floors.map((part, index) => {
    const takesOne = left > 0 && (weights[index] ?? 0) > 0;
    if (takesOne) left -= 1;
    return fen(takesOne ? part + 1 : part);
  });
}
