import { type ShareKind, shareKinds } from '../../../core/sharing/share-kind';
import { readAll } from '../../../tests/support/money-world';
import { openSyncWorld, timeFor } from '../../../tests/support/sync-world';
import { documentShareLinkStore } from '../../adapters/stores/share-link-store';
import { Outage } from '../../ports/outage';
import { platformList } from '../../ports/platform/platform-list';
import type { ShelfItem } from '../../ports/shelf-store';
import { noteBroadcasts, noteCouponEnds } from './note-moments';
import { spreadChanges } from './spread-changes';
import { type SyncContentsPorts, syncContents } from './sync-contents';

const hourMs = 3_600_000;
const never = Number.MAX_SAFE_INTEGER;
/** Coupons are the last kind of content. */
const plenty = () => 60_000;

function item(kind: ShareKind, contentId: string, changes: Partial<ShelfItem> = {}): ShelfItem {
  const empty = { imageUrl: '', priceFen: null, serviceRatioPpm: null, expectedFeeFen: null, planType: null };
  const host = { linkedAccountId: null, linkedAccountType: null, talentAppid: null, hostName: '' };
  const times = { airsAtMs: null, articleUrl: null, startsAtMs: 0, endsAtMs: never };
  const target = { kind, shopAppid: 'wxshop1', contentId, brandId: 'shanli', title: `${kind} ${contentId}` };
  return { ...target, ...empty, ...host, ...times, ...changes };
}

function open() {
  const world = openSyncWorld();
  const { database, clock, ports } = world;
  const links = documentShareLinkStore(database);
  /** The platform is never asked: every look is fresh, as when a view of the shelf was faster. */
  const content = { ...ports, platform: {} } as unknown as SyncContentsPorts;
  async function place(kind: ShareKind, ...items: readonly ShelfItem[]) {
    await ports.shelf.placeAll(kind, { items, isUnheard: () => false }, clock.nowMs());
  }
  async function keepFresh() {
    for (const kind of shareKinds) {
      await ports.shelf.claimLook(kind, clock.nowMs(), 0);
    }
  }
  return {
    ...world,
    place,
    async sync(cursor: Parameters<typeof syncContents>[1] = null, leftMs = plenty) {
      await keepFresh();
      return syncContents(content, cursor, leftMs);
    },
    async share(promoter: string, target: ShelfItem, expiresAtMs = never) {
      const forms = {
        shortLink: null,
        webLink: null,
        codeUrl: null,
        promotionLink: null,
        shareLink: null,
        feedToken: null,
      };
      await links.addLink({
        ...{ kind: target.kind, shopAppid: target.shopAppid, contentId: target.contentId, brandId: 'shanli' },
        ...{ token: `${promoter}-${target.contentId}`, promoter, forms, formsGoodUntilMs: never },
        ...{ card: { title: '', imageUrl: '', priceFen: null }, createdAtMs: 0, expiresAtMs },
      });
    },
    spread: (leftMs = plenty) => spreadChanges(ports, leftMs),
    async moments() {
      const turns = [await noteBroadcasts(ports), await noteCouponEnds(ports)];
      return turns.reduce((sum, { counts }) => sum + Number(counts.moments), 0);
    },
    outbox: async () => (await readAll(database, 'outbox')).map(({ _id, audience, state }) => [_id, audience, state]),
  };
}

describe('a pass over all contents', () => {
  it('watches what is on the shelf and tells nobody', async () => {
    const world = open();
    await world.place('video', item('video', 'v1'), item('video', 'v2'));
    await world.place('coupon', item('coupon', 'c1'));
    expect(await world.sync()).toEqual({ cursor: null, counts: { contentsRead: 3, contentsChanged: 0 } });
    expect(await world.outbox()).toEqual([]);
  });

  it.each([
    ['video', true],
    ['article', true],
    ['coupon', true],
    ['notice', true],
    ['live', false],
  ] as const)('a %s that is gone is told: %s', async (kind, isTold) => {
    const world = open();
    await world.place(kind, item(kind, 'a'));
    await world.sync();
    world.later(2 * hourMs);
    await world.place(kind);
    expect((await world.sync()).counts.contentsChanged).toBe(1);
    expect(await world.outbox()).toHaveLength(isTold ? 1 : 0);
    expect((await world.sync()).counts.contentsChanged).toBe(0);
  });

  it.each([
    ['a notice that went on air', 'notice', { airsAtMs: 2 * hourMs }, 0],
    ['a notice taken down a moment before it went on air', 'notice', { airsAtMs: 2 * hourMs + 1 }, 1],
    ['a coupon that ran out', 'coupon', { endsAtMs: 2 * hourMs }, 0],
    ['a coupon taken away a moment before it ran out', 'coupon', { endsAtMs: 2 * hourMs + 1 }, 1],
    ['a video that has no time', 'video', {}, 1],
  ] as const)('%s has so many notices', async (_name, kind, times, told) => {
    const world = open();
    const nowMs = world.clock.nowMs();
    const moments = Object.fromEntries(Object.entries(times).map(([name, inMs]) => [name, nowMs + inMs]));
    await world.place(kind, item(kind, 'a', moments));
    await world.sync();
    world.later(2 * hourMs);
    await world.place(kind);
    expect((await world.sync()).counts.contentsChanged).toBe(1);
    expect(await world.outbox()).toHaveLength(told);
    expect(await world.ports.watched.find(item(kind, 'a'))).toMatchObject({ isListed: false });
  });

  it('a notice that went on air while the pass was on is not told to be gone', async () => {
    const world = open();
    const passAtMs = world.clock.nowMs() + hourMs;
    await world.place('notice', item('notice', 'a', { airsAtMs: passAtMs + 1000 }));
    await world.sync();
    world.later(hourMs + 1000);
    await world.place('notice');
    await world.sync({ passAtMs, places: { notice: -1 } });
    expect(await world.ports.watched.find(item('notice', 'a'))).toMatchObject({ isListed: false });
    expect(await world.outbox()).toEqual([]);
  });

  it('a kind about which the platform does not answer is left as it is', async () => {
    const world = open();
    await world.place('coupon', item('coupon', 'c1'));
    await world.sync();
    world.later(2 * hourMs);
    const silent = async () => {
      throw new Outage('get_coupon_detail', 'no answer', true);
    };
    const { shelf } = world.ports;
    const list = () => platformList('coupons', silent);
    const lists = { listPublicCoupons: list, listCooperativeCoupons: list };
    const platform = { couponFacts: silent, couponDetail: silent, ...lists };
    const ports = { ...world.ports, platform, shelf: { ...shelf, claimLooks: async () => ['coupon'] } };
    await syncContents(ports as unknown as SyncContentsPorts, { passAtMs: 0, places: { coupon: -1 } }, plenty);
    expect(await world.outbox()).toEqual([]);
    expect(await world.ports.watched.find(item('coupon', 'c1'))).toMatchObject({ isListed: true });
  });

  it.each([1, 2, 3, 4, 5, 6, 8, 10])('stopped after %i questions goes on and tells each change once', async (n) => {
    const world = open();
    const videos = [1, 2, 3].map((index) => item('video', `v${index}`));
    await world.place('video', ...videos);
    await world.place('coupon', item('coupon', 'c1'));
    await world.sync();
    world.later(2 * hourMs);
    await world.place('video', ...videos.slice(2));
    await world.place('coupon');
    let { cursor } = await world.sync(null, timeFor(n));
    for (let turn = 0; turn < 30 && cursor !== null; turn += 1) ({ cursor } = await world.sync(cursor, timeFor(4)));
    expect(cursor).toBeNull();
    expect(await world.outbox()).toHaveLength(3);
  });
});

describe('what comes by itself at a known moment', () => {
  it.each([
    ['a broadcast in 61 minutes', 'notice', 61 * 60_000, 0],
    ['a broadcast in an hour', 'notice', hourMs, 1],
    ['a broadcast that has begun', 'notice', 0, 0],
    ['a coupon that ends in 25 hours', 'coupon', 25 * hourMs, 0],
    ['a coupon that ends in a day', 'coupon', 24 * hourMs, 1],
  ] as const)('%s', async (_name, kind, inMs, told) => {
    const world = open();
    const atMs = world.clock.nowMs() + inMs;
    await world.place(kind, item(kind, 'a', kind === 'notice' ? { airsAtMs: atMs } : { endsAtMs: atMs }));
    await world.sync();
    expect(await world.moments()).toBe(told);
    expect(await world.moments()).toBe(0);
  });

  it('a broadcast that is put off is told again', async () => {
    const world = open();
    const nowMs = world.clock.nowMs();
    await world.place('notice', item('notice', 'a', { airsAtMs: nowMs + hourMs }));
    await world.sync();
    await world.moments();
    await world.place('notice', item('notice', 'a', { airsAtMs: nowMs + hourMs - 60_000 }));
    await world.sync();
    expect(await world.moments()).toBe(1);
  });
});

describe('a change is told to whoever shares the thing', () => {
  async function changed(world: ReturnType<typeof open>, sharers: readonly string[]) {
    const coupon = item('coupon', 'c1');
    await world.place('coupon', coupon);
    await world.sync();
    for (const promoter of sharers) await world.share(promoter, coupon);
    await world.share('wxother', item('coupon', 'c2'));
    await world.share('wxlate', coupon, world.clock.nowMs());
    await world.share('wxvideo', item('video', 'c1'));
    world.later(2 * hourMs);
    await world.place('coupon');
    await world.sync();
  }
  const told = async ({ database }: ReturnType<typeof open>) =>
    (await readAll(database, 'outbox')).filter((row) => row.audience === 'promoter').map((row) => row.promoter);

  it('by a row of his own, and to nobody else', async () => {
    const world = open();
    await changed(world, ['wxchen', 'wxwang']);
    expect(await world.spread()).toEqual({ cursor: null, counts: { notices: 2 } });
    expect(await told(world)).toEqual(['wxchen', 'wxwang']);
    expect(await world.spread()).toEqual({ cursor: null, counts: { notices: 0 } });
    expect((await world.outbox()).find(([, audience]) => audience === 'sharers')?.[2]).toBe('done');
  });

  it('over several runs when there are many, each once', async () => {
    const world = open();
    const many = Array.from({ length: 450 }, (_, index) => `wx${String(index).padStart(4, '0')}`);
    await changed(world, many);
    expect(await world.spread(timeFor(1))).toEqual({ cursor: 'unfinished', counts: { notices: 200 } });
    expect(await world.spread(timeFor(1))).toEqual({ cursor: 'unfinished', counts: { notices: 200 } });
    expect(await world.spread()).toEqual({ cursor: null, counts: { notices: 50 } });
    expect(await told(world)).toEqual(many);
  });

  it('once when a run was killed before it could remember', async () => {
    const world = open();
    await changed(world, ['wxchen', 'wxwang']);
    const forgetful = { ...world.ports.outbox, moveChange: () => Promise.reject(new Error('killed')) };
    await expect(spreadChanges({ ...world.ports, outbox: forgetful }, plenty)).rejects.toThrow('killed');
    await world.spread();
    expect(await told(world)).toEqual(['wxchen', 'wxwang']);
  });
});
