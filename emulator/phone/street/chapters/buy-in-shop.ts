import { openShop, type StreetHands, tapWeChat, until } from '../street-hands';
import { goods } from './share-goods';

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
