import type { BuiltIn, Values } from './built-in';

/** Where a card leads, as the store's page takes it. */
export interface CardTarget {
  readonly title: string;
  readonly query: Readonly<Record<string, unknown>>;
}

interface CardWords {
  readonly head: string;
  readonly go: string;
  readonly target: (values: Values) => Readonly<Record<string, unknown>>;
}

/**
 * Cards that WeChat draws itself and that lead out of the mini-program: into a shop, a live room, a video, a coupon.
 * A card is plain and says 「模拟」, so that nobody takes it for the brand's own.
 */
function platformCard({ head, go, target }: CardWords, properties: Values): BuiltIn {
  return {
    properties,
    build({ host, emit }) {
      const title = document.createElement('div');
      title.className = 'phone-card-head';
      title.textContent = `模拟:${head}`;
      const way = document.createElement('div');
      way.className = 'phone-card-go';
      way.setAttribute('role', 'button');
      way.tabIndex = 0;
      way.textContent = go;
      host.append(title, way);
      let query: Readonly<Record<string, unknown>> | undefined;
      const leave = () => {
        const detail: CardTarget = { title: head, query: query ?? {} };
        host.dispatchEvent(new CustomEvent('phone-leave', { bubbles: true, detail }));
        emit('entersuccess', {});
      };
      way.addEventListener('click', leave);
      way.addEventListener('keydown', (event) => event.key === 'Enter' && leave());
      let values: Values = {};
      return {
        show(next) {
          values = next;
        },
        // WeChat reads a card's promotion link at its first render: one that comes later leads nowhere in his name.
        attached() {
          query ??= target(values);
        },
      };
    },
  };
}

const product: CardWords = {
  head: '微信小店',
  go: '去小店',
  target: ({ appid, productId, productPromotionLink }) => ({
    shop_appid: appid,
    product_id: productId,
    product_promotion_link: productPromotionLink,
  }),
};
const coupon: CardWords = {
  head: '微信小店 · 优惠券',
  go: '领券',
  target: ({ couponId, promoterShareLink }) => ({ coupon_id: couponId, promoter_share_link: promoterShareLink }),
};
const live: CardWords = {
  head: '视频号 · 直播',
  go: '去直播间',
  target: ({ feedId, promoterShareLink }) => ({ export_id: feedId, promoter_share_link: promoterShareLink }),
};
const video: CardWords = {
  head: '视频号 · 视频',
  go: '看视频',
  target: ({ feedId, feedToken, promoterShareLink }) => ({
    ...(feedToken ? { feed_token: feedToken } : { export_id: feedId }),
    promoter_share_link: promoterShareLink,
  }),
};

const shop = { appid: '', customStyle: null, customContent: false };
const channel = { feedId: '', finderUserName: '', promoterShareLink: '' };

/** https://developers.weixin.qq.com/miniprogram/dev/component/store-product.html and its sisters. */
export const platformCards: Readonly<Record<string, BuiltIn>> = {
  'store-product': platformCard(product, {
    ...shop,
    ...{ productId: '', productPromotionLink: '', mediaId: '', openPage: 'product-detail', logoPosition: '' },
  }),
  'store-coupon': platformCard(coupon, { ...shop, couponId: '', promoterShareLink: '' }),
  'channel-live': platformCard(live, channel),
  'channel-video': platformCard(video, { ...channel, feedToken: '', autoplay: false, loop: false, muted: false }),
};
