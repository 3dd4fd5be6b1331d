import type { TouchKind } from '../../../core/attribution/touch-kind';
import { orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { earningsWorld } from '../../../tests/support/earnings-world';
import { paid } from '../../../tests/support/row-after';
import { documentTouchStore } from '../../adapters/stores/touch-store';
import { countLocks } from './count-locks';

const dayMs = 86_400_000;

async function touchedWorld() {
  const world = await earningsWorld();
  const touches = documentTouchStore(world.database);
  const touch = (buyerKey: string, kind: TouchKind, daysAgo: number, changes: object = {}) =>
    touches.keepTouch({
      ...{
        buyerKey,
        kind,
        shopAppid: 'wxshop1',
        promoter: 'wxwang',
        token: kind,
        contentId: '',
        forwardedByKind: null,
      },
      atMs: world.clock.nowMs() - daysAgo * dayMs,
      ...changes,
    });
  const count = async () => {
    const answer = await countLocks(world.ports, 'o-wang');
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  };
  return { ...world, touch, count };
}

it('is refused to whom is not bound', async () => {
  const world = await touchedWorld();
  expect(await countLocks(world.ports, 'o-stranger')).toEqual({ ok: false, code: 'not-bound' });
});

it('without any touch there is no lock, and the windows are unknown', async () => {
  const world = await touchedWorld();
  expect(await world.count()).toEqual({
    lockedCount: 0,
    endingSoonCount: 0,
    isAtLeast: false,
    firstEndsAtMs: null,
    shops: [{ shopName: '山里人家果园店', lockedCount: 0, windows: null }],
  });
});

it.each<[string, TouchKind, number, number, number]>([
  ['a live room two and a half days ago ends soon', 'LIVE', 2.5, 1, 1],
  ['a live room an hour ago lasts', 'LIVE', 1 / 24, 1, 0],
  ['a live room three days ago is over', 'LIVE', 3, 0, 0],
  ['a product card 29.5 days ago ends soon', 'PRODUCT_CARD', 29.5, 1, 1],
  ['a product card 10 days ago lasts', 'PRODUCT_CARD', 10, 1, 0],
  ['a product card 30 days ago is over', 'PRODUCT_CARD', 30, 0, 0],
])('%s', async (_label, kind, daysAgo, lockedCount, endingSoonCount) => {
  const world = await touchedWorld();
  await world.touch('lin', kind, daysAgo);
  expect(await world.count()).toMatchObject({ lockedCount, endingSoonCount });
});

it('a buyer counts once, however many links and shops, and others’ buyers never', async () => {
  const world = await touchedWorld();
  await world.touch('lin', 'LIVE', 1);
  await world.touch('lin', 'PRODUCT_CARD', 1);
  await world.touch('lin', 'LIVE', 1, { shopAppid: 'wxother', token: 'other' });
  await world.touch('zhou', 'LIVE', 1, { promoter: 'wxchen' });
  expect(await world.count()).toMatchObject({ lockedCount: 1, shops: [{ lockedCount: 1 }] });
});

it('an order inside the lock makes it longer', async () => {
  const world = await touchedWorld();
  const buyerKey = paid.buyerKey ?? '';
  await world.touch(buyerKey, 'LIVE', 0, { atMs: orderedAtMs - dayMs });
  await world.record({ snapshot: paid });
  world.clock.setMs(orderedAtMs + 20 * dayMs);
  expect(await world.count()).toMatchObject({ lockedCount: 1, firstEndsAtMs: orderedAtMs - dayMs + 33 * dayMs });
});

it('takes two calls once the caller is known', async () => {
  const world = await touchedWorld();
  await world.count();
  const before = world.calls.length;
  await world.count();
  expect(world.calls.slice(before)).toEqual(['touches.list', 'orders.list']);
});
