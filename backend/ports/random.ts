/** Chance as a dependency. */
export interface RandomSource {
  /** A number from 0 up to, but not including, 1: for jitter only, never for secrets. */
  fraction(): number;
  /** Unguessable text of letters, digits, '-' and '_' that carries at least `bits` of chance. */
  token(bits: number): string;
}
