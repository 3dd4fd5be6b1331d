import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { newOrderDocument } from '../../backend/adapters/stores/order-document';
import { documentStaffStore } from '../../backend/adapters/stores/staff-store';
import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleUnderTest } from '../../backend/usecases/brands/console-under-test';
import { orderOf } from '../../backend/usecases/exporting/exports-under-test';
import { orderDeskUnderTest } from '../../backend/usecases/order-desk/order-desk-under-test';
import { consoleActions } from '../../cloudfunctions/console/actions/console-actions';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { consolePortsOf } from './console-ports';

const brandId = 'shanli';
const rowCount = 130;
const roles = [{ role: 'agency-owner', brandId: null }];

/** 130 orders, ledger entries and members, and an owner whose every call of the database is counted. */
async function countedConsole() {
  const world = await consoleUnderTest();
  const counted = orderDeskUnderTest(world.database);
  await world.database.put('staff', { _id: 'oOwner', name: '李店长', roles, addedAtMs: 0 });
  for (let index = 0; index < rowCount; index += 1) {
    const row = { ...orderOf(index), brandId };
    const [promoter, atMs] = [`wxp${index % 5}`, row.snapshot.createdAtMs];
    await world.database.put('orders', newOrderDocument(row, undefined));
    const entry = ledgerTransaction({
      ...{ id: `${row.key}|1`, cause: 'ORDER_PAID', brandId, orderKey: row.key, bookedAtMs: atMs },
      postings: [{ from: 'platform', to: `promoter/${promoter}/frozen`, amountFen: fen(160) }],
    });
    await world.database.put('ledger', ledgerDocument(entry));
    const member = { promoter: `wxm${index}`, groupId: 'open', shares: [], status: 'active', joinedAtMs: atMs };
    await world.database.put('memberships', { _id: `${brandId}|wxm${index}`, brandId, ...member });
    await world.database.put('promoters', {
      _id: `wxm${index}`,
      nickname: `推客 ${index}`,
      status: 'bound',
      openid: 'o',
    });
  }
  const ports = { ...world.ports, staff: documentStaffStore(counted.database) };
  const main = callableFunction({
    ...{ name: 'console', identity: 'required', journal: { info: () => undefined, alarm: () => undefined } },
    getContext: () => ({ OPENID: 'oOwner', SOURCE: 'wx_client' }),
    actions: consoleActions(consolePortsOf({ ...world, ports, database: counted.database })),
  });
  async function ask<View>(action: string, input: object): Promise<{ readonly view: View; readonly calls: number }> {
    counted.reset();
    const reply = await main({ action, input });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return { view: reply.value as View, calls: counted.calls() };
  }
  return { ask };
}

interface ListPage {
  readonly orders?: readonly { readonly promoterName: string | null }[];
  readonly entries?: readonly object[];
  readonly people?: readonly { readonly nickname: string }[];
  readonly next?: string | null;
  readonly nextBeforeMs?: number | null;
}

let opened: Awaited<ReturnType<typeof countedConsole>>;

beforeAll(async () => {
  opened = await countedConsole();
});

it.each([
  ['orders', 'orderList', {}, rowCount],
  ['orders that are frozen', 'orderList', { place: 'frozen' }, 33],
  ['orders that are held', 'orderList', { place: 'held' }, 33],
  ['orders of a promoter', 'orderList', { promoter: 'wxp1' }, 26],
  ['the ledger', 'ledgerList', {}, rowCount],
  ['the ledger of a promoter', 'ledgerList', { promoter: 'wxp1' }, 26],
  ['people', 'peopleList', {}, rowCount],
])(
  'every page of %s takes two calls of the database, the look at the role among them',
  async (_what, action, filter, wanted) => {
    let rows = 0;
    for (let from: object | null = {}; from !== null; ) {
      const { view, calls }: { view: ListPage; calls: number } = await opened.ask(action, {
        brandId,
        ...filter,
        ...from,
      });
      expect(calls).toBe(2);
      rows += (view.orders ?? view.entries ?? view.people ?? []).length;
      from = view.next ? { from: view.next } : view.nextBeforeMs ? { beforeMs: view.nextBeforeMs } : null;
    }
    expect(rows).toBe(wanted);
  },
);

it('an order number is found, and orders are counted, with two calls each', async () => {
  const { orderId } = orderOf(7).snapshot;
  expect(await opened.ask('orderList', { brandId, orderId })).toMatchObject({
    calls: 2,
    view: { orders: [{ orderId }] },
  });
  const count = { rows: rowCount, isAtLeast: false };
  expect(await opened.ask('countOrders', { brandId })).toEqual({ calls: 2, view: count });
});

it('the first page of the console takes two calls, and knows the tasks that were counted last', async () => {
  expect(await opened.ask('readHome', { brandId })).toMatchObject({ calls: 2, view: { tasks: null } });
  const counted = await opened.ask<object>('listTasks', { brandId });
  expect(await opened.ask('readHome', { brandId })).toMatchObject({ calls: 2, view: { tasks: counted.view } });
});
