import { fen } from '../money/fen';
import { canonicalEntryText, chainAfter, chainGenesis, compareEntries, entrySeenBy } from './entry-chain';
import { ledgerTransaction } from './ledger-transaction';
import { balanceFen } from './place-balances';

const moved = ledgerTransaction({
  id: 'order1|sku1|2',
  cause: 'SHARER_CHANGED',
  brandId: 'shanli',
  orderKey: 'order1|sku1',
  bookedAtMs: 1000,
  postings: [
    { from: 'promoter/wxwang/frozen', to: 'promoter/wxchen/due/20260827', amountFen: fen(3860) },
    { from: 'platform', to: 'agency/margin', amountFen: fen(965) },
  ],
});

describe('an entry as its promoter may see it', () => {
  it.each([
    ['wxwang', [{ from: 'frozen', to: 'another', amountFen: 3860 }]],
    ['wxchen', [{ from: 'another', to: 'due/20260827', amountFen: 3860 }]],
    ['wxzhao', []],
  ])('shows %s his own movement, nobody else and nothing of the margin', (promoter, movements) => {
    const seen = entrySeenBy(moved, promoter);
    expect(seen.movements).toEqual(movements);
    const others = ['wxwang', 'wxchen', 'margin', '965', 'shanli'].filter((word) => word !== promoter);
    expect(others.filter((word) => canonicalEntryText(seen).includes(word))).toEqual([]);
  });

  it('keeps what moved between the agency and himself', () => {
    const adjusted = {
      ...moved,
      postings: [{ from: 'agency/margin', to: 'promoter/wxwang/available', amountFen: fen(5) }],
    } as const;
    expect(entrySeenBy(adjusted, 'wxwang').movements).toEqual([
      { from: 'agency/margin', to: 'available', amountFen: 5 },
    ]);
  });

  it('is one text that says all of it', () => {
    expect(canonicalEntryText(entrySeenBy(moved, 'wxwang'))).toBe(
      '["order1|sku1|2",1000,"SHARER_CHANGED","order1|sku1",[["frozen","another",3860]]]',
    );
  });
});

describe('a chain', () => {
  const hash = (text: string) => `<${text}>`;

  it('begins with the name and adds each entry to what was before', () => {
    const genesis = chainGenesis('wxchen', hash);
    expect(genesis).toMatchObject({ count: 0, head: '<ledger of wxchen>' });
    const entry = entrySeenBy(moved, 'wxchen');
    const after = chainAfter(genesis, entry, hash);
    expect(after.count).toBe(1);
    expect(after.head).toBe(`<<ledger of wxchen>\n${canonicalEntryText(entry)}>`);
    expect(after.balances.dueFen).toBe(3860);
    expect(balanceFen(after.balances)).toBe(3860);
  });

  it('of one moment goes by id', () => {
    const ids = ['b', 'a', 'c'].map((id) => ({ id, bookedAtMs: 5 }));
    expect([...ids, { id: 'z', bookedAtMs: 4 }].sort(compareEntries).map(({ id }) => id)).toEqual(['z', 'a', 'b', 'c']);
    expect(compareEntries({ id: 'a', bookedAtMs: 1 }, { id: 'a', bookedAtMs: 1 })).toBe(0);
  });
});
