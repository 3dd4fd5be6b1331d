import { mostMemoryMib } from '../support/child-process';
import { type LocalCloud, startLocalCloud } from '../support/local-cloud';
import { median } from '../support/median';
import { type AskedList, askedLists } from './asked-lists';
import { deployment, type OpenedConsole, openConsole } from './console-under-load';
import { entryDocument, memberDocument, memberPromoterDocument, orderDocument, promoterDocuments } from './list-rows';
import { measureHome } from './measure-home';
import { pageProblem, placesOf, sortedRows } from './sorted-rows';

const mostRows = Number(process.env.BENCH_LIST_ROWS ?? 100_000);
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= mostRows);
const rounds = 5;
/** The page says no more than that there are more. */
const mostCounted = 10_000;
/** Whether the role still holds, and the rows with the names of those who stand in them. */
const mostCalls = 2;

interface Bench {
  readonly cloud: LocalCloud;
  readonly opened: OpenedConsole;
}

interface ListPage {
  readonly orders?: readonly { readonly orderKey: string }[];
  readonly entries?: readonly { readonly id: string }[];
  readonly people?: readonly { readonly promoter: string }[];
}

interface PageCost {
  readonly calls: number;
  readonly tookMs: number;
}

/** The collections of each list, so many documents from one number up to another. */
const documentsOf: Readonly<Record<AskedList['action'], (from: number, to: number) => Record<string, object[]>>> = {
  orderList: (from, to) => ({ orders: numbered(from, to, orderDocument) }),
  ledgerList: (from, to) => ({ ledger: numbered(from, to, entryDocument) }),
  peopleList: (from, to) => ({
    memberships: numbered(from, to, memberDocument),
    promoters: numbered(from, to, memberPromoterDocument),
  }),
};

async function main(): Promise<void> {
  const cloud = await startLocalCloud();
  try {
    const bench = { cloud, opened: await openConsole(cloud.port) };
    for (const action of ['orderList', 'ledgerList', 'peopleList'] as const) await measureAction(bench, action);
    console.log(`every page held the rows of the sorted list; ${mostMemoryMib()} MiB at most`);
  } finally {
    await cloud.stop();
  }
}

async function measureAction(bench: Bench, action: AskedList['action']): Promise<void> {
  const { database } = bench.cloud;
  database.reset();
  await database.importAll({ ...deployment, promoters: promoterDocuments() });
  const costs = new Map<string, PageCost[]>();
  let stored = 0;
  for (const size of sizes) {
    await database.importAll(documentsOf[action](stored, size));
    stored = size;
    for (const list of askedLists[action]) {
      const pages = await measureList(bench, list, size);
      costs.set(list.name, [...(costs.get(list.name) ?? []), ...pages]);
    }
    if (action === 'orderList') await measureHome(bench.cloud, bench.opened, size);
  }
  console.log(`${action}: first / middle / last page; in brackets times the slowest page of ${sizes[0]} rows`);
  for (const [name, pages] of costs) console.log(`  ${name.padEnd(12)} ${cells(pages).join('   ')}`);
}

/** The first, the middle and the last page; a count for orders, as the page asks for it beside the first. */
async function measureList({ cloud, opened: { ask } }: Bench, list: AskedList, size: number): Promise<PageCost[]> {
  const rows = sortedRows(list, size);
  const pages: PageCost[] = [];
  for (const place of placesOf(rows)) {
    const from = place.beforeMs === undefined ? {} : fromField(list, place.beforeMs);
    const times: number[] = [];
    let calls = 0;
    for (let round = 0; round <= rounds; round += 1) {
      let tookMs = 0;
      calls = await cloud.callsOf(async () => {
        const answer = await ask<ListPage>(list.action, { ...list.input, ...from });
        tookMs = answer.tookMs;
        const problem = round === 0 ? pageProblem(list, rows, place, keysOf(answer.view)) : undefined;
        if (problem !== undefined) throw new Error(`${list.action} ${list.name} of ${size} rows: ${problem}`);
      });
      // The first warms up: settings are read then, as once a minute.
      if (round > 0) times.push(tookMs);
    }
    if (calls > mostCalls) throw new Error(`${list.action} ${list.name} of ${size} rows took ${calls} calls`);
    pages.push({ calls, tookMs: median(times) });
  }
  if (list.action === 'orderList') {
    const { view, tookMs } = await ask<{ readonly rows: number; readonly isAtLeast: boolean }>(
      'countOrders',
      list.input,
    );
    const counted = Math.min(rows.length, mostCounted);
    if (view.rows !== counted || view.isAtLeast !== rows.length > mostCounted)
      throw new Error(`${view.rows} orders were counted of ${rows.length} ${list.name}`);
    if (size === sizes[sizes.length - 1])
      console.log(`  counting ${rows.length} ${list.name}: ${tookMs.toFixed(0)} ms`);
  }
  return pages;
}

function fromField({ action }: AskedList, beforeMs: number): object {
  return action === 'peopleList' ? { beforeMs } : { from: String(beforeMs) };
}

function keysOf({ orders = [], entries = [], people = [] }: ListPage): string[] {
  return [
    ...orders.map(({ orderKey }) => orderKey),
    ...entries.map(({ id }) => id),
    ...people.map(({ promoter }) => promoter),
  ];
}

function cells(costs: readonly PageCost[]): string[] {
  const ofSize = sizes.map((size, nth) => ({ size, pages: costs.slice(nth * 3, nth * 3 + 3) }));
  const slowest = (pages: readonly PageCost[]) => Math.max(...pages.map(({ tookMs }) => tookMs));
  const leastMs = slowest(ofSize[0]?.pages ?? []);
  return ofSize.map(({ size, pages }) => {
    const calls = Math.max(...pages.map((page) => page.calls));
    const times = pages.map(({ tookMs }) => tookMs.toFixed(1)).join(' / ');
    return `${size}: ${calls} calls, ${times} ms (${(slowest(pages) / leastMs).toFixed(2)})`;
  });
}

function numbered(from: number, to: number, make: (index: number) => object): object[] {
  return Array.from({ length: to - from }, (_, nth) => make(from + nth));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
