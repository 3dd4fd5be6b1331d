import { findOn, openShop, type StreetHands, showPage, tap, tapWeChat, until } from '../street-hands';

const withdrawPage = 'packages/money/withdraw/withdraw';
export const goods = '高山苹果';

/** From 选品 to the card in the other phone's chat. */
export async function shareGoods({ promoter }: StreetHands): Promise<void> {
  showPage(promoter, '/pages/pick/pick');
  await tap(promoter, '分享', goods);
  await tap(promoter, '发给朋友');
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

/** Buys and pays in the shop that is open on the buyer's phone. */
export async function buyInShop({ buyer, look }: StreetHands): Promise<void> {
  const before = (await look()).orders.length;
  await tapWeChat(buyer, '购买', { near: goods, after: '我现在在' });
  await until(async () => (await look()).orders.length > before, '小店里还没有这一单');
  await tapWeChat(buyer, '付款');
  await until(async () => (await look()).orders.some(({ status }) => status === 20), '还没有付款');
}

/** The shop sends what was bought, and the buyer says that he has it. */
export async function receiveGoods(hands: StreetHands): Promise<void> {
  const { buyer, play, look } = hands;
  for (const { orderId, status } of (await look()).orders) {
    if (status === 20) await play('ship', { order_id: orderId });
  }
  const isWaiting = async () => (await look()).orders.some(({ status }) => status === 30);
  if (!(await isWaiting())) return;
  openShop(hands, buyer);
  await tapWeChat(buyer, '确认收货');
  await until(async () => !(await isWaiting()), '还没有收货');
}

/** All money back for the newest order that can be given back. */
export async function refundNewest(hands: StreetHands): Promise<void> {
  openShop(hands, hands.buyer);
  await tapWeChat(hands.buyer, '全部退款');
}

/** From the page of earnings to money in WeChat: the wish, the sheet, 收款. */
export async function takeMoney(hands: StreetHands): Promise<void> {
  const { promoter, look } = hands;
  const paidBefore = (await look()).money?.paidFen ?? 0;
  // Asked for already: WeChat's own page is open, or was left, and 收款 is on our page below it.
  if (((await look()).money?.payingFen ?? 0) === 0) await askForMoney(promoter);
  if (!promoter.weChatPage) await tap(promoter, '收款');
  await tapWeChat(promoter, '收款');
  await until(async () => ((await look()).money?.paidFen ?? 0) > paidBefore, '钱还没有到');
}

async function askForMoney(promoter: StreetHands['promoter']): Promise<void> {
  showPage(promoter, '/pages/earnings/earnings');
  await tap(promoter, '提现');
  await until(async () => promoter.running?.stack.top()?.route === withdrawPage, '提现的页面还没有打开');
  await tap(promoter, '提现');
  // The sheet names the amount.
  await tap(promoter, '提现 ');
  await until(async () => findOn(promoter, '收款') !== undefined, '收款的按钮还没有出来');
}
