import { documentMatchRecords } from '../../backend/adapters/stores/match-records';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import type { FundsFlow } from '../../backend/ports/platform/funds';
import { platformList } from '../../backend/ports/platform/platform-list';
import { applyOrderNews } from '../../backend/usecases/events/apply-order-news';
import { matchFunds } from '../../backend/usecases/reconcile/match-funds';
import type { OrderSnapshot } from '../../core/commission/order-snapshot';
import { fen } from '../../core/money/fen';
import { readAll } from './money-world';
import { paid, received, settled } from './row-after';
import { openSyncWorld } from './sync-world';

const noSuchFlow = 10024008;
const flowsPerPage = 3;
const daySec = 86_400;

/** The platform's movements as a table: the newest first, three a page. */
function fundsPlatform(flows: FundsFlow[], calls: string[]) {
  return {
    listFundsFlows: ({ booked }: { readonly booked?: { readonly fromSec: number; readonly toSec: number } } = {}) =>
      platformList<string>('funds/list', async (key) => {
        calls.push(`funds/list ${key}`);
        const { fromSec, toSec } = booked ?? { fromSec: 0, toSec: Number.MAX_SAFE_INTEGER };
        const found = flows.filter(({ bookedAtMs }) => bookedAtMs / 1000 >= fromSec && bookedAtMs / 1000 <= toSec);
        const start = Number(key || '0');
        const items = [...found].reverse().slice(start, start + flowsPerPage);
        const nextKey = start + flowsPerPage < found.length ? String(start + flowsPerPage) : null;
        return { ok: true, value: { items: items.map(({ flowId }) => flowId), nextKey } };
      }),
    async findFundsFlow(flowId: string) {
      calls.push(`funds/get ${flowId}`);
      const flow = flows.find((one) => one.flowId === flowId);
      if (flow) return { ok: true, value: flow } as const;
      return { ok: false, code: 'PLATFORM_REFUSED', errcode: noSuchFlow, detail: 'no such flow' } as const;
    },
  };
}

/** A platform of orders and movements, what is booked of them, and the night that compares them. */
export function openMatchWorld(wrap: (database: DocumentDatabase) => DocumentDatabase = (same) => same) {
  const world = openSyncWorld();
  const flows: FundsFlow[] = [];
  const ports = {
    ...world.ports,
    funds: fundsPlatform(flows, world.fake.calls),
    records: documentMatchRecords(wrap(world.database)),
    random: { fraction: () => 0.5, token: () => 'run-1' },
  };
  const orders: OrderSnapshot[] = [];
  return {
    ...world,
    ports,
    flows,
    /** The platform's word on an order. */
    state(...snapshots: readonly OrderSnapshot[]) {
      orders.push(...snapshots);
      const newest = new Map(orders.map((one) => [`${one.orderId}|${one.skuId}`, one]));
      world.setOrders(...newest.values());
    },
    /** What reached us of an order: its states, one after the other. */
    async book(...snapshots: readonly OrderSnapshot[]) {
      for (const snapshot of snapshots) {
        this.state(snapshot);
        world.clock.setMs(Math.max(world.clock.nowMs(), snapshot.updateTimeSec * 1000));
        await applyOrderNews(ports, { key: snapshot }, { mayWait: () => true });
      }
    },
    move(orderId: string | null, amountFen: number, bookedAtMs: number, changes: Partial<FundsFlow> = {}) {
      const flowId = `f${flows.length + 1}`;
      const head = { flowId, kind: 'sharing', amountFen: fen(amountFen), direction: 'in', balanceFen: fen(0) } as const;
      flows.push({ ...head, bookedAtMs, remark: '分账', orderId, withdrawalId: null, ...changes });
    },
    /** The night after a Beijing day: 01:30. */
    night(day: string) {
      const atMs = Date.parse(`${day}T01:30:00+08:00`) + daySec * 1000;
      world.clock.setMs(atMs);
      return matchFunds(ports, () => 50_000);
    },
    differences: async () =>
      (await readAll(world.database, 'risk_cases')).filter(({ kind }) => kind === 'FUNDS_DIFFER'),
    days: async () => (await readAll(world.database, 'daily_metrics')).filter(({ kind }) => kind === 'funds'),
  };
}

export type MatchWorld = ReturnType<typeof openMatchWorld>;

/** What the platform settles for 193.00 yuan at 25 %. */
export const feeFen = 4825;

/** The three states of another order, or of another sku. */
export function life(orderId: string, skuId = settled.skuId): OrderSnapshot[] {
  return [paid, received, settled].map((snapshot) => ({ ...snapshot, orderId, skuId }));
}

/** The article's order, settled on 18 August and booked. */
export async function settledWorld(): Promise<MatchWorld> {
  const world = openMatchWorld();
  await world.book(paid, received, settled);
  return world;
}

/** Order, class, code, state and both amounts of differences. */
export function brief(differences: readonly object[]): unknown[][] {
  return differences.map((one) => {
    const { code, class: kind, state, platformFen, oursFen, orderId } = one as Record<string, unknown>;
    return [orderId, kind, code, state, platformFen, oursFen];
  });
}
