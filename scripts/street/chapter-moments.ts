import type { ConfirmParametersView, PayoutView, QuoteView } from '../../cloudfunctions/payout/contract';
import type { ShareLinkView } from '../../cloudfunctions/promotion/contract';
import type { SharedCard } from '../../emulator/phone/street/street-world';
import type { WorldState } from '../../emulator/world-states';
import { dayMs, minuteMs, StoryWorld } from '../story/story-world';
import { stockShelf } from './stock-shelf';
import { appointedPeople, demoGoods } from './street-people';

/** A moment of the world with the cards that lie in the buyer's chat then. */
export interface Moment {
  readonly world: WorldState;
  readonly cards: readonly SharedCard[];
}

/** All moments, and where the world in which they were made had its doors. */
export interface MadeMoments {
  readonly moments: ReadonlyMap<string, Moment>;
  readonly addresses: StoryWorld['running']['addresses'];
}

type MomentName = 'fresh' | 'shared' | 'frozen' | 'free' | 'paid-once' | 'paid' | 'empty';

const looksForPayout = 80;

/**
 * Plays the street's story once, through the doors that everybody uses, in a world of its own, and keeps the moments at
 * which its chapters begin. Between the order and its free day the clock is put ahead: what may be withdrawn follows from
 * the day alone, whether or not a timer ran.
 */
export async function makeMoments(): Promise<MadeMoments> {
  const world = await StoryWorld.start();
  try {
    return { moments: await play(world), addresses: world.running.addresses };
  } finally {
    await world.stop();
  }
}

async function play(world: StoryWorld): Promise<ReadonlyMap<MomentName, Moment>> {
  const moments = new Map<MomentName, Moment>();
  const keep = (name: MomentName, cards: readonly SharedCard[] = []) =>
    moments.set(name, { world: world.running.states.save(), cards });
  const emptied = { ...world.running.states.save(), collections: {} };
  moments.set('empty', { world: emptied, cards: [] });
  await world.admin('POST', 'import', { collections: appointedPeople(world.nowMs()) });
  await stockShelf(world.running);
  for (const person of ['wang-ayi', 'chen-jie']) await world.join(person);
  keep('fresh');
  const link = await world.share('wang-ayi', 'product', demoGoods.productId);
  const cards = [cardOf(link)];
  keep('shared', cards);
  const orderId = await buy(world, link);
  keep('frozen', cards);
  for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id: orderId });
  await world.putAhead(25 * dayMs);
  await world.admin('POST', 'timers/run', { name: 'release-commissions' });
  keep('free', cards);
  await withdraw(world);
  keep('paid-once', cards);
  const later = await world.share('wang-ayi', 'product', demoGoods.productId);
  await buy(world, later);
  keep('paid', cards);
  return moments;
}

function cardOf({ token }: ShareLinkView): SharedCard {
  return { from: '王阿姨', title: `广告｜${demoGoods.title}`, path: `/packages/land/land?t=${token}`, kind: 'chat' };
}

async function buy(world: StoryWorld, link: ShareLinkView): Promise<string> {
  await world.open('xiao-lin', link);
  const items = [{ product_id: demoGoods.productId, sku_id: demoGoods.skuId }];
  const order = await world.play<{ order_id: string }>('order', { person: 'xiao-lin', items, from: 'link', pay: true });
  await world.admin('POST', 'timers/run', { name: 'process-inbox' });
  return order.order_id;
}

/** Everything that is free goes to WeChat, through the sheet on which she taps 收款. */
async function withdraw(world: StoryWorld): Promise<void> {
  const amountFen = (await world.earnings('wang-ayi', 'wallet')).withdrawableFen;
  const { netFen } = await world.call<QuoteView>('wang-ayi', 'payout', 'quote', { amountFen });
  const wish = { amountFen, netFen, requestId: 'wish-of-the-street' };
  let payout = await world.call<PayoutView>('wang-ayi', 'payout', 'request', wish);
  for (let count = 0; count < looksForPayout && payout.state !== 'waiting'; count += 1) {
    await world.advance(minuteMs);
    const { payouts } = await world.call<{ payouts: readonly PayoutView[] }>('wang-ayi', 'payout', 'history');
    payout = payouts.find(({ payoutNo }) => payoutNo === payout.payoutNo) ?? payout;
  }
  const { payoutNo } = payout;
  const sheet = await world.call<ConfirmParametersView>('wang-ayi', 'payout', 'confirmParameters', { payoutNo });
  await world.playPay('confirm', {
    package: sheet.package,
    mchId: sheet.mchId,
    appId: sheet.appId,
    openid: 'oMini-wang-ayi',
  });
  await world.admin('POST', 'timers/run', { name: 'settle-payouts' });
}
