import { ledgerTransactionOf } from '../../backend/adapters/stores/ledger-document';
import { foldBalances } from '../../core/ledger/check-books';
import { labourTax } from '../../core/tax/labour-tax';
import type { TaxMonth } from '../../core/tax/tax-month';
import { allPayouts, type PayoutWorld } from './payout-world';

type Hit = (name: string) => void;

/** How a transfer of the platform, or none, may have ended with us. */
const endings: Readonly<Record<string, readonly string[]>> = {
  paid: ['paid'],
  failed: ['failed', 'expired'],
  cancelled: ['cancelled'],
  returned: ['returned'],
  none: ['cancelled', 'abandoned'],
};

/** Number by number: what the platform says of each is what we say of it, and it has none that is not ours. */
export async function proveEachNumber({ database, provider }: PayoutWorld, hit: Hit): Promise<void> {
  const rows = await allPayouts(database);
  for (const { payoutNo, state, quote, paid, taxMonth, cancelWish, attempts, endReason } of rows) {
    const transfer = provider.transfers.get(payoutNo);
    expect([payoutNo, endings[transfer?.state ?? 'none']]).toEqual([payoutNo, expect.arrayContaining([state])]);
    if (transfer) {
      const { grossFen, netFen } = quote;
      expect([payoutNo, transfer.order]).toEqual([payoutNo, expect.objectContaining({ grossFen, netFen })]);
    }
    hit(`ended ${state}`);
    if (endReason === 'declined') hit('declined');
    if (state === 'paid' && cancelWish !== null) hit('paid although it was wished back');
    if (paid && paid.month !== taxMonth) hit('paid in a later month');
    if (state === 'paid' && attempts.some(({ said }) => said.startsWith('no-answer'))) hit('paid after a lost answer');
  }
  const ours = new Set(rows.map(({ payoutNo }) => payoutNo));
  expect([...provider.transfers.keys()].filter((payoutNo) => !ours.has(payoutNo))).toEqual([]);
}

/**
 * By the ordinary rule: what the months withheld is what the ledger says, and what the last one carries is what the rule
 * asks of all of them beyond it. Answers what was withheld, in fen.
 */
export async function proveTax({ database }: PayoutWorld, promoters: readonly string[], hit: Hit): Promise<number> {
  const stored = await database.list('tax_months', { where: {}, orderBy: [['_id', 'asc']], limit: 100 });
  const months = stored as unknown as TaxMonth[];
  const ledger = (await database.list('ledger', { where: {}, limit: 1000 })).map(ledgerTransactionOf);
  const withheldFen = months.reduce((sum, month) => sum + month.withheldFen, 0);
  expect(foldBalances(ledger).get('tax/withheld') ?? 0).toBe(withheldFen);
  for (const promoter of promoters) {
    const own = months.filter(({ payee }) => payee === promoter);
    const carriedFen = own.reduce((sum, one) => sum + labourTax(one.paidGrossFen).taxFen - one.withheldFen, 0);
    if (own.length > 1) hit('two months of tax');
    expect([promoter, own[own.length - 1]?.carriedTaxFen ?? 0]).toEqual([promoter, carriedFen]);
  }
  if (withheldFen > 0) hit('tax withheld');
  return withheldFen;
}
