import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import { failureOf, type SdkCommand } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
beforeEach(() => {
  cloud.database.reset();
  cloud.database.createCollection('things');
});

type Case = [what: string, before: object, update: (_: SdkCommand) => object, after: object];

const early = new Date(1_000);
const late = new Date(9_000);

const CASES: Case[] = [
  ['inc on a number', { n: 1 }, (_) => ({ n: _.inc(5) }), { n: 6 }],
  ['inc on a missing nested field', {}, (_) => ({ 'a.b': _.inc(5) }), { a: { b: 5 } }],
  ['mul', { n: 4 }, (_) => ({ n: _.mul(2.5) }), { n: 10 }],
  ['mul on a missing field', {}, (_) => ({ n: _.mul(3) }), { n: 0 }],
  ['min of dates', { at: late }, (_) => ({ at: _.min(early) }), { at: early }],
  ['max that is smaller', { at: late }, (_) => ({ at: _.max(early) }), { at: late }],
  ['max on a missing field', {}, (_) => ({ n: _.max(3) }), { n: 3 }],
  ['rename', { old: { x: 1 }, keep: 1 }, (_) => ({ old: _.rename('fresh') }), { keep: 1, fresh: { x: 1 } }],
  ['remove', { gone: 1, keep: 1 }, (_) => ({ gone: _.remove() }), { keep: 1 }],
  ['remove inside', { m: { gone: 1, keep: 1 } }, (_) => ({ m: { gone: _.remove() } }), { m: { keep: 1 } }],
  ['set of a whole object', { m: { a: 1, b: 2 } }, (_) => ({ m: _.set({ c: 3 }) }), { m: { c: 3 } }],
  ['bit and', { n: 0b1110 }, (_) => ({ n: _.bit({ and: 0b0111 }) }), { n: 0b0110 }],
  ['bit or and xor', { n: 0b0001 }, (_) => ({ n: _.bit({ or: 0b0100, xor: 0b0001 }) }), { n: 0b0100 }],
  ['push of several', { l: [1] }, (_) => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
  ['push on a missing field', {}, (_) => ({ l: _.push([1]) }), { l: [1] }],
  ['push at a position', { l: [1, 4] }, (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }],
  [
    'push, sort by a field, keep the first two',
    { l: [{ n: 3 }, { n: 1 }] },
    (_) => ({ l: _.push({ each: [{ n: 2 }], sort: { n: 1 }, slice: 2 }) }),
    { l: [{ n: 1 }, { n: 2 }] },
  ],
  [
    'push, sort by value, keep the last two',
    { l: [3, 1] },
    (_) => ({ l: _.push({ each: [2], sort: 1, slice: -2 }) }),
    { l: [2, 3] },
  ],
  ['pop', { l: [1, 2] }, (_) => ({ l: _.pop() }), { l: [1] }],
  ['shift', { l: [1, 2] }, (_) => ({ l: _.shift() }), { l: [2] }],
  ['unshift', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['pull of a value', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }],
  ['pull by condition', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gte(5)) }), { l: [1] }],
  [
    'pull of objects by their fields',
    { l: [{ k: 1, v: 1 }, { k: 2 }] },
    (_) => ({ l: _.pull({ k: 1 }) }),
    { l: [{ k: 2 }] },
  ],
  ['pullAll', { l: [1, 2, 3] }, (_) => ({ l: _.pullAll([1, 3]) }), { l: [2] }],
  ['addToSet of a new value', { l: [1] }, (_) => ({ l: _.addToSet(2) }), { l: [1, 2] }],
  ['addToSet of several', { l: [1] }, (_) => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
  ['a place in an array', { l: [{ n: 1 }, { n: 2 }] }, () => ({ 'l.1.n': 9 }), { l: [{ n: 1 }, { n: 9 }] }],
  ['a place behind an array', { l: [1] }, () => ({ 'l.3': 4 }), { l: [1, null, null, 4] }],
];

it.each(CASES)('plays %s', async (_what, before, update, after) => {
  const things = cloud.node.collection('things');
  await things.add({ _id: 'x', ...before });

  await things.doc('x').update(update(cloud.node.command));

  expect((await things.doc('x').get()).data).toEqual([{ _id: 'x', ...after }]);
});

it.each<[string, object, (_: SdkCommand) => object, string]>([
  ['inc of text', { n: '1' }, (_) => ({ n: _.inc(1) }), 'Cannot apply $inc to a value of non-numeric type'],
  ['inc of null', { n: null }, (_) => ({ n: _.inc(1) }), 'Cannot apply $inc to a value of non-numeric type'],
  ['mul of an object', { n: {} }, (_) => ({ n: _.mul(2) }), 'Cannot apply $mul to a value of non-numeric type'],
  ['inc by text', { n: 1 }, (_) => ({ n: _.inc('1') }), 'Cannot apply $inc with non-numeric argument'],
  ['a field under null', { m: null }, () => ({ 'm.x': 1 }), 'Cannot create field in element {m: null}'],
  ['a field under text', { m: 'text' }, () => ({ 'm.x': 1 }), 'Cannot create field in element {m: "text"}'],
  ['a named field of an array', { l: [1] }, () => ({ 'l.x': 1 }), "Cannot create field 'x' in an array"],
  ['push on text', { l: 'text' }, (_) => ({ l: _.push([1]) }), "The field 'l' must be an array but is of type string"],
  ['pop of null', { l: null }, (_) => ({ l: _.pop() }), "The field 'l' must be an array but is of type null"],
  [
    'a field and one inside it',
    { m: { a: 1 } },
    (_) => ({ m: _.set({}), 'm.a': _.inc(1) }),
    "Updating the path 'm.a' would create a conflict at 'm'",
  ],
])('refuses %s and changes nothing', async (_what, before, update, words) => {
  const things = cloud.node.collection('things');
  await things.add({ _id: 'x', ...before });

  const failure = await failureOf(things.doc('x').update(update(cloud.node.command)));

  expect(failure.code).toBe('DATABASE_REQUEST_FAILED');
  expect(failure.message).toContain(words);
  expect((await things.doc('x').get()).data).toEqual([{ _id: 'x', ...before }]);
});

it('refuses to store field names that begin with a dollar', async () => {
  const { code, message } = await failureOf(cloud.node.collection('things').add({ $price: 1 }));

  expect(code).toBe('DATABASE_REQUEST_FAILED');
  expect(message).toContain("Document can't have $ prefixed field names: $price");
});

it('writes nothing at all for an update of an empty object, as the SDK sends none', async () => {
  await cloud.node.collection('things').add({ _id: 'x', m: { a: 1 } });

  expect((await cloud.node.collection('things').doc('x').update({ m: {} })).updated).toBe(0);

  expect((await cloud.node.collection('things').doc('x').get()).data).toEqual([{ _id: 'x', m: { a: 1 } }]);
});
