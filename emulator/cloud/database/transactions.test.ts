import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import { failureOf, type SdkTransaction } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud({ limits: { lockWaitRealMs: 400 } });
});
afterAll(() => cloud.close());
beforeEach(async () => {
  cloud.database.reset();
  cloud.database.createCollection('wallets');
  await cloud.node.collection('wallets').add([
    { _id: 'a', fen: 100 },
    { _id: 'b', fen: 100 },
  ]);
});

const CONFLICT = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message:
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
    'Please check your request, but if the problem persists, contact us.',
};
const NOT_EXIST = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message:
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit ' +
    'or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
};

function wallet(transaction: SdkTransaction, id: string) {
  return transaction.collection('wallets').doc(id);
}

async function fenOf(id: string): Promise<unknown> {
  const { data } = await cloud.node.collection('wallets').doc(id).get();
  return data[0]?.fen;
}

describe('isolation', () => {
  it('reads the snapshot of its first call, with its own writes on top', async () => {
    const transaction = await cloud.node.startTransaction();
    expect((await wallet(transaction, 'a').get()).data.fen).toBe(100);

    await cloud.node.collection('wallets').doc('b').update({ fen: 1 });
    await cloud.node.collection('wallets').add({ _id: 'c', fen: 7 });
    await wallet(transaction, 'a').update({ fen: 50 });

    const seen = await transaction
      .collection('wallets')
      .where({ fen: cloud.node.command.gt(0) })
      .get();
    expect(seen.data).toEqual([
      { _id: 'a', fen: 50 },
      { _id: 'b', fen: 100 },
    ]);
    expect(await fenOf('a')).toBe(100);
    await transaction.commit();
    expect(await fenOf('a')).toBe(50);
  });

  it('shows nothing of a transaction that was rolled back', async () => {
    const transaction = await cloud.node.startTransaction();
    await wallet(transaction, 'a').remove();
    await transaction.collection('wallets').add([{ _id: 'd' }, { _id: 'e' }]);
    await wallet(transaction, 'b').set({ fen: 0 });
    const { data } = await transaction.collection('wallets').orderBy('_id', 'asc').get();
    expect(data.map(({ _id }) => _id)).toEqual(['b', 'd', 'e']);

    await transaction.rollback();

    const { data: after } = await cloud.node.collection('wallets').orderBy('_id', 'asc').get();
    expect(after).toEqual([
      { _id: 'a', fen: 100 },
      { _id: 'b', fen: 100 },
    ]);
  });

  it('lets two transactions skew when each only reads what the other writes', async () => {
    const [one, two] = [await cloud.node.startTransaction(), await cloud.node.startTransaction()];
    await wallet(one, 'a').get();
    await wallet(two, 'b').get();
    await wallet(one, 'b').update({ fen: 0 });
    await wallet(two, 'a').update({ fen: 0 });

    await one.commit();
    await two.commit();

    expect([await fenOf('a'), await fenOf('b')]).toEqual([0, 0]);
  });

  it('returns the changed document from updateAndReturn and keeps it inside', async () => {
    const transaction = await cloud.node.startTransaction();
    const query = transaction.collection('wallets').where({ _id: 'a' });

    const { doc } = await query.updateAndReturn({ fen: cloud.node.command.inc(-30) });

    expect(doc).toEqual({ _id: 'a', fen: 70 });
    expect(await fenOf('a')).toBe(100);
    await transaction.commit();
    expect(await fenOf('a')).toBe(70);
  });
});

describe('conflicts', () => {
  it('fails at once on a document that another transaction has written', async () => {
    const [one, two] = [await cloud.node.startTransaction(), await cloud.node.startTransaction()];
    await wallet(one, 'a').update({ fen: 1 });

    await expect(wallet(two, 'a').update({ fen: 2 })).rejects.toMatchObject(CONFLICT);

    await expect(wallet(two, 'b').get()).rejects.toMatchObject(NOT_EXIST);
    await one.commit();
    expect(await fenOf('a')).toBe(1);
  });

  it('fails on a document that changed since the snapshot', async () => {
    const transaction = await cloud.node.startTransaction();
    await wallet(transaction, 'b').get();
    await cloud.node.collection('wallets').doc('a').update({ fen: 5 });

    await expect(wallet(transaction, 'a').update({ fen: 6 })).rejects.toMatchObject(CONFLICT);
    expect(await fenOf('a')).toBe(5);
  });

  it('takes the snapshot at the first call, so what happened before is no conflict', async () => {
    const transaction = await cloud.node.startTransaction();
    await cloud.node.collection('wallets').doc('a').update({ fen: 5 });

    await wallet(transaction, 'a').update({ fen: cloud.node.command.inc(1) });
    await transaction.commit();

    expect(await fenOf('a')).toBe(6);
  });

  it('gives one of 20 transactions that add the same key, and conflicts to 19', async () => {
    const transactions = await Promise.all(Array.from({ length: 20 }, () => cloud.node.startTransaction()));

    const outcomes = await Promise.allSettled(
      transactions.map(async (transaction, n) => {
        await transaction.collection('wallets').add({ _id: 'same', n });
        await transaction.commit();
      }),
    );

    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(failures).toEqual(Array.from({ length: 19 }, () => CONFLICT.code));
    expect((await cloud.node.collection('wallets').count()).total).toBe(3);
  });

  it('names a key that was there before the transaction began as a duplicate', async () => {
    const transaction = await cloud.node.startTransaction();

    const failure = await failureOf(transaction.collection('wallets').add({ _id: 'a' }));

    expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
    expect(failure.message).toContain('E11000');
    await expect(transaction.commit()).rejects.toMatchObject(NOT_EXIST);
  });

  it('is retried by node-sdk, and reaches the caller as -501001 in wx-server-sdk', async () => {
    let nodeRuns = 0;
    await cloud.node.runTransaction(async (transaction) => {
      nodeRuns += 1;
      await wallet(transaction, 'b').get();
      if (nodeRuns === 1) await cloud.node.collection('wallets').doc('a').update({ fen: 1 });
      await wallet(transaction, 'a').update({ fen: 2 });
    });
    let wxRuns = 0;
    const failure = await failureOf(
      cloud.wx.runTransaction(async (transaction) => {
        wxRuns += 1;
        await wallet(transaction, 'b').get();
        if (wxRuns === 1)
          await cloud.wx
            .collection('wallets')
            .doc('a')
            .update({ data: { fen: 3 } });
        await wallet(transaction, 'a').update({ data: { fen: 4 } });
      }),
    );

    expect([nodeRuns, wxRuns]).toEqual([2, 1]);
    expect(failure.errCode).toBe(-501001);
    expect(failure.errMsg).toContain(CONFLICT.message);
    expect(failure.code).toBeUndefined();
    expect(await fenOf('a')).toBe(3);
  });
});

describe('plain writes beside a transaction', () => {
  it('wait until the transaction ends, then see its result', async () => {
    const transaction = await cloud.node.startTransaction();
    await wallet(transaction, 'a').update({ fen: 10 });
    let finished = false;
    const plain = cloud.node
      .collection('wallets')
      .doc('a')
      .update({ fen: cloud.node.command.inc(1) });
    void plain.then(() => {
      finished = true;
    });
    await cloud.node.collection('wallets').doc('b').update({ fen: 0 });
    expect(finished).toBe(false);

    await transaction.commit();

    expect((await plain).updated).toBe(1);
    expect(await fenOf('a')).toBe(11);
  });

  it('wait for an insert of the same key and then find it taken', async () => {
    const transaction = await cloud.node.startTransaction();
    await transaction.collection('wallets').add({ _id: 'n' });
    const plain = failureOf(cloud.node.collection('wallets').add({ _id: 'n' }));

    await transaction.commit();

    expect((await plain).message).toContain('E11000');
  });

  it('give up with the timeout of the service when the transaction does not end', async () => {
    const transaction = await cloud.node.startTransaction();
    await wallet(transaction, 'a').update({ fen: 10 });

    const failure = await failureOf(
      cloud.wx
        .collection('wallets')
        .doc('a')
        .update({ data: { fen: 1 } }),
    );

    expect(failure.errCode).toBe(-501002);
    await transaction.rollback();
    expect(await fenOf('a')).toBe(100);
  });
});
