import { findOn, showPage, tap, type, until } from '../street-hands';
import type { Chapter } from './chapter';

export const setupPage = 'packages/console/setup/setup';

/** A deployment that nobody has set up: whoever enters the code becomes its owner. */
export const firstHour: Chapter = {
  id: 'setup',
  title: { zh: '开张第一小时', en: 'the first hour' },
  from: 'empty',
  end: { zh: '开张了,别的手机也亮了。', en: 'It is open, and the other phones are lit.' },
  steps: [
    {
      title: { zh: '① 用开通码认领', en: '① claim with the owner code' },
      hint: {
        zh: '开通码只显示一次,72 小时内有效。填在商家的手机上。',
        en: 'The code is shown once and lives 72 hours.',
      },
      phone: 'merchant',
      isDone: ({ ownerCode, isOwned }) => ownerCode === null && isOwned,
      async run({ merchant, look }) {
        const { ownerCode } = await look();
        showPage(merchant, `/${setupPage}`);
        await type(merchant, ownerCode ?? '');
        await tap(merchant, '认领');
        await until(async () => (await look()).isOwned, '还没有认领成');
      },
    },
    {
      title: { zh: '② 照清单开张', en: '② work through the list' },
      hint: { zh: '清单上的每一步都说得出谁来办、在哪里办。', en: 'Each line says who does it, and where.' },
      phone: 'merchant',
      isDone: ({ isOpen }) => isOpen,
      async run({ merchant }) {
        if (findOn(merchant, '下一步')) await tap(merchant, '下一步');
        else throw new Error('请在商家的手机上照清单往下做。');
      },
    },
  ],
};
