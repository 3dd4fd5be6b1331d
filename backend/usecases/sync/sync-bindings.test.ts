import { fen } from '../../../core/money/fen';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { readAll } from '../../../tests/support/money-world';
import { openSyncWorld, timeFor } from '../../../tests/support/sync-world';
import type { PlatformClue } from '../../ports/platform/clues';
import { applyOrderNews } from '../events/apply-order-news';
import { syncBindings } from './sync-bindings';
import { syncClues } from './sync-clues';

const dayMs = 86_400_000;
const plenty = () => 60_000;

function bound(promoter: string) {
  return { promoter, boundAtMs: 1000, nickname: promoter, avatarUrl: '', settledBy: 'agency' } as const;
}

function open(...atPlatform: readonly string[]) {
  const world = openSyncWorld();
  for (const promoter of atPlatform) world.fake.bound.set(promoter, bound(promoter));
  const known = (promoter: string) =>
    world.ports.promoters.saveBound({ ...bound(promoter), openid: `oMini-${promoter}`, unionidHash: null });
  const statuses = async () =>
    Object.fromEntries((await readAll(world.database, 'promoters')).map(({ _id, status }) => [_id, status]));
  return { ...world, known, statuses, sync: (leftMs = plenty) => syncBindings(world.ports, null, leftMs) };
}

describe('the platform’s list of bound promoters', () => {
  it('brings in whoever is bound there and unknown here, with a wallet', async () => {
    const world = open('wxa', 'wxb', 'wxc');
    await world.known('wxb');
    expect(await world.sync()).toEqual({ cursor: null, counts: { adopted: 2, rebound: 0, unbound: 0 } });
    expect(await world.ports.promoters.findPromoter('wxa')).toMatchObject({ openid: null, status: 'bound' });
    expect(await world.ports.promoters.findPromoter('wxb')).toMatchObject({ openid: 'oMini-wxb' });
    expect((await readAll(world.database, 'wallets')).map(({ _id }) => _id)).toEqual(['wxa', 'wxc']);
  });

  it('marks whoever is bound here and not there, after he was asked about by name', async () => {
    const world = open('wxa');
    for (const promoter of ['wxa', 'wxgone']) await world.known(promoter);
    expect((await world.sync()).counts).toEqual({ adopted: 0, rebound: 0, unbound: 1 });
    expect(world.fake.calls).toEqual(['sharer/list ', 'sharer/get wxgone']);
    expect(await world.statuses()).toEqual({ wxa: 'bound', wxgone: 'unbound' });
  });

  it('that left somebody out who is still bound takes nothing from him', async () => {
    const world = open('wxa');
    await world.known('wxa');
    const listBoundPromoters = openSyncWorld().ports.platform.listBoundPromoters;
    const ports = { ...world.ports, platform: { ...world.ports.platform, listBoundPromoters } };
    await syncBindings(ports, null, plenty);
    expect(await world.statuses()).toEqual({ wxa: 'bound' });
  });

  it('brings back whoever bound himself again', async () => {
    const world = open('wxa');
    await world.known('wxa');
    await world.ports.promoters.markUnbound('wxa');
    expect((await world.sync()).counts).toEqual({ adopted: 0, rebound: 1, unbound: 0 });
    expect(await world.statuses()).toEqual({ wxa: 'bound' });
  });

  it('leaves a suspended one suspended', async () => {
    const world = open('wxa');
    await world.known('wxa');
    await world.database.update('promoters', 'wxa', { set: { status: 'suspended' } });
    await world.sync();
    expect(await world.statuses()).toEqual({ wxa: 'suspended' });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stopped after %i questions goes on and ends the same', async (n) => {
    const world = open('wxa', 'wxb', 'wxc', 'wxd', 'wxe');
    for (const promoter of ['wxb', 'wxgone', 'wxlost']) await world.known(promoter);
    let { cursor } = await world.sync(timeFor(n));
    for (let turn = 0; turn < 9 && cursor !== null; turn += 1) {
      world.later(60_000);
      ({ cursor } = await syncBindings(world.ports, cursor, timeFor(4)));
    }
    expect(cursor).toBeNull();
    const all = { wxa: 'bound', wxb: 'bound', wxc: 'bound', wxd: 'bound', wxe: 'bound' };
    expect(await world.statuses()).toEqual({ ...all, wxgone: 'unbound', wxlost: 'unbound' });
  });

  it('compares again the next night without asking about anybody by name', async () => {
    const world = open('wxa', 'wxb');
    await world.sync();
    world.later(dayMs);
    world.fake.calls.length = 0;
    await world.sync();
    expect(world.fake.calls).toEqual(['sharer/list ']);
  });
});

describe('a sale without commission', () => {
  const order = aSnapshot({ orderId: 'clue1' });
  const clue: PlatformClue = {
    orderId: order.orderId,
    skuId: order.skuId,
    shopAppid: order.shopAppid,
    productId: order.productId,
    productTitle: order.productTitle,
    createdAtMs: order.createdAtMs,
    updateTimeSec: order.updateTimeSec,
    orderStatus: 20,
    actualPaymentFen: fen(4500),
    sharer: { promoter: 'wxwang', nickname: '王阿姨' },
    buyer: { openId: 'oBuyer', unionId: '' },
  };
  const document = (world: ReturnType<typeof open>) => world.database.find('orders', `clue1|${order.skuId}`);

  it('is a memo of its promoter with its reason, and never in the books', async () => {
    const world = open();
    world.clues.push(clue);
    expect(await syncClues(world.ports, null, plenty)).toEqual({ cursor: null, counts: { clues: 1 } });
    expect(await document(world)).toMatchObject({
      promoter: 'wxwang',
      brandId: 'shanli',
      promoterFen: 0,
      moneyIn: 'none',
      noCommission: 'CLUE',
      isOpen: false,
      updatedAtMs: order.updateTimeSec * 1000,
    });
    expect(await readAll(world.database, 'ledger')).toEqual([]);
    expect(await readAll(world.database, 'wallets')).toEqual([]);
  });

  it('told again changes nothing, and follows its order', async () => {
    const world = open();
    world.clues.push(clue);
    await syncClues(world.ports, null, plenty);
    expect((await syncClues(world.ports, null, plenty)).counts).toEqual({ clues: 0 });
    world.clues.splice(0, 1, { ...clue, orderStatus: 100, updateTimeSec: clue.updateTimeSec + 60 });
    expect((await syncClues(world.ports, null, plenty)).counts).toEqual({ clues: 1 });
    expect(await document(world)).toMatchObject({ snapshot: { orderStatus: 100 }, noCommission: 'CLUE' });
  });

  it('gives its row to a commission order of the same key, whatever their times', async () => {
    const world = open();
    world.clues.push(clue);
    await syncClues(world.ports, null, plenty);
    world.setOrders({ ...order, updateTimeSec: order.updateTimeSec - 3600 });
    await applyOrderNews(world.ports, { key: order }, { mayWait: () => true });
    expect((await world.ports.books.findWallet('wxwang'))?.frozenFen).toBe(3860);
    expect(await document(world)).toMatchObject({ noCommission: null, isOpen: true });
    world.clues.splice(0, 1, { ...clue, updateTimeSec: clue.updateTimeSec + 60 });
    expect((await syncClues(world.ports, null, plenty)).counts).toEqual({ clues: 0 });
    expect(await document(world)).toMatchObject({ promoterFen: 3860 });
  });

  it.each([
    ['of a shop that is not ours', { shopAppid: 'wxelsewhere' }, 0],
    ['of nobody', { sharer: null }, 1],
  ])('%s', async (_name, changes, kept) => {
    const world = open();
    world.clues.push({ ...clue, ...changes });
    expect((await syncClues(world.ports, null, plenty)).counts).toEqual({ clues: kept });
  });

  it.each([1, 2, 3, 4, 5])('stopped after %i questions the walk goes on', async (n) => {
    const world = open();
    world.clues.push(...[1, 2, 3, 4, 5].map((index) => ({ ...clue, orderId: `clue${index}` })));
    let { cursor } = await syncClues(world.ports, null, timeFor(n));
    for (let turn = 0; turn < 9 && cursor !== null; turn += 1) {
      ({ cursor } = await syncClues(world.ports, cursor, timeFor(4)));
    }
    expect(cursor).toBeNull();
    expect(await readAll(world.database, 'orders')).toHaveLength(5);
  });
});
