import collections from './collections.json';

const uplineWords = [
  'upline',
  'parent',
  'inviter',
  'invitedby',
  'referrer',
  'referer',
  'ancestor',
  'superior',
  'level',
];

interface DeclaredIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly keys: readonly { readonly name: string; readonly direction: number }[];
}

const declared: readonly { readonly name: string; readonly indexes: readonly DeclaredIndex[] }[] = collections;

describe('the declared collections', () => {
  it('are these, each once', () => {
    expect(declared.map((collection) => collection.name)).toEqual([
      ...['settings', 'brands', 'shops', 'staff', 'promoters', 'memberships', 'invites', 'consents', 'plans'],
      ...['contents', 'share_links', 'touches', 'dyes', 'inbox', 'orders', 'ledger', 'wallets', 'payouts'],
      ...[
        'tax_months',
        'claims',
        'corrections',
        'funds_flows',
        'risk_cases',
        'audit',
        'outbox',
        'daily_metrics',
        'tokens',
        'leases',
      ],
      ...['payees', 'payout_lists', 'payout_list_rows', 'payout_imports', 'payout_invoices'],
      'month_closes',
      ...['staff_invites', 'brand_applications'],
      ...['notice_consents', 'complaints', 'exports', 'case_takes', 'budgets', 'stores', 'campaigns'],
    ]);
  });

  it('have no field that could hold who brought whom: there is one level', () => {
    const fields = declared.flatMap(({ name, indexes }) => [
      name,
      ...indexes.flatMap((index) => [index.name, ...index.keys.map((key) => key.name)]),
    ]);

    const upline = fields.filter((field) => {
      const plain = field.toLowerCase().replaceAll('_', '');
      return uplineWords.some((word) => plain.includes(word));
    });

    expect(upline).toEqual([]);
  });

  it('can be read and written by functions only', () => {
    for (const collection of collections) {
      expect(collection).toMatchObject({ rules: { read: false, write: false } });
      expect(Object.keys(collection.rules)).toHaveLength(2);
    }
  });

  it.each(declared.map((collection) => [collection.name, collection.indexes] as const))(
    '%s has at most 20 indexes, each with its own name and keys',
    (_name, indexes) => {
      expect(indexes.length).toBeLessThanOrEqual(20);
      expect(new Set(indexes.map((index) => index.name)).size).toBe(indexes.length);
      expect(new Set(indexes.map((index) => JSON.stringify(index.keys))).size).toBe(indexes.length);
      for (const index of indexes) {
        expect(index.keys.length).toBeGreaterThan(0);
        for (const key of index.keys) expect([1, -1]).toContain(key.direction);
      }
    },
  );

  it('have no unique index but the _id: a missing field counts as null, and only one document could lack it', () => {
    expect(declared.flatMap(({ indexes }) => indexes).filter((index) => index.unique)).toEqual([]);
  });
});
