import { findOn, isWithin, type StreetHands, showPage, tap, tapWeChat, until } from '../street-hands';

const withdrawPage = 'packages/money/withdraw/withdraw';
const sheetPatienceMs = 4_000;
const mostTaps = 4;

/** From the page of earnings to money in WeChat: the wish, the sheet, 收款. */
export async function takeMoney(hands: StreetHands): Promise<void> {
  const { promoter, look } = hands;
  const paidBefore = (await look()).money?.paidFen ?? 0;
  // Asked for already: WeChat's own page is open, or was left, and 收款 is on our page below it.
  if (((await look()).money?.payingFen ?? 0) === 0) await askForMoney(promoter);
  // The page fetches what the sheet needs first; a tap before that opens nothing.
  for (let taps = 0; taps < mostTaps && !promoter.weChatPage; taps += 1) {
    await tap(promoter, '收款');
    await isWithin(async () => promoter.weChatPage !== undefined, sheetPatienceMs);
  }
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
