import { availableFen, pendingFen } from '../orders/book-funds';
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
  /** How many there are in all; `orders` may hold the newest only. */
  order_count: number;
  orders: OrderView[];
  funds: { available_fen: number; pending_fen: number };
} & Pick<
  StoreWorld,
  | 'miniPrograms'
  | 'shops'
  | 'products'
  | 'talents'
  | 'liveRooms'
  | 'liveNotices'
  | 'feeds'
  | 'articles'
  | 'coupons'
  | 'suppliers'
  | 'people'
>;

export function stateView(context: StoreContext, of: { seed: number; push: PushDesk; newest: number }): StateView {
  const { agency, ...world } = context.state.world;
  const { secret: _secret, ...publicAgency } = agency;
  return {
    now_ms: context.nowMs(),
    seed: of.seed,
    agency: publicAgency,
    push: { url: of.push.target().url ?? null, ...of.push.queue.modeNow() },
    ...world,
    promoters: context.state.promoters.map(promoterView),
    order_count: context.state.orders.length,
    funds: { available_fen: availableFen(context), pending_fen: pendingFen(context) },
    orders: context.state.orders.slice(-of.newest).map((order) => orderView(context, order)),
  };
}
