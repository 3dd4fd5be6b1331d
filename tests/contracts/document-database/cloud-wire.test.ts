import { openCloudDatabase, wxContext } from '../../../backend/adapters/cloud-database/open-cloud-database';
import type { DocumentDatabase, DocumentTransaction } from '../../../backend/ports/document-database';
import { setCloudEnvironment } from './cloud-environment';
import { type ScriptedService, startScriptedService } from './scripted-service';

let service: ScriptedService;
let database: DocumentDatabase;
const noted: string[] = [];

beforeAll(async () => {
  service = await startScriptedService();
  setCloudEnvironment(service.port);
  database = openCloudDatabase({
    clock: { nowMs: () => 0, monotonicMs: () => 0, sleep: async () => undefined },
    random: { fraction: () => 0, token: () => 'token' },
    journal: { info: (event) => noted.push(event), alarm: (event) => noted.push(event) },
  });
});
beforeEach(() => {
  service.takeCalls();
  noted.splice(0);
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

const conflict = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
};
const duplicate = {
  code: 'DATABASE_REQUEST_FAILED',
  message: '[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error}]}]',
};
const expired = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message: '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server',
};

describe('what the cloud adapter makes of failures', () => {
  it('rolls back after a conflict in the work and starts over', async () => {
    service.answerNext('database.modifyDocument', conflict);

    await database.transaction((inside) => inside.update('orders', 'a', { increment: { n: 1 } }));

    expect(service.takeCalls().map((call) => call.action)).toEqual([
      'database.startTransaction',
      'database.modifyDocument',
      'database.abortTransaction',
      'database.startTransaction',
      'database.modifyDocument',
      'database.commitTransaction',
    ]);
  });

  it('starts over after a conflict at the commit', async () => {
    service.answerNext('database.commitTransaction', conflict);

    await database.transaction((inside) => inside.put('orders', { _id: 'a' }));

    expect(service.takeCalls().filter((call) => call.action === 'database.commitTransaction')).toHaveLength(2);
  });

  it('does not run the work again when nobody knows whether the commit took place', async () => {
    service.answerNext('database.commitTransaction', 'silence');
    let runs = 0;

    const unsure = database.transaction(async (inside) => {
      runs++;
      await inside.put('orders', { _id: 'a' });
    });

    await expect(unsure).rejects.toMatchObject({ name: 'Outage', reason: 'commit-unknown', retryable: true });
    expect(runs).toBe(1);
    expect(service.takeCalls().at(-1)?.action).toBe('database.commitTransaction');
  });

  it.each([
    ['a fault of the service', { code: 'SYS_ERR', message: 'internal error' }, 'commit-unknown'],
    ['a transaction that took more than 30 seconds', expired, 'transaction-expired'],
  ])('fails a commit that met %s', async (_name, answer, reason) => {
    service.answerNext('database.commitTransaction', answer);

    const failing = database.transaction((inside) => inside.put('orders', { _id: 'a' }));

    await expect(failing).rejects.toMatchObject({
      name: 'Outage',
      operation: 'database.commit',
      reason,
      retryable: true,
    });
  });

  it('does not let a failed rollback hide the first error', async () => {
    const error = new Error('the rules say no');
    service.answerNext('database.abortTransaction', expired);

    await expect(database.transaction(() => Promise.reject(error))).rejects.toBe(error);

    expect(noted).toEqual(['rollback-failed']);
  });

  it('knows a duplicate by its text, for the code does not tell', async () => {
    service.answerNext('database.insertDocument', duplicate);
    expect(await database.add('orders', { _id: 'a' })).toBe('duplicate');

    service.answerNext('database.insertDocument', {
      code: 'DATABASE_DUPLICATE_WRITE',
      message: '[FailedOperation.DuplicateWrite] taken',
    });
    const failing = database.transaction((inside) => inside.add('ledger', [{ _id: 'a' }, { _id: 'b' }]));
    await expect(failing).rejects.toMatchObject({ name: 'DuplicateKey' });
  });

  it('fails with an outage worth a repeat when the service is silent for 1.5 seconds', async () => {
    service.answerNext('database.modifyDocument', 'silence');

    const failing = database.update('orders', 'a', { increment: { n: 1 } });

    await expect(failing).rejects.toMatchObject({
      name: 'Outage',
      operation: 'database.update orders',
      retryable: true,
    });
    expect(service.takeCalls()).toHaveLength(1);
  });

  it.each([
    ['no such collection', 'DATABASE_COLLECTION_NOT_EXIST', '[ResourceNotFound] Db or Table not exist.', false],
    ['no right', 'DATABASE_PERMISSION_DENIED', 'permission denied', false],
    ['a request that is not understood', 'INVALID_PARAM', 'bad query', false],
    ['an impossible change', 'DATABASE_REQUEST_FAILED', '[FailedOperation] Cannot apply $inc', false],
    ['too many requests', 'EXCEED_REQUEST_LIMIT', 'slow down', true],
    ['a fault of the service', 'SYS_ERR', 'internal error', true],
    ['a server that took too long', 'SERVER_TIMEOUT', 'timed out', true],
    ['a conflict outside a transaction', conflict.code, conflict.message, true],
  ])('fails with an outage after %s', async (_name, code, message, retryable) => {
    service.answerNext('database.getDocument', { code, message });

    await expect(database.find('orders', 'a')).rejects.toMatchObject({
      name: 'Outage',
      operation: 'database.find orders',
      retryable,
    });
  });

  it('fails with an outage when a transaction cannot start', async () => {
    service.answerNext('database.startTransaction', { code: 'SYS_ERR', message: 'internal error' });

    await expect(database.transaction(everyCall)).rejects.toMatchObject({
      name: 'Outage',
      operation: 'database.start',
    });
    expect(service.takeCalls()).toHaveLength(1);
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
