import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer } from './answer';
import type { LinkedAccount } from './partners';
import type { PlatformList } from './platform-list';

/** Whose content it is: a shop's linked account, or a talent. */
export type ContentOwner =
  | { readonly shopAppid: string; readonly account: LinkedAccount }
  | { readonly talentAppid: string };

export interface LiveRoom {
  readonly exportId: string;
  readonly description: string;
  readonly shareLink: string;
}

export interface LiveNotice {
  readonly noticeId: string;
  readonly description: string;
  readonly startsAtMs: number;
}

/** A product inside of content, with what the platform expects the agency to earn by it. */
export interface ContentProduct {
  readonly productId: string;
  readonly name: string;
  readonly imageUrl: string;
  /** Null where it is not stated. */
  readonly priceFen: Fen | null;
  readonly expectedFeeFen: Fen | null;
  readonly commissionRatioPpm: number | null;
}

/** Live rooms and notices. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getliverecordlist */
export interface PlatformLives {
  /** Rooms that are on air now. */
  listShopLives(
    shop: { readonly shopAppid: string; readonly account: LinkedAccount },
    promoter: string,
  ): Promise<PlatformAnswer<readonly LiveRoom[]>>;
  listTalentLives(talentAppid: string, promoter: string): Promise<PlatformAnswer<readonly LiveRoom[]>>;
  liveCodeUrl(live: { readonly exportId: string } & ContentOwner, promoter: string): Promise<PlatformAnswer<string>>;
  listLiveNotices(owner: ContentOwner): Promise<PlatformAnswer<readonly LiveNotice[]>>;
  liveNoticeCodeUrl(
    notice: { readonly noticeId: string } & ContentOwner,
    promoter: string,
  ): Promise<PlatformAnswer<string>>;
  /** For wx.reserveChannelsLive. */
  liveNoticeShareLink(
    notice: { readonly noticeId: string } & ContentOwner,
    promoter: string,
  ): Promise<PlatformAnswer<string>>;
  /** How many people reserved through this promoter. */
  liveNoticeReservations(noticeId: string, promoter: string): Promise<PlatformAnswer<number>>;
  /** Products with commission in the owner's live rooms, 10 a page. */
  listLiveProducts(owner: ContentOwner): PlatformList<ContentProduct>;
  /** A code by which a big live show is announced to the platform. */
  liveProtectionCodeUrl(): Promise<PlatformAnswer<string>>;
}
