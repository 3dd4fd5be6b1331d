import type { StoryTeller } from '../story-teller';
import { dayMs, minuteMs } from '../story-world';

/** How long a buyer stays locked: 3 days, 3 → 33 once, 30 for a product card, and over when it is over. */
export async function locks(story: StoryTeller): Promise<void> {
  const { world, narrator } = story;
  narrator.chapter('锁客多久:3 天、下单后 33 天且只延长一次、商品卡 30 天', 'how long a lock lasts');
  const [content, extended, card] = [
    await story.buyer('lao-zhou', '老周'),
    await story.buyer('lao-wu', '老吴'),
    await story.buyer('lao-zheng', '老郑'),
  ];
  await story.shareAndOpen('wang-ayi', content, 'live');
  await story.shareAndOpen('wang-ayi', extended, 'live');
  const openedAtMs = world.nowMs();
  await story.shareAndOpen('wang-ayi', card, 'product');
  const cardOpenedAtMs = world.nowMs();
  await story.expectLock(card.id, 'wang-ayi', cardOpenedAtMs + 30 * dayMs);

  await world.advanceTo(openedAtMs + dayMs);
  const first = await story.buy(extended, 'apple', 'organic');
  await story.expectEarned(first, 'wang-ayi', 3860, ['YOURS']);
  await story.expectLock(extended.id, 'wang-ayi', openedAtMs + 33 * dayMs);

  await world.advanceTo(openedAtMs + 3 * dayMs + minuteMs);
  const late = await story.buy(content, 'apple', 'organic');
  await story.expectNobody(
    late,
    '锁客 3 天已过,期间没有下单。',
    'the 3 days were over and nothing was bought in them.',
  );

  await world.advanceTo(openedAtMs + 10 * dayMs);
  const second = await story.buy(extended, 'orange', 'organic');
  await story.expectEarned(second, 'wang-ayi', 1598, ['YOURS']);
  await story.expectLock(extended.id, 'wang-ayi', openedAtMs + 33 * dayMs);

  await world.advanceTo(cardOpenedAtMs + 29 * dayMs);
  const byCard = await story.buy(card, 'orange', 'organic');
  await story.expectEarned(byCard, 'wang-ayi', 1598, ['YOURS']);
  await world.advanceTo(cardOpenedAtMs + 30 * dayMs + minuteMs);
  const cardOver = await story.buy(card, 'orange', 'organic');
  await story.expectNobody(
    cardOver,
    '商品卡锁客 30 天已过,下单不延长。',
    'a product card locks for 30 days and an order does not lengthen it.',
  );

  await world.advanceTo(openedAtMs + 33 * dayMs + minuteMs);
  const over = await story.buy(extended, 'apple', 'organic');
  await story.expectNobody(over, '33 天已过,只延长一次。', 'the 33 days were over; a lock is lengthened once.');
}
