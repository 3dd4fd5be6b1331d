import { callableFunction } from '../../backend/runtime/callable-function';
import { claimMissingOrder } from '../../cloudfunctions/earnings/actions/claim-missing-order';
import { openClaimWorld } from '../support/claim-world';
import { readAll } from '../support/money-world';
import { paid } from '../support/row-after';

async function earningsUnderTest(openid: string | undefined) {
  const world = await openClaimWorld();
  world.platform.setOrders(paid);
  const earnings = callableFunction({
    name: 'earnings',
    identity: 'required',
    journal: world.journal,
    getContext: () => ({ OPENID: openid, SOURCE: 'wx_client' }),
    actions: { claimMissingOrder: claimMissingOrder(world.ports) },
  });
  return { ...world, claim: (input: unknown) => earnings({ action: 'claimMissingOrder', input }) };
}

it('answers the caller that the platform vouches for', async () => {
  const { claim } = await earningsUnderTest('o-wang');
  expect(await claim({ orderId: paid.orderId })).toEqual({
    ok: true,
    value: {
      state: 'booked',
      code: 'YOURS_BOOKED',
      zh: '查到了,这单归您,刚刚已经记账。',
      en: 'Found: this order is yours and has just been booked.',
      orderKeys: [`${paid.orderId}|${paid.skuId}`],
      nextLookAtMs: null,
      dueAtMs: null,
      words: null,
      claimsLeftToday: 4,
    },
  });
});

it.each([
  ['no order', {}],
  ['an operator', { orderId: { $ne: null } }],
  ['a number, of which the platform’s would be rounded', { orderId: 372732470169 }],
  ['letters', { orderId: 'abc' }],
  ['the end of a range of keys', { orderId: '1}' }],
  ['a key with its sku', { orderId: '1|2' }],
  ['21 digits', { orderId: '1'.repeat(21) }],
  ['nothing', { orderId: '' }],
  ['another promoter beside it', { orderId: '1', promoter: 'wxchen' }],
  ['another openid beside it', { orderId: '1', openid: 'o-chen' }],
  ['an amount beside it', { orderId: '1', amountFen: 1 }],
])('refuses %s, which costs nothing', async (_name, input) => {
  const { claim, database, listed } = await earningsUnderTest('o-wang');
  expect(await claim(input)).toMatchObject({ ok: false, code: 'bad-input' });
  expect([listed, await readAll(database, 'claims')]).toEqual([[], []]);
});

it.each([
  [undefined, 'no-identity'],
  ['o-stranger', 'not-bound'],
])('to %p answers %s', async (openid, code) => {
  const { claim } = await earningsUnderTest(openid);
  expect(await claim({ orderId: '1' })).toMatchObject({ ok: false, code });
});
