import type {
  DocumentDatabase,
  DocumentTransaction,
  FieldCondition,
  StoredDocument,
  Where,
} from '../../../backend/ports/document-database';
import type { FaultLog } from './fault-log';
import type { Scheduler } from './scheduler';
import type { Strand } from './strand';

/** One write as it reached the database. */
export interface SeenWrite {
  readonly how: 'add' | 'put' | 'update' | 'remove';
  readonly collection: string;
  /** undefined where the write names no single document. */
  readonly id: string | undefined;
  readonly document?: StoredDocument;
}

/** Who is told of writes, in the order in which they count. */
export interface WriteWatch {
  readonly committed: (writes: readonly SeenWrite[]) => Promise<void> | void;
}

/** The documents that open transactions have written, by whom. */
export type Locks = Map<string, string>;

export interface GateWorld {
  readonly database: DocumentDatabase;
  readonly scheduler: Scheduler;
  readonly locks: Locks;
  readonly watch: WriteWatch;
  readonly log: FaultLog;
}

/** A function's own way to the database: every call waits for its turn, and its writes are told when they count. */
export function gatedDatabase(world: GateWorld, strand: Strand): DocumentDatabase {
  const { database, watch } = world;
  const read = <T>(name: string, perform: () => Promise<T>) => strand.call(name, perform);
  const write = async <T>(seen: SeenWrite, ids: readonly string[] | undefined, perform: () => Promise<T>) => {
    const name = `${seen.collection}.${seen.how}`;
    const isBlocked = () => isLocked(world.locks, strand, seen.collection, ids);
    return strand.call(
      name,
      async () => {
        const result = await perform();
        if (result !== 'duplicate') await watch.committed([seen]);
        return result;
      },
      isBlocked,
    );
  };
  return {
    find: (collection, id) => read(`${collection}.find`, () => database.find(collection, id)),
    list: (collection, query) => read(`${collection}.list`, () => database.list(collection, query)),
    count: (collection, where) => read(`${collection}.count`, () => database.count(collection, where)),
    add: (collection, document) =>
      write({ how: 'add', collection, id: document._id, document }, [document._id], () =>
        database.add(collection, document),
      ),
    put: (collection, document) =>
      write({ how: 'put', collection, id: document._id, document }, [document._id], () =>
        database.put(collection, document),
      ),
    update: (collection, id, changes) =>
      write({ how: 'update', collection, id }, [id], () => database.update(collection, id, changes)),
    updateWhere: (collection, where, changes) =>
      write({ how: 'update', collection, id: undefined }, idsOf(where), () =>
        database.updateWhere(collection, where, changes),
      ),
    remove: (collection, id) => write({ how: 'remove', collection, id }, [id], () => database.remove(collection, id)),
    removeWhere: (collection, where) =>
      write({ how: 'remove', collection, id: undefined }, idsOf(where), () => database.removeWhere(collection, where)),
    transaction: (work, limits) => gatedTransaction(world, strand, work, limits),
  };
}

/** A plain write waits for the end of the transactions that wrote what it is about to write. */
function isLocked(locks: Locks, strand: Strand, collection: string, ids: readonly string[] | undefined): boolean {
  const names = ids?.map((id) => `${collection}/${id}`) ?? [...locks.keys()].filter((key) => inside(key, collection));
  const holders = names.flatMap((name) => locks.get(name) ?? []);
  if (holders.includes(strand.name)) throw new Error(`${strand.name} waits for its own transaction on ${collection}`);
  return holders.length > 0;
}

function inside(key: string, collection: string): boolean {
  return key.startsWith(`${collection}/`);
}

function idsOf(where: Where): readonly string[] | undefined {
  const condition: FieldCondition | undefined = where._id;
  if (typeof condition === 'string') return [condition];
  if (condition && typeof condition === 'object' && 'in' in condition) return condition.in.map(String);
  return undefined;
}

async function gatedTransaction<T>(
  { database, scheduler, locks, watch, log }: GateWorld,
  strand: Strand,
  work: (transaction: DocumentTransaction) => Promise<T>,
  limits: Parameters<DocumentDatabase['transaction']>[1],
): Promise<T> {
  await strand.leave(await strand.enter('transaction.start'), 'transaction.start');
  let attempts = 0;
  let commitCall = 0;
  let writes: SeenWrite[] = [];
  scheduler.becomeBusy();
  strand.isInTransaction = true;
  try {
    const result = await database.transaction(async (transaction) => {
      scheduler.becomeIdle();
      attempts += 1;
      writes = [];
      try {
        if (attempts > 1) await strand.enter('transaction.again');
        const done = await work(gatedCalls(transaction, strand, locks, writes));
        commitCall = await strand.enter('transaction.commit');
        return done;
      } finally {
        scheduler.becomeBusy();
        unlock(locks, strand);
      }
    }, limits);
    await watch.committed(writes);
    return await ended(strand, commitCall, result);
  } finally {
    if (attempts > 1) log.note('conflict', attempts - 1);
    unlock(locks, strand);
    strand.isInTransaction = false;
    scheduler.becomeIdle();
  }
}

async function ended<T>(strand: Strand, commitCall: number, result: T): Promise<T> {
  strand.isInTransaction = false;
  await strand.leave(commitCall, 'transaction.commit');
  return result;
}

function unlock(locks: Locks, strand: Strand): void {
  for (const [key, holder] of locks) if (holder === strand.name) locks.delete(key);
}

function gatedCalls(
  transaction: DocumentTransaction,
  strand: Strand,
  locks: Locks,
  writes: SeenWrite[],
): DocumentTransaction {
  const written = (how: SeenWrite['how'], collection: string, id: string, document?: StoredDocument) => {
    locks.set(`${collection}/${id}`, strand.name);
    writes.push(document ? { how, collection, id, document } : { how, collection, id });
  };
  return {
    find: (collection, id) => strand.call(`${collection}.find`, () => transaction.find(collection, id)),
    add: (collection, documents) =>
      strand.call(`${collection}.add`, async () => {
        await transaction.add(collection, documents);
        for (const document of documents) written('add', collection, document._id, document);
      }),
    put: (collection, document) =>
      strand.call(`${collection}.put`, async () => {
        await transaction.put(collection, document);
        written('put', collection, document._id, document);
      }),
    update: (collection, id, changes) =>
      strand.call(`${collection}.update`, async () => {
        const found = await transaction.update(collection, id, changes);
        if (found) written('update', collection, id);
        return found;
      }),
  };
}
