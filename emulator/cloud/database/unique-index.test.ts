import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import { failureOf } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud({
    collections: [
      {
        name: 'users',
        indexes: [
          { name: 'phone_1', unique: true, keys: [{ name: 'phone', direction: 1 }] },
          {
            name: 'brand_name',
            unique: true,
            keys: [
              { name: 'brand', direction: 1 },
              { name: 'name', direction: -1 },
            ],
          },
        ],
      },
    ],
  });
});
afterAll(() => cloud.close());
beforeEach(() => cloud.database.reset());

const E11000 = /E11000 duplicate key error collection: tnt-local\.users index: phone_1/;

async function add(document: object): Promise<unknown> {
  return cloud.node.collection('users').add(document);
}

it('counts a missing field as null, so at most one document may lack it', async () => {
  await add({ _id: 'a', name: 'a' });

  expect((await failureOf(add({ _id: 'b', name: 'b' }))).message).toMatch(E11000);
  expect((await failureOf(add({ _id: 'c', name: 'c', phone: null }))).message).toMatch(E11000);
  await add({ _id: 'd', name: 'd', phone: 'null' });
});

it('writes a compound key as the service does', async () => {
  await add({ phone: 1, brand: 'x', name: 'n' });

  const { message } = await failureOf(add({ phone: 2, brand: 'x', name: 'n' }));

  expect(message).toContain('index: brand_name dup key: { : "x", : "n" }');
});

it('holds for update and set, and frees a key that is given up', async () => {
  await add({ _id: 'a', name: 'a', phone: '1' });
  await add({ _id: 'b', name: 'b', phone: '2' });
  const b = cloud.node.collection('users').doc('b');

  expect((await failureOf(b.update({ phone: '1' }))).message).toMatch(E11000);
  expect((await failureOf(b.set({ name: 'b', phone: '1' }))).message).toMatch(E11000);
  await cloud.node.collection('users').doc('a').update({ phone: '3' });
  expect((await b.update({ phone: '1' })).updated).toBe(1);
});

it('lets one of 50 parallel adds of one key through', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => add({ name: `n${n}`, phone: '138' })));

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await cloud.node.collection('users').count()).total).toBe(1);
});

it('lets one of 20 transactions that add the same unique field through, and conflicts with 19', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, async (_, n) => {
      const transaction = await cloud.node.startTransaction();
      await transaction.collection('users').where({ _id: 'nobody' }).get();
      await transaction.collection('users').add({ _id: `u${n}`, name: `n${n}`, phone: '138' });
      await transaction.commit();
    }),
  );

  const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(codes).toHaveLength(19);
  expect((await cloud.node.collection('users').count()).total).toBe(1);
});

it('lets a transaction move a unique key from one of its documents to another', async () => {
  await add({ _id: 'a', name: 'a', phone: '1' });
  await add({ _id: 'b', name: 'b', phone: '2' });

  await cloud.node.runTransaction(async (transaction) => {
    await transaction.collection('users').doc('a').update({ phone: '9' });
    await transaction.collection('users').doc('b').update({ phone: '1' });
    await transaction.collection('users').doc('a').update({ phone: '2' });
  });

  const { data } = await cloud.node.collection('users').where({ phone: '1' }).get();
  expect(data.map(({ _id }) => _id)).toEqual(['b']);
});

it('finds a duplicate among the own writes of a transaction', async () => {
  const transaction = await cloud.node.startTransaction();
  await transaction.collection('users').add({ _id: 'a', name: 'a', phone: '1' });

  const failure = await failureOf(transaction.collection('users').add({ _id: 'b', name: 'b', phone: '1' }));

  expect(failure.message).toMatch(E11000);
});

it('makes a plain add wait for a transaction that has taken the key', async () => {
  const transaction = await cloud.node.startTransaction();
  await transaction.collection('users').add({ _id: 'a', name: 'a', phone: '1' });
  const waiting = add({ _id: 'b', name: 'b', phone: '1' });
  await cloud.node.collection('users').count();

  await transaction.rollback();

  await expect(waiting).resolves.toMatchObject({ id: 'b' });
});

it('refuses an import that breaks it and leaves everything as it was', async () => {
  await add({ _id: 'a', name: 'a', phone: '1' });

  const broken = cloud.database.importAll({ users: [{ _id: 'b', name: 'b', phone: '1' }], others: [{ _id: 'x' }] });

  await expect(broken).rejects.toThrow(E11000);
  expect(cloud.database.exportAll()).toEqual({ users: [{ _id: 'a', name: 'a', phone: '1' }] });
});
