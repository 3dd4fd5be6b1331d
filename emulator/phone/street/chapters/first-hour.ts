import type { StreetState } from '../street-desk';
import { choose, type StreetHands, showPage, tap, type, until } from '../street-hands';
import { type Chapter, routeOf } from './chapter';

export const setupPage = 'packages/console/setup/setup';
const elevenMinutes = 11 / 1_440;

/** The merchant's phone at the list, where each step is done on one page. */
async function atSetup({ merchant, look }: StreetHands): Promise<StreetState> {
  if (routeOf(merchant) !== setupPage) showPage(merchant, `/${setupPage}`);
  return look();
}

async function comesTrue(hands: StreetHands, isSo: (state: StreetState) => boolean, otherwise: string): Promise<void> {
  await until(async () => isSo(await hands.look()), otherwise);
}

/** A deployment that nobody has set up: whoever enters the code becomes its owner, and goes through the list. */
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
      target: '认领',
      isDone: ({ isOwned }) => isOwned,
      async run(hands) {
        const { merchant } = hands;
        const { ownerCode } = await atSetup(hands);
        await type(merchant, ownerCode ?? '', '开通码');
        await type(merchant, merchant.person, '称呼');
        await tap(merchant, '认领');
        await comesTrue(hands, ({ isOwned }) => isOwned, '还没有认领成');
      },
    },
    {
      title: { zh: '② 机构', en: '② the agency' },
      hint: {
        zh: '有资质:填机构的全称,谁把佣金付给推客。',
        en: 'With a licence: its full name, and who pays promoters.',
      },
      phone: 'merchant',
      target: '下一步',
      isDone: ({ program }) => program.hasAgency,
      async run(hands) {
        const { merchant } = hands;
        await atSetup(hands);
        await choose(merchant, '有资质');
        await tap(merchant, '下一步');
        await type(merchant, '山里人家带货机构', '机构的全称');
        await tap(merchant, '保存');
        await comesTrue(hands, ({ program }) => program.hasAgency, '机构还没有保存');
      },
    },
    {
      title: { zh: '③ 品牌', en: '③ the brand' },
      hint: {
        zh: '选一个模板,起个名字,推客拿服务费的八成。',
        en: 'A template, a name, four fifths of the fee for promoters.',
      },
      phone: 'merchant',
      target: '建好',
      isDone: ({ program }) => program.brands > 0,
      async run(hands) {
        const { merchant } = hands;
        await atSetup(hands);
        await choose(merchant, '明星与商超直播');
        await type(merchant, '山里人家', '品牌名称');
        await type(merchant, '80', '推客拿服务费的百分之几');
        await tap(merchant, '建好');
        await comesTrue(hands, ({ program }) => program.brands > 0, '品牌还没有建好');
      },
    },
    {
      title: { zh: '④ 小店', en: '④ the shop' },
      hint: { zh: '登记要卖货的微信小店。', en: 'The shop whose goods are shared.' },
      phone: 'merchant',
      target: '加上',
      isDone: ({ program }) => program.shops > 0,
      async run(hands) {
        const { merchant, play } = hands;
        await atSetup(hands);
        await tap(merchant, '检查一遍');
        const { shops } = await play<{ shops: readonly { appid: string; name: string }[] }>('state', { orders: 0 });
        await type(merchant, shops[0]?.appid ?? '', '小店的 AppID');
        await type(merchant, shops[0]?.name ?? '', '小店名称');
        await tap(merchant, '加上');
        await comesTrue(hands, ({ program }) => program.shops > 0, '小店还没有加上');
      },
    },
    {
      title: { zh: '⑤ 开张', en: '⑤ open' },
      hint: { zh: '检查一遍连接,然后开张。', en: 'Check the connections, then open.' },
      phone: 'merchant',
      isDone: ({ program }) => program.isOpen,
      async run(hands) {
        const { merchant } = hands;
        await atSetup(hands);
        // What the shop sells is learnt within ten minutes.
        await hands.advance(elevenMinutes);
        showPage(merchant, `/${setupPage}`);
        await tap(merchant, '开张');
        await tap(merchant, '开张');
        await comesTrue(hands, ({ program }) => program.isOpen, '还没有开张');
        hands.promoter.reload();
      },
    },
  ],
};
