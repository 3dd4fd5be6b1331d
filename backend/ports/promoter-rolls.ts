import type { Promoter } from './promoter-store';

/** Whom we take for bound, compared with the platform's list. */
export interface PromoterRolls {
  /** Which of these are known here, with what we think of their bond. */
  listKnown(promoters: readonly string[]): Promise<ReadonlyMap<string, Promoter['status']>>;
  /** Notes that the platform's list named them. */
  markSeen(promoters: readonly string[], atMs: number): Promise<void>;
  /** Bound promoters whom the platform's list has not named since a moment. */
  listUnseen(beforeMs: number, limit: number): Promise<string[]>;
}
