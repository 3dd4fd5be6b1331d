import type { ApiHandlers } from './api-handler';
import { articleEndpoints } from './article-endpoints';
import { basicEndpoints } from './basic-endpoints';
import { categoryEndpoints } from './category-endpoints';
import { clueEndpoints } from './clue-endpoints';
import { couponEndpoints } from './coupon-endpoints';
import { feedEndpoints } from './feed-endpoints';
import { fundsEndpoints } from './funds-endpoints';
import { liveEndpoints } from './live-endpoints';
import { liveNoticeEndpoints } from './live-notice-endpoints';
import { orderEndpoints } from './order-endpoints';
import { partnerEndpoints } from './partner-endpoints';
import { productEndpoints } from './product-endpoints';
import { promoterEndpoints } from './promoter-endpoints';
import { shareStatsEndpoints } from './share-stats-endpoints';
import { shopEndpoints } from './shop-endpoints';
import { subscriptionEndpoints } from './subscription-endpoints';
import { supplyEndpoints } from './supply-endpoints';

const BUSINESS: ApiHandlers = {
  ...promoterEndpoints,
  ...partnerEndpoints,
  ...productEndpoints,
  ...liveEndpoints,
  ...liveNoticeEndpoints,
  ...feedEndpoints,
  ...articleEndpoints,
  ...couponEndpoints,
  ...shopEndpoints,
  ...subscriptionEndpoints,
  ...categoryEndpoints,
  ...supplyEndpoints,
  ...shareStatsEndpoints,
  ...orderEndpoints,
  ...clueEndpoints,
  ...fundsEndpoints,
};

/** Everything that needs a token, by path. */
export const ENDPOINTS: ApiHandlers = {
  ...BUSINESS,
  ...basicEndpoints((path) => path in BUSINESS || path.startsWith('/cgi-bin/')),
};
