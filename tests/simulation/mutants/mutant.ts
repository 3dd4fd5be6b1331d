/** One seeded fault: exact places in the program that are replaced when it is built. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  /** From the project's root. */
  readonly file: string;
  /** Stands in the file exactly once; otherwise the mutant has rotted and its test fails. */
  readonly find: string;
  readonly replace: string;
}

/** A mutant of one place. */
export function oneEdit(name: string, file: string, find: string, replace: string): Mutant {
  return { name, edits: [{ file, find, replace }] };
}
