import { people, type StoryTeller } from '../story-teller';
import { DEMO, dayMs, hourMs, minuteMs } from '../story-world';

/** Scenes 1 to 5 of the article: who wins when links, rooms and people cross. */
export async function fiveScenes(story: StoryTeller): Promise<void> {
  await lastDealPointWins(story);
  await orderedLaterInTheShop(story);
  await forwardedLinks(story);
  await couponAndLive(story);
}

async function lastDealPointWins(story: StoryTeller): Promise<void> {
  story.narrator.chapter('先开王阿姨的直播,后开陈姐的:最后的成交落点算数', 'the last deal point wins');
  const buyer = await story.buyer('lao-zhao', '老赵');
  await story.shareAndOpen('wang-ayi', buyer, 'live');
  await story.world.advance(dayMs);
  await story.shareAndOpen('chen-jie', buyer, 'live');
  const openedAtMs = story.world.nowMs();
  await story.world.advance(10 * minuteMs);
  const inRoom = await story.buy(buyer, 'apple', { live: DEMO.shopRoom });
  await story.expectEarned(inRoom, 'chen-jie', 3860, ['YOURS']);
  await story.world.advance(23 * hourMs);
  const later = await story.buy(buyer, 'orange', 'organic');
  await story.expectEarned(later, 'chen-jie', 1598, ['YOURS']);
  await story.expectLock('lao-zhao', 'chen-jie', openedAtMs + 33 * dayMs);
}

async function orderedLaterInTheShop(story: StoryTeller): Promise<void> {
  story.narrator.chapter('看了直播没买,2 天 23 小时后在小店里搜到下单', 'watched, then found the goods in the shop');
  const buyer = await story.buyer('lao-qian', '老钱');
  await story.shareAndOpen('wang-ayi', buyer, 'live');
  await story.world.advance(2 * dayMs + 23 * hourMs);
  const orderId = await story.buy(buyer, 'apple', 'organic');
  await story.expectEarned(orderId, 'wang-ayi', 3860, ['YOURS']);
}

async function forwardedLinks(story: StoryTeller): Promise<void> {
  const { narrator, world } = story;
  narrator.chapter('转发:从直播间里转出的没有标记,推客自己的消息转发后标记还在', 'two kinds of forwarded links');
  const wu = await story.buyer('xiao-wu', '小吴');
  const wang = await story.buyer('xiao-wang', '小王');
  const link = await story.shareAndOpen('wang-ayi', wu, 'live');
  const shared = link.forms.shareLink;
  const forwarded = await world.play<{ link: string }>('forward-link', {
    person: wu.id,
    link: shared,
    way: 'inside-room',
  });
  await world.play('open-link', { person: wang.id, link: forwarded.link });
  narrator.tell('小吴从直播间里把直播转给小王。', 'Xiao Wu forwards the room from inside it to Xiao Wang.');
  await world.advance(hourMs);
  const untagged = await story.buy(wang, 'apple', 'organic');
  await story.expectNobody(
    untagged,
    '普通用户从直播间里转出的链接不带任何推客的标记。',
    'a link forwarded from inside the room carries no tag.',
  );

  const zhang = await story.buyer('xiao-zhang', '小张');
  narrator.tell(
    `小吴把${people['wang-ayi'].zh}发来的那条消息原样转给小张。`,
    `Xiao Wu passes Aunt Wang's own message on to Xiao Zhang.`,
  );
  const passedOn = { person: wu.id, link: shared, way: 'own-message' };
  const own = await world.play<{ link: string }>('forward-link', passedOn);
  await world.open(zhang.id, link, own.link);
  await world.advance(hourMs);
  const tagged = await story.buy(zhang, 'apple', 'organic');
  await story.expectEarned(tagged, 'wang-ayi', 3860, ['YOURS']);
}

async function couponAndLive(story: StoryTeller): Promise<void> {
  story.narrator.chapter('优惠券:领了王阿姨的券,又进陈姐的直播间', 'a coupon of one, the live room of another');
  const sun = await story.buyer('lao-sun', '老孙');
  await story.shareAndOpen('wang-ayi', sun, 'coupon');
  await story.world.advance(hourMs);
  await story.shareAndOpen('chen-jie', sun, 'live');
  await story.world.advance(5 * minuteMs);
  const inRoom = await story.buy(sun, 'apple', { live: DEMO.shopRoom });
  await story.expectEarned(inRoom, 'chen-jie', 3860, ['YOURS']);

  const li = await story.buyer('xiao-li', '小李');
  await story.shareAndOpen('wang-ayi', li, 'coupon');
  await story.world.advance(dayMs);
  const organic = await story.buy(li, 'apple', 'organic');
  await story.expectEarned(organic, 'wang-ayi', 3860, ['YOURS']);
}
