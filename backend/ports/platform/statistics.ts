import type { PlatformAnswer, SecondsRange } from './answer';

/** What a promoter's sharing brought; null where the platform states no figure. */
export interface ProductShareFigures {
  readonly shareCount: number | null;
  readonly shareUserCount: number | null;
  readonly clickCount: number | null;
  readonly clickUserCount: number | null;
}

export interface LiveShareFigures {
  readonly shareCount: number | null;
  readonly shareUserCount: number | null;
  readonly joinCount: number | null;
  readonly joinUserCount: number | null;
}

export interface LiveNoticeShareFigures {
  readonly shareCount: number | null;
  readonly shareUserCount: number | null;
  readonly noticeCount: number | null;
  readonly noticeUserCount: number | null;
}

/** Figures of promoters' sharing; none before 2025-10-25. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getpromoterlivestats */
export interface PlatformStatistics {
  productShareFigures(
    what: { readonly promoter: string; readonly productId: string; readonly shopAppid?: string },
    range: SecondsRange,
  ): Promise<PlatformAnswer<ProductShareFigures>>;
  liveShareFigures(
    what: { readonly promoter: string; readonly liveId: string },
    range: SecondsRange,
  ): Promise<PlatformAnswer<LiveShareFigures>>;
  liveNoticeShareFigures(
    what: { readonly promoter: string; readonly noticeId: string },
    range: SecondsRange,
  ): Promise<PlatformAnswer<LiveNoticeShareFigures>>;
}
