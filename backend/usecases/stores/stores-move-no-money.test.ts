import fc from 'fast-check';
import { aProgram } from '../../../tests/support/builders/a-program';
import { aSnapshot, later, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { fixedClock } from '../../../tests/support/fixed-clock';
import { recordingJournal } from '../../../tests/support/recording-journal';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentOrderBooks } from '../../adapters/stores/order-books';
import type { Json } from '../../ports/document-database';
import { recordOrder } from '../booking/record-order';
import { releaseCommissions } from '../release/release-commissions';

const program = aProgram();
const [brandId = ''] = program.brands.map((brand) => brand.brandId);
const [groupId = ''] = (program.brands[0]?.groups ?? []).map((group) => group.groupId);

/** Who works where, and what the brand calls him. */
interface StoreTree {
  readonly stores: readonly { readonly storeId: string; readonly regionName: string; readonly isRanked: boolean }[];
  readonly storeId: string | null;
  readonly tags: readonly string[];
  readonly isClerk: boolean;
}

const treeOf: fc.Arbitrary<StoreTree> = fc.record({
  stores: fc.array(
    fc.record({ storeId: fc.constantFrom('s1', 's2', 's3'), regionName: fc.string(), isRanked: fc.boolean() }),
    { maxLength: 3 },
  ),
  storeId: fc.constantFrom(null, 's1', 's2', 'gone'),
  tags: fc.array(fc.constantFrom('店长', '早班', '区域负责'), { maxLength: 3 }),
  isClerk: fc.boolean(),
});

const paid = aSnapshot();
const steps = [
  paid,
  later(paid, 10 * 86_400, { orderStatus: 100 }),
  later(paid, 12 * 86_400, { orderStatus: 100, commissionStatus: 100, settledAtMs: orderedAtMs + 12 * 86_400_000 }),
  later(paid, 40 * 86_400, { orderStatus: 200, commissionStatus: 200 }),
];

/** Everything that is in the books after some steps of an order, under one tree. */
async function booksUnder(tree: StoreTree, count: number): Promise<readonly Json[]> {
  const database = memoryDocumentDatabase();
  const clock = fixedClock(orderedAtMs + 120_000);
  const books = documentOrderBooks(database);
  const ports = { books, clock, journal: recordingJournal(), settings: { current: async () => program } };
  const { storeId, tags } = tree;
  const member = {
    brandId,
    promoter: 'wxwang',
    groupId,
    shares: [],
    settledBy: 'agency',
    joinedAtMs: 0,
    status: 'active',
  };
  await database.put('memberships', { _id: `${brandId}|wxwang`, ...member, storeId, tags: [...tags] });
  for (const store of tree.stores) await database.put('stores', { _id: `store|${brandId}|${store.storeId}`, ...store });
  const clerk = { brandId, storeId: 's1', promoter: 'wxwang', number: 1 };
  if (tree.isClerk) await database.put('stores', { _id: `clerk|${brandId}|s1|c1`, kind: 'clerk', ...clerk });
  for (const snapshot of steps.slice(0, count)) await recordOrder(ports, { snapshot });
  clock.setMs(orderedAtMs + 60 * 86_400_000);
  await releaseCommissions(ports, () => 60_000);
  const all = await Promise.all(
    ['ledger', 'wallets', 'orders'].map((name) => database.list(name, { where: {}, limit: 50 })),
  );
  return all.flat();
}

describe('the same order', () => {
  it('comes to the same books whatever stores, regions, clerks and tags there are', async () => {
    const none = { stores: [], storeId: null, tags: [], isClerk: false };
    await fc.assert(
      fc.asyncProperty(treeOf, fc.integer({ min: 1, max: steps.length }), async (tree, count) => {
        const plain = await booksUnder(none, count);
        expect(plain.length).toBeGreaterThan(2);
        expect(await booksUnder(tree, count)).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });
});
