import fc from 'fast-check';
import { promoterAccount } from '../../../core/ledger/account';
import { ledgerTransaction } from '../../../core/ledger/ledger-transaction';
import { fen } from '../../../core/money/fen';
import { adjust, give, openCorrectionWorld } from '../../../tests/support/correction-world';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import { openMoneyWorld } from '../../../tests/support/money-world';
import { paid } from '../../../tests/support/row-after';
import { ledgerDocument } from '../../adapters/stores/ledger-document';
import { documentPromoterLedger } from '../../adapters/stores/promoter-ledger';
import { isLedgerPlace, listPromoterLedger } from './promoter-ledger';

const everywhere = { promoter: 'wxwang', reach: 'every-brand' } as const;

/** A ledger with one entry at each of these moments. */
async function ledgerAt(moments: readonly number[]) {
  const { database } = openMoneyWorld();
  for (const [index, bookedAtMs] of moments.entries()) {
    const entry = ledgerTransaction({
      ...{
        id: `order${index}|sku|1`,
        cause: 'ORDER_PAID',
        brandId: 'shanli',
        orderKey: `order${index}|sku`,
        bookedAtMs,
      },
      postings: [{ from: 'platform', to: promoterAccount('wxwang', { place: 'frozen' }), amountFen: fen(1) }],
    });
    await database.add('ledger', ledgerDocument(entry));
  }
  const counting = crashingDatabase(database);
  return { counting, ports: { promoterLedger: documentPromoterLedger(counting) } };
}

async function walk({ counting, ports }: Awaited<ReturnType<typeof ledgerAt>>) {
  const found: { id: string; bookedAtMs: number }[] = [];
  let mostCalls = 0;
  for (let from: string | undefined | null; from !== null; ) {
    const before = counting.calls.length;
    const page = await listPromoterLedger(ports, { ...everywhere, from });
    mostCalls = Math.max(mostCalls, counting.calls.length - before);
    found.push(...page.entries);
    from = page.nextFrom;
    if (from !== null) expect(isLedgerPlace(from)).toBe(true);
  }
  return { found, mostCalls };
}

describe('a promoter’s ledger as people browse it', () => {
  it('holds every entry once, the newest first, in at most two calls a page', async () => {
    const moments = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 40, maxLength: 260 });
    await fc.assert(
      fc.asyncProperty(moments, async (found) => {
        const walked = await walk(await ledgerAt(found));
        expect(new Set(walked.found.map(({ id }) => id)).size).toBe(found.length);
        expect(walked.found).toHaveLength(found.length);
        expect(walked.found.map(({ bookedAtMs }) => bookedAtMs)).toEqual(found.sort((one, other) => other - one));
        expect(walked.mostCalls).toBeLessThanOrEqual(2);
      }),
      { numRuns: 25 },
    );
  });

  it('takes one call a page where moments differ', async () => {
    const { mostCalls } = await walk(await ledgerAt(Array.from({ length: 120 }, (_, index) => index + 1)));
    expect(mostCalls).toBe(1);
  });

  it('says why a person had an entry written, and who he is', async () => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    await world.request(give('wxchen'));
    await world.request(adjust(500));
    const ports = { promoterLedger: documentPromoterLedger(world.database) };
    const { entries } = await listPromoterLedger(ports, everywhere);
    expect(entries.map(({ cause, reason, by, changeFen }) => [cause, reason, by, changeFen]).sort()).toEqual([
      ['ADJUSTED', '买家来电说明', '陈会计', 500],
      ['ORDER_PAID', null, null, 3860],
      ['REATTRIBUTED', '买家来电说明', '陈会计', -3860],
    ]);
    expect(JSON.stringify(entries)).not.toContain('wxchen');
  });

  it('shows a brand the entries of its own orders only', async () => {
    const { ports } = await ledgerAt([1, 2]);
    const ofBrand = (brandId: string) => listPromoterLedger(ports, { promoter: 'wxwang', reach: [brandId] });
    expect((await ofBrand('shanli')).entries).toHaveLength(2);
    expect((await ofBrand('haibian')).entries).toEqual([]);
  });
});
