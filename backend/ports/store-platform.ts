import type { PlatformArticles } from './platform/articles';
import type { PlatformCallbacks } from './platform/callbacks';
import type { PlatformCategories } from './platform/categories';
import type { PlatformClues } from './platform/clues';
import type { PlatformCoupons } from './platform/coupons';
import type { PlatformErrcodeGuide } from './platform/errcode-guide';
import type { PlatformFunds } from './platform/funds';
import type { PlatformLives } from './platform/lives';
import type { PlatformOrders } from './platform/orders';
import type { PlatformPartners } from './platform/partners';
import type { PlatformProducts } from './platform/products';
import type { PlatformPromoters } from './platform/promoters';
import type { PlatformQuota } from './platform/quota';
import type { PlatformShops } from './platform/shops';
import type { PlatformStatistics } from './platform/statistics';
import type { PlatformVideos } from './platform/videos';
import type { PlatformWindows } from './platform/windows';

export type { PlatformAnswer, PlatformRefusal } from './platform/answer';
export type { CouponFacts, CouponLinks } from './platform/coupons';
export type { LiveRoom } from './platform/lives';
export type { OrderKey, PlatformOrder } from './platform/orders';
export type { LinkedAccount } from './platform/partners';
export type { PlatformProduct, ProductLinks } from './platform/products';
export type { BoundPromoter, BusinessView, PromoterStanding } from './platform/promoters';
export type { LockDays } from './platform/shops';

/**
 * The whole 优选联盟 agency API. A refusal with a business code is a value; a platform that does not answer, or answers
 * something unusable, is a thrown Outage (AllowanceSpent where it tells us to wait). A refused token is renewed once by
 * the adapter itself. A use case takes the parts that it needs, such as `PlatformOrders & PlatformShops`.
 */
export type WholeStorePlatform = PlatformOrders &
  PlatformPromoters &
  PlatformPartners &
  PlatformShops &
  PlatformProducts &
  PlatformLives &
  PlatformVideos &
  PlatformArticles &
  PlatformCoupons &
  PlatformClues &
  PlatformFunds &
  PlatformStatistics &
  PlatformCategories &
  PlatformQuota &
  PlatformCallbacks &
  PlatformWindows &
  PlatformErrcodeGuide;

/** What joining, sharing and booking ask of the platform every day. */
export interface StorePlatform
  extends Pick<PlatformOrders, 'findOrder' | 'listOrdersByUpdateTime'>,
    Pick<PlatformPromoters, 'promoterStanding' | 'findBoundPromoter'>,
    Pick<PlatformProducts, 'listPromotedProducts' | 'productDetail' | 'productLinks'>,
    Pick<PlatformLives, 'listShopLives' | 'listTalentLives' | 'liveCodeUrl'>,
    Pick<PlatformCoupons, 'couponFacts' | 'couponLinks'>,
    Pick<PlatformShops, 'lockDays'> {}
