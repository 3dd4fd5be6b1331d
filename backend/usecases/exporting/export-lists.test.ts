import fc from 'fast-check';
import { parse } from 'papaparse';
import { auditDocument } from '../../adapters/stores/audit-log';
import { membershipId } from '../../adapters/stores/order-books';
import type { ExportFilter, ExportJob, ExportKind, ExportPeople } from '../../ports/export-store';
import { listPeople } from '../promoters/list-people';
import { listAudit } from '../staff/list-audit';
import { exportsUnderTest, nowMs } from './exports-under-test';
import { runExport } from './run-exports';
import { startExport } from './start-export';

type World = Awaited<ReturnType<typeof exportsUnderTest>>;

const everything: ExportFilter = {
  ...{ brandIds: null, shopAppid: null, promoter: null, place: null, fromDay: null, throughDay: null, people: null },
};
const actor = { openid: 'oFinance', name: '陈会计' };
const dayMs = 86_400_000;
let wishes = 0;

/** 120 members of a brand, seven of each moment, and one of another brand; the third has a name that is a formula. */
async function peopled(): Promise<World> {
  const world = await exportsUnderTest(0);
  for (let index = 0; index < 120; index += 1) {
    const promoter = `wxp${String(index).padStart(3, '0')}`;
    const joinedAtMs = nowMs - dayMs - Math.floor(index / 7) * 4 * dayMs;
    await world.database.put('memberships', {
      ...{ _id: membershipId('shanli', promoter), brandId: 'shanli', promoter, settledBy: 'agency', shares: [] },
      ...{ groupId: index % 3 === 0 ? 'staff' : 'open', status: index % 10 === 9 ? 'left' : 'active', joinedAtMs },
      ...{ activeAtMs: joinedAtMs, tags: index % 4 === 0 ? ['果农'] : [], storeId: index % 5 === 0 ? 's1' : null },
      usedInvites: index % 6 === 0 ? ['i1'] : [],
    });
    const nickname = index === 2 ? '=1+1' : `推客 ${index}`;
    await world.database.put('promoters', { _id: promoter, nickname, openid: `o${index}`, status: 'bound' });
  }
  const store = { brandId: 'shanli', storeId: 's1', name: '东门店', regionName: '', code: 'c', isRanked: false };
  await world.database.put('stores', {
    _id: 'store|shanli|s1',
    kind: 'store',
    ...store,
    createdAtMs: 1,
    closedAtMs: null,
  });
  await world.database.put('memberships', {
    ...{ _id: membershipId('haibian', 'wxq'), brandId: 'haibian', promoter: 'wxq', settledBy: 'agency', shares: [] },
    ...{ groupId: 'open', status: 'active', joinedAtMs: 1, activeAtMs: 1 },
  });
  return world;
}

async function exported(world: World, kind: ExportKind, filter: Partial<ExportFilter>, leftMs = 60_000) {
  const wish = { kind, format: 'csv', filter: { ...everything, ...filter }, reason: '核对' } as const;
  const started = await startExport(world.ports, actor, { ...wish, requestId: `request-${++wishes}` });
  if (!started.ok) throw new Error(started.code);
  let job: ExportJob | undefined;
  while (job === undefined || job.state === 'running') {
    job = (await runExport(world.ports, started.value.exportId, () => leftMs)).job;
  }
  const rows = job.files.flatMap(({ fileId }) => {
    const text = new TextDecoder().decode(world.files.get(fileId));
    return parse<string[]>(text, { skipEmptyLines: true }).data.slice(1);
  });
  return { job, rows };
}

async function peopleOnScreen(world: World, filter: ExportPeople): Promise<string[]> {
  const shown: string[] = [];
  for (let beforeMs: number | undefined = Number.MAX_SAFE_INTEGER; beforeMs !== undefined; ) {
    const people = { ...world.ports.people, searchMembers: async () => [], listMembers: world.listMembers };
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(
      { ...world.ports, people },
      { brandId: 'shanli', filter, beforeMs },
    );
    if (!page.ok) throw new Error(page.code);
    shown.push(...page.value.people.map(({ promoter }) => promoter));
    beforeMs = page.value.nextBeforeMs ?? undefined;
  }
  return shown;
}

it('the people that a screen filters and pages through are those in its export, each once, counted before', async () => {
  const world = await peopled();
  const filters = fc.constantFrom<ExportPeople>(
    ...[{ kind: 'all' } as const, { kind: 'left' } as const, { kind: 'dormant' } as const],
    ...[{ kind: 'group', groupId: 'staff' } as const, { kind: 'tag', tag: '果农' } as const],
    ...[{ kind: 'store', storeId: 's1' } as const, { kind: 'invite', token: 'i1' } as const],
    { kind: 'tag', tag: 'nobody' },
  );
  const property = fc.asyncProperty(filters, fc.constantFrom(0, 60_000), async (people, leftMs) => {
    const screen = await peopleOnScreen(world, people);
    const { job, rows } = await exported(world, 'people', { brandIds: ['shanli'], people }, leftMs);
    expect(rows.map(([promoter]) => promoter).sort()).toEqual([...screen].sort());
    expect([job.totalRows, job.writtenRows]).toEqual([screen.length, screen.length]);
  });
  await fc.assert(property, { numRuns: Number(process.env.PROVE_RUNS ?? 12) });
});

it('somebody of an export is who the list shows: named stores, no phone, no identity, no formula', async () => {
  const world = await peopled();
  const { rows, job } = await exported(world, 'people', { brandIds: ['shanli'] });
  const byId = new Map(rows.map(([id = '', ...cells]) => [id, cells]));
  expect(byId.get('wxp000')).toEqual([
    ...['推客 0', 'shanli', '已绑定', 'staff', '果农', '东门店', 's1'],
    ...['2026-08-19 12:00:00', '2026-08-19 12:00:00', '', '500000', '小组或品牌'],
  ]);
  expect(byId.get('wxp002')?.[0]).toBe("'=1+1");
  expect(byId.get('wxp118')?.slice(9, 10)).toEqual(['是']);
  const text = new TextDecoder().decode(world.files.get(job.files[0]?.fileId ?? ''));
  expect(text).not.toMatch(/"o\d+"/);
});

it('the audit is exported whole, of a brand or of the agency, and not what its own wish adds', async () => {
  const world = await exportsUnderTest(0);
  for (let index = 0; index < 1100; index += 1) {
    const entry = { openid: 'oBoss', name: '老板', action: 'saveBrand', subject: `brand ${index}`, before: null };
    const said = {
      after: { note: index === 0 ? 'x'.repeat(40_000) : '改' },
      reason: '@改名',
      request: '',
      answer: {},
    };
    const when = { id: `a${index}`, atMs: nowMs - 1 - Math.floor(index / 3), brandId: index % 2 ? 'shanli' : null };
    await world.database.put('audit', auditDocument({ ...entry, ...said, ...when }));
  }
  for (const brandIds of [null, ['shanli']]) {
    const screen: string[] = [];
    for (let beforeMs: number | undefined = nowMs; beforeMs !== undefined; ) {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(world.ports, {
        ...{ brandId: brandIds?.[0] ?? null, beforeMs },
      });
      screen.push(...page.entries.map(({ subject }) => subject));
      beforeMs = page.nextBeforeMs ?? undefined;
    }
    const { rows, job } = await exported(world, 'audit', { brandIds });
    expect(screen).toHaveLength(brandIds ? 550 : 1100);
    expect(rows.map(([, , , , subject]) => subject).sort()).toEqual([...screen].sort());
    expect([job.totalRows, job.writtenRows]).toEqual([screen.length, screen.length]);
    expect(rows[0]?.[7]).toBe("'@改名");
    expect(Math.max(...rows.map(([, , , , , , after = '']) => after.length))).toBeLessThan(32_767);
  }
});
