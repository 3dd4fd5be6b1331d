/** Thrown when the program itself is wrong. It is never caught to be ignored. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

/** States what must hold; a false condition means that we are wrong, not the world. */
export function invariant(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new BrokenInvariant(claim);
}

/** Closes a switch over a union: a new member that nobody handles fails to compile. */
export function unreachable(value: never): never {
  throw new BrokenInvariant(`unhandled case: ${JSON.stringify(value)}`);
}
