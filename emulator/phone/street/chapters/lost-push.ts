import { showPage, untilTold } from '../street-hands';
import { buyInShop } from './buy-in-shop';
import type { Chapter } from './chapter';
import { openCard } from './share-goods';

const elevenMinutes = 11 / 1_440;

/** The platform's messages get lost, or come twice: the books end the same. */
export const lostPush: Chapter = {
  id: 'lost',
  title: { zh: '丢了通知', en: 'lost messages' },
  from: 'shared',
  end: { zh: '通知只是快一点;账不靠它。', en: 'Messages make it quick; the books do not depend on them.' },
  steps: [
    {
      title: { zh: '① 通知全丢掉', en: '① lose all messages' },
      hint: { zh: '从现在起,平台的通知都到不了。', en: 'From now on no message of the platform arrives.' },
      phone: 'merchant',
      isDone: ({ pushMode, orders }) => pushMode === 'drop' || orders.length > 0,
      run: async ({ play }) => void (await play('push-mode', { mode: 'drop' })),
    },
    {
      title: { zh: '② 买家付款', en: '② the buyer pays' },
      hint: { zh: '钱付了,推客这边还什么都没有。', en: 'It is paid, and the promoter sees nothing yet.' },
      phone: 'buyer',
      target: '去小店',
      isDone: ({ orders }) => orders.some(({ status }) => status === 20),
      async run(hands) {
        await openCard(hands);
        await buyInShop(hands);
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
    {
      title: { zh: '③ 定时查单找回来', en: '③ the poll finds it' },
      hint: { zh: '十分钟后,按更新时间查单,把这笔补上。', en: 'Ten minutes later the poll by update time books it.' },
      phone: 'promoter',
      isDone: ({ money }) => (money?.frozenFen ?? 0) > 0,
      async run(hands) {
        await hands.advance(elevenMinutes);
        await untilTold(hands, ({ money }) => (money?.frozenFen ?? 0) > 0, '还没有查到');
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
    {
      title: { zh: '④ 通知来两遍', en: '④ each message twice' },
      hint: { zh: '再买一单,每条通知发两遍:钱只记一次。', en: 'Another order, each message twice: booked once.' },
      phone: 'buyer',
      isDone: ({ orders }) => orders.filter(({ status }) => status === 20).length > 1,
      async run(hands) {
        await hands.play('push-mode', { mode: 'duplicate' });
        await openCard(hands);
        await buyInShop(hands);
        await untilTold(hands, ({ money }) => (money?.frozenFen ?? 0) > 3_860, '等平台的通知');
        await hands.play('push-mode', { mode: 'normal' });
        showPage(hands.promoter, '/pages/earnings/earnings');
      },
    },
  ],
};
