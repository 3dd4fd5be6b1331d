import type { PayoutTeller } from '../payout-teller';
import type { StoryTeller } from '../story-teller';
import { hourMs } from '../story-world';
import { moneyInWechat } from './money-in-wechat';

/** A part comes back before the money is free. 126.33 × 25 % = 31.58, × 80 % = 25.26. */
export async function refundBeforeRelease(story: StoryTeller): Promise<void> {
  story.narrator.chapter('解冻前退一部分', 'a partial refund before release');
  const buyer = await story.buyer('lao-feng', '老冯');
  await story.shareAndOpen('wang-ayi', buyer, 'product');
  const orderId = await story.buy(buyer, 'apple', 'organic');
  await story.expectEarned(orderId, 'wang-ayi', 3860, ['YOURS']);
  await story.world.advance(hourMs);
  await story.world.play('refund', { order_id: orderId, amount: 6667 });
  story.narrator.tell('老冯退款 66.67 元。', 'Lao Feng is refunded 66.67 yuan.');
  await story.expectEarned(orderId, 'wang-ayi', 2526, ['YOURS']);
}

/** The order of a manager who will have withdrawn its money when the buyer sends the goods back. */
export async function orderToBeRefundedLater(story: StoryTeller): Promise<string> {
  story.narrator.chapter('李店长的一单', 'an order of Manager Li');
  const buyer = await story.buyer('lao-chu', '老褚');
  await story.shareAndOpen('li-dianzhang', buyer, 'product');
  const orderId = await story.buy(buyer, 'apple', 'organic');
  await story.expectEarned(orderId, 'li-dianzhang', 3860, ['YOURS']);
  return orderId;
}

/** All of it comes back after the money was free and paid out: a debt that everybody can see. */
export async function refundAfterPaid(teller: PayoutTeller, orderId: string): Promise<void> {
  const { story, narrator, world } = teller;
  await story.expectWallet('li-dianzhang', { frozenFen: 0, dueByDay: [], withdrawableFen: 3860, owedFen: 0 });
  await moneyInWechat(teller, 'li-dianzhang', 3860);
  narrator.chapter('到账之后全额退款', 'a full refund after the money was paid out');
  await world.play('refund', { order_id: orderId });
  narrator.tell('老褚把货全退了。', 'Lao Chu sends everything back.');
  await teller.wait(2);
  await story.money('li-dianzhang');
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 3860, paidFen: 3860 });
  const refused = await teller.ask('li-dianzhang', 100);
  narrator.check('欠着就不能提现', refused.code, 'in-debt');
}

/** The debt is netted from what he earns next. Answers the order whose money is left. */
export async function debtIsNetted(story: StoryTeller): Promise<string> {
  story.narrator.chapter('欠的从下一笔佣金里抵扣', 'the debt is netted from the next commission');
  const buyer = await story.buyer('lao-shui', '老水');
  await story.shareAndOpen('li-dianzhang', buyer, 'product');
  const apples = await story.buy(buyer, 'apple', 'organic');
  await story.expectEarned(apples, 'li-dianzhang', 3860, ['YOURS']);
  const oranges = await story.buy(buyer, 'orange', 'organic');
  await story.expectEarned(oranges, 'li-dianzhang', 1598, ['YOURS']);
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 3860, frozenFen: 5458 });
  return oranges;
}
