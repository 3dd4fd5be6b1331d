import fc from 'fast-check';
import { parse } from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { ExportFilter, ExportJob } from '../../ports/export-store';
import { orderPlaces } from '../../ports/order-lists';
import type { TableFormat } from '../../ports/table-files';
import { countDeskOrders, listDeskOrders } from '../order-desk/list-desk-orders';
import { exportsUnderTest, nowMs, orderOf, sortedOrderLists } from './exports-under-test';
import { runExport, runExports } from './run-exports';
import { exportLinks, listExports, startExport } from './start-export';

type World = Awaited<ReturnType<typeof exportsUnderTest>>;

const everything: ExportFilter = {
  ...{ brandIds: null, shopAppid: null, promoter: null, place: null, fromDay: null, throughDay: null, people: null },
};
const actor = { openid: 'oFinance', name: '陈会计' };
const plenty = () => 60_000;
let wishes = 0;

async function started(world: World, filter: ExportFilter, format: TableFormat = 'csv'): Promise<string> {
  const requestId = `request-${++wishes}`;
  const answer = await startExport(world.ports, actor, { kind: 'orders', format, filter, requestId, reason: '核对' });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.exportId;
}

async function finished(world: World, id: string, leftMs = plenty): Promise<ExportJob> {
  for (let turn = 0; turn < 200; turn += 1) {
    const { job } = await runExport(world.ports, id, leftMs);
    if (job && job.state !== 'running') return job;
  }
  throw new Error('never done');
}

/** Order numbers in a job's CSV files, without the mark that keeps a spreadsheet from rounding them. */
function numbersIn(world: World, job: ExportJob): string[] {
  return job.files.flatMap(({ fileId }) => {
    const text = new TextDecoder().decode(world.files.get(fileId));
    const [, ...rows] = parse<string[]>(text, { skipEmptyLines: true }).data;
    return rows.map(([id = '']) => id.replace(/^'/, ''));
  });
}

/** What the screen shows, page by page. */
async function screenOf(world: World, filter: Parameters<typeof listDeskOrders>[1]): Promise<string[]> {
  const ids: string[] = [];
  for (let from: string | undefined = ''; from !== undefined; ) {
    const page: Awaited<ReturnType<typeof listDeskOrders>> = await listDeskOrders(world.ports, filter, { from });
    ids.push(...page.orders.map(({ orderId }) => orderId));
    from = page.next ?? undefined;
  }
  return ids;
}

it('what a screen filters, counts and pages through is what its export holds, row for row and fen for fen', async () => {
  const world = await exportsUnderTest(700);
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const filters = fc.record({
    brand: some(fc.constantFrom('shanli', 'haibian', 'nowhere')),
    shopAppid: some(fc.constantFrom('wxshop0', 'wxshop1')),
    promoter: some(fc.constantFrom('wxp0', 'wxp3')),
    place: some(fc.constantFrom(...orderPlaces)),
    fromDay: some(fc.constant(beijingDayOf(nowMs))),
  });
  const property = fc.asyncProperty(filters, fc.boolean(), async ({ brand, ...filter }, isShort) => {
    const reach = brand === undefined ? ('every-brand' as const) : [brand];
    const screen = await screenOf(world, { ...filter, reach });
    const { rows } = await countDeskOrders(world.ports, { ...filter, reach });
    const wish = { ...everything, brandIds: brand === undefined ? null : [brand] };
    const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const job = await finished(world, await started(world, { ...wish, ...asked }), isShort ? () => 0 : plenty);
    expect(numbersIn(world, job)).toEqual(screen);
    expect([job.totalRows, job.writtenRows, screen.length]).toEqual([rows, rows, rows]);
    const byId = new Map(Array.from({ length: 700 }, (_, index) => [orderOf(index).snapshot.orderId, index]));
    const paidFen = screen.reduce((sum, id) => sum + 1000 + (byId.get(id) ?? 0), 0);
    expect(job.sumsFen).toEqual(
      rows === 0
        ? { payment: 0, promoter: 0, margin: 0 }
        : { payment: paidFen, promoter: 160 * rows, margin: 40 * rows },
    );
  });
  await fc.assert(property, { numRuns: Number(process.env.PROVE_RUNS ?? 15) });
});

it('20,000 rows make a file, and the rest another; ids stay text and a formula stays words', async () => {
  const empty = await exportsUnderTest(0);
  const orderLists = { ...empty.ports.orderLists, ...sortedOrderLists(20_500) };
  const world = { ...empty, ports: { ...empty.ports, orderLists } };
  const job = await finished(world, await started(world, everything, 'xlsx'));
  expect(job).toMatchObject({ state: 'done', totalRows: 20_500, writtenRows: 20_500 });
  expect(job.files.map(({ rows, name }) => [rows, name.slice(-7)])).toEqual([
    [19_999, '-1.xlsx'],
    [501, '-2.xlsx'],
  ]);
  const [sheet] = await readExcelFile(Buffer.from(world.files.get(job.files[1]?.fileId ?? '') ?? []));
  const rows = sheet?.data ?? [];
  expect(rows).toHaveLength(502);
  expect(rows.slice(1).every(([id]) => typeof id === 'string' && id.length === 19)).toBe(true);
  expect(rows.flat()).toContain('=HYPERLINK("x")');
}, 30_000);

it('goes on after a crash where it was, and the file of a part that was written twice is one', async () => {
  const world = await exportsUnderTest(300);
  const id = await started(world, everything);
  const broken = {
    ...world.ports,
    exports: { ...world.ports.exports, write: () => Promise.reject(new Error('crash')) },
  };
  await expect(runExport(broken, id, plenty)).rejects.toThrow('crash');
  expect([...world.files.keys()]).toHaveLength(1);
  expect(await finished(world, id)).toMatchObject({ state: 'done', writtenRows: 300 });
  expect([...world.files.keys()]).toHaveLength(1);
});

it('is asked for once, however often it is sent, and by nobody three at a time', async () => {
  const world = await exportsUnderTest(3);
  const wish = {
    kind: 'orders',
    format: 'csv',
    filter: everything,
    requestId: 'request-same',
    reason: '核对',
  } as const;
  const first = await startExport(world.ports, actor, wish);
  expect(await startExport(world.ports, actor, wish)).toEqual(first);
  for (let count = 0; count < 2; count += 1) await started(world, everything);
  const fourth = await startExport(world.ports, actor, { ...wish, requestId: 'request-fourth' });
  expect(fourth).toEqual({ ok: false, code: 'too-many-exports' });
  expect(await world.database.count('audit', { action: 'startExport' })).toBe(3);
});

it('gives links to who asked and to nobody else, while the files are there, and then removes them', async () => {
  const world = await exportsUnderTest(3);
  const id = await started(world, everything);
  const links = (openid: string) => exportLinks(world.ports, openid, id);
  expect(await links('oFinance')).toEqual({ ok: false, code: 'export-not-ready' });
  expect(await runExports(world.ports, plenty)).toEqual({ jobs: 1, parts: 1, removed: 0 });
  expect(await links('oOther')).toEqual({ ok: false, code: 'export-not-found' });
  expect(await links('oFinance')).toMatchObject({
    ok: true,
    value: { files: [{ name: `orders-${id.slice(0, 8)}-1.csv` }], untilMs: nowMs + 3_600_000 },
  });
  expect(JSON.stringify(await links('oFinance'))).not.toContain('oFinance');
  world.time.nowMs += 7 * 86_400_000;
  expect(await links('oFinance')).toEqual({ ok: false, code: 'export-over' });
  expect(await runExports(world.ports, plenty)).toEqual({ jobs: 0, parts: 0, removed: 1 });
  expect([...world.files.keys()]).toEqual([]);
  expect((await listExports(world.ports, 'oFinance')).exports).toMatchObject([{ state: 'over', files: [] }]);
});
