import type { PlatformAnswer } from './answer';

export interface PlatformCategory {
  readonly categoryId: string;
  readonly name: string;
  /** The category that holds it; null at the top. */
  readonly withinCategoryId: string | null;
  /** 1 at the top; 0 where the platform does not say. */
  readonly level: number;
  readonly isLeaf: boolean;
}

/** Categories of products. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export interface PlatformCategories {
  /** Each once, as a flat list; those above come before those within. */
  listCategories(): Promise<PlatformAnswer<readonly PlatformCategory[]>>;
}
