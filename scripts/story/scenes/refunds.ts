import type { StoryTeller } from '../story-teller';
import { hourMs, type StoryWorld } from '../story-world';

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

/** All of it comes back after the money was free and withdrawn: a debt that everybody can see. */
export async function refundAfterRelease(story: StoryTeller, orderId: string): Promise<void> {
  const { narrator, world } = story;
  narrator.chapter('解冻、提现之后全额退款', 'a full refund after release and withdrawal');
  await story.money('li-dianzhang');
  await story.expectWallet('li-dianzhang', { frozenFen: 0, dueByDay: [], withdrawableFen: 3860, owedFen: 0 });
  await bookWithdrawal(world, 'wxsharer_li_dianzhang', 3860);
  narrator.tell(
    '李店长已提现 38.60 元(提现功能还没有做,这一笔由本机管理口直接记账)。',
    'Manager Li has withdrawn 38.60 yuan (payouts are not built yet: booked through the local admin).',
  );
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 0, paidFen: 3860 });
  await world.play('refund', { order_id: orderId });
  narrator.tell('老褚把货全退了。', 'Lao Chu sends everything back.');
  await story.money('li-dianzhang');
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 3860, paidFen: 3860 });
}

interface Books {
  readonly collections: {
    readonly wallets: readonly ({ _id: string; availableFen: number; paidFen: number } & object)[];
  };
}

/** Writes a withdrawal into the books through the local admin, entry and wallet together. */
async function bookWithdrawal(world: StoryWorld, promoter: string, amountFen: number): Promise<void> {
  const books = await world.admin<Books>('GET', 'export');
  const wallet = books.collections.wallets.find((candidate) => candidate._id === promoter);
  if (!wallet) throw new Error(`no wallet of ${promoter}`);
  const own = (place: string) => `promoter/${promoter}/${place}`;
  const entry = {
    _id: `story-withdrawal|${promoter}`,
    cause: 'STORY_WITHDRAWAL',
    brandId: null,
    orderKey: null,
    promoters: [promoter],
    postings: [
      { from: own('available'), to: own('paying'), amountFen },
      { from: own('paying'), to: own('paid'), amountFen },
    ],
    bookedAtMs: world.nowMs(),
  };
  const paid = { ...wallet, availableFen: wallet.availableFen - amountFen, paidFen: wallet.paidFen + amountFen };
  await world.admin('POST', 'import', { collections: { ledger: [entry], wallets: [paid] } });
}
