import type { WindowConfig } from '../../core/attribution/window-config';

/** When each shop's lock windows were last read from the platform. */
export interface ShopWindows {
  /** Shops whose windows were read before this moment or never, at most `limit`. */
  listReadBefore(beforeMs: number, limit: number): Promise<string[]>;
  save(shopAppid: string, windows: WindowConfig, readAtMs: number): Promise<void>;
}
