import { showPage, tap, type, until, untilTold } from '../street-hands';
import { buyInShop } from './buy-in-shop';
import { type Chapter, routeOf } from './chapter';
import { openCard } from './share-goods';

const claimPage = 'packages/money/claim/claim';

/** An order number in, an answer out. */
export const claim: Chapter = {
  id: 'claim',
  title: { zh: '找回订单', en: 'a missing order' },
  from: 'shared',
  end: { zh: '单号一查,要么记上,要么说得出为什么不归她。', en: 'A number in: booked, or told why not.' },
  steps: [
    {
      title: { zh: '① 付款了,没看到', en: '① paid, and not seen' },
      hint: { zh: '通知丢了,推客的订单里没有这一笔。', en: 'The message got lost; her list does not have it.' },
      phone: 'buyer',
      target: '去小店',
      isDone: ({ orders }) => orders.some(({ status }) => status === 20),
      async run(hands) {
        await hands.play('push-mode', { mode: 'drop' });
        await openCard(hands);
        await buyInShop(hands);
        showPage(hands.promoter, `/${claimPage}`);
      },
    },
    {
      title: { zh: '② 查一下', en: '② ask' },
      hint: { zh: '填上买家给的订单号,点「查一下」。', en: 'Type the number that the buyer gave, and ask.' },
      phone: 'promoter',
      target: '查一下',
      isDone: ({ money }) => (money?.frozenFen ?? 0) > 0,
      async run(hands) {
        const { promoter, look } = hands;
        const orderId = (await look()).orders.at(-1)?.orderId ?? '';
        if (routeOf(promoter) !== claimPage) showPage(promoter, `/${claimPage}`);
        await type(promoter, orderId);
        await tap(promoter, '查一下');
        await untilTold(hands, ({ money }) => (money?.frozenFen ?? 0) > 0, '还没有查到');
      },
    },
    {
      title: { zh: '③ 看这笔订单', en: '③ see the order' },
      hint: { zh: '为什么归她,什么时候可以提现。', en: 'Why it is hers, and when it is free.' },
      phone: 'promoter',
      target: '看这笔订单',
      isDone: (_state, { promoter }) => routeOf(promoter) === 'packages/money/order/order',
      async run({ promoter, play }) {
        await play('push-mode', { mode: 'normal' });
        await tap(promoter, '看这笔订单');
        await until(async () => routeOf(promoter) === 'packages/money/order/order', '订单还没有打开');
      },
    },
  ],
};
