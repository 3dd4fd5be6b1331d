/* What can be looked at on the play page: goods, broadcasts, notices, videos, articles, coupons. */

import { button, dayAndTime, element, fill, percent, yuan } from './store-page.mjs';

const RESERVED = {
  1: '正在直播,您没有进去。',
  2: '正在直播,进去了。',
  3: '这场预告取消了。',
  4: '这场直播已经结束。',
  5: '没有预约。',
  6: '预约好了,开播会提醒您。',
  7: '预约取消了。',
  8: '您已经预约过了。',
};
const NOTICE_STATUS = { announced: '未开播', live: '直播中', cancelled: '已取消', ended: '已结束' };

/** Goods under the name of their shop. */
export function goodsOf(state, tools) {
  return state.shops.flatMap((shop) => {
    const goods = state.products.filter((product) => product.shop_appid === shop.appid);
    const name = element('li', { className: 'group quiet', textContent: shop.name });
    return goods.length === 0 ? [] : [name, ...goods.map((product) => goodsRow(product, tools))];
  });
}

function goodsRow(product, { act, me, place }) {
  const sku = element('select', { ariaLabel: `${product.title}的规格` });
  fill(
    sku,
    product.skus.map((one) => [
      one.sku_id,
      `${one.attrs?.map((attr) => attr.attr_value).join(' ') ?? ''} ${yuan(one.sale_price)}`,
    ]),
  );
  const buy = () =>
    act(
      'order',
      { person: me(), items: [{ product_id: product.product_id, sku_id: sku.value }], from: place() },
      '下单了,去订单里付款。',
    );
  const plan = product.plan?.status === 1 ? `服务费率 ${percent(product.plan.service_ratio)}` : '不在推广中';
  return element(
    'li',
    { className: 'goods' },
    element('img', { src: product.head_imgs[0] ?? '/picture/none.svg', alt: '' }),
    element(
      'div',
      {},
      element('div', { textContent: product.title }),
      element('div', { className: 'quiet', textContent: plan }),
      element('div', { className: 'buttons' }, sku, button('购买', buy, 'main')),
    ),
  );
}

/** A line with what it is, whose it is, and what one can do with it. */
function contentRow(title, note, ...buttons) {
  return element(
    'li',
    { className: 'content' },
    element('div', { textContent: title }),
    element('div', { className: 'quiet', textContent: note }),
    element('div', { className: 'buttons' }, ...buttons),
  );
}

function ownerOf(state, content) {
  const talent = state.talents.find((one) => one.talent_appid === content.talent_appid);
  if (talent) return `达人 ${talent.nickname}`;
  return state.shops.find((one) => one.appid === content.shop_appid)?.name ?? '';
}

function titlesOf(state, ids) {
  return ids.map((id) => state.products.find((one) => one.product_id === id)?.title ?? id).join('、');
}

export function roomsOf(state, { open }) {
  const rooms = state.liveRooms.filter((room) => room.running);
  return rooms.map((room) =>
    contentRow(
      room.description,
      ownerOf(state, room),
      button('进去看看', () => open({ export_id: room.export_id })),
    ),
  );
}

export function noticesOf(state, { act, me, open, tagged }) {
  return state.liveNotices.map((notice) => {
    const { notice_id } = notice;
    const when = `${dayAndTime(notice.start_time * 1000)} · ${NOTICE_STATUS[notice.status]}`;
    const reserve = async (decision) => {
      const link = tagged({ notice_id });
      const answer = await act(
        'reserve',
        { person: me(), notice_id, decision, ...link },
        (done) => RESERVED[done.state],
      );
      return answer;
    };
    return contentRow(
      notice.description,
      `${ownerOf(state, notice)} · ${when}`,
      button('打开', () => open({ notice_id })),
      notice.status === 'announced' ? button('预约', () => reserve('reserve'), 'main') : null,
      notice.status === 'announced' ? button('取消预约', () => reserve('cancel')) : null,
    );
  });
}

export function videosOf(state, { open }) {
  return state.feeds.map((feed) =>
    contentRow(
      feed.title,
      `${ownerOf(state, feed)} · ${titlesOf(state, [feed.product_id])}`,
      button('看视频', () => open({ export_id: feed.export_id })),
    ),
  );
}

export function articlesOf(state, { open }) {
  return state.articles.map((article) =>
    contentRow(
      article.title,
      `${ownerOf(state, article)} · ${titlesOf(state, article.product_ids)}`,
      button('读文章', () => open({ article_id: article.article_id })),
    ),
  );
}

export function couponsOf(state, { act, me }) {
  return state.coupons.map((coupon) =>
    contentRow(
      coupon.name,
      ownerOf(state, coupon),
      button('领取', () => act('claim-coupon', { person: me(), coupon_id: coupon.coupon_id }, '领到了。')),
    ),
  );
}
