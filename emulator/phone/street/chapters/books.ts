import { showPage, until } from '../street-hands';
import type { Chapter } from './chapter';

const booksPage = '/packages/console/books/books';

/** The night holds the books against the platform's money, and finds a fen that is missing. */
export const books: Chapter = {
  id: 'books',
  title: { zh: '对账', en: 'reconciliation' },
  from: 'paid',
  end: { zh: '差一分也会有人来问。', en: 'A single fen that is missing becomes a task for somebody.' },
  steps: [
    {
      title: { zh: '① 过一夜', en: '① one night' },
      hint: {
        zh: '每天夜里拿账本和平台的流水逐单核对。',
        en: 'Each night the books are held against the platform’s money.',
      },
      phone: 'merchant',
      isDone: ({ nights }) => nights.done > 0,
      async run({ advance, look, merchant }) {
        await advance(1);
        await until(async () => (await look()).nights.done > 0, '这一夜还没有对完');
        showPage(merchant, booksPage);
      },
    },
    {
      title: { zh: '② 平台少结一分', en: '② the platform pays a fen less' },
      hint: { zh: '收货、结算,平台的流水却少了 0.01 元。', en: 'Received and settled, and 0.01 yuan is missing.' },
      phone: 'buyer',
      isDone: ({ orders }) => orders.every(({ status }) => status !== 20 && status !== 30),
      async run({ play, look }) {
        await play('funds-fault', { fault: 'wrong-amount', by: -1 });
        for (const { orderId, status } of (await look()).orders) {
          if (status !== 20) continue;
          for (const verb of ['ship', 'receive', 'settle']) await play(verb, { order_id: orderId });
        }
      },
    },
    {
      title: { zh: '③ 夜里发现', en: '③ the night finds it' },
      hint: {
        zh: '再过两夜:差额成了一件待办,写着哪一单、差多少。',
        en: 'Two nights on it is a task: which order, how much.',
      },
      phone: 'merchant',
      isDone: ({ nights }) => nights.open > 0,
      async run({ advance, look, merchant }) {
        await advance(2);
        await until(async () => (await look()).nights.open > 0, '还没有发现');
        showPage(merchant, booksPage);
      },
    },
  ],
};
