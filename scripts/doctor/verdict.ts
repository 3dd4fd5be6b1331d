/** A sentence in both languages of the house: the Chinese is for the merchant, the English for the developer. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Who can mend it: the merchant in the shop, the agency in its console, the developer in files and the cloud. */
export type Who = 'merchant' | 'agency' | 'developer';

export interface Problem extends Words {
  /** The console page or the file in which it is mended. */
  readonly where: Words;
  readonly who: Who;
}

/** What a step found. Only `fine` counts as fine; what could not be seen is never called so. */
export type Verdict =
  | { readonly status: 'fine'; readonly note?: Words }
  | { readonly status: 'wrong'; readonly problems: readonly Problem[] }
  /** It cannot be seen from here, and why. */
  | { readonly status: 'unchecked'; readonly why: Words }
  | { readonly status: 'not-configured'; readonly why: Words }
  /** It can be told only once another step is fine. */
  | { readonly status: 'waiting'; readonly on: string };

export const fine: Verdict = { status: 'fine' };

export function fineWith(note: Words): Verdict {
  return { status: 'fine', note };
}

/** Wrong with what was found, fine when nothing was. */
export function verdictOf(problems: readonly Problem[], whenFine: Verdict = fine): Verdict {
  return problems.length === 0 ? whenFine : { status: 'wrong', problems };
}

export function unchecked(why: Words): Verdict {
  return { status: 'unchecked', why };
}

export function waitingOn(step: string): Verdict {
  return { status: 'waiting', on: step };
}

/** Thrown by whatever a step needs and does not get: the verdict of that step is this one. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';

  constructor(readonly verdict: Verdict) {
    super(verdict.status);
  }
}
