import fc from 'fast-check';
import type { DocumentDatabase, Json, StoredDocument, Where } from '../../../backend/ports/document-database';

/** What goes in comes out again, or is refused by name. */
export function describeStoredValues(database: () => DocumentDatabase): void {
  describe('stored values', () => {
    it('returns every plain document as it was stored', async () => {
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fieldName, plainValue, { maxKeys: 5 }), async (fields) => {
          const document: StoredDocument = { ...fields, _id: 'any' };
          await database().put('orders', document);
          expect(await database().find('orders', 'any')).toEqual(document);
          await database().update('orders', 'any', { set: { copy: fields } });
          expect(await database().find('orders', 'any')).toEqual({ ...document, copy: fields });
        }),
        { numRuns: 40 },
      );
    });

    it.each<[string, Json]>([
      ['a whole number above 32 bits', 4_294_967_297],
      ['an epoch moment', 1_795_345_640_451],
      ['the largest safe whole number', 9_007_199_254_740_991],
      ['a fraction', 0.1],
      ['text of digits', '3705115058471208928'],
      ['text with dots and dollars', '$ne.a.b'],
      ['Chinese text', '优选联盟'],
      ['empty text', ''],
      ['a list of lists', [[1], [], [null, 'x']]],
    ])('keeps %s', async (_name, value) => {
      await database().add('orders', { _id: 'a', value });

      expect(await database().find('orders', 'a')).toEqual({ _id: 'a', value });
    });

    it('leaves out fields that are undefined', async () => {
      await database().add('orders', {
        _id: 'a',
        gone: undefined,
        deep: { gone: undefined },
      } as unknown as StoredDocument);

      const found = await database().find('orders', 'a');

      expect(Object.keys(found ?? {})).toEqual(['_id', 'deep']);
      expect(found).toStrictEqual({ _id: 'a', deep: {} });
    });

    it('does not share what it stored with the caller', async () => {
      const items = [1];
      await database().add('orders', { _id: 'a', items });
      items.push(2);

      expect(await database().find('orders', 'a')).toEqual({ _id: 'a', items: [1] });
    });

    const deep: unknown = { ok: [{ $ne: null }] };
    it.each<[string, unknown]>([
      ['an operator', { $ne: null }],
      ['an operator deep inside', deep],
      ['a name with a dot', { 'a.b': 1 }],
      ['an empty name', { '': 1 }],
      ['a name that the SDK reads as its own object', { _internalType: 'x' }],
      ['a name that BSON reads as its own object', { _bsontype: 'ObjectID' }],
      ['a prototype', JSON.parse('{"__proto__": {"admin": true}}')],
      ['a number that is none', Number.NaN],
      ['an infinite number', Number.POSITIVE_INFINITY],
      ['a moment as an object', new Date(0)],
      ['a map', new Map([['a', 1]])],
    ])('refuses %s by name, in every write', async (_name, value) => {
      const document = { _id: 'a', value } as unknown as StoredDocument;
      const changes = { set: { value: value as Json } };
      const refused = { name: 'UnstorableValue' };

      await expect(database().add('orders', document)).rejects.toMatchObject(refused);
      await expect(database().put('orders', document)).rejects.toMatchObject(refused);
      await expect(database().update('orders', 'a', changes)).rejects.toMatchObject(refused);
      await expect(database().updateWhere('orders', {}, changes)).rejects.toMatchObject(refused);
      await expect(database().transaction((inside) => inside.add('orders', [document]))).rejects.toMatchObject(refused);
      expect(await database().count('orders', {})).toBe(0);
    });

    it.each([
      ['an id', { set: { _id: 'b' } }],
      ['an operator as a path', { set: { $inc: 1 } }],
      ['an operator inside a path', { increment: { 'a.$[].b': 1 } }],
      ['the same place twice', { set: { n: 1 }, increment: { n: 1 } }],
      ['a place and what holds it', { set: { due: {} }, increment: { 'due.20260827': 1 } }],
      ['a value that is undefined', { set: { n: undefined as unknown as Json } }],
      ['by a number that is none', { increment: { n: Number.NaN } }],
    ])('refuses to change %s', async (_name, changes) => {
      await database().add('orders', { _id: 'a', n: 0 });

      await expect(database().update('orders', 'a', changes)).rejects.toMatchObject({ name: 'UnstorableValue' });

      expect(await database().find('orders', 'a')).toEqual({ _id: 'a', n: 0 });
    });

    it('refuses an id that is not text, or empty', async () => {
      const refused = { name: 'UnstorableValue' };

      await expect(database().add('orders', { _id: '' })).rejects.toMatchObject(refused);
      await expect(database().add('orders', { _id: 5 } as unknown as StoredDocument)).rejects.toMatchObject(refused);
    });

    it.each<[string, unknown]>([
      ['an operator of the database', { _id: { $ne: null } }],
      ['an operator beside a range', { n: { gte: 1, $where: 'true' } }],
      ['an empty condition', { n: {} }],
      ['a condition that is undefined', { n: undefined }],
      ['an operator in a membership', { n: { in: [{ $gt: '' }] } }],
      ['an operator in a range', { n: { gte: { $gt: '' } } }],
      ['a list', { n: [1] }],
      ['an operator instead of a field', { $or: 1 }],
    ])('refuses %s as a condition, so that no input becomes a query', async (_name, unsafe) => {
      await database().add('orders', { _id: 'a', n: 1 });
      const where = unsafe as Where;
      const refused = { name: 'BrokenInvariant' };

      await expect(database().list('orders', { where, limit: 1 })).rejects.toMatchObject(refused);
      await expect(database().count('orders', where)).rejects.toMatchObject(refused);
      await expect(database().updateWhere('orders', where, { set: { n: 2 } })).rejects.toMatchObject(refused);
      await expect(database().removeWhere('orders', where)).rejects.toMatchObject(refused);
      expect(await database().find('orders', 'a')).toEqual({ _id: 'a', n: 1 });
    });
  });
}

const fieldName = fc.stringMatching(/^[a-z][a-zA-Z0-9_|-]{0,8}$/).filter((name) => !(name in {}));

const plainValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fieldName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
