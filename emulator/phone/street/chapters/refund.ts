import { showPage, tap, until, untilTold } from '../street-hands';
import { refundNewest } from './buy-in-shop';
import { type Chapter, routeOf } from './chapter';

/** The same refund before and after the money was taken. */
export const refund: Chapter = {
  id: 'refund',
  title: { zh: '退款', en: 'refunds' },
  from: 'paid',
  end: {
    zh: '没提现的直接扣回;提现过的记为待抵扣,不用推客转账。',
    en: 'Not yet taken: it goes back. Taken: a debt, netted from what comes next.',
  },
  steps: [
    {
      title: { zh: '① 冻结中的订单退款', en: '① refund of a frozen order' },
      hint: { zh: '钱还没动过:从冻结里扣回,谁也不欠谁。', en: 'The money never moved: it goes back, nobody owes.' },
      phone: 'buyer',
      path: 'pages/earnings/earnings',
      isDone: ({ money }) => (money?.takenBackFen ?? 0) > 0,
      async run(hands) {
        await refundNewest(hands);
        await untilTold(hands, ({ money }) => (money?.takenBackFen ?? 0) > 0, '等平台的通知');
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
    {
      title: { zh: '② 提现过的订单退款', en: '② refund after she was paid' },
      hint: { zh: '钱已经到她零钱里:记为待抵扣。', en: 'The money is in her wallet: it becomes a debt.' },
      phone: 'buyer',
      isDone: ({ money }) => (money?.owedFen ?? 0) > 0,
      async run(hands) {
        await refundNewest(hands);
        await untilTold(hands, ({ money }) => (money?.owedFen ?? 0) > 0, '等平台的通知');
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
    {
      title: { zh: '③ 看为什么', en: '③ see why' },
      hint: { zh: '订单页说得出每一步和每一分。', en: 'The order’s page names each step and each fen.' },
      phone: 'promoter',
      isDone: (_state, { promoter }) => routeOf(promoter) === 'packages/money/order/order',
      async run({ promoter }) {
        showPage(promoter, '/packages/money/orders/orders');
        await tap(promoter, '高山苹果');
        await until(async () => routeOf(promoter) === 'packages/money/order/order', '订单还没有打开');
      },
    },
  ],
};
