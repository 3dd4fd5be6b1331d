import type { WalletView } from '../../cloudfunctions/earnings/contract';
import type { ConfirmParametersView, HistoryView, PayoutView, QuoteView } from '../../cloudfunctions/payout/contract';
import { proveBooks } from '../../scripts/story/prove-books';
import { DEMO, dayMs, hourMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;
let wishes = 0;
const patienceMs = 120_000;

/** 193.00 yuan at a fee of 25 %, of which the promoter has 80 %: 38.60 an order, free 26 days later. */
beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  await world.join('chen-jie');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  await world.play('open-link', {
    person: 'xiao-lin',
    promoter_share_link: link.forms.shareLink,
    export_id: DEMO.shopRoom,
  });
  for (let count = 0; count < 3; count += 1) await order();
  await world.putAhead(26 * dayMs);
}, patienceMs);

afterAll(() => world.stop());

async function order(): Promise<void> {
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const ask = { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true };
  const { order_id } = await world.play<{ order_id: string }>('order', ask);
  for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id });
}

const wallet = () => world.earnings<WalletView>('wang-ayi', 'wallet');

function request(amountFen: number, requestId?: string) {
  wishes += 1;
  const input = { amountFen, netFen: amountFen, requestId: requestId ?? `wish-of-the-journey-${wishes}` };
  return world.ask<PayoutView>('wang-ayi', 'payout', 'request', input);
}

async function requested(amountFen: number): Promise<PayoutView> {
  const { value, code } = await request(amountFen);
  if (!value) throw new Error(code);
  return value;
}

async function newest(): Promise<PayoutView> {
  const { payouts } = await world.call<HistoryView>('wang-ayi', 'payout', 'history');
  const [first] = payouts;
  if (!first) throw new Error('there is no payout');
  return first;
}

/** The promoter taps 收款 on the sheet that the parameters open. */
async function confirm(payoutNo: string): Promise<void> {
  const sheet = await world.call<ConfirmParametersView>('wang-ayi', 'payout', 'confirmParameters', { payoutNo });
  const { mchId, appId } = sheet;
  await world.running.pay.play('confirm', { package: sheet.package, mchId, appId, openid: 'oMini-wang-ayi' });
  await world.running.pay.settle();
}

async function expectBooks(): Promise<void> {
  const { collections } = await world.admin<{ collections: Parameters<typeof proveBooks>[0] }>('GET', 'export');
  expect(proveBooks(collections)).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });
}

describe('money in 零钱', () => {
  it('is quoted, asked for, confirmed and there', async () => {
    expect(await wallet()).toMatchObject({ withdrawableFen: 11_580, payingFen: 0 });
    const quoted = await world.call<QuoteView>('wang-ayi', 'payout', 'quote', { amountFen: 3_860 });
    expect(quoted).toMatchObject({
      grossFen: 3_860,
      taxFen: 0,
      netFen: 3_860,
      partsFen: [3_860],
      needsApproval: false,
    });
    const payout = await requested(3_860);
    expect(payout).toMatchObject({ state: 'waiting', next: 'confirm', title: { zh: '待收款' } });
    expect(await wallet()).toMatchObject({ withdrawableFen: 7_720, payingFen: 3_860, paidFen: 0 });
    await confirm(payout.payoutNo);
    expect(await newest()).toMatchObject({ state: 'paid', sentence: { zh: '已到您的微信零钱。' } });
    expect(await wallet()).toMatchObject({ withdrawableFen: 7_720, payingFen: 0, paidFen: 3_860 });
    await expectBooks();
  });

  it('is asked for twice with one key and comes once', async () => {
    const first = await request(500, 'one-and-the-same-wish');
    const second = await request(500, 'one-and-the-same-wish');
    expect(second.value?.payoutNo).toBe(first.value?.payoutNo);
    expect(await request(600, 'one-and-the-same-wish')).toMatchObject({ ok: false, code: 'request-id-taken' });
    await confirm(first.value?.payoutNo ?? '');
    expect(await wallet()).toMatchObject({ withdrawableFen: 7_220, payingFen: 0, paidFen: 4_360 });
  });

  it('of somebody else cannot be confirmed, cancelled or seen', async () => {
    const { payoutNo } = await requested(1_000);
    for (const action of ['confirmParameters', 'cancel']) {
      const answer = await world.ask('chen-jie', 'payout', action, { payoutNo });
      expect(answer).toMatchObject({ ok: false, code: 'payout-not-found' });
    }
    expect(await world.call('chen-jie', 'payout', 'history')).toEqual({ payouts: [], nextBeforeMs: null });
    await world.call('wang-ayi', 'payout', 'cancel', { payoutNo });
    await world.advance(10 * minuteMs);
    expect(await newest()).toMatchObject({ payoutNo, state: 'cancelled' });
    expect(await wallet()).toMatchObject({ withdrawableFen: 7_220, payingFen: 0 });
  });

  it('that nobody confirms within a day is back, after a reminder', async () => {
    const { payoutNo } = await requested(2_000);
    await world.advance(23 * hourMs);
    const inbox = await world.call<{ notices: readonly { kind: string }[] }>('wang-ayi', 'promoter', 'inbox');
    expect(inbox.notices.map(({ kind }) => kind)).toContain('PAYOUT_CONFIRM_SOON');
    await world.advance(3 * hourMs);
    expect(await newest()).toMatchObject({ payoutNo, state: 'expired', next: 'request-again' });
    expect(await wallet()).toMatchObject({ withdrawableFen: 7_220, payingFen: 0 });
    await expectBooks();
  });

  it.each([
    ['NaN', { amountFen: null, netFen: 1, requestId: 'bad-input-1' }, 'bad-input'],
    ['an operator', { amountFen: { $gt: 0 }, netFen: 1, requestId: 'bad-input-2' }, 'bad-input'],
    ['half a fen', { amountFen: 0.5, netFen: 1, requestId: 'bad-input-3' }, 'amount-not-whole'],
    ['less than nothing', { amountFen: -1, netFen: -1, requestId: 'bad-input-4' }, 'amount-not-positive'],
    ['nine fen', { amountFen: 9, netFen: 9, requestId: 'bad-input-5' }, 'below-minimum'],
    ['more than there is', { amountFen: 7_221, netFen: 7_221, requestId: 'bad-input-6' }, 'above-balance'],
    ['his own openid', { amountFen: 1, netFen: 1, requestId: 'bad-input-7', openid: 'oMini-chen-jie' }, 'bad-input'],
    [
      'a route nobody opened',
      { amountFen: 100, netFen: 100, requestId: 'bad-input-8', route: 'gig' },
      'route-not-open',
    ],
  ])('is not given for %s', async (_name, input, code) => {
    expect(await world.ask('wang-ayi', 'payout', 'request', input)).toMatchObject({ ok: false, code });
  });
});
