import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import type { SdkCommand } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

const DOCUMENTS = [
  { _id: '1', n: 1, tags: ['a', 'b'], nested: { city: 'Suzhou' }, at: new Date(1_000) },
  { _id: '2', n: 2, tags: [], nested: { city: 'Wuxi', zip: null }, at: new Date(2_000) },
  {
    _id: '3',
    n: 2.5,
    tags: ['b', 'c', 'd'],
    rows: [
      { k: 1, v: 5 },
      { k: 2, v: 9 },
    ],
  },
  { _id: '4', n: '2', tags: 'b', rows: [1, 2] },
  { _id: '5', n: null, flag: true },
  { _id: '6', flag: false, nested: { city: 'Wuxi' } },
];

beforeAll(async () => {
  cloud = await startCloud({ collections: [{ name: 'docs', indexes: [] }] });
  await cloud.node.collection('docs').add(DOCUMENTS);
});
afterAll(() => cloud.close());

async function idsOf(filter: object): Promise<unknown[]> {
  const { data } = await cloud.node.collection('docs').where(filter).orderBy('_id', 'asc').get();
  return data.map(({ _id }) => _id);
}

it.each<[string, (_: SdkCommand) => object, string[]]>([
  ['equality', () => ({ n: 2 }), ['2']],
  ['equality on an element of an array', () => ({ tags: 'b' }), ['1', '3', '4']],
  ['equality with null, which a missing field meets', () => ({ n: null }), ['5', '6']],
  ['nested equality', () => ({ nested: { city: 'Wuxi' } }), ['2', '6']],
  ['neq', (_) => ({ n: _.neq(2) }), ['1', '3', '4', '5', '6']],
  ['gt within the type', (_) => ({ n: _.gt(1) }), ['2', '3']],
  ['gte and lt together', (_) => ({ n: _.and(_.gte(1), _.lt(2.5)) }), ['1', '2']],
  ['a range of dates', (_) => ({ at: _.lte(new Date(1_000)) }), ['1']],
  ['in', (_) => ({ n: _.in([1, '2', 9]) }), ['1', '4']],
  ['in with null', (_) => ({ n: _.in([null, 1]) }), ['1', '5', '6']],
  ['nin', (_) => ({ n: _.nin([1, 2]) }), ['3', '4', '5', '6']],
  ['exists', (_) => ({ n: _.exists(true) }), ['1', '2', '3', '4', '5']],
  ['exists not', (_) => ({ 'nested.zip': _.exists(false) }), ['1', '3', '4', '5', '6']],
  ['size', (_) => ({ tags: _.size(3) }), ['3']],
  ['all', (_) => ({ tags: _.all(['b', 'd']) }), ['3']],
  ['mod', (_) => ({ n: _.mod(2, 0) }), ['2', '3']],
  ['not', (_) => ({ n: _.not(_.gt(1)) }), ['1', '4', '5', '6']],
  ['or over fields', (_) => _.or([{ n: 1 }, { flag: false }]), ['1', '6']],
  ['nor', (_) => _.nor([{ n: 1 }, { flag: _.exists(true) }]), ['2', '3', '4']],
  ['elemMatch on fields, never on scalars', (_) => ({ rows: _.elemMatch({ k: _.gt(0) }) }), ['3']],
  ['elemMatch needs one element to meet all', (_) => ({ rows: _.elemMatch({ k: 1, v: 9 }) }), []],
  ['elemMatch on scalars by operators', (_) => ({ rows: _.elemMatch(_.gt(1)) }), ['4']],
  ['a path through an array', () => ({ 'rows.v': 9 }), ['3']],
  ['a place in an array', () => ({ 'tags.0': 'b' }), ['3']],
  ['a regular expression', () => ({ 'nested.city': /^W/ }), ['2', '6']],
  ['a regular expression without case', () => ({ 'nested.city': /^w/i }), ['2', '6']],
])('finds by %s', async (_what, filter, ids) => {
  expect(await idsOf(filter(cloud.node.command))).toEqual(ids);
});

it('sorts values of different types in the order of BSON, missing as null', async () => {
  cloud.database.createCollection('mixed');
  const values = [true, 'b', 2, { a: 1 }, new Date(5), null, [1], 'B', -1, '😀', '\uffee'];
  await cloud.node.collection('mixed').add([...values.map((v) => ({ v })), {}]);

  const up = (await cloud.node.collection('mixed').orderBy('v', 'asc').get()).data.map(({ v }) => v);
  const down = (await cloud.node.collection('mixed').orderBy('v', 'desc').get()).data.map(({ v }) => v);

  // An array stands at its least element going up, at its greatest going down.
  expect(up).toEqual([null, undefined, -1, [1], 2, 'B', 'b', '\uffee', '😀', { a: 1 }, true, new Date(5)]);
  expect(down).toEqual([new Date(5), true, { a: 1 }, '😀', '\uffee', 'b', 'B', 2, [1], -1, null, undefined]);
});

it('sorts by several fields and takes a page', async () => {
  cloud.database.createCollection('pages');
  await cloud.node.collection('pages').add([...'cabdb'].map((k, n) => ({ _id: `${n}`, k, n })));

  const { data } = await cloud.node.collection('pages').orderBy('k', 'asc').orderBy('n', 'desc').skip(1).limit(3).get();

  expect(data).toEqual([
    { _id: '4', k: 'b', n: 4 },
    { _id: '2', k: 'b', n: 2 },
    { _id: '0', k: 'c', n: 0 },
  ]);
});

it.each<[string, object, object]>([
  ['named fields and the id', { n: true, 'nested.city': true }, { _id: '1', n: 1, nested: { city: 'Suzhou' } }],
  ['the id alone', { _id: true }, { _id: '1' }],
  ['the beginning of a list', { tags: { $slice: 1 }, at: false }, { ...DOCUMENTS[0], tags: ['a'], at: undefined }],
  ['without the id', { n: true, _id: false }, { n: 1 }],
  ['all but named fields', { tags: false, nested: false, at: false }, { _id: '1', n: 1 }],
])('answers %s', async (_what, projection, expected) => {
  const { data } = await cloud.node.collection('docs').where({ _id: '1' }).field(projection).get();

  expect(data).toEqual([expected]);
});

it('reads through arrays in a projection', async () => {
  const { data } = await cloud.node.collection('docs').doc('3').field({ 'rows.v': true }).get();

  expect(data).toEqual([{ _id: '3', rows: [{ v: 5 }, { v: 9 }] }]);
});

describe('aggregate', () => {
  it('matches, groups and sums', async () => {
    const { command } = cloud.node;
    const $ = command.aggregate;

    const { data } = await cloud.node
      .collection('docs')
      .aggregate()
      .match({ n: command.gte(1) })
      .group({ _id: null, total: $.sum?.('$n'), many: $.sum?.(1) })
      .end();

    expect(data).toEqual([{ _id: null, total: 5.5, many: 3 }]);
  });

  it('joins another collection by equality and leaves what is stored alone', async () => {
    cloud.database.createCollection('cities');
    await cloud.node.collection('cities').add([{ _id: 'Wuxi', lake: 'Tai' }]);
    const join = () =>
      cloud.node
        .collection('docs')
        .aggregate()
        .match({ 'nested.city': 'Wuxi' })
        .lookup({ from: 'cities', localField: 'nested.city', foreignField: '_id', as: 'city' })
        .unwind('$city')
        .addFields({ 'city.seen': true, 'nested.zip': 7 })
        .project({ city: 1, nested: 1 })
        .end();

    const expected = ['2', '6'].map((_id) => ({
      _id,
      nested: { city: 'Wuxi', zip: 7 },
      city: { _id: 'Wuxi', lake: 'Tai', seen: true },
    }));
    expect((await join()).data).toEqual(expected);
    expect((await cloud.node.collection('cities').get()).data).toEqual([{ _id: 'Wuxi', lake: 'Tai' }]);
    expect((await cloud.node.collection('docs').doc('6').get()).data).toEqual([DOCUMENTS[5]]);
  });
});
