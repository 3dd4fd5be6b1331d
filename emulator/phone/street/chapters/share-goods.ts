import { findOn, type StreetHands, showPage, tap, until } from '../street-hands';

/** What the story is about. */
export const goods = '高山苹果';

/** From 选品 to the card in the other phone's chat, where it has to have arrived before anybody can open it. */
export async function shareGoods({ promoter, buyer }: StreetHands): Promise<void> {
  const cards = () => buyer.chat?.cards.length ?? 0;
  const before = cards();
  showPage(promoter, '/pages/pick/pick');
  await tap(promoter, '分享', goods);
  await tap(promoter, '发给朋友');
  await until(async () => cards() > before, '卡片还没有发到');
}

/** Where a landing page leads, by the kind of what was shared. */
const ways = ['去小店', '去直播间', '领券', '看视频'];

/** The buyer opens the newest card and leaves our landing page for the shop. */
export async function openCard({ buyer }: StreetHands): Promise<void> {
  if (!buyer.openNewest()) throw new Error('还没有人发来卡片,先做上一步。');
  const way = () => ways.find((word) => findOn(buyer, word) !== undefined);
  await until(async () => way() !== undefined, '落地页还没有打开');
  await tap(buyer, way() ?? '');
  await until(async () => buyer.weChatPage !== undefined, '微信的页面还没有打开');
}
