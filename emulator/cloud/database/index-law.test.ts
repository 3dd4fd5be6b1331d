import fc from 'fast-check';
import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import type { SdkCommand } from './testing/sdk-shapes';
import { compareValues } from './values/value-order';

let cloud: CloudUnderTest;

const FIELDS = ['a', 'b', 'c'] as const;

beforeAll(async () => {
  const key = (name: string, direction: 1 | -1 = 1) => ({ name, direction });
  cloud = await startCloud({
    collections: [
      {
        name: 'indexed',
        indexes: [
          { name: 'ab', unique: false, keys: [key('a'), key('b', -1)] },
          { name: 'bca', unique: false, keys: [key('b'), key('c'), key('a')] },
          { name: 'c', unique: false, keys: [key('c', -1)] },
        ],
      },
      { name: 'plain', indexes: [] },
    ],
  });
});
afterAll(() => cloud.close());

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom('', 'x', 'xy', 'y'),
  fc.constantFrom<unknown>(null, true, new Date(2)),
);
const value = fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const document = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });

type Condition = (_: SdkCommand) => unknown;
const condition: fc.Arbitrary<Condition> = fc.oneof(
  scalar.map(
    (v): Condition =>
      (_) =>
        _.eq(v),
  ),
  fc.array(scalar, { maxLength: 3 }).map(
    (list): Condition =>
      (_) =>
        _.in(list),
  ),
  fc.constantFrom('gt', 'gte', 'lt', 'lte').chain((name) =>
    scalar.map(
      (v): Condition =>
        (_) =>
          _[name](v),
    ),
  ),
  fc.tuple(scalar, scalar).map(
    ([low, high]): Condition =>
      (_) =>
        _.and(_.gte(low), _.lt(high)),
  ),
  fc.constantFrom(/^x/, /^xy?/, /^x|y/, /y/).map(
    (pattern): Condition =>
      () =>
        pattern,
  ),
  scalar.map(
    (v): Condition =>
      (_) =>
        _.neq(v),
  ),
);
const filter = fc.dictionary(fc.constantFrom(...FIELDS), condition, { maxKeys: 3 });
const order = fc.uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom('asc' as const, 'desc' as const)), {
  maxLength: 2,
  selector: ([field]) => field,
});

async function answers(
  collection: string,
  filters: readonly Record<string, Condition>[],
  sort: readonly (readonly [string, 'asc' | 'desc'])[],
): Promise<unknown[]> {
  const { command } = cloud.node;
  const [first = {}, ...others] = filters.map((each) =>
    Object.fromEntries(Object.entries(each).map(([field, make]) => [field, make(command)])),
  );
  let query = cloud.node.collection(collection).where(others.length === 0 ? first : command.or([first, ...others]));
  for (const [field, direction] of sort) query = query.orderBy(field, direction);
  const { data } = await query.limit(1_000).get();
  return data.map(({ _id }) => _id);
}

/** What an order sees of a document: a missing field as null, an array by its first or last element in that order. */
function sortKey(document: Record<string, unknown>, sort: readonly (readonly [string, 'asc' | 'desc'])[]): unknown[] {
  return sort.map(([field, direction]) => {
    const stored = document[field] ?? null;
    if (!Array.isArray(stored)) return stored;
    const elements = [...stored].sort(compareValues);
    return elements.at(direction === 'asc' ? 0 : -1) ?? null;
  });
}

it('an index changes how a query is answered and never what it answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 25 }),
      fc.array(filter, { minLength: 1, maxLength: 2 }),
      order,
      async (documents, filters, sort) => {
        const stored = documents.map((each, n) => ({ _id: `d${n}`, ...each }));
        cloud.database.reset();
        await cloud.database.importAll({ indexed: stored.slice(0, 10), plain: stored });
        if (stored.length > 10) await cloud.node.collection('indexed').add(stored.slice(10));

        const indexed = await answers('indexed', filters, sort);
        const plain = await answers('plain', filters, sort);

        const keys = new Map<unknown, unknown>(stored.map((each) => [each._id, sortKey(each, sort)]));
        expect([...indexed].sort()).toEqual([...plain].sort());
        expect(indexed.map((id) => keys.get(id))).toEqual(plain.map((id) => keys.get(id)));
      },
    ),
    { numRuns: 120 },
  );
});
