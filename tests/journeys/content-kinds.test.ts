import type { LandingView } from '../../cloudfunctions/landing/contract';
import type { FeedItemView, FeedView, ShareKind, ShareLinkView } from '../../cloudfunctions/promotion/contract';
import {
  DEMO,
  dayMs,
  minuteMs,
  type PlatformOrderView,
  StoryWorld,
  storyStartMs,
} from '../../scripts/story/story-world';

const kinds = ['product', 'live', 'notice', 'video', 'article', 'coupon'] as const;
const buyerOf = (kind: ShareKind) => `buyer-of-${kind}`;

interface Lock {
  readonly promoter: { readonly id: string } | null;
  readonly expires_at_ms: number;
}

interface Exported {
  readonly collections: {
    readonly shops: readonly { readonly _id: string }[];
    readonly settings: readonly { readonly _id: string }[];
    readonly touches: readonly { readonly kind: string; readonly promoter: string }[];
  };
}

let world: StoryWorld;

/** The agency saw that articles count by their link, and the shop has linked its official account. */
async function setUp(): Promise<void> {
  const { collections } = await world.admin<Exported>('GET', 'export');
  const linkedAccounts = [
    { linkedAccountId: DEMO.channelsAccountId, linkedAccountType: 1, name: '山里人家视频号' },
    { linkedAccountId: 'gzh-shanliren', linkedAccountType: 4, name: '山里人家公众号' },
  ];
  const shops = collections.shops.map((shop) => ({ ...shop, linkedAccounts }));
  const settings = collections.settings.map((row) => ({ ...row, articleAttribution: 'by-link' }));
  await world.admin('POST', 'import', { collections: { shops, settings } });
}

/** The first thing of a kind on the shelf that is the shop's own. */
async function firstOf(person: string, kind: ShareKind): Promise<FeedItemView> {
  const { items } = await world.call<FeedView>(person, 'promotion', 'feed', { kind });
  const [first] = items.filter(({ hostName }) => hostName !== '果园阿杰');
  if (!first) throw new Error(`no ${kind} on the shelf`);
  return first;
}

async function share(person: string, { kind, id, shopAppid }: FeedItemView): Promise<ShareLinkView> {
  return world.call<ShareLinkView>(person, 'promotion', 'createShareLink', { kind, id, shopAppid });
}

/** Our landing page first, then whatever it shows for the thing. */
async function open(buyer: string, { token }: ShareLinkView): Promise<LandingView> {
  const view = await world.call<LandingView>(buyer, 'landing', 'open', { token, consent: true });
  const shown = view.instead[0]?.attribution ?? view.attribution;
  const link = shown?.promotionLink ?? shown?.shareLink;
  await world.play('open-link', { person: buyer, link });
  return view;
}

async function buy(buyer: string): Promise<string> {
  const { productId, skuId } = DEMO.apple;
  const order = { person: buyer, items: [{ product_id: productId, sku_id: skuId }], from: 'organic', pay: true };
  return (await world.play<PlatformOrderView>('order', order)).order_id;
}

async function lockEnd(buyer: string, promoter: string): Promise<number | undefined> {
  const { locks } = await world.play<{ locks: Lock[] }>('locks', { person: buyer, shop_appid: DEMO.shopAppid });
  return locks.find((lock) => lock.promoter?.id === promoter)?.expires_at_ms;
}

beforeAll(async () => {
  world = await StoryWorld.start();
  await setUp();
  await world.join('wang-ayi');
  await world.join('chen-jie');
}, 120_000);

afterAll(() => world.stop());

describe('every kind of thing', () => {
  it('is shared, landed on, bought, and booked to the right promoter under the lock of its family', async () => {
    const openedAtMs: Partial<Record<ShareKind, number>> = {};
    for (const kind of kinds) {
      await world.play('person', { id: buyerOf(kind), name: kind });
      const link = await share('wang-ayi', await firstOf('wang-ayi', kind));
      expect(link.shareText.startsWith('广告｜')).toBe(true);
      const view = await open(buyerOf(kind), link);
      openedAtMs[kind] = world.nowMs();
      expect(view).toMatchObject({ thing: { kind, isAvailable: true }, sharer: { nickname: '王阿姨' } });
    }
    const { collections } = await world.admin<Exported>('GET', 'export');
    expect(collections.touches.map((touch) => touch.kind)).toEqual([
      'PRODUCT_CARD',
      'LIVE',
      'LIVE_NOTICE',
      'SHORT_VIDEO',
      'ARTICLE',
      'COUPON',
    ]);

    await world.advanceTo(storyStartMs + dayMs);
    const orders = new Map<ShareKind, string>();
    for (const kind of kinds) orders.set(kind, await buy(buyerOf(kind)));
    await world.advance(3 * minuteMs);
    const earned = await world.ordersOf('wang-ayi');
    for (const kind of kinds) {
      const order = earned.get(orders.get(kind) ?? '');
      if (!order) throw new Error(`the order by a ${kind} is nobody's`);
      expect(order.promoterFen).toBe(3860);
      const { whose } = await world.explain('wang-ayi', order);
      expect(whose.map(({ code }) => code)).toContain('YOURS');
      const lockDays = kind === 'product' ? 30 : 33;
      const lastsMs = ((await lockEnd(buyerOf(kind), 'wang-ayi')) ?? 0) - (openedAtMs[kind] ?? 0);
      expect(`${kind} ${Math.round(lastsMs / dayMs)}`).toBe(`${kind} ${lockDays}`);
    }
    expect((await world.ordersOf('chen-jie')).size).toBe(0);
  }, 120_000);
});

describe('a live room that is over', () => {
  it('leads to the next notice under the same promoter, and the sale is his', async () => {
    await world.play('person', { id: 'lao-he', name: '老何' });
    const link = await share('chen-jie', await firstOf('chen-jie', 'live'));
    await world.play('live', { export_id: DEMO.shopRoom, running: false });
    await world.play('live', { export_id: DEMO.talentRoom, running: false });
    await world.advance(2 * minuteMs);
    const view = await open('lao-he', link);
    expect(view).toMatchObject({
      thing: { kind: 'live', isAvailable: false },
      sharer: { nickname: '陈姐' },
      instead: [{ thing: { kind: 'notice', isAvailable: true } }],
    });
    const orderId = await buy('lao-he');
    await world.advance(3 * minuteMs);
    expect((await world.ordersOf('chen-jie')).get(orderId)).toMatchObject({ promoterFen: 3860 });
  }, 60_000);
});
