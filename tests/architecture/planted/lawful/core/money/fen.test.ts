import fc from 'fast-check';
import { readFileSync } from 'node:fs';

export const law = fc.property(fc.integer(), () => readFileSync('x').length > 0);
