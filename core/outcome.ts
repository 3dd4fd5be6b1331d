/** A thing that went well, with its value. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** The world said no, as designed: a closed code, and where it helps a sentence for the log or the developer. */
export interface Rejected<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly detail?: string;
}

export type Outcome<T, Code extends string> = Ok<T> | Rejected<Code>;

/** The outcome of something that went well, with its value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/**
 * The outcome of something that the world refused: a code of the closed list that the caller states, and a sentence
 * where it helps.
 */
export function rejected<Code extends string>(code: Code, detail?: string): Rejected<Code> {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}
