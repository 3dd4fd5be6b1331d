import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import {
  finance,
  minuteMs,
  openPayoutWorld,
  payoutFunctions,
  proveSameBooks,
  tellAll,
} from '../../../tests/support/payout-world';
import { documentTaxRecords } from '../../adapters/stores/tax-records';
import { fileTaxMonth } from '../tax/file-tax-month';

const settings = {
  taxRule: 'ordinary-labour',
  maxFen: 500_000,
  automaticFen: 500_000,
  nameFromFen: 1_000_000,
} as const;
const dayMs = 86_400_000;
const september = Date.UTC(2026, 8, 3, 4);

async function openTaxWorld() {
  return openPayoutWorld({ settings: { ...settings, promoterDayFen: 5_000_000 } }, { wxwang: 1_000_000 });
}

type World = Awaited<ReturnType<typeof openTaxWorld>>;

async function sentFor(world: World, amountFen: number, netFen: number, requestId: string): Promise<string> {
  const answer = await world.request({ amountFen, netFen, requestId });
  if (!answer.ok) throw new Error(answer.code);
  await world.send();
  return answer.value.payoutNo;
}

async function arrive(world: World, payoutNo: string): Promise<void> {
  world.provider.confirm(payoutNo);
  world.provider.finish(payoutNo);
  await tellAll(world);
}

const monthOf = ({ database }: World, month: string) => database.find('tax_months', `wxwang|${month}`);

it('taxes what is paid in a month together, and what is under way with it', async () => {
  const world = await openTaxWorld();
  const first = await sentFor(world, 300_000, 256_000, 'first-wish');
  // 6,000 yuan together are taxed 960, of which 440 are reserved.
  expect(await world.quote(300_000)).toMatchObject({ ok: true, value: { taxFen: 52_000, netFen: 248_000 } });
  await arrive(world, first);
  expect(await world.quote(300_000)).toMatchObject({ ok: true, value: { taxFen: 52_000 } });
  await arrive(world, await sentFor(world, 300_000, 248_000, 'second-wish'));
  expect(await monthOf(world, '202608')).toMatchObject({
    paidGrossFen: 600_000,
    withheldFen: 96_000,
    carriedTaxFen: 0,
  });
  await proveSameBooks(world, ['wxwang']);
});

it('counts in the month of its success, and carries the difference into the next quote', async () => {
  const world = await openTaxWorld();
  world.clock.setMs(Date.UTC(2026, 7, 31, 15, 50));
  await arrive(world, await sentFor(world, 80_000, 80_000, 'in-august'));
  const late = await sentFor(world, 80_000, 64_000, 'over-midnight');
  world.clock.setMs(Date.UTC(2026, 7, 31, 16, 5));
  await arrive(world, late);
  expect(await monthOf(world, '202608')).toMatchObject({ paidGrossFen: 80_000, reservedGrossFen: 0, withheldFen: 0 });
  // In September alone 800 yuan are free of tax: the 160 that were withheld come back with the next quotes.
  expect(await monthOf(world, '202609')).toMatchObject({
    paidGrossFen: 80_000,
    withheldFen: 16_000,
    carriedTaxFen: -16_000,
  });
  expect(await world.quote(80_000)).toMatchObject({ ok: true, value: { taxFen: 0, netFen: 80_000 } });
  await proveSameBooks(world, ['wxwang']);
});

it('takes a return out of the month it was paid in, and out of what later months took over', async () => {
  const world = await openTaxWorld();
  const august = await sentFor(world, 300_000, 256_000, 'in-august');
  await arrive(world, august);
  world.clock.setMs(september);
  await arrive(world, await sentFor(world, 100_000, 96_000, 'in-september'));
  world.provider.giveBack(august);
  await tellAll(world);
  expect(await monthOf(world, '202608')).toMatchObject({ paidGrossFen: 0, withheldFen: 0, carriedTaxFen: 0 });
  expect(await monthOf(world, '202609')).toMatchObject({ paidGrossFen: 100_000, withheldFen: 4_000, carriedTaxFen: 0 });
  await proveSameBooks(world, ['wxwang']);
});

it('leaves a declared month as it was declared, and gives a person the change', async () => {
  const world = await openTaxWorld();
  const payoutNo = await sentFor(world, 300_000, 256_000, 'in-august');
  await arrive(world, payoutNo);
  await world.database.update('tax_months', 'wxwang|202608', { set: { filedAtMs: september } });
  world.clock.setMs(september + dayMs);
  world.provider.giveBack(payoutNo);
  await tellAll(world);
  expect(await monthOf(world, '202608')).toMatchObject({ paidGrossFen: 300_000, withheldFen: 44_000 });
  const items = await world.database.list('outbox', { where: { audience: 'operator' }, limit: 5 });
  expect(items).toMatchObject([
    {
      code: 'TAX_MONTH_DECLARED',
      facts: { kind: 'returned-after-filing', month: '202608', grossFen: 300_000, taxFen: 44_000 },
    },
  ]);
});

it('leaves a declared month alone also when the payee had nothing in it yet', async () => {
  const world = await openTaxWorld();
  const late = await sentFor(world, 300_000, 256_000, 'in-august');
  const declared = async (month: string, atMs: number) => {
    world.clock.setMs(atMs);
    const ports = { clock: world.clock, taxes: documentTaxRecords(world.database) };
    return fileTaxMonth(ports, finance, { month, requestId: `file-${month}`, reason: '月度申报' });
  };
  world.provider.confirm(late);
  world.clock.setMs(september);
  world.provider.finish(late);
  const filedAtMs = Date.UTC(2026, 9, 12, 4);
  expect(await declared('202609', filedAtMs)).toMatchObject({ ok: true });
  await tellAll(world);
  expect(await monthOf(world, '202608')).toMatchObject({ reservedGrossFen: 0, paidGrossFen: 0 });
  expect(await monthOf(world, '202609')).toMatchObject({ paidGrossFen: 0, withheldFen: 0, filedAtMs });
  expect(await world.database.list('outbox', { where: { audience: 'operator' }, limit: 5 })).toMatchObject([
    { code: 'TAX_MONTH_DECLARED', facts: { kind: 'paid-after-filing', month: '202609', grossFen: 300_000 } },
  ]);
});

it('begins a month that is over and was not declared as an open one', async () => {
  const world = await openTaxWorld();
  const late = await sentFor(world, 300_000, 256_000, 'in-august');
  world.provider.confirm(late);
  world.clock.setMs(september);
  world.provider.finish(late);
  world.clock.setMs(Date.UTC(2026, 9, 12, 4));
  await tellAll(world);
  expect(await monthOf(world, '202609')).toMatchObject({ paidGrossFen: 300_000, filedAtMs: null });
  await proveSameBooks(world, ['wxwang']);
});

it.each(['company', 'gig-worker'] as const)(
  'taxes a person who was paid as a %s in the same month for what he got as a person',
  async (kind) => {
    const world = await openTaxWorld();
    const before = payoutFunctions(world, world.database, { kind });
    const wish = { amountFen: 300_000, netFen: 300_000, requestId: 'as-he-was' };
    const asked = await before.request(wish);
    const other = asked.ok ? asked.value.payoutNo : '';
    await before.send();
    // 800 yuan of a person are free of tax, whatever is under way or paid to him as somebody else.
    expect(await world.quote(80_000)).toMatchObject({ ok: true, value: { taxFen: 0 } });
    const own = await sentFor(world, 80_000, 80_000, 'as-he-is');
    await arrive(world, other);
    expect(await monthOf(world, '202608')).toMatchObject({ rule: 'ordinary-labour', paidGrossFen: 300_000 });
    expect(await world.quote(80_000)).toMatchObject({ ok: true, value: { taxFen: 16_000 } });
    await arrive(world, own);
    world.provider.giveBack(other);
    await tellAll(world);
    expect(await monthOf(world, '202608')).toMatchObject({
      ...{ paidGrossFen: 80_000, withheldFen: 0, reservedGrossFen: 0, carriedTaxFen: 0 },
      elsewhere: { paidGrossFen: 0, withheldFen: 0, reservedGrossFen: 0 },
    });
    expect(await world.quote(80_000)).toMatchObject({ ok: true, value: { taxFen: 16_000 } });
    await proveSameBooks(world, ['wxwang']);
  },
);

it('keeps the year of a person whose month began with an invoice', async () => {
  const large = { maxFen: 900_000, automaticFen: 900_000, promoterDayFen: 5_000_000 };
  const terms = { ...settings, ...large, taxRule: 'cumulative' } as const;
  const world = await openPayoutWorld({ settings: terms }, { wxwang: 1_000_000 });
  await arrive(world, await sentFor(world, 100_000, 100_000, 'in-august'));
  world.clock.setMs(september);
  const asCompany = payoutFunctions(world, world.database, { kind: 'company' });
  expect(await asCompany.request({ amountFen: 10_000, requestId: 'invoiced' })).toMatchObject({ ok: true });
  // 9,900 yuan of two months less 20 %, less twice 5,000: nothing is due. September alone would be taxed 63.60.
  expect(await world.quote(890_000)).toMatchObject({ ok: true, value: { taxFen: 0 } });
});

it('gives the reserved tax free when a payout does not come about', async () => {
  const world = await openTaxWorld();
  await sentFor(world, 300_000, 256_000, 'first-wish');
  world.clock.setMs(requestedAtMs + 25 * 60 * minuteMs);
  await world.settle();
  expect(await monthOf(world, '202608')).toMatchObject({ reservedGrossFen: 0, reservedTaxFen: 0, paidGrossFen: 0 });
  expect(await world.quote(300_000)).toMatchObject({ ok: true, value: { taxFen: 44_000 } });
});
