import type { CollectionDefinition } from './indexes/collection-definition';
import { openDatabase } from './open-database';
import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import { HandClock } from './testing/hand-clock';
import { failureOf, type SdkCollection, type SdkCommand } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

const ORDERS: CollectionDefinition = {
  name: 'orders',
  indexes: [
    {
      name: 'promoter_created',
      unique: false,
      keys: [
        { name: 'promoter', direction: 1 },
        { name: 'created', direction: -1 },
      ],
    },
    { name: 'no', unique: true, keys: [{ name: 'no', direction: 1 }] },
  ],
};

beforeAll(async () => {
  cloud = await startCloud({ collections: [ORDERS, { name: 'notes', indexes: [] }], limits: { answerBytes: 60_000 } });
  await cloud.database.importAll({
    orders: Array.from({ length: 1_500 }, (_, n) => ({
      _id: `o${String(n).padStart(5, '0')}`,
      no: n,
      promoter: `p${n % 10}`,
      created: n,
      status: n % 3,
    })),
  });
});
afterAll(() => cloud.close());

describe('how many documents one call answers', () => {
  it('is 100 without a limit and 1,000 at most', async () => {
    const orders = cloud.node.collection('orders');

    expect((await orders.get()).data).toHaveLength(100);
    expect((await orders.field({ _id: true }).limit(5_000).get()).data).toHaveLength(1_000);
  });

  it('is 20 for an aggregate without a limit', async () => {
    const aggregate = () => cloud.node.collection('orders').aggregate().match({ promoter: 'p1' }).project({ _id: 1 });

    expect((await aggregate().end()).data).toHaveLength(20);
    expect((await aggregate().limit(120).end()).data).toHaveLength(120);
  });

  it('fails when the documents are larger than an answer may be', async () => {
    const failure = await failureOf(cloud.node.collection('orders').limit(1_000).get());

    expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
    expect(failure.message).toContain('[LimitExceeded.ResponseSize]');
  });
});

describe('queries over more than 1,000 documents', () => {
  it.each<[string, (_: SdkCommand) => object, string]>([
    ['no index at all', () => ({ status: 1 }), 'status'],
    ['only a later field of an index', (_) => ({ created: _.gt(5), status: 1 }), 'created, status'],
    ['an alternative without index', (_) => _.or([{ promoter: 'p1' }, { status: 1 }]), 'promoter, status'],
  ])('are refused with %s', async (_what, filter, fields) => {
    const where = () => cloud.node.collection('orders').where(filter(cloud.node.command));
    const $match = filter(cloud.node.command);
    const calls = [
      where().get(),
      where().limit(1).get(),
      where().count(),
      where().update({ seen: true }),
      where().remove(),
      where().updateAndReturn({ seen: true }),
      cloud.node.collection('orders').aggregate().match($match).group({ _id: '$status' }).end(),
    ];

    for (const failure of await Promise.all(calls.map(failureOf))) {
      expect(failure.code).toBe('INDEX_MISSING');
      expect(failure.message).toContain(`reads all 1500 documents of orders: no index begins with ${fields}.`);
    }
  });

  it('are refused when only their order lacks an index', async () => {
    const failure = await failureOf(cloud.node.collection('orders').orderBy('status', 'asc').limit(1).get());

    expect(failure.message).toContain('no index begins with status');
  });

  it.each<[string, (_: SdkCommand) => object, number]>([
    ['the first field', () => ({ promoter: 'p1' }), 150],
    ['the first field of many values', (_) => ({ promoter: _.in(['p1', 'p2']), status: 0 }), 100],
    ['a range on the second', (_) => ({ promoter: 'p1', created: _.gte(1_000) }), 50],
    ['a unique field', () => ({ no: 7 }), 1],
    ['ids', (_) => ({ _id: _.in(['o00001', 'o00002', 'gone']) }), 2],
    ['a range of ids', (_) => ({ _id: _.gt('o01489') }), 10],
    ['the beginning of an id', () => ({ _id: /^o0149/ }), 10],
    ['alternatives that all have one', (_) => _.or([{ promoter: 'p1' }, { no: _.lt(10) }]), 159],
    ['nothing: all documents', () => ({}), 1_500],
  ])('are answered by %s', async (_what, filter, total) => {
    expect((await cloud.node.collection('orders').where(filter(cloud.node.command)).count()).total).toBe(total);
  });

  it('are answered in the order of an index, either way', async () => {
    const newest = cloud.node.collection('orders').where({ promoter: 'p3' }).orderBy('created', 'desc').limit(2);
    const oldest = cloud.node.collection('orders').where({ promoter: 'p3' }).orderBy('created', 'asc').limit(2);
    const lastIds = cloud.node.collection('orders').orderBy('_id', 'desc').limit(2);

    expect((await newest.get()).data.map(({ no }) => no)).toEqual([1_493, 1_483]);
    expect((await oldest.get()).data.map(({ no }) => no)).toEqual([3, 13]);
    expect((await lastIds.get()).data.map(({ no }) => no)).toEqual([1_499, 1_498]);
  });
});

describe('sizes', () => {
  afterEach(() => cloud.node.collection('notes').where({}).remove());

  it('refuses an index key of more than 1,024 bytes', async () => {
    const failure = await failureOf(cloud.node.collection('orders').add({ no: '长'.repeat(342) }));

    expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
    expect(failure.message).toContain('key too large to index');
    expect((await failureOf(cloud.node.collection('orders').add({ no: { a: '长'.repeat(340) } }))).message).toContain(
      'key too large to index',
    );
    await cloud.node.collection('orders').add({ _id: 'fits', no: '长'.repeat(341) });
    await cloud.node.collection('orders').doc('fits').remove();
  });

  it.each([
    ['one byte each', 'x'.repeat(2_700_000)],
    ['three bytes each', '长'.repeat(900_000)],
  ])('refuses an add of more than 5 MB in characters of %s', async (_what, half) => {
    const failure = await failureOf(cloud.node.collection('notes').add([{ half }, { half }]));

    expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
    expect(failure.message).toContain('larger than 5242880 bytes');
    expect((await cloud.node.collection('notes').count()).total).toBe(0);
  });

  it.each<[string, (notes: SdkCollection, text: string) => Promise<unknown>]>([
    ['doc().set()', (notes, text) => notes.doc('n').set({ text })],
    ['doc().update()', (notes, text) => notes.doc('n').update({ text })],
    ['where().update()', (notes, text) => notes.where({ _id: 'n' }).update({ text })],
    ['where().updateAndReturn()', (notes, text) => notes.where({ _id: 'n' }).updateAndReturn({ text })],
    ['where().remove()', (notes, text) => notes.where({ _id: 'n', text }).remove()],
  ])('refuses %s of more than 5 MB, in bytes and not in characters', async (_what, write) => {
    const notes = cloud.node.collection('notes');
    await notes.add({ _id: 'n' });

    const failure = await failureOf(write(notes, '长'.repeat(1_750_000)));

    expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
    expect(failure.message).toContain('larger than 5242880 bytes');
    expect((await notes.doc('n').get()).data).toEqual([{ _id: 'n' }]);
  });

  it('counts the bytes of an answer', async () => {
    const notes = cloud.node.collection('notes');
    await notes.add({ _id: 'n', text: '长'.repeat(20_100) });

    const failure = await failureOf(notes.doc('n').get());

    expect(failure.message).toContain('[LimitExceeded.ResponseSize] The answer is larger than 60000 bytes');
  });

  it.each<[string, (notes: SdkCollection, field: string, text: string) => Promise<unknown>]>([
    ['doc().update()', (notes, field, text) => notes.doc('n').update({ [field]: text })],
    ['where().updateAndReturn()', (notes, field, text) => notes.where({ _id: 'n' }).updateAndReturn({ [field]: text })],
  ])('lets %s grow a document up to 16 MB and no further', async (_what, grow) => {
    const notes = cloud.node.collection('notes');
    const text = '长'.repeat(1_500_000);
    await notes.add({ _id: 'n', a: text });
    await grow(notes, 'b', text);
    await grow(notes, 'c', text);

    const failure = await failureOf(grow(notes, 'd', text));

    expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
    expect(failure.message).toContain('object to insert too large. size in bytes: 18000048, max size: 16777216');
    expect((await notes.where({ _id: 'n', d: cloud.node.command.exists(true) }).count()).total).toBe(0);
  });

  it.each<[string, (notes: SdkCollection, deep: object) => Promise<unknown>]>([
    ['add()', (notes, deep) => notes.add({ deep })],
    ['doc().set()', (notes, deep) => notes.doc('n').set({ deep })],
    ['doc().update()', (notes, deep) => notes.doc('n').update({ deep: cloud.node.command.set(deep) })],
    ['an update below an object', (notes, deep) => notes.doc('n').update({ 'a.b': cloud.node.command.set(deep) })],
    ['where().updateAndReturn()', (notes, deep) => notes.where({ _id: 'n' }).updateAndReturn({ list: [deep] })],
  ])('refuses %s when the document becomes nested more than 100 deep', async (_what, write) => {
    const notes = cloud.node.collection('notes');
    await notes.add({ _id: 'n', a: {} });

    expect((await failureOf(write(notes, nested(100)))).message).toContain('nested too deeply');
    await write(notes, nested(98));
  });

  it.each<[string, (notes: SdkCollection) => Promise<unknown>]>([
    ['add()', (notes) => notes.add({ _id: 'm', $a: 1 })],
    ['doc().set()', (notes) => notes.doc('n').set({ a: { $b: 1 } })],
    ['doc().update()', (notes) => notes.doc('n').update({ a: cloud.node.command.set({ $b: 1 }) })],
    ['a renaming', (notes) => notes.doc('n').update({ a: cloud.node.command.rename('$b') })],
    ['where().updateAndReturn()', (notes) => notes.where({ _id: 'n' }).updateAndReturn({ list: [{ $b: 1 }] })],
  ])('refuses a field that begins with $ from %s', async (_what, write) => {
    const notes = cloud.node.collection('notes');
    await notes.add({ _id: 'n', a: 1 });

    expect((await failureOf(write(notes))).message).toContain("Document can't have $ prefixed field names: $");
    expect((await notes.get()).data).toEqual([{ _id: 'n', a: 1 }]);
  });

  it('refuses to import what no call could have stored', async () => {
    await expect(cloud.database.importAll({ notes: [{ _id: 'n', deep: nested(100) }] })).rejects.toThrow(
      'nested too deeply',
    );
    expect((await cloud.node.collection('notes').count()).total).toBe(0);
  });

  it('refuses a collection with more than 20 indexes, saying how many it has', () => {
    const indexes = Array.from({ length: 21 }, (_, n) => ({
      name: `i${n}`,
      unique: false,
      keys: [{ name: `f${n}`, direction: 1 as const }],
    }));

    expect(() => openDatabase({ clock: new HandClock(), collections: [{ name: 'many', indexes }] })).toThrow(
      'The collection many has 21 indexes; at most 20 are possible.',
    );
  });
});

/** An object with as many objects in it, one in the other, as to have this many levels. */
function nested(levels: number): object {
  let deep: object = {};
  for (let level = 1; level < levels; level += 1) deep = { deep };
  return deep;
}
