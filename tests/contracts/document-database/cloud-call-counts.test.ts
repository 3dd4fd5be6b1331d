import type { DocumentDatabase } from '../../../backend/ports/document-database';
import { openThroughSdk } from './open-through-sdk';

let opened: Awaited<ReturnType<typeof openThroughSdk>>;

beforeAll(async () => {
  opened = await openThroughSdk();
  await opened.database.put('orders', { _id: 'o', n: 1 });
  await opened.database.put('wallets', { _id: 'w', n: 1 });
});
afterAll(() => opened.close());

/** The calls that reached the service while the work ran. */
async function callsOf(work: (database: DocumentDatabase) => Promise<unknown>): Promise<Record<string, number>> {
  opened.gateway.stats.reset();
  await work(opened.database);
  return { ...opened.gateway.stats.snapshot().byAction };
}

describe('calls that reach the service', () => {
  it.each<[string, (database: DocumentDatabase) => Promise<unknown>, string]>([
    ['find', (database) => database.find('orders', 'o'), 'getDocument'],
    ['a find of nothing', (database) => database.find('orders', 'nobody'), 'getDocument'],
    ['list', (database) => database.list('orders', { where: { n: 1 }, limit: 1000 }), 'getDocument'],
    ['count', (database) => database.count('orders', { n: { gte: 1 } }), 'calculateDocument'],
    ['add', (database) => database.add('orders', { _id: 'o2' }), 'insertDocument'],
    ['a duplicate', (database) => database.add('orders', { _id: 'o' }), 'insertDocument'],
    ['put', (database) => database.put('orders', { _id: 'o3' }), 'modifyDocument'],
    ['update', (database) => database.update('orders', 'o', { increment: { n: 1 } }), 'modifyDocument'],
    ['updateWhere', (database) => database.updateWhere('orders', { n: 9 }, { set: { n: 8 } }), 'modifyDocument'],
    ['remove', (database) => database.remove('orders', 'o2'), 'removeDocument'],
    ['removeWhere', (database) => database.removeWhere('orders', { n: 77 }), 'removeDocument'],
  ])('are one for %s', async (_name, work, action) => {
    expect(await callsOf(work)).toEqual({ [`database.${action}`]: 1 });
  });

  it('are one more than two for each call of a transaction, many documents added being one', async () => {
    const calls = await callsOf((database) =>
      database.transaction(async (inside) => {
        await inside.find('orders', 'o');
        await inside.update('orders', 'o', { set: { state: 'paid' } });
        await inside.add('ledger', [{ _id: 'l1' }, { _id: 'l2' }, { _id: 'l3' }]);
        await inside.update('wallets', 'w', { increment: { frozenFen: 5 } });
      }),
    );

    expect(calls).toEqual({
      'database.startTransaction': 1,
      'database.getDocument': 1,
      'database.modifyDocument': 2,
      'database.insertDocument': 1,
      'database.commitTransaction': 1,
    });
  });

  it('are a start and a rollback more when the work throws', async () => {
    const calls = await callsOf((database) =>
      database.transaction(() => Promise.reject(new Error('no'))).catch(() => undefined),
    );

    expect(calls).toEqual({ 'database.startTransaction': 1, 'database.abortTransaction': 1 });
  });

  it('repeat from the start after a conflict', async () => {
    let runs = 0;
    const calls = await callsOf((database) =>
      database.transaction(async (inside) => {
        await inside.find('wallets', 'w');
        if (++runs === 1) await database.update('wallets', 'w', { increment: { n: 1 } });
        await inside.update('wallets', 'w', { increment: { n: 1 } });
      }),
    );

    expect(calls).toEqual({
      'database.startTransaction': 2,
      'database.getDocument': 2,
      'database.modifyDocument': 3,
      'database.abortTransaction': 1,
      'database.commitTransaction': 1,
    });
  });
});
