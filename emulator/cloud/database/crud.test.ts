import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(() => {
  cloud.database.reset();
  cloud.database.createCollection('todos');
});

describe('add and get', () => {
  it('gives back every kind of value as it was stored', async () => {
    const stored = {
      _id: 'a',
      text: '推客',
      whole: 7,
      big: 9_007_199_254_740_991,
      broken: 1.5,
      yes: true,
      nothing: null,
      when: new Date(Date.UTC(2026, 0, 1)),
      longAgo: new Date(-1),
      nested: { list: [1, 'two', { three: 3 }], empty: {}, none: [] },
    };
    await cloud.node.collection('todos').add(stored);

    const { data } = await cloud.node.collection('todos').doc('a').get();

    expect(data).toEqual([stored]);
    expect((await cloud.wx.collection('todos').doc('a').get()).data).toEqual(stored);
  });

  it('makes an id of 32 hex digits when none is given', async () => {
    const one = await cloud.node.collection('todos').add({ n: 1 });
    const two = await cloud.wx.collection('todos').add({ data: { n: 2 } });

    expect(one.id).toMatch(/^[0-9a-f]{32}$/);
    expect(two._id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('adds many documents in one call and answers their ids in order', async () => {
    const before = cloud.gateway.stats.snapshot().byAction['database.insertDocument'] ?? 0;

    const { ids } = await cloud.node.collection('todos').add([{ _id: 'x' }, { _id: 5 }, { n: 3 }]);

    expect(ids.slice(0, 2)).toEqual(['x', 5]);
    expect(ids).toHaveLength(3);
    expect(cloud.gateway.stats.snapshot().byAction['database.insertDocument']).toBe(before + 1);
    expect((await cloud.node.collection('todos').doc(5).get()).data).toEqual([{ _id: 5 }]);
  });

  it('keeps the documents before the one that fails, as an ordered insert does', async () => {
    await cloud.node.collection('todos').add({ _id: 'taken' });

    const add = cloud.node.collection('todos').add([{ _id: 'before' }, { _id: 'taken' }, { _id: 'after' }]);

    await expect(add).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    const { data } = await cloud.node.collection('todos').orderBy('_id', 'asc').get();
    expect(data.map(({ _id }) => _id)).toEqual(['before', 'taken']);
  });

  it('puts the world time plus the offset in the place of a server date', async () => {
    cloud.clock.advance(25 * 86_400_000);
    const { node } = cloud;

    await node.collection('todos').add({ _id: 'd', now: node.serverDate(), soon: node.serverDate({ offset: 60_000 }) });

    const { data } = await node.collection('todos').doc('d').get();
    expect(data).toEqual([
      { _id: 'd', now: new Date(cloud.clock.nowMs()), soon: new Date(cloud.clock.nowMs() + 60_000) },
    ]);
  });

  it('answers null for a document that is not there', async () => {
    expect((await cloud.node.collection('todos').doc('none').get()).data).toEqual([]);
    expect((await cloud.wx.collection('todos').doc('none').get()).data).toBeNull();
  });
});

describe('set, update and remove', () => {
  it('creates with set, then replaces the whole document', async () => {
    const doc = cloud.wx.collection('todos').doc('s');

    expect((await doc.set({ data: { a: 1, b: 2 } })).stats).toEqual({ updated: 0, created: 1 });
    expect((await doc.set({ data: { c: 3 } })).stats).toEqual({ updated: 1, created: 0 });
    expect((await doc.set({ data: { c: 3 } })).stats).toEqual({ updated: 1, created: 0 });

    expect((await doc.get()).data).toEqual({ _id: 's', c: 3 });
  });

  it('counts an update that changes nothing as none, and one of no document as none', async () => {
    await cloud.node.collection('todos').add({ _id: 'u', n: 1 });

    expect((await cloud.node.collection('todos').doc('u').update({ n: 1 })).updated).toBe(0);
    expect((await cloud.node.collection('todos').doc('u').update({ n: 2 })).updated).toBe(1);
    expect((await cloud.node.collection('todos').doc('none').update({ n: 2 })).updated).toBe(0);
  });

  it('merges a nested object by its paths', async () => {
    await cloud.node.collection('todos').add({ _id: 'm', profile: { name: 'Lin', city: 'Suzhou' } });

    await cloud.node
      .collection('todos')
      .doc('m')
      .update({ profile: { city: 'Wuxi' } });

    expect((await cloud.node.collection('todos').doc('m').get()).data).toEqual([
      { _id: 'm', profile: { name: 'Lin', city: 'Wuxi' } },
    ]);
  });

  it('updates and removes all that match, or one when asked', async () => {
    const todos = cloud.node.collection('todos');
    await todos.add([1, 2, 3, 4].map((n) => ({ _id: `t${n}`, done: n > 2 })));

    expect((await todos.where({ done: true }).update({ seen: 1 })).updated).toBe(2);
    expect((await todos.options({ multiple: false }).where({ done: true }).update({ seen: 2 })).updated).toBe(1);
    expect((await todos.where({ done: true }).remove()).deleted).toBe(2);
    expect((await todos.doc('t1').remove()).deleted).toBe(1);
    expect((await todos.doc('t1').remove()).deleted).toBe(0);
    expect((await todos.count()).total).toBe(1);
  });

  it('refuses an update and a removal that do not say which documents', async () => {
    const refused = { code: 'INVALID_PARAM', message: "param.query can't be empty" };

    await expect(cloud.node.collection('todos').update({ n: 1 })).rejects.toMatchObject(refused);
    await expect(cloud.node.collection('todos').remove()).rejects.toMatchObject(refused);
  });

  it('answers the new state from updateAndReturn, and null when nothing matches', async () => {
    await cloud.node.collection('todos').add({ _id: 'r', n: 1, tag: 'x' });
    const { command } = cloud.node;

    const hit = await cloud.node
      .collection('todos')
      .where({ tag: 'x' })
      .updateAndReturn({ n: command.inc(4) });
    const miss = await cloud.node
      .collection('todos')
      .where({ tag: 'y' })
      .updateAndReturn({ n: command.inc(4) });

    expect([hit.updated, hit.doc]).toEqual([1, { _id: 'r', n: 5, tag: 'x' }]);
    expect([miss.updated, miss.doc]).toEqual([0, null]);
  });

  it('does not let a stored document change through what was answered before', async () => {
    await cloud.node.collection('todos').add({ _id: 'p', list: [1], inner: { n: 1 } });
    const { command } = cloud.node;
    const transaction = await cloud.node.startTransaction();
    const first = await transaction.collection('todos').doc('p').get();

    await cloud.node
      .collection('todos')
      .doc('p')
      .update({ list: command.push([2]), 'inner.n': command.inc(1) });
    const again = await transaction.collection('todos').doc('p').get();
    await transaction.rollback();

    expect(again.data).toEqual(first.data);
    expect(first.data).toEqual({ _id: 'p', list: [1], inner: { n: 1 } });
  });
});

describe('createCollection', () => {
  it('creates once and says when it is there already', async () => {
    await cloud.node.createCollection('fresh');
    await cloud.node.collection('fresh').add({ _id: 'a' });

    await expect(cloud.node.createCollection('fresh')).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    });
  });
});
