import { DuplicateKey } from './document-database';

/**
 * Thrown out of a transaction of the books when ledger ids that it wanted to add are taken; nothing of it was written.
 * `content` says how the lines that are there compare with those that were to be added: `same` is a repeat of what was
 * booked before, `other` is a conflict, of which a person is told.
 */
export class LedgerDuplicate extends DuplicateKey {
  constructor(
    readonly content: 'same' | 'other',
    /** The taken ids; of a conflict those whose lines say something else, or that lack lines beside them. */
    readonly entryIds: readonly string[],
  ) {
    const what = content === 'same' ? 'is booked already' : 'is in the ledger with other content';
    super(`${entryIds.join(', ')} ${what}`);
  }
}
