import type { Changes, DocumentDatabase, Json, StoredDocument } from '../../../backend/ports/document-database';

/** Finding, adding, replacing, changing and removing documents one call at a time. */
export function describePlainCalls(database: () => DocumentDatabase): void {
  describe('single documents', () => {
    it('finds a document by its id, and nothing by an id that nobody added', async () => {
      await database().add('wallets', { _id: 'xiaolin', availableFen: 500 });

      expect(await database().find('wallets', 'xiaolin')).toEqual({ _id: 'xiaolin', availableFen: 500 });
      expect(await database().find('wallets', 'nobody')).toBeUndefined();
    });

    it('answers duplicate to a taken id and leaves the first document as it is', async () => {
      expect(await database().add('orders', { _id: 'o|s', feeFen: 100 })).toBe('added');
      expect(await database().add('orders', { _id: 'o|s', feeFen: 999 })).toBe('duplicate');

      expect(await database().find('orders', 'o|s')).toEqual({ _id: 'o|s', feeFen: 100 });
    });

    it('lets exactly one of 20 writers add an id', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, writer) => database().add('orders', { _id: 'o|s', writer })),
      );

      expect(answers.filter((answer) => answer === 'added')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(19);
    });

    it('puts a document where none was, and replaces all of one that was', async () => {
      await database().put('wallets', { _id: 'xiaolin', frozenFen: 1, due: { a: 1, b: 2 } });
      await database().put('wallets', { _id: 'xiaolin', due: { b: 3 } });

      expect(await database().find('wallets', 'xiaolin')).toEqual({ _id: 'xiaolin', due: { b: 3 } });
    });

    it('puts and adds a document that has no field but its id', async () => {
      await database().put('wallets', { _id: 'bare' });
      await database().add('wallets', { _id: 'bare-too' });

      expect(await database().find('wallets', 'bare')).toEqual({ _id: 'bare' });
      expect(await database().find('wallets', 'bare-too')).toEqual({ _id: 'bare-too' });
    });

    it('removes a document once', async () => {
      await database().add('wallets', { _id: 'xiaolin' });

      expect(await database().remove('wallets', 'xiaolin')).toBe(true);
      expect(await database().remove('wallets', 'xiaolin')).toBe(false);
      expect(await database().find('wallets', 'xiaolin')).toBeUndefined();
      expect(await database().add('wallets', { _id: 'xiaolin' })).toBe('added');
    });

    it('fails with an outage that no repeat mends when there is no such collection', async () => {
      const outage = { name: 'Outage', retryable: false };

      await expect(database().find('no_such_collection', 'a')).rejects.toMatchObject(outage);
      await expect(database().add('no_such_collection', { _id: 'a' })).rejects.toMatchObject(outage);
    });
  });

  describe('changes by path', () => {
    const before: StoredDocument = { _id: 'a', n: 5, none: null, list: [1, 2], due: { '20260827': 30, '20260828': 7 } };

    it.each<[string, Changes, Record<string, Json>]>([
      ['sets a field', { set: { n: 6 } }, { n: 6 }],
      ['sets a field that was absent', { set: { fresh: 'yes' } }, { fresh: 'yes' }],
      ['sets null', { set: { n: null } }, { n: null }],
      ['replaces an object as a whole', { set: { due: { '20260901': 1 } } }, { due: { '20260901': 1 } }],
      ['sets an empty object', { set: { due: {} } }, { due: {} }],
      ['replaces a list', { set: { list: [] } }, { list: [] }],
      ['sets inside an object', { set: { 'due.20260828': 8 } }, { due: { '20260827': 30, '20260828': 8 } }],
      ['makes the objects on the way', { set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
      ['adds to a number', { increment: { n: -7 } }, { n: -2 }],
      ['adds to an absent field from 0', { increment: { paidFen: 40 } }, { paidFen: 40 }],
      ['adds to a day', { increment: { 'due.20260827': 12 } }, { due: { '20260827': 42, '20260828': 7 } }],
      ['adds to an absent day', { increment: { 'dueFenByDay.20260827': 12 } }, { dueFenByDay: { '20260827': 12 } }],
      ['lowers a number to a limit', { atMost: { n: 3 } }, { n: 3 }],
      ['leaves a number below the limit', { atMost: { n: 9 } }, {}],
      ['counts an absent number as the limit', { atMost: { receiptAtMs: 77 } }, { receiptAtMs: 77 }],
      ['unsets a field', { unset: ['n'] }, { n: undefined as unknown as Json }],
      ['unsets a day', { unset: ['due.20260827'] }, { due: { '20260828': 7 } }],
      ['unsets what is absent without a trace', { unset: ['due.20270101', 'x.y'] }, {}],
      [
        'does all of it together',
        { set: { word: 'w' }, increment: { n: 1 }, atMost: { 'due.20260828': 6 }, unset: ['due.20260827', 'none'] },
        { word: 'w', n: 6, due: { '20260828': 6 }, none: undefined as unknown as Json },
      ],
    ])('%s', async (_name, changes, after) => {
      await database().add('wallets', before);

      expect(await database().update('wallets', 'a', changes)).toBe(true);

      expect(await database().find('wallets', 'a')).toEqual({ ...before, ...after });
    });

    it('says false to an update of a document that does not exist, and creates none', async () => {
      expect(await database().update('wallets', 'a', { increment: { n: 1 } })).toBe(false);
      expect(await database().find('wallets', 'a')).toBeUndefined();
    });

    it.each<[string, Changes]>([
      ['the values that are there already', { set: { n: 5, due: before.due as Json } }],
      ['an increment of 0', { increment: { n: 0 } }],
      ['a limit that holds', { atMost: { n: 5 } }],
      ['nothing at all', {}],
    ])('says true to an existing document even when the update is %s', async (_name, changes) => {
      await database().add('wallets', before);

      expect(await database().update('wallets', 'a', changes)).toBe(true);
      expect(await database().updateWhere('wallets', { _id: 'a', n: 5 }, changes)).toBe(1);

      expect(await database().find('wallets', 'a')).toEqual(before);
    });

    it.each<[string, Changes]>([
      ['add to text', { increment: { word: 1 } }],
      ['add to null', { increment: { none: 1 } }],
      ['make a field inside a number', { set: { 'n.inside': 1 } }],
      ['make a field inside null', { set: { 'none.inside': 1 } }],
    ])('fails with an outage, and changes nothing, when told to %s', async (_name, changes) => {
      const document = { ...before, word: 'w' };
      await database().add('wallets', document);

      await expect(database().update('wallets', 'a', changes)).rejects.toMatchObject({
        name: 'Outage',
        retryable: false,
      });

      expect(await database().find('wallets', 'a')).toEqual(document);
    });
  });

  describe('compare and set', () => {
    it('lets one of two writers of the same revision win', async () => {
      await database().add('orders', { _id: 'o|s', revision: 1, by: 'nobody' });
      const write = (by: string) =>
        database().updateWhere('orders', { _id: 'o|s', revision: 1 }, { set: { by }, increment: { revision: 1 } });

      const counts = await Promise.all([write('one'), write('other')]);

      expect([...counts].sort()).toEqual([0, 1]);
      const winner = counts[0] === 1 ? 'one' : 'other';
      expect(await database().find('orders', 'o|s')).toEqual({ _id: 'o|s', revision: 2, by: winner });
    });

    it('changes every document that fits and says how many those were', async () => {
      await addNumbered(database(), 6);

      const count = await database().updateWhere('orders', { n: { gte: 4 } }, { set: { big: true } });

      expect(count).toBe(3);
      expect(await database().count('orders', { big: true })).toBe(3);
    });

    it('removes every document that fits and says how many those were', async () => {
      await addNumbered(database(), 6);

      expect(await database().removeWhere('orders', { n: { lt: 3 } })).toBe(2);
      expect(await database().removeWhere('orders', { n: { lt: 3 } })).toBe(0);
      expect(await database().count('orders', {})).toBe(4);
    });

    it('adds up 50 increments that are made at once', async () => {
      await database().add('wallets', { _id: 'a', n: 0 });

      await Promise.all(Array.from({ length: 50 }, () => database().update('wallets', 'a', { increment: { n: 2 } })));

      expect(await database().find('wallets', 'a')).toEqual({ _id: 'a', n: 100 });
    });
  });
}

/** Adds orders o1, o2, … with their number in `n`. */
async function addNumbered(database: DocumentDatabase, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await database.add('orders', { _id: `o${n}`, n });
}
