/** Turns a secret code into what may be stored: the same code gives the same hash, and no hash leads back. */
export interface CodeHasher {
  hashOf(code: string): string;
}
