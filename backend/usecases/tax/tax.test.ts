import { fen } from '../../../core/money/fen';
import { confirmTax, reserveTax } from '../../../core/tax/move-tax';
import { newTaxMonth, taxMonthId } from '../../../core/tax/new-tax-month';
import { quoteTax } from '../../../core/tax/quote-tax';
import type { TaxMonth } from '../../../core/tax/tax-month';
import { tableFiles } from '../../adapters/list-pay/table-files';
import { documentTaxRecords } from '../../adapters/stores/tax-records';
import type { Json } from '../../ports/document-database';
import { bankDraft, payeesUnderTest } from '../payees/payees-under-test';
import { savePayee } from '../payees/save-payee';
import { exportTax } from './export-tax';
import { correctTaxMonth, fileTaxMonth } from './file-tax-month';

const finance = { openid: 'oFinance', name: '小财' };
let requests = 0;
const asked = () => ({ requestId: `request-${++requests}`, reason: '月度申报' });

/** 小王 with what he is paid as, and one payment in each of some months. */
async function worldWith(...payments: readonly (readonly [month: string, grossFen: number])[]) {
  const world = payeesUnderTest();
  const ports = { ...world.ports, taxes: documentTaxRecords(world.database), tables: tableFiles };
  await world.bind('wang');
  const draft = { ...bankDraft, requestId: 'request-save', confirmation: null };
  const shown = await savePayee(ports, 'owang', draft);
  await savePayee(ports, 'owang', { ...draft, confirmation: shown.ok ? shown.value.confirmation : '' });
  let month: TaxMonth | undefined;
  for (const [name, grossFen] of payments) {
    month = paidIn(month?.month === name ? month : newTaxMonth('wxwang', name, 'ordinary-labour', month), grossFen);
    await world.database.put('tax_months', {
      _id: taxMonthId('wxwang', name),
      ...(month as unknown as Record<string, Json>),
    });
  }
  const monthOf = async (name: string) =>
    (await world.database.find('tax_months', `wxwang|${name}`)) as unknown as TaxMonth;
  return { ...world, ports, monthOf };
}

function paidIn(month: TaxMonth, grossFen: number): TaxMonth {
  const { taxFen } = quoteTax(month, fen(grossFen));
  const reserved = reserveTax(month, { grossFen: fen(grossFen), taxFen });
  return confirmTax(reserved, reserved, { grossFen: fen(grossFen), taxFen }).paidIn;
}

const textOf = (contentBase64: string) => Buffer.from(contentBase64, 'base64').toString('utf8');

describe('a declaration', () => {
  it('marks the month of every payee once it is over, and only then', async () => {
    const world = await worldWith(['202610', 100_000], ['202611', 100_000]);
    expect(await fileTaxMonth(world.ports, finance, { month: '202611', ...asked() })).toEqual({
      ok: false,
      code: 'tax-month-not-over',
    });
    const request = { month: '202610', ...asked() };
    const filed = await fileTaxMonth(world.ports, finance, request);
    expect(filed).toEqual({ ok: true, value: { month: '202610', filedAtMs: world.time.nowMs } });
    expect([(await world.monthOf('202610')).filedAtMs, (await world.monthOf('202611')).filedAtMs]).toEqual([
      world.time.nowMs,
      null,
    ]);
    world.time.nowMs += 1000;
    expect(await fileTaxMonth(world.ports, finance, request)).toEqual(filed);
  });

  it('that was cut off before it marked anything is finished by sending it again', async () => {
    const world = await worldWith(['202610', 100_000]);
    const request = { month: '202610', ...asked() };
    const broken = {
      ...world.ports,
      taxes: { ...world.ports.taxes, fileMonth: () => Promise.reject(new Error('cut off')) },
    };
    await expect(fileTaxMonth(broken, finance, request)).rejects.toThrow('cut off');
    await fileTaxMonth(world.ports, finance, request);
    expect((await world.monthOf('202610')).filedAtMs).toBe(world.time.nowMs);
  });

  it('is corrected by what became known late, and later months take it over', async () => {
    const world = await worldWith(['202609', 100_000], ['202610', 300_000], ['202611', 100_000]);
    const changes = [{ kind: 'returned-after-filing', grossFen: fen(300_000), taxFen: fen(44_000) }] as const;
    const correction = { month: '202610', promoter: 'wxwang', changes };
    expect(await correctTaxMonth(world.ports, finance, { ...correction, ...asked() })).toEqual({
      ok: false,
      code: 'month-not-filed',
    });
    await fileTaxMonth(world.ports, finance, { month: '202610', ...asked() });
    const tooMuch = [{ ...changes[0], grossFen: fen(300_001) }];
    expect(await correctTaxMonth(world.ports, finance, { ...correction, changes: tooMuch, ...asked() })).toEqual({
      ok: false,
      code: 'correction-too-large',
    });
    expect(await correctTaxMonth(world.ports, finance, { ...correction, ...asked() })).toMatchObject({ ok: true });
    expect(await world.monthOf('202610')).toMatchObject({
      paidGrossFen: 0,
      withheldFen: 0,
      carriedTaxFen: 0,
      filedAtMs: world.time.nowMs,
    });
    const late = [{ kind: 'paid-after-filing', grossFen: fen(200_000), taxFen: fen(0) }] as const;
    await correctTaxMonth(world.ports, finance, { ...correction, changes: late, ...asked() });
    expect(await world.monthOf('202610')).toMatchObject({ paidGrossFen: 200_000, carriedTaxFen: 24_000 });
    expect(await world.monthOf('202611')).toMatchObject({
      paidGrossFen: 100_000,
      withheldFen: 4000,
      carriedTaxFen: 24_000,
    });
    world.time.nowMs = Date.UTC(2029, 0, 1);
    expect(await correctTaxMonth(world.ports, finance, { ...correction, ...asked() })).toEqual({
      ok: false,
      code: 'correction-too-late',
    });
  });
});

describe('a table of tax', () => {
  it('of a month names everybody who was paid, with whole numbers as text', async () => {
    const world = await worldWith(['202610', 300_000]);
    const file = await exportTax(world.ports, finance, { period: '202610', format: 'csv', ...asked() });
    expect(file).toMatchObject({ ok: true, value: { name: 'tax-202610.csv', rowCount: 1, withoutIdentity: [] } });
    const [, line] = textOf(file.ok ? file.value.contentBase64 : '').split('\r\n');
    expect(line).toBe(
      `1,"王小明","居民身份证","11010519491231002X","劳务报酬所得(一般劳务)","'202610","3000.00","440.00","0.00","","未申报","wxwang"`,
    );
    expect(await world.database.list('audit', { where: { action: 'taxExport' }, limit: 9 })).toMatchObject([
      { subject: 'tax 202610', name: '小财' },
    ]);
  });

  it('of a year has one line for each payee, and says whose number is not known', async () => {
    const world = await worldWith(['202601', 100_000], ['202610', 300_000]);
    await world.database.put('tax_months', {
      ...{
        _id: 'wxli|202603',
        ...(paidIn(newTaxMonth('wxli', '202603', 'none', undefined), 500) as unknown as Record<string, Json>),
      },
    });
    const file = await exportTax(world.ports, finance, { period: '2026', format: 'csv', ...asked() });
    expect(file).toMatchObject({ ok: true, value: { rowCount: 2, withoutIdentity: ['wxli'] } });
    expect(textOf(file.ok ? file.value.contentBase64 : '')).toContain('"4000.00","0.00","480.00","未申报"');
  });

  it('of a quarter counts what was paid and what of it came back', async () => {
    const world = await worldWith();
    const payout = (payoutNo: string, state: string, month: string, grossFen: number) =>
      world.database.put('payouts', {
        ...{ _id: payoutNo, promoter: 'wxwang', state },
        ...{ quote: { grossFen, taxFen: 0, netFen: grossFen }, paid: { month, taxFen: 10, netFen: grossFen } },
      });
    await payout('W1', 'paid', '202610', 1000);
    await payout('W2', 'returned', '202612', 500);
    await payout('W3', 'paid', '202609', 7000);
    const file = await exportTax(world.ports, finance, { period: '2026Q4', format: 'csv', ...asked() });
    expect(textOf(file.ok ? file.value.contentBase64 : '')).toContain(
      '"wang","wxwang","佣金收入","15.00","5.00","10.00",2,"0.10"',
    );
  });

  it.each([
    ['2026Q5', 'period-unknown'],
    ['202613', 'period-unknown'],
    ['202601', 'nothing-to-export'],
    ['2026Q1', 'nothing-to-export'],
  ])('of %s: %s', async (period, code) => {
    const world = await worldWith(['202610', 300_000]);
    expect(await exportTax(world.ports, finance, { period, format: 'xlsx', ...asked() })).toEqual({ ok: false, code });
  });
});
