import type {
  Changes,
  DocumentDatabase,
  DocumentTransaction,
  Query,
  StoredDocument,
  Where,
} from '../../backend/ports/document-database';
import { Outage } from '../../backend/ports/outage';

/** What goes wrong, at which call (counted from 1), before the call took effect or after it did. */
export interface CallFault {
  readonly atCall: number;
  readonly when: 'before' | 'after';
  /** The function's process dies and calls nothing any more, or only this one answer is lost. */
  readonly kind: 'process-dies' | 'answer-lost';
}

export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

export interface CrashingDatabase extends DocumentDatabase {
  /** The calls that were made, a transaction's start and commit among them. */
  readonly calls: readonly string[];
  readonly hasFailed: () => boolean;
}

class CallGate {
  readonly calls: string[] = [];
  hasFailed = false;

  constructor(
    private readonly fault: CallFault | undefined,
    private readonly pause: () => Promise<void>,
  ) {}

  /** Counts a call before it is made. */
  enter(name: string): number {
    if (this.hasFailed && this.fault?.kind === 'process-dies') throw new ProcessDied(name);
    this.calls.push(name);
    this.strike(this.calls.length, 'before');
    return this.calls.length;
  }

  leave(call: number): void {
    this.strike(call, 'after');
  }

  async pass<T>(name: string, perform: () => Promise<T>): Promise<T> {
    await this.pause();
    const call = this.enter(name);
    const result = await perform();
    this.leave(call);
    return result;
  }

  private strike(call: number, when: CallFault['when']): void {
    if (this.fault?.atCall !== call || this.fault.when !== when) return;
    this.hasFailed = true;
    const name = this.calls[call - 1] ?? '';
    if (this.fault.kind === 'process-dies') throw new ProcessDied(name);
    throw new Outage(`database.${name}`, 'no answer', true);
  }
}

/**
 * A database that fails once, at a call that can be chosen; without a fault it only counts. `pause` comes before each
 * call, so that others get between.
 */
export function crashingDatabase(
  database: DocumentDatabase,
  fault?: CallFault,
  pause: () => Promise<void> = async () => undefined,
): CrashingDatabase {
  const gate = new CallGate(fault, pause);
  const call =
    <A extends readonly unknown[], T>(name: string, perform: (collection: string, ...rest: A) => Promise<T>) =>
    (collection: string, ...rest: A) =>
      gate.pass(`${collection}.${name}`, () => perform(collection, ...rest));
  return {
    calls: gate.calls,
    hasFailed: () => gate.hasFailed,
    find: call('find', (collection: string, id: string) => database.find(collection, id)),
    list: call('list', (collection: string, query: Query) => database.list(collection, query)),
    count: call('count', (collection: string, where: Where) => database.count(collection, where)),
    add: call('add', (collection: string, document: StoredDocument) => database.add(collection, document)),
    put: call('put', (collection: string, document: StoredDocument) => database.put(collection, document)),
    update: call('update', (collection: string, id: string, changes: Changes) =>
      database.update(collection, id, changes),
    ),
    updateWhere: call('updateWhere', (collection: string, where: Where, changes: Changes) =>
      database.updateWhere(collection, where, changes),
    ),
    remove: call('remove', (collection: string, id: string) => database.remove(collection, id)),
    removeWhere: call('removeWhere', (collection: string, where: Where) => database.removeWhere(collection, where)),
    async transaction(work, limits) {
      await gate.pass('transaction.start', async () => undefined);
      let commit = 0;
      const result = await database.transaction(async (transaction) => {
        const done = await work(gatedTransaction(transaction, gate));
        // Before the commit: everything is rolled back. After it: everything is written and nobody hears of it.
        commit = gate.enter('transaction.commit');
        return done;
      }, limits);
      gate.leave(commit);
      return result;
    },
  };
}

function gatedTransaction(transaction: DocumentTransaction, gate: CallGate): DocumentTransaction {
  return {
    find: (collection, id) => gate.pass(`${collection}.find`, () => transaction.find(collection, id)),
    add: (collection, documents) => gate.pass(`${collection}.add`, () => transaction.add(collection, documents)),
    put: (collection, document) => gate.pass(`${collection}.put`, () => transaction.put(collection, document)),
    update: (collection, id, changes) =>
      gate.pass(`${collection}.update`, () => transaction.update(collection, id, changes)),
  };
}
