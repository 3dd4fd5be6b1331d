import { type Outcome, ok, rejected } from '../../../core/outcome';
import { orderView } from './order-view';
import type { ReadWalletPorts } from './read-wallet';

const pageSize = 20;
/** The lines of one order share their moment and stay on one page; an order has far fewer than this. */
const longestPage = 120;

type OrderPage = { readonly orders: readonly ReturnType<typeof orderView>[]; readonly nextBeforeMs: number | null };

/**
 * The promoter's orders, the newest first, about 20 a page: a page ends between two moments, never between two lines of
 * one order.
 *
 * Rejections: `not-bound`.
 */
export async function listOrders(
  ports: ReadWalletPorts,
  openid: string,
  beforeMs: number | undefined,
): Promise<Outcome<OrderPage, 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const range = { beforeMs: beforeMs ?? Number.MAX_SAFE_INTEGER, limit: longestPage };
  const found = await ports.books.listOrdersOf(promoter, range);
  const lastMs = found[pageSize - 1]?.row.snapshot.createdAtMs ?? 0;
  const page = found.filter(({ row }) => row.snapshot.createdAtMs >= lastMs);
  const { agency } = await ports.settings.current();
  const nowMs = ports.clock.nowMs();
  return ok({
    orders: page.map((stored) => orderView(stored, { agency, nowMs })),
    nextBeforeMs: page.length < found.length || found.length === longestPage ? lastMs : null,
  });
}
