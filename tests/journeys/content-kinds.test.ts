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

const talentName = '果园阿杰';

/** A kind of thing, who shows it, and how a buyer comes to it. */
interface Case {
  readonly kind: ShareKind;
  readonly owner: 'shop' | 'talent';
  /** The form that is opened; where a buyer may order inside what he opened, he does. */
  readonly form: 'card' | 'shortLink' | 'webLink' | 'codeUrl';
  readonly orderFrom: 'link' | 'organic';
  /** How long the lock lasts when the order came a day after the touch. */
  readonly lockDays: number;
}

const cases: readonly Case[] = [
  { kind: 'product', owner: 'shop', form: 'card', orderFrom: 'link', lockDays: 30 },
  { kind: 'product', owner: 'shop', form: 'shortLink', orderFrom: 'link', lockDays: 30 },
  { kind: 'product', owner: 'shop', form: 'webLink', orderFrom: 'link', lockDays: 30 },
  { kind: 'product', owner: 'shop', form: 'codeUrl', orderFrom: 'link', lockDays: 30 },
  { kind: 'live', owner: 'shop', form: 'card', orderFrom: 'link', lockDays: 33 },
  { kind: 'live', owner: 'talent', form: 'card', orderFrom: 'link', lockDays: 33 },
  // A notice is looked at before anything is sold; the order comes later and from anywhere.
  { kind: 'notice', owner: 'shop', form: 'card', orderFrom: 'organic', lockDays: 33 },
  { kind: 'notice', owner: 'talent', form: 'card', orderFrom: 'organic', lockDays: 33 },
  { kind: 'video', owner: 'shop', form: 'card', orderFrom: 'link', lockDays: 33 },
  { kind: 'video', owner: 'talent', form: 'card', orderFrom: 'link', lockDays: 33 },
  { kind: 'article', owner: 'shop', form: 'card', orderFrom: 'link', lockDays: 33 },
  { kind: 'article', owner: 'talent', form: 'card', orderFrom: 'link', lockDays: 33 },
  // A coupon is used later, on the shop's page.
  { kind: 'coupon', owner: 'shop', form: 'card', orderFrom: 'organic', lockDays: 33 },
];

const buyerOf = ({ kind, owner, form }: Case) => `buyer-of-${kind}-${owner}-${form}`;

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

/** The first thing of a kind on the shelf that an owner shows. */
async function firstOf(person: string, kind: ShareKind, owner: Case['owner'] = 'shop'): Promise<FeedItemView> {
  const { items } = await world.call<FeedView>(person, 'promotion', 'feed', { kind });
  const [first] = items.filter(({ hostName }) => (hostName === talentName) === (owner === 'talent'));
  if (!first) throw new Error(`no ${kind} of the ${owner} on the shelf`);
  return first;
}

async function share(person: string, { kind, id, shopAppid }: FeedItemView): Promise<ShareLinkView> {
  return world.call<ShareLinkView>(person, 'promotion', 'createShareLink', { kind, id, shopAppid });
}

/** Our landing page first, then whatever it shows for the thing. */
async function open(buyer: string, { token, forms }: ShareLinkView, form: Case['form'] = 'card'): Promise<LandingView> {
  const view = await world.call<LandingView>(buyer, 'landing', 'open', { token, consent: true });
  const shown = view.instead[0]?.attribution ?? view.attribution;
  const link = form === 'card' ? (shown?.promotionLink ?? shown?.shareLink) : forms[form];
  await world.play('open-link', { person: buyer, link });
  return view;
}

async function buy(buyer: string, from: Case['orderFrom'] = 'organic'): Promise<string> {
  const { productId, skuId } = DEMO.apple;
  const order = { person: buyer, items: [{ product_id: productId, sku_id: skuId }], from, pay: true };
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

const touchKinds: Readonly<Record<ShareKind, string>> = {
  product: 'PRODUCT_CARD',
  live: 'LIVE',
  notice: 'LIVE_NOTICE',
  video: 'SHORT_VIDEO',
  article: 'ARTICLE',
  coupon: 'COUPON',
};

describe('every kind of thing, whoever shows it', () => {
  const openedAtMs = new Map<Case, number>();
  const orders = new Map<Case, string>();

  beforeAll(async () => {
    for (const each of cases) {
      const buyer = buyerOf(each);
      await world.play('person', { id: buyer, name: buyer });
      const link = await share('wang-ayi', await firstOf('wang-ayi', each.kind, each.owner));
      expect(link.shareText.startsWith('广告｜')).toBe(true);
      const view = await open(buyer, link, each.form);
      openedAtMs.set(each, world.nowMs());
      expect(view).toMatchObject({ thing: { kind: each.kind, isAvailable: true }, sharer: { nickname: '王阿姨' } });
    }
    await world.advanceTo(storyStartMs + dayMs);
    for (const each of cases) orders.set(each, await buy(buyerOf(each), each.orderFrom));
    await world.advance(3 * minuteMs);
  }, 120_000);

  it('is touched by every buyer once', async () => {
    const { collections } = await world.admin<Exported>('GET', 'export');
    expect(collections.touches.map((touch) => touch.kind)).toEqual(cases.map(({ kind }) => touchKinds[kind]));
  });

  it.each(cases)(
    '$kind of the $owner, opened by $form and ordered from $orderFrom, is booked to its promoter',
    async (each) => {
      const order = (await world.ordersOf('wang-ayi')).get(orders.get(each) ?? '');
      if (!order) throw new Error(`the order by a ${each.kind} is nobody's`);
      expect(order.promoterFen).toBe(3860);
      const { whose } = await world.explain('wang-ayi', order);
      expect(whose.map(({ code }) => code)).toContain('YOURS');
      const lastsMs = ((await lockEnd(buyerOf(each), 'wang-ayi')) ?? 0) - (openedAtMs.get(each) ?? 0);
      expect(Math.round(lastsMs / dayMs)).toBe(each.lockDays);
    },
  );

  it('is nobody else’s', async () => {
    expect((await world.ordersOf('chen-jie')).size).toBe(0);
  });
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
