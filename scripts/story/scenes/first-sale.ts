import type { StoryTeller } from '../story-teller';
import { DEMO, dayMs, hourMs, minuteMs, storyStartMs } from '../story-world';

/** The article's example: a live room link, a friend's order, 38.60 yuan frozen. */
export async function firstSale(story: StoryTeller): Promise<string> {
  const { narrator, world } = story;
  narrator.chapter('加入,分享,第一单', 'joining, sharing, the first sale');
  for (const [person, zh, en] of [
    ['wang-ayi', '王阿姨', 'Aunt Wang'],
    ['chen-jie', '陈姐', 'Sister Chen'],
    ['li-dianzhang', '李店长', 'Manager Li'],
  ] as const) {
    await world.join(person);
    narrator.tell(
      `${zh}在微信登记并绑定,成为推客,全程免费。`,
      `${en} registers and binds in WeChat; it costs nothing.`,
    );
  }
  const lin = await story.buyer('xiao-lin', '小林');
  await story.shareAndOpen('wang-ayi', lin, 'live');
  const openedAtMs = world.nowMs();
  await story.expectLock('xiao-lin', 'wang-ayi', openedAtMs + 3 * dayMs);
  await world.advanceTo(storyStartMs + 12 * minuteMs);
  const orderId = await story.buy(lin, 'apple', { live: DEMO.shopRoom });
  await story.expectEarned(orderId, 'wang-ayi', 3860, ['YOURS']);
  await story.expectLock('xiao-lin', 'wang-ayi', openedAtMs + 33 * dayMs);
  await story.money('wang-ayi');
  await story.expectWallet('wang-ayi', { frozenFen: 3860, withdrawableFen: 0, owedFen: 0 });
  return orderId;
}

/** Ordered on 1 August, received by itself on the 11th, settled on the 18th, 15 days full on the 26th: free from the 27th. */
export async function firstSaleMatures(story: StoryTeller, orderId: string): Promise<void> {
  const { narrator, world } = story;
  narrator.chapter('时间过去:第一单解冻', 'time passes: the first sale becomes free');
  const state = async () => (await world.ordersOf('wang-ayi')).get(orderId)?.state;
  await world.advanceTo(Date.parse('2026-08-26T20:00:00+08:00'));
  await story.money('wang-ayi');
  narrator.check('8 月 26 日还在冻结', await state(), {
    state: 'frozen',
    waitingFor: 'due-day',
    freeFromDay: '20260827',
  });
  await story.expectWallet('wang-ayi', { withdrawableFen: 0 });
  await world.advanceTo(Date.parse('2026-08-27T00:00:00+08:00') + hourMs);
  await story.money('wang-ayi');
  narrator.check('8 月 27 日可提现', await state(), { state: 'available', freeFromDay: '20260827' });
  await story.expectWallet('wang-ayi', { withdrawableFen: 3860 });
  narrator.tell('从下单到可提现约 25 天。', 'About 25 days from the order to free money.');
}
