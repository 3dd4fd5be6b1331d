import type { StreetState } from '../street-desk';
import { showPage, untilTold } from '../street-hands';
import { buyInShop, receiveGoods, refundNewest } from './buy-in-shop';
import type { Chapter } from './chapter';
import { goods, openCard, shareGoods } from './share-goods';
import { takeMoney } from './take-money';

const some = ({ money }: StreetState, ...places: readonly ('frozenFen' | 'freeFen' | 'payingFen' | 'paidFen')[]) =>
  places.some((place) => (money?.[place] ?? 0) > 0);

/** The minute in which a newcomer sees it all. */
export const sale: Chapter = {
  id: 'sale',
  title: { zh: '一次成交', en: 'one sale' },
  from: 'fresh',
  end: { zh: '都看完了:分享、成交、冻结、到账、退款。', en: 'That was all: share, sale, frozen, paid, refund.' },
  steps: [
    {
      title: { zh: '① 分享', en: '① share' },
      hint: { zh: '推客在选品里点「分享」,发给朋友。', en: 'The promoter picks something and sends it to a friend.' },
      phone: 'promoter',
      target: '分享',
      near: goods,
      isDone: (state, { buyer }) => (buyer.chat?.cards.length ?? 0) > 0 || state.orders.length > 0,
      run: shareGoods,
    },
    {
      title: { zh: '② 打开、下单', en: '② open and buy' },
      hint: { zh: '买家点开卡片,去微信小店付款。', en: 'The buyer opens the card and pays in WeChat’s shop.' },
      phone: 'buyer',
      target: '去小店',
      from: 'shared',
      isDone: ({ orders }) => orders.some(({ status }) => status !== 10),
      async run(hands) {
        await openCard(hands);
        await buyInShop(hands);
      },
    },
    {
      title: { zh: '③ 冻结', en: '③ frozen' },
      hint: {
        zh: '佣金记在推客名下,等收货和 15 天。',
        en: 'The commission is hers, and waits for receipt and 15 days.',
      },
      phone: 'promoter',
      isDone: (state) => some(state, 'frozenFen', 'freeFen', 'payingFen', 'paidFen'),
      async run(hands) {
        await untilTold(hands, (state) => some(state, 'frozenFen'), '等平台的通知');
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
    {
      title: { zh: '④ 收货、解冻', en: '④ received, free' },
      hint: { zh: '买家收货,15 天后的第二天起可以提现。', en: 'Received; free from the day after 15 days.' },
      phone: 'buyer',
      from: 'frozen',
      path: 'pages/earnings/earnings',
      isDone: (state) => some(state, 'freeFen', 'payingFen', 'paidFen'),
      async run(hands) {
        await receiveGoods(hands);
        await hands.advance(25);
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
    {
      title: { zh: '⑤ 提现、收款', en: '⑤ withdraw, receive' },
      hint: { zh: '推客申请提现,在微信里点「收款」。', en: 'She asks for it, and taps 收款 in WeChat.' },
      phone: 'promoter',
      target: '提现',
      from: 'free',
      path: 'pages/earnings/earnings',
      isDone: (state) => some(state, 'paidFen'),
      run: takeMoney,
    },
    {
      title: { zh: '⑥ 如果退款?', en: '⑥ and a refund?' },
      hint: {
        zh: '已经提现的订单退款,欠的会从以后的佣金里抵扣。',
        en: 'What was withdrawn and is refunded is taken from what she earns next.',
      },
      phone: 'buyer',
      from: 'paid-once',
      path: 'pages/earnings/earnings',
      isDone: ({ money }) => (money?.owedFen ?? 0) > 0,
      async run(hands) {
        await refundNewest(hands);
        await untilTold(hands, ({ money }) => (money?.owedFen ?? 0) > 0, '等平台的通知');
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
  ],
};
