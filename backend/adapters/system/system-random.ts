import { randomBytes } from 'node:crypto';
import type { RandomSource } from '../../ports/random';

/** Tokens come from the machine's secure source; fractions need not. */
export const systemRandom: RandomSource = {
  fraction: () => Math.random(),
  token: (bits) => randomBytes(Math.ceil(bits / 8)).toString('base64url'),
};
