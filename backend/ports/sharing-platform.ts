import type { PlatformArticles } from './platform/articles';
import type { PlatformCoupons } from './platform/coupons';
import type { PlatformLives } from './platform/lives';
import type { PlatformPartners } from './platform/partners';
import type { PlatformProducts } from './platform/products';
import type { PlatformShops } from './platform/shops';
import type { PlatformVideos } from './platform/videos';
import type { StorePlatform } from './store-platform';

/** What sharing and landing ask of the platform. */
export type SharingPlatform = StorePlatform &
  Pick<PlatformLives, 'listLiveNotices' | 'listLiveProducts' | 'liveNoticeCodeUrl' | 'liveNoticeShareLink'> &
  PlatformVideos &
  PlatformArticles &
  Pick<PlatformProducts, 'searchPromotedProducts'> &
  Pick<PlatformPartners, 'listPartnerTalents'> &
  Pick<PlatformCoupons, 'listPublicCoupons' | 'listCooperativeCoupons'>;

/** What intake asks of it: only questions, never a change. */
export type IntakePlatform = Pick<PlatformPartners, 'listPartnerShops' | 'listLinkedAccounts' | 'listPartnerTalents'> &
  Pick<PlatformShops, 'findShop'> &
  Pick<PlatformLives, 'listLiveNotices' | 'listLiveProducts'> &
  Pick<PlatformVideos, 'listShortVideos'> &
  Pick<PlatformArticles, 'listArticles'> &
  Pick<PlatformProducts, 'listCooperativeItems' | 'itemTerms'>;
