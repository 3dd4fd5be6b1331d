import { openCloudDatabase } from '../../../backend/adapters/cloud-database/open-cloud-database';
import type { DocumentDatabase } from '../../../backend/ports/document-database';
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

    await expect(database.transaction((inside) => inside.find('orders', 'a'))).rejects.toMatchObject({
      name: 'Outage',
      operation: 'database.start',
    });
    expect(service.takeCalls()).toHaveLength(1);
  });
});
