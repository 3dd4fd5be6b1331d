import type { StoreContext } from '../store-context';
import type { StoreWorld } from '../store-world';
import { type PromoterView, promoterView } from './people-verbs';
import { type OrderView, orderView } from './play-views';
import type { PushDesk } from './push-verbs';

/** The whole world as a person at the controls sees it; the agency's secret is not in it. */
export type StateView = {
  now_ms: number;
  seed: number;
  agency: Omit<StoreWorld['agency'], 'secret'>;
  push: { url: string | null; mode: string; left: number | null };
  promoters: PromoterView[];
  orders: OrderView[];
} & Pick<StoreWorld, 'miniPrograms' | 'shops' | 'products' | 'talents' | 'liveRooms' | 'coupons' | 'people'>;

export function stateView(context: StoreContext, of: { seed: number; push: PushDesk }): StateView {
  const { agency, ...world } = context.state.world;
  const { secret: _secret, ...publicAgency } = agency;
  return {
    now_ms: context.nowMs(),
    seed: of.seed,
    agency: publicAgency,
    push: { url: of.push.target().url ?? null, ...of.push.queue.modeNow() },
    ...world,
    promoters: context.state.promoters.map(promoterView),
    orders: context.state.orders.map((order) => orderView(context, order)),
  };
}
