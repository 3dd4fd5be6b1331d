import type { DocumentDatabase, Query, StoredDocument, Where } from '../../../backend/ports/document-database';

const people: readonly StoredDocument[] = [
  { _id: 'a', city: '上海', age: 20, team: { lead: 'b' }, tags: ['new', 'vip'], vip: true },
  { _id: 'b', city: '北京', age: 35, team: { lead: null }, tags: [], vip: false },
  { _id: 'c', city: null, age: 35, team: {}, tags: ['vip'] },
  { _id: 'd', age: '35', team: { lead: 'b' } },
  { _id: 'e', city: '', age: 0, tags: ['old'], lines: [{ fen: 5 }, { fen: 50 }] },
];

/** Which documents fit, in which order, and how many of them come. */
export function describeQueries(database: () => DocumentDatabase): void {
  describe('queries', () => {
    beforeEach(() => database().transaction((inside) => inside.add('orders', people)));

    it.each<[string, Where, string[]]>([
      ['nothing asked', {}, ['a', 'b', 'c', 'd', 'e']],
      ['an id', { _id: 'b' }, ['b']],
      ['text', { city: '上海' }, ['a']],
      ['empty text', { city: '' }, ['e']],
      ['a number, but not text of its digits', { age: 35 }, ['b', 'c']],
      ['text of digits, but not the number', { age: '35' }, ['d']],
      ['0', { age: 0 }, ['e']],
      ['false, but not an absent field', { vip: false }, ['b']],
      ['null, which is an absent field as well', { city: null }, ['c', 'd']],
      ['null inside an object', { 'team.lead': null }, ['b', 'c', 'e']],
      ['a path', { 'team.lead': 'b' }, ['a', 'd']],
      ['an item of a list', { tags: 'vip' }, ['a', 'c']],
      ['a field of objects in a list', { 'lines.fen': 50 }, ['e']],
      ['several conditions together', { age: 35, city: '北京' }, ['b']],
      ['a membership', { _id: { in: ['a', 'e', 'nobody'] } }, ['a', 'e']],
      ['a membership with null', { city: { in: ['上海', null] } }, ['a', 'c', 'd']],
      ['a membership among the items of a list', { tags: { in: ['old', 'new'] } }, ['a', 'e']],
      ['a membership of nothing', { _id: { in: [] } }, []],
      ['above', { age: { gt: 20 } }, ['b', 'c']],
      ['at least', { age: { gte: 20 } }, ['a', 'b', 'c']],
      ['below', { age: { lt: 20 } }, ['e']],
      ['at most', { age: { lte: 20 } }, ['a', 'e']],
      ['between', { age: { gt: 0, lt: 35 } }, ['a']],
      ['between, with both ends', { age: { gte: 20, lte: 35 } }, ['a', 'b', 'c']],
      ['a range of text, which numbers and null are not in', { age: { gte: '' } }, ['d']],
      ['a range of the ids', { _id: { gt: 'b', lte: 'd' } }, ['c', 'd']],
      ['two ranges', { age: { gte: 20 }, _id: { gt: 'a', lt: 'c' } }, ['b']],
      ['a range and an equality', { age: { gte: 20 }, tags: 'vip' }, ['a', 'c']],
      ['a range inside a list', { 'lines.fen': { gt: 10 } }, ['e']],
    ])('finds %s', async (_name, where, ids) => {
      const found = await database().list('orders', { where, orderBy: [['_id', 'asc']], limit: 10 });

      expect(found.map((document) => document._id)).toEqual(ids);
      expect(await database().count('orders', where)).toBe(ids.length);
    });

    it('returns whole documents', async () => {
      expect(await database().list('orders', { where: { _id: 'a' }, limit: 1 })).toEqual([people[0]]);
    });

    it.each<[string, NonNullable<Query['orderBy']>, string]>([
      ['by text, in the order of its bytes', [['_id', 'desc']], 'edcba'],
      [
        'by one field, then another',
        [
          ['age', 'asc'],
          ['_id', 'desc'],
        ],
        'eacbd',
      ],
      [
        'downwards, then upwards',
        [
          ['age', 'desc'],
          ['_id', 'asc'],
        ],
        'dbcae',
      ],
      [
        'null and absent before text',
        [
          ['city', 'asc'],
          ['_id', 'asc'],
        ],
        'cdeab',
      ],
      [
        'by a path',
        [
          ['team.lead', 'desc'],
          ['_id', 'asc'],
        ],
        'adbce',
      ],
    ])('orders %s', async (_name, orderBy, ids) => {
      const found = await database().list('orders', { where: {}, orderBy, limit: 10 });

      expect(found.map((document) => document._id).join('')).toBe(ids);
    });

    it('returns the first documents of the order, up to the limit', async () => {
      const found = await database().list('orders', { where: {}, orderBy: [['_id', 'desc']], limit: 2 });

      expect(found.map((document) => document._id)).toEqual(['e', 'd']);
    });

    it('lays documents of another collection beside those found, by one id or by a list of them', async () => {
      const vip = { _id: 'vip', word: '贵宾' };
      await database().transaction((inside) => inside.add('promoters', [vip]));
      const page = { where: { age: { gte: 20 } }, orderBy: [['_id', 'desc']], limit: 3 } as const;
      const join = (ids: string) =>
        database().list('orders', { ...page, join: { from: 'promoters', ids, as: 'found' } });

      const [c, b, a] = people.slice(0, 3).reverse();
      expect(await join('tags')).toEqual([
        { ...c, found: [vip] },
        { ...b, found: [] },
        { ...a, found: [vip] },
      ]);
      expect((await join('city')).map(({ found }) => found)).toEqual([[], [], []]);
    });

    it('counts no further than it is told', async () => {
      expect(await database().count('orders', { age: 35 }, 1)).toBe(1);
      expect(await database().count('orders', { age: 35 }, 2)).toBe(2);
      expect(await database().count('orders', { age: 35 }, 100)).toBe(2);
      expect(await database().count('orders', { age: 36 }, 100)).toBe(0);
    });

    it('gives more than twenty documents with others beside them', async () => {
      const many = Array.from({ length: 120 }, (_, index) => ({ _id: `l${1000 + index}`, index }));
      await database().transaction((inside) => inside.add('ledger', many));
      const join = { from: 'promoters', ids: 'promoter', as: 'found' };

      expect(await database().list('ledger', { where: {}, limit: 110, join })).toHaveLength(110);
    });

    it('returns more than a hundred documents when the limit allows them', async () => {
      const many = Array.from({ length: 150 }, (_, index) => ({ _id: `l${1000 + index}`, index }));
      await database().transaction((inside) => inside.add('ledger', many));

      expect(await database().list('ledger', { where: {}, limit: 1000 })).toHaveLength(150);
      expect(await database().list('ledger', { where: {}, limit: 120 })).toHaveLength(120);
      expect(await database().count('ledger', {})).toBe(150);
    });

    it.each([0, -1, 1.5, 1001, Number.NaN])('refuses a limit of %p', async (limit) => {
      await expect(database().list('orders', { where: {}, limit })).rejects.toMatchObject({ name: 'BrokenInvariant' });
    });
  });
}
