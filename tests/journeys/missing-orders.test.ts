import type { ClaimView } from '../../cloudfunctions/earnings/contract';
import { DEMO, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;
let orderId: string;

const dayMs = 86_400_000;

beforeAll(async () => {
  world = await StoryWorld.start();
  for (const person of ['wang-ayi', 'chen-jie']) await world.join(person);
  await world.play('open-link', {
    person: 'xiao-lin',
    promoter_share_link: (await world.share('chen-jie', 'live', DEMO.shopRoom)).forms.shareLink,
    export_id: DEMO.shopRoom,
  });
  await world.play('push-mode', { mode: 'drop' });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const order = await world.play<{ order_id: string }>('order', {
    person: 'xiao-lin',
    items,
    from: 'organic',
    pay: true,
  });
  await world.play('push-mode', { mode: 'normal' });
  orderId = order.order_id;
});

afterAll(() => world.stop());

/** What a promoter reads, without what only says how often he asked. */
async function claim(person: string, id: string): Promise<Omit<ClaimView, 'claimsLeftToday' | 'nextLookAtMs'>> {
  const {
    claimsLeftToday: _left,
    nextLookAtMs: _next,
    ...answer
  } = await world.earnings<ClaimView>(person, 'claimMissingOrder', { orderId: id });
  return answer;
}

it('an order whose push was lost is booked for whom it belongs to, by asking', async () => {
  const foreign = await claim('wang-ayi', orderId);
  expect(foreign).toEqual(await claim('wang-ayi', '9999999999999999999'));
  expect(foreign).toMatchObject({ state: 'searching', code: 'SEARCHING', orderKeys: [] });

  const key = `${orderId}|${DEMO.apple.skuId}`;
  expect(await claim('chen-jie', orderId)).toMatchObject({ state: 'booked', code: 'YOURS_BOOKED', orderKeys: [key] });
  expect((await world.ordersOf('chen-jie')).get(orderId)).toMatchObject({
    promoterFen: 3860,
    reason: { code: 'WAITING_RECEIPT' },
  });
  const explained = await world.ask('chen-jie', 'earnings', 'explainOrder', { key });
  expect(explained).toMatchObject({ ok: true, value: { notes: [], order: { reason: { code: 'WAITING_RECEIPT' } } } });
});

it('asking is limited to five orders a day', async () => {
  for (const id of ['1', '2', '3']) await claim('wang-ayi', id);
  expect(await world.ask('wang-ayi', 'earnings', 'claimMissingOrder', { orderId: '4' })).toMatchObject({
    ok: false,
    code: 'claims-used-up',
  });
  await world.advance(dayMs);
  expect(await claim('wang-ayi', '4')).toMatchObject({ state: 'searching' });
});
