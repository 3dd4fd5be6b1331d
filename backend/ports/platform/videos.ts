import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer } from './answer';
import type { ContentOwner, ContentProduct } from './lives';
import type { PlatformList } from './platform-list';

export interface ShortVideo {
  readonly exportId: string;
  /** Null for a shop's own video. */
  readonly talentAppid: string | null;
  readonly expectedFeeFen: Fen | null;
  /** Null where the video shows none. */
  readonly product: ContentProduct | null;
}

/** What a page needs to show a video so that its orders count. */
export interface ShortVideoPromotion {
  readonly exportId: string;
  readonly feedToken: string;
  readonly shareLink: string;
}

/** Short videos. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/video/api_getfeedlist */
export interface PlatformVideos {
  /** 10 a page. `exportName` (of the talent's `videoExportNames`) is needed where all content is in the cooperation. */
  listShortVideos(owner: ContentOwner & { readonly exportName?: string }): PlatformList<ShortVideo>;
  /** Without a promoter the orders count for the agency alone. */
  shortVideoPromotions(
    owner: ContentOwner,
    exportIds: readonly string[],
    promoter: string | null,
  ): Promise<PlatformAnswer<readonly ShortVideoPromotion[]>>;
}
