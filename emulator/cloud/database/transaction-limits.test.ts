import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import { failureOf } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud();
  cloud.gateway.resolveToken = (token) =>
    token === 'token-of-invocation-1' ? { invocationId: 'invocation-1', functionName: 'payout' } : undefined;
});
afterAll(() => cloud.close());
beforeEach(async () => {
  cloud.database.reset();
  cloud.database.createCollection('wallets');
  await cloud.node.collection('wallets').add({ _id: 'a', fen: 100 });
});
afterEach(() => {
  process.env.WX_API_TOKEN = 'no-invocation';
});

const NOT_EXIST = /^\[ResourceUnavailable\.TransactionNotExist\]/;

describe('the life of a transaction', () => {
  it('ends after 30 seconds that really pass and frees what it held', async () => {
    const transaction = await cloud.node.startTransaction();
    await transaction.collection('wallets').doc('a').update({ fen: 1 });
    cloud.monotonic.advance(29_999);
    await transaction.collection('wallets').doc('a').get();

    cloud.monotonic.advance(1);

    expect((await cloud.node.collection('wallets').doc('a').update({ fen: 2 })).updated).toBe(1);
    expect((await failureOf(transaction.commit())).message).toMatch(NOT_EXIST);
    const { data } = await cloud.node.collection('wallets').doc('a').get();
    expect(data).toEqual([{ _id: 'a', fen: 2 }]);
  });

  it('goes on while the clock of the world jumps 25 days', async () => {
    const transaction = await cloud.node.startTransaction();
    await transaction.collection('wallets').doc('a').update({ fen: 1 });

    cloud.clock.advance(25 * 86_400_000);

    await transaction
      .collection('wallets')
      .doc('a')
      .update({ fen: cloud.node.command.inc(1) });
    await transaction.commit();
    expect((await cloud.node.collection('wallets').doc('a').get()).data).toEqual([{ _id: 'a', fen: 2 }]);
  });

  it.each([
    ['goes on', 'still runs', true, [{ _id: 'a', fen: 1 }]],
    ['is over', 'was killed', false, [{ _id: 'a', fen: 100 }]],
  ])('%s after a jump past its life when its function %s', async (_end, _what, runs, documents) => {
    process.env.WX_API_TOKEN = 'token-of-invocation-1';
    const transaction = await cloud.node.startTransaction();
    await transaction.collection('wallets').doc('a').update({ fen: 1 });
    cloud.database.transactions.isRunning = (invocationId) => invocationId !== 'invocation-1' || runs;

    cloud.clock.advance(29_999);
    await transaction.collection('wallets').doc('a').get();
    cloud.clock.advance(1);
    const [commit] = await Promise.allSettled([transaction.commit()]);

    expect(commit?.status).toBe(runs ? 'fulfilled' : 'rejected');
    expect((await cloud.node.collection('wallets').doc('a').get()).data).toEqual(documents);
    cloud.database.transactions.isRunning = () => true;
  });

  it('is over after commit: everything else is refused', async () => {
    const transaction = await cloud.node.startTransaction();
    await transaction.commit();

    const calls = [
      transaction.collection('wallets').doc('a').get(),
      transaction.collection('wallets').doc('a').update({ fen: 1 }),
      transaction.collection('wallets').add({ fen: 1 }),
      transaction.commit(),
      transaction.rollback(),
    ];

    for (const failure of await Promise.all(calls.map(failureOf))) {
      expect(failure.code).toBe('DATABASE_TRANSACTION_FAIL');
      expect(failure.message).toMatch(NOT_EXIST);
    }
  });

  it('takes 100 operations; the next is refused and ends it', async () => {
    const transaction = await cloud.node.startTransaction();
    for (let n = 0; n < 100; n += 1) await transaction.collection('wallets').doc('a').update({ fen: n });

    const failure = await failureOf(transaction.collection('wallets').doc('a').get());

    expect(failure.code).toBe('DATABASE_TRANSACTION_FAIL');
    expect(failure.message).toContain('at most 100 operations');
    expect((await cloud.node.collection('wallets').doc('a').update({ fen: 7 })).updated).toBe(1);
    expect((await failureOf(transaction.commit())).message).toMatch(NOT_EXIST);
    expect((await cloud.node.collection('wallets').doc('a').get()).data).toEqual([{ _id: 'a', fen: 7 }]);
  });

  it('refuses calls that are in flight together, and goes on', async () => {
    const transaction = await cloud.node.startTransaction();
    await transaction.collection('wallets').doc('a').update({ fen: 5 });

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => transaction.collection('wallets').doc('a').get()),
    );

    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refusals.length).toBeGreaterThan(0);
    for (const { code, message } of refusals) {
      expect(code).toBe('DATABASE_TRANSACTION_FAIL');
      expect(message).toMatch(/^\[ResourceUnavailable\.TransactionBusy\] Transaction is busy\./);
    }
    await transaction.commit();
    expect((await cloud.node.collection('wallets').doc('a').get()).data).toEqual([{ _id: 'a', fen: 5 }]);
  });
});

describe('calls that the SDK lets escape from a transaction', () => {
  beforeEach(() => {
    process.env.WX_API_TOKEN = 'token-of-invocation-1';
  });

  it.each(['update', 'remove', 'count', 'aggregate'] as const)('refuses %s while one is open', async (call) => {
    const transaction = await cloud.node.startTransaction();
    await transaction.collection('wallets').doc('a').update({ fen: 1 });
    const wallets = transaction.collection('wallets');
    const query = wallets.where({ _id: 'a' });
    const calls = {
      update: () => query.update({ fen: 2 }),
      remove: () => query.remove(),
      count: () => query.count(),
      aggregate: () => wallets.aggregate().group({ _id: null }).end(),
    };

    const failure = await failureOf(calls[call]());

    expect(failure.code).toBe('TRANSACTION_ESCAPE');
    expect(failure.message).toContain('escapes the transaction that this function has open');
    await transaction.rollback();
    expect((await cloud.node.collection('wallets').doc('a').get()).data).toEqual([{ _id: 'a', fen: 100 }]);
  });

  it('allows them again once it has ended, and in other invocations', async () => {
    const transaction = await cloud.node.startTransaction();
    process.env.WX_API_TOKEN = 'token-of-somebody-else';
    expect((await cloud.node.collection('wallets').where({ _id: 'a' }).count()).total).toBe(1);
    process.env.WX_API_TOKEN = 'token-of-invocation-1';
    await transaction.rollback();

    expect((await cloud.node.collection('wallets').where({ _id: 'a' }).update({ fen: 3 })).updated).toBe(1);
  });

  it('counts the calls of an invocation under its function', async () => {
    cloud.gateway.stats.reset();
    await cloud.wx.runTransaction(async (transaction) => {
      await transaction.collection('wallets').doc('a').get();
      await transaction
        .collection('wallets')
        .doc('a')
        .update({ data: { fen: 9 } });
    });
    process.env.WX_API_TOKEN = 'no-invocation';
    await cloud.wx.collection('wallets').count();

    expect(cloud.gateway.stats.snapshot()).toEqual({
      total: 5,
      byAction: {
        'database.startTransaction': 1,
        'database.getDocument': 1,
        'database.modifyDocument': 1,
        'database.commitTransaction': 1,
        'database.calculateDocument': 1,
      },
      byFunction: {
        payout: {
          'database.startTransaction': 1,
          'database.getDocument': 1,
          'database.modifyDocument': 1,
          'database.commitTransaction': 1,
        },
      },
    });
  });
});
