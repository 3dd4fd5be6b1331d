import type { WindowConfig } from '../../core/attribution/window-config';

/** When each shop's lock windows were last read from the platform. */
export interface ShopWindows {
  /** Shops that were last asked about before this moment or never, the longest ago first, at most `limit`. */
  listTriedBefore(beforeMs: number, limit: number): Promise<string[]>;
  /** Notes that the platform refused, so that the shop waits its turn behind the others. */
  noteTry(shopAppid: string, atMs: number): Promise<void>;
  save(shopAppid: string, windows: WindowConfig, readAtMs: number): Promise<void>;
}
