import type { StoryTeller } from '../story-teller';
import { minuteMs } from '../story-world';

/** The platform's pushes come twice, in the wrong order, or never: the books end the same. */
export async function misbehavingPushes(story: StoryTeller): Promise<void> {
  await duplicated(story);
  await reordered(story);
  await lost(story);
}

async function duplicated(story: StoryTeller): Promise<void> {
  story.narrator.chapter('推送来了两遍', 'a push comes twice');
  const buyer = await story.buyer('lao-wei', '老卫');
  await story.shareAndOpen('wang-ayi', buyer, 'product');
  await story.world.play('push-mode', { mode: 'duplicate' });
  const orderId = await story.buy(buyer, 'apple', 'organic');
  await story.world.play('push-mode', { mode: 'normal' });
  await story.expectEarned(orderId, 'wang-ayi', 3860, ['YOURS']);
}

async function reordered(story: StoryTeller): Promise<void> {
  story.narrator.chapter(
    '推送顺序颠倒:先收到退款,后收到付款',
    'pushes in the wrong order: the refund before the payment',
  );
  const buyer = await story.buyer('lao-jiang', '老蒋');
  await story.shareAndOpen('wang-ayi', buyer, 'product');
  await story.world.play('push-mode', { mode: 'hold' });
  const orderId = await story.buy(buyer, 'apple', 'organic');
  await story.world.play('refund', { order_id: orderId, amount: 6667 });
  const { pushes } = await story.world.play<{ pushes: { id: string; order_id: string; status: string }[] }>(
    'pushes',
    {},
  );
  const held = pushes.filter((push) => push.order_id === orderId && push.status === 'held').map((push) => push.id);
  await story.world.play('push-mode', { mode: 'normal' });
  await story.world.play('release-pushes', { ids: held.reverse() });
  story.narrator.tell(`${held.length} 条推送倒着送达。`, `${held.length} pushes are delivered backwards.`);
  await story.expectEarned(orderId, 'wang-ayi', 2526, ['YOURS']);
}

async function lost(story: StoryTeller): Promise<void> {
  story.narrator.chapter('推送彻底丢了,由定时对单补上', 'a push is lost for good and the poll finds the order');
  const { world, narrator } = story;
  const buyer = await story.buyer('lao-shen', '老沈');
  await story.shareAndOpen('wang-ayi', buyer, 'product');
  await world.play('push-mode', { mode: 'drop' });
  const orderId = await story.buy(buyer, 'apple', 'organic');
  await world.play('push-mode', { mode: 'normal' });
  narrator.check('推送没有到,订单还不在账上', (await world.ordersOf('wang-ayi')).has(orderId), false);
  await world.advance(11 * minuteMs);
  await story.expectEarned(orderId, 'wang-ayi', 3860, ['YOURS']);
}
