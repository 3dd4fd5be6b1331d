import { createHash } from 'node:crypto';
import type { CodeHasher } from '../../ports/code-hasher';

/** SHA-256 as hex. Plain hashing is enough for codes of 128 random bits: there is nothing to guess. */
export const sha256CodeHasher: CodeHasher = {
  hashOf: (code) => createHash('sha256').update(code).digest('hex'),
};
