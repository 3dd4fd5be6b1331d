import fc from 'fast-check';
import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import type { SdkFailure } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());

const IDS = ['a', 'b', 'c', 'd'];
const wallet = fc.constantFrom(...IDS);
const transfer = fc.record({
  from: wallet,
  to: wallet,
  fen: fc.integer({ min: 1, max: 60 }),
  ending: fc.constantFrom('commit', 'commit', 'commit', 'rollback', 'crash'),
});

interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly fen: number;
  readonly ending: string;
}

/** Moves money if there is enough; says whether it is known to have happened. */
async function run({ from, to, fen, ending }: Transfer, n: number): Promise<boolean> {
  const transaction = await cloud.node.startTransaction();
  const wallets = transaction.collection('wallets');
  try {
    const { data: source } = await wallets.doc(from).get();
    const { data: target } = await wallets.doc(to).get();
    if (Number(source.fen) < fen || from === to) {
      await transaction.rollback();
      return false;
    }
    await wallets.doc(from).update({ fen: Number(source.fen) - fen });
    if (ending === 'crash') return false;
    await wallets.doc(to).update({ fen: Number(target.fen) + fen });
    await transaction.collection('ledger').add({ _id: `t${n}`, from, to, fen });
    if (ending === 'rollback') await transaction.rollback();
    else await transaction.commit();
    return ending === 'commit';
  } catch (error) {
    expect((error as SdkFailure).code).toBe('DATABASE_TRANSACTION_CONFLICT');
    return false;
  }
}

it('keeps the sum and agrees with its ledger, whatever runs together, rolls back or crashes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transfer, { minLength: 2, maxLength: 12 }), async (transfers) => {
      cloud.database.reset();
      cloud.database.createCollection('wallets');
      cloud.database.createCollection('ledger');
      await cloud.node.collection('wallets').add(IDS.map((_id) => ({ _id, fen: 100 })));

      const done = await Promise.all(transfers.map(run));
      cloud.monotonic.advance(30_000);

      const { data: wallets } = await cloud.node.collection('wallets').orderBy('_id', 'asc').get();
      const { data: ledger } = await cloud.node.collection('ledger').get();
      expect(ledger.map(({ _id }) => _id).sort()).toEqual(
        done.flatMap((committed, n) => (committed ? [`t${n}`] : [])).sort(),
      );
      const expected = new Map(IDS.map((id) => [id, 100]));
      for (const { from, to, fen } of ledger as unknown as Transfer[]) {
        expected.set(from, (expected.get(from) ?? 0) - fen);
        expected.set(to, (expected.get(to) ?? 0) + fen);
      }
      expect(wallets).toEqual([...expected].map(([_id, fen]) => ({ _id, fen })));
    }),
    { numRuns: 40 },
  );
});

it('places exactly 40 of 120 parallel orders on a stock of 40 that is guarded by its own condition', async () => {
  cloud.database.reset();
  cloud.database.createCollection('stock');
  await cloud.node.collection('stock').add({ _id: 's', left: 40 });
  const { command } = cloud.node;

  const answers = await Promise.all(
    Array.from({ length: 120 }, () =>
      cloud.node
        .collection('stock')
        .where({ _id: 's', left: command.gt(0) })
        .update({ left: command.inc(-1) }),
    ),
  );

  expect(answers.filter(({ updated }) => updated === 1)).toHaveLength(40);
  expect((await cloud.node.collection('stock').doc('s').get()).data).toEqual([{ _id: 's', left: 0 }]);
});
