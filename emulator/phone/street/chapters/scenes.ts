import type { StreetState } from '../street-desk';
import { type StreetHands, showPage, until } from '../street-hands';
import { buyInShop } from './buy-in-shop';
import type { Chapter, StreetStep } from './chapter';
import { goods, openCard } from './share-goods';

const hour = 1 / 24;

/** The newest paid order of a buyer: whose it became; undefined while he has none. */
const whoseOf = ({ orders }: StreetState, buyer: string) => {
  const paid = orders.filter((order) => order.buyer === buyer && order.status !== 10).at(-1);
  return paid && { promoter: paid.promoter };
};

/** Gives the buyer's phone to somebody, with nothing in its chat. */
function handTo({ buyer }: StreetHands, person: string): void {
  buyer.chat?.show([]);
  if (buyer.person !== person) buyer.hold(person);
}

/** A promoter's card of a live room or coupon arrives and is opened, as far as the shop. */
async function sendAndOpen(hands: StreetHands, promoter: string, kind: 'live' | 'coupon'): Promise<void> {
  const { card } = await hands.share(promoter, kind);
  hands.buyer.receive(card);
  await openCard(hands);
}

/** In the shop, found by oneself: no link is open. */
async function buyLater({ buyer, play, look }: StreetHands): Promise<void> {
  const { products } = await play<{
    products: readonly { title: string; product_id: string; skus: readonly { sku_id: string }[] }[];
  }>('state', { orders: 0 });
  const found = products.find(({ title }) => title === goods);
  const items = [{ product_id: found?.product_id, sku_id: found?.skus[0]?.sku_id }];
  await play('order', { person: buyer.person, items, from: 'organic', pay: true });
  await look();
}

async function showWhose(hands: StreetHands, promoter: string): Promise<void> {
  if (hands.promoter.person !== promoter) hands.promoter.hold(promoter);
  await until(async () => hands.promoter.running !== undefined, '手机还没有打开');
  showPage(hands.promoter, '/packages/money/orders/orders');
}

const scene = (
  step: Pick<StreetStep, 'title' | 'hint'> & { readonly buyer: string; readonly run: StreetStep['run'] },
): StreetStep => ({
  ...step,
  phone: 'buyer',
  isDone: (state) => whoseOf(state, step.buyer) !== undefined,
});

/** Who wins when links, rooms and people cross. */
export const scenes: Chapter = {
  id: 'scenes',
  title: { zh: '归因五场景', en: 'whose order: five scenes' },
  from: 'fresh',
  end: { zh: '每一单都说得出归谁、为什么。', en: 'For each order it can be said whose it is, and why.' },
  steps: [
    scene({
      title: { zh: '① 先王阿姨,后陈姐', en: '① first Wang, then Chen' },
      hint: {
        zh: '两个人的直播都打开过:最后的成交落点算数,归陈姐。',
        en: 'Both rooms opened: the last one wins, Chen’s.',
      },
      buyer: '小林',
      async run(hands) {
        handTo(hands, '小林');
        await sendAndOpen(hands, '王阿姨', 'live');
        await sendAndOpen(hands, '陈姐', 'live');
        await buyInShop(hands);
        await showWhose(hands, '陈姐');
      },
    }),
    scene({
      title: { zh: '② 看了没买,后来搜到', en: '② watched, bought later' },
      hint: {
        zh: '2 天 23 小时后自己在店里下单:还在锁客期,归王阿姨。',
        en: '2 days 23 hours later, still locked: Wang’s.',
      },
      buyer: '小吴',
      async run(hands) {
        handTo(hands, '小吴');
        await sendAndOpen(hands, '王阿姨', 'live');
        await hands.advance(2 + 23 * hour);
        await buyLater(hands);
        await showWhose(hands, '王阿姨');
      },
    }),
    scene({
      title: { zh: '③ 从直播间里转出', en: '③ passed on from inside' },
      hint: { zh: '转出的链接没有推客标记:这单不归任何人。', en: 'Such a link has no tag: nobody’s order.' },
      buyer: '小王',
      async run(hands) {
        const { shareLink } = await hands.share('王阿姨', 'live');
        const wish = { person: '小吴', link: shareLink, way: 'inside-room' };
        const { link } = await hands.play<{ link: string }>('forward-link', wish);
        handTo(hands, '小王');
        await hands.play('open-link', { person: '小王', link });
        await buyLater(hands);
        await showWhose(hands, '王阿姨');
      },
    }),
    scene({
      title: { zh: '④ 原消息转给别人', en: '④ her own message passed on' },
      hint: { zh: '推客发的那条消息带着标记:归王阿姨。', en: 'Her own message keeps its tag: Wang’s.' },
      buyer: '小张',
      async run(hands) {
        const { shareLink } = await hands.share('王阿姨', 'live');
        const wish = { person: '小吴', link: shareLink, way: 'own-message' };
        const { link } = await hands.play<{ link: string }>('forward-link', wish);
        handTo(hands, '小张');
        await hands.play('open-link', { person: '小张', link });
        await buyLater(hands);
        await showWhose(hands, '王阿姨');
      },
    }),
    scene({
      title: { zh: '⑤ 领了券,又进直播间', en: '⑤ a coupon, then a room' },
      hint: { zh: '王阿姨的券,陈姐的直播间:在直播间下单,归陈姐。', en: 'Wang’s coupon, Chen’s room: Chen’s.' },
      buyer: '小周',
      async run(hands) {
        handTo(hands, '小周');
        await sendAndOpen(hands, '王阿姨', 'coupon');
        await sendAndOpen(hands, '陈姐', 'live');
        await buyInShop(hands);
        await showWhose(hands, '陈姐');
      },
    }),
  ],
};
