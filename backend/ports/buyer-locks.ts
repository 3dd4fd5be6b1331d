import type { StoredOrder } from './order-books';
import type { KeptTouch } from './touch-store';

/** What a promoter's running locks are counted from. Each method is one call. */
export interface BuyerLocks {
  /** The newest touches on a promoter's links since a moment, the newest first. */
  listTouches(promoter: string, page: { readonly fromMs: number; readonly limit: number }): Promise<KeptTouch[]>;
  /** The newest orders of a promoter since a moment, the newest first. */
  listOrders(promoter: string, page: { readonly fromMs: number; readonly limit: number }): Promise<StoredOrder[]>;
}
