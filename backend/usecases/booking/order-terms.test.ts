import { invariant } from '../../../core/invariant';
import { aProgram } from '../../../tests/support/builders/a-program';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { openMoneyWorld } from '../../../tests/support/money-world';
import { documentOrderBooks } from '../../adapters/stores/order-books';
import { orderTerms } from './order-terms';

const changedAtMs = 1_000_000;
const { agency, brands } = aProgram();
const settlements = [
  { fromMs: 0, settledBy: 'agency', agreementVersion: 'v1' },
  { fromMs: changedAtMs, settledBy: 'platform', agreementVersion: 'v2' },
] as const;
const program = aProgram({ agency: { ...agency, settlements } });
const [brand] = brands;
invariant(brand, 'the program has a brand');

const member = { brandId: 'shanli', promoter: 'wxwang', groupId: 'open', shares: [], settledBy: 'agency' } as const;
const agreed = { ...member, settlements: [{ fromMs: changedAtMs + 500, settledBy: 'platform' }] } as const;

describe('who pays for an order', () => {
  it.each([
    ['before the agency changed it', undefined, changedAtMs - 1, 'agency'],
    ['after it, of a promoter whom nobody here knows', undefined, changedAtMs, 'platform'],
    ['after it, of one who has not accepted', member, changedAtMs + 9000, 'agency'],
    ['of one who accepted, before he did', agreed, changedAtMs + 499, 'agency'],
    ['of one who accepted, from then on', agreed, changedAtMs + 500, 'platform'],
  ] as const)('%s', (_label, membership, createdAtMs, settledBy) => {
    expect(orderTerms(program, brand, membership, aSnapshot({ createdAtMs }))).toMatchObject({ settledBy });
  });

  it('of one who accepted and never joined the brand', async () => {
    const { database } = openMoneyWorld();
    const settled = [{ fromMs: changedAtMs + 500, settledBy: 'platform' }];
    await database.put('promoters', { _id: 'wxwang', settledBy: 'agency', settlements: settled });
    const books = documentOrderBooks(database);
    expect(await books.findMembership('shanli', 'wxwang')).toBeUndefined();
    const unjoined = await books.findUnjoined('shanli', 'wxwang');
    expect(unjoined).toEqual({ ...member, groupId: '', settlements: settled });
    const terms = orderTerms(program, brand, unjoined, aSnapshot({ createdAtMs: changedAtMs + 500 }));
    expect(terms).toMatchObject({ settledBy: 'platform', sharePpm: 800_000 });
    expect(await books.findUnjoined('shanli', 'wxnobody')).toBeUndefined();
  });
});
