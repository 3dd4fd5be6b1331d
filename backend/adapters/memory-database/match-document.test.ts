import fc from 'fast-check';
import { Query as MongoQuery } from 'mingo';
import type { FieldCondition, Json, Scalar, StoredDocument } from '../../ports/document-database';
import { checkedWhere } from '../cloud-database/checked-query';
import { compareBy, matchDocument } from './match-document';

const scalar: fc.Arbitrary<Scalar> = fc.constantFrom(null, true, false, 0, 1, 2.5, -3, '', 'a', 'b', '1', '中');
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar }, { requiredKeys: [], noNullPrototype: true }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ x: scalar }, { noNullPrototype: true }), { minLength: 1, maxLength: 2 }),
  },
);
const document = fc
  .record({ f: value, g: value }, { requiredKeys: [], noNullPrototype: true })
  .map((fields): StoredDocument => ({ _id: 'any', ...fields }));
const bound = fc.constantFrom(0, 1, 2.5, -3, '', 'a', 'b', '1', '中');
const condition: fc.Arbitrary<FieldCondition> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((values) => ({ in: values })),
  fc.constantFrom('gt', 'gte', 'lt', 'lte').chain((operator) => bound.map((limit) => ({ [operator]: limit }))),
  fc.tuple(bound, bound).map(([gte, lt]) => ({ gte, lt })),
);
const path = fc.constantFrom('f', 'g', 'f.x', 'g.x', 'absent');

function mongoCondition(ours: FieldCondition): unknown {
  if (typeof ours !== 'object' || ours === null) return ours;
  return Object.fromEntries(Object.entries(ours).map(([operator, operand]) => [`$${operator}`, operand]));
}

describe('which documents fit', () => {
  it('is what an independent evaluator of the same queries says', () => {
    fc.assert(
      fc.property(document, path, condition, (stored, field, wanted) => {
        const expected = new MongoQuery({ [field]: mongoCondition(wanted) } as never).test(stored);
        expect(matchDocument(stored, checkedWhere({ [field]: wanted }))).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not take what every object inherits for a field', () => {
    const stored = { _id: 'a' };

    expect(matchDocument(stored, checkedWhere({ constructor: null }))).toBe(true);
    expect(matchDocument(stored, checkedWhere({ 'toString.length': null }))).toBe(true);
  });
});

describe('the order of documents', () => {
  it('puts types in the database order: null, numbers, text, objects, lists by their items, booleans', () => {
    const values: [string, Json][] = [
      ['boolean', false],
      ['object', { x: 1 }],
      ['text', 'b'],
      ['number', 7],
      ['null', null],
      ['list of a number and text', [8, 'c']],
    ];
    const documents = values.map(([_id, held]): StoredDocument => ({ _id, held }));

    const ids = (direction: 'asc' | 'desc') =>
      [...documents].sort(compareBy([['held', direction]])).map((stored) => stored._id);

    expect(ids('asc')).toEqual(['null', 'number', 'list of a number and text', 'text', 'object', 'boolean']);
    expect(ids('desc')).toEqual(['boolean', 'object', 'list of a number and text', 'text', 'number', 'null']);
  });

  it('compares text by its bytes, so a picture character comes after every common one', () => {
    const documents: StoredDocument[] = ['\u{1F600}', '\uFF01', 'a', 'B'].map((held) => ({ _id: held, held }));

    expect(documents.sort(compareBy([['held', 'asc']])).map((stored) => stored._id)).toEqual([
      'B',
      'a',
      '\uFF01',
      '\u{1F600}',
    ]);
  });

  it('keeps the order of documents that compare equal', () => {
    const documents: StoredDocument[] = ['c', 'a', 'b'].map((_id) => ({ _id, held: 1 }));

    expect(documents.sort(compareBy([['held', 'desc']])).map((stored) => stored._id)).toEqual(['c', 'a', 'b']);
  });
});
