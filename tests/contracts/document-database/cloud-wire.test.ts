import { openCloudDatabase, wxContext } from '../../../backend/adapters/cloud-database/open-cloud-database';
import type { DocumentDatabase, DocumentTransaction } from '../../../backend/ports/document-database';
import { setCloudEnvironment } from './cloud-environment';
import { type ScriptedService, startScriptedService } from './scripted-service';

let service: ScriptedService;
let database: DocumentDatabase;
beforeAll(async () => {
  service = await startScriptedService();
  setCloudEnvironment(service.port);
  database = openCloudDatabase({
    clock: { nowMs: () => 0, monotonicMs: () => 0, sleep: async () => undefined },
    random: { fraction: () => 0, token: () => 'token' },
    journal: { info: () => undefined, alarm: () => undefined },
  });
});
beforeEach(() => {
  service.takeCalls();
});
afterAll(() => service.close());

const int = (value: number) => ({ $numberInt: String(value) });
const changeCount = { _changeCount: int(1) };

describe('what the cloud adapter sends', () => {
  it.each<[string, () => Promise<unknown>, unknown, object]>([
    [
      'find',
      () => database.find('orders', 'a'),
      { _id: 'a', n: 1 },
      { action: 'database.getDocument', queryType: 'DOC', query: { _id: 'a' } },
    ],
    [
      'add',
      () => database.add('orders', { _id: 'a', n: 1 }),
      'added',
      { action: 'database.insertDocument', data: [{ _id: 'a', n: int(1) }] },
    ],
    [
      'put',
      () => database.put('orders', { _id: 'a', n: 1 }),
      undefined,
      {
        action: 'database.modifyDocument',
        queryType: 'DOC',
        merge: false,
        upsert: true,
        data: { n: int(1), ...changeCount },
      },
    ],
    [
      'update',
      () =>
        database.update('orders', 'a', {
          set: { due: {}, word: null },
          increment: { 'days.20260827': 5 },
          atMost: { receiptAtMs: 9 },
          unset: ['gone'],
        }),
      true,
      {
        action: 'database.modifyDocument',
        queryType: 'DOC',
        query: { _id: 'a' },
        merge: true,
        upsert: false,
        data: {
          $set: { due: {}, word: null },
          $inc: { 'days.20260827': int(5), ...changeCount },
          $min: { receiptAtMs: int(9) },
          $unset: { gone: '' },
        },
      },
    ],
    [
      'updateWhere',
      () => database.updateWhere('orders', { _id: 'a', revision: 3 }, { set: { deep: { x: 1 } } }),
      1,
      {
        action: 'database.modifyDocument',
        queryType: 'WHERE',
        multi: true,
        query: { _id: 'a', revision: int(3) },
        data: { $set: { deep: { x: int(1) } }, $inc: changeCount },
      },
    ],
    [
      'remove',
      () => database.remove('orders', 'a'),
      true,
      { action: 'database.removeDocument', queryType: 'DOC', query: { _id: 'a' } },
    ],
    [
      'removeWhere',
      () => database.removeWhere('orders', { n: { lt: 5 } }),
      1,
      { action: 'database.removeDocument', queryType: 'WHERE', multi: true, query: { n: { $lt: int(5) } } },
    ],
    [
      'count',
      () => database.count('orders', { city: null, n: { in: [1, 2] } }),
      3,
      { action: 'database.calculateDocument', query: { city: null, n: { $in: [int(1), int(2)] } } },
    ],
    [
      'list',
      () =>
        database.list('orders', {
          where: { shop: 's', n: { gte: 1, lt: 9 } },
          orderBy: [
            ['n', 'desc'],
            ['_id', 'asc'],
          ],
          limit: 1000,
        }),
      [{ _id: 'a', n: 1 }],
      {
        action: 'database.getDocument',
        queryType: 'WHERE',
        query: { shop: 's', $and: [{ n: { $gte: int(1) } }, { n: { $lt: int(9) } }] },
        order: { n: int(-1), _id: int(1) },
        limit: 1000,
      },
    ],
  ])('is one call for %s', async (_name, call, answer, wire) => {
    expect(await call()).toEqual(answer);

    const calls = service.takeCalls();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ collectionName: 'orders', ...wire });
  });

  it('is a start, one call for each of the work, and a commit, all under the same transaction', async () => {
    await database.transaction(everyCall);

    expect(service.takeCalls().map(({ action, transactionId }) => [action, transactionId])).toEqual([
      ['database.startTransaction', undefined],
      ['database.getDocument', 't1'],
      ['database.insertDocument', 't1'],
      ['database.modifyDocument', 't1'],
      ['database.modifyDocument', 't1'],
      ['database.commitTransaction', 't1'],
    ]);
  });

  it('is nothing at all when the arguments are refused', async () => {
    await expect(database.update('orders', 'a', { set: { n: { $inc: 1 } } })).rejects.toThrow('no leading $');
    await expect(database.list('orders', { where: {}, limit: 0 })).rejects.toThrow('1 to 1000');

    expect(service.takeCalls()).toEqual([]);
  });
});

describe('the context of a call', () => {
  it('is a plain copy of what the platform vouches for', () => {
    Object.assign(process.env, { WX_OPENID: 'oXiaolin', WX_APPID: 'wx1', TCB_SOURCE: 'wx_client' });

    expect(wxContext()).toMatchObject({ OPENID: 'oXiaolin', APPID: 'wx1', SOURCE: 'wx_client', ENV: 'local-env' });
    expect(Object.getPrototypeOf(wxContext())).toBe(Object.prototype);
  });
});

async function everyCall(inside: DocumentTransaction): Promise<void> {
  await inside.find('orders', 'a');
  await inside.add('ledger', [{ _id: 'a' }, { _id: 'b' }]);
  await inside.put('wallets', { _id: 'w' });
  await inside.update('orders', 'a', { set: { n: 2 } });
}
