import { memoryDocumentDatabase } from '../../backend/adapters/memory-database/memory-document-database';
import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { giveStatement, type StatementRequest } from '../../backend/usecases/statement/give-statement';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { periodOfMonth, type StatementPeriod } from '../../core/statement/statement-period';
import { verifyStatement } from '../../scripts/verify-statement/verify-statement';
import { openMoneyWorld } from '../support/money-world';
import { beijingMs, statementFunctions } from '../support/statement-world';

const rows = 10_000;
const startMs = beijingMs('2026-08-01T00:00:00');
const stepMs = Math.floor((31 * 86_400_000) / rows);

/** A month of ten thousand paid orders of one promoter. */
async function busyMonth() {
  const database = memoryDocumentDatabase();
  for (let index = 0; index < rows; index += 1) {
    const orderKey = `3705115058471${String(index).padStart(6, '0')}|sku1`;
    const entry = ledgerTransaction({
      id: `${orderKey}|1`,
      cause: 'ORDER_PAID',
      brandId: 'shanli',
      orderKey,
      bookedAtMs: startMs + index * stepMs,
      postings: [{ from: 'platform', to: 'promoter/wxwang/frozen', amountFen: fen(1) }],
    });
    await database.add('ledger', ledgerDocument(entry));
  }
  const world = openMoneyWorld({ database });
  const ports = { ...statementFunctions(world).ports, promoters: { promoterOf: async () => 'wxwang' } };
  return (request: Partial<StatementRequest>) => {
    const whole = { period: periodOfMonth('202608'), isMonth: true, format: undefined };
    return giveStatement(ports, 'o-wang', { ...whole, ...request });
  };
}

const days = (first: number, last: number) => {
  const [fromDay, throughDay] = [first, last].map((day) => `202608${String(day).padStart(2, '0')}`);
  return { fromDay, throughDay } as StatementPeriod;
};

it('of ten thousand rows has all of them: sums in the view, every row in files of fewer days', async () => {
  const give = await busyMonth();
  const view = await give({});
  if (!view.ok || view.value.kind !== 'statement') throw new Error('expected a statement');
  expect(view.value).toMatchObject({ lineCount: rows, closing: { count: rows, balanceFen: rows } });
  expect(view.value.lines).toHaveLength(500);
  expect(await give({ format: 'csv' })).toEqual({ ok: false, code: 'statement-too-large' });

  let [day, through] = [1, 0];
  const seen: string[] = [];
  for (; day <= 31; day = through + 1) {
    through = Math.min(day + 4, 31);
    const file = await give({ period: days(day, through), isMonth: false, format: 'csv' });
    if (!file.ok || file.value.kind !== 'file') throw new Error('expected a file');
    const text = Buffer.from(file.value.contentBase64, 'base64').toString('utf8');
    expect(verifyStatement(text)).toMatchObject({ ok: true });
    seen.push(...[...text.matchAll(/"(3705115058471\d{6}\|sku1\|1)"/g)].map(([, id]) => id ?? ''));
    if (through === 31) expect(file.value.head).toBe(view.value.closing.head);
  }
  expect(new Set(seen).size).toBe(rows);
});
