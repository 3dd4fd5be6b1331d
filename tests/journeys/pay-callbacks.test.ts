import { randomUUID } from 'node:crypto';
import forge from 'node-forge';
import type { HistoryView, PayoutView } from '../../cloudfunctions/payout/contract';
import { DEMO, dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';
import { forgeSeal, forgeSign } from '../contracts/wechat-pay/forge-platform';

let world: StoryWorld;
let payout: PayoutView;
let wishes = 0;

/** Aunt Wang has 38.60 yuan free, of which 1.00 waits for her tap. */
beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  const card = { promoter_share_link: link.forms.shareLink ?? '', export_id: DEMO.shopRoom };
  await world.play('open-link', { person: 'xiao-lin', ...card });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const ask = { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true };
  const { order_id } = await world.play<{ order_id: string }>('order', ask);
  for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id });
  await world.putAhead(26 * dayMs);
  payout = await request();
  await world.advance(2 * minuteMs);
}, 120_000);

afterAll(() => world.stop());

async function request(): Promise<PayoutView> {
  wishes += 1;
  const input = { amountFen: 100, netFen: 100, requestId: `wish-of-callbacks-${wishes}` };
  return world.call<PayoutView>('wang-ayi', 'payout', 'request', input);
}

async function stateOf(payoutNo: string): Promise<string | undefined> {
  const { payouts } = await world.call<HistoryView>('wang-ayi', 'payout', 'history');
  return payouts.find((one) => one.payoutNo === payoutNo)?.state;
}

/** What a callback says, and how it is spoilt. */
interface Told {
  readonly about?: Readonly<Record<string, unknown>>;
  /** Seconds that its signature is older than now. */
  readonly ageSec?: number;
  readonly serial?: string;
  /** Changes the signature. */
  readonly sign?: (right: string, message: string) => string;
  /** Changes what is sent after it was signed. */
  readonly after?: (body: string) => string;
  /** Changes what is sealed after it was sealed. */
  readonly cipher?: (sealed: string) => string;
}

/** A callback as the published page describes it, made by another library than ours and the emulator's. */
async function tell({ about = {}, ageSec = 0, serial, sign, after, cipher }: Told): Promise<number> {
  const { platformKey, publicKeyId, apiV3Key, mchid } = world.running.pay.credentials;
  const content = {
    out_bill_no: payout.payoutNo,
    transfer_bill_no: '1330000071100999991182020050700019480001',
    state: 'SUCCESS',
    mch_id: mchid,
    transfer_amount: 100,
    openid: 'oMini-wang-ayi',
    create_time: '2026-08-27T20:00:00+08:00',
    update_time: '2026-08-27T20:00:01+08:00',
    ...about,
  };
  const nonce = 'abcdefghijkl';
  const sealed = forgeSeal(JSON.stringify(content), apiV3Key, nonce, 'mch_payment');
  const resource = {
    original_type: 'mch_payment',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: cipher ? cipher(sealed) : sealed,
    associated_data: 'mch_payment',
    nonce,
  };
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: '2026-08-27T20:00:01+08:00',
    resource_type: 'encrypt-resource',
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    summary: '商家转账单据终态通知',
    resource,
  });
  const timestamp = String(Math.floor(world.nowMs() / 1000) - ageSec);
  const message = `${timestamp}\nnonce0123456789\n${body}\n`;
  const right = forgeSign(forge.pki.privateKeyFromPem(platformKey.privateKey), message);
  const response = await fetch(world.running.addresses.payEventsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': 'nonce0123456789',
      'wechatpay-serial': serial ?? publicKeyId,
      'wechatpay-signature': sign ? sign(right, message) : right,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    },
    body: after ? after(body) : body,
  });
  return response.status;
}

interface Exported {
  readonly payouts: readonly { readonly _id: string; readonly state: string }[];
  readonly ledger: readonly unknown[];
  readonly wallets: readonly unknown[];
  readonly outbox?: readonly { readonly code: string; readonly about?: string }[];
}

async function stored(): Promise<Exported> {
  return (await world.admin<{ collections: Exported }>('GET', 'export')).collections;
}

/** Where the money is: nothing of it may change by a callback that is not believed. */
async function money() {
  const { payouts, ledger, wallets } = await stored();
  return { payouts: payouts.map(({ _id, state }) => [_id, state]), ledger, wallets };
}

/** The alarms that pay-events wrote since, each with what it is about. */
function alarms(): string[] {
  const lines = world.running.cloud.functions.log.newest(500, 'pay-events').map(({ text }) => JSON.parse(text));
  const raised = lines.filter(({ level }) => level === 'alarm');
  return raised.map(({ event, code, kind }) => [event, code ?? kind].join(' '));
}

function flip(base64: string): string {
  return (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1);
}

const merchantSigned = (_right: string, message: string) =>
  forgeSign(forge.pki.privateKeyFromPem(world.running.pay.credentials.merchant.privateKey), message);

/** [what, how it is told, the answer, the alarms] */
const refused: readonly (readonly [string, Told, number, readonly string[]])[] = [
  ['signed by somebody else', { sign: merchantSigned }, 401, ['PAY_CALLBACK_REFUSED forged']],
  ['with a flipped bit in its signature', { sign: flip }, 401, ['PAY_CALLBACK_REFUSED forged']],
  [
    'with a flipped bit in its body',
    { after: (body) => body.replace(/"ciphertext":"(.)/, (_, first) => `"ciphertext":"${first === 'A' ? 'B' : 'A'}`) },
    401,
    ['PAY_CALLBACK_REFUSED forged'],
  ],
  ['with a flipped bit under its seal', { cipher: flip }, 400, ['PAY_CALLBACK_REFUSED garbled']],
  ['older than 5 minutes', { ageSec: 302 }, 401, ['PAY_CALLBACK_REFUSED stale']],
  ['of a later moment than 5 minutes from now', { ageSec: -310 }, 401, ['PAY_CALLBACK_REFUSED stale']],
  ['of a key that nobody set up', { serial: 'PUB_KEY_ID_0999' }, 401, ['PAY_CALLBACK_REFUSED unknown-serial']],
  ['of another merchant', { about: { mch_id: '1900000110' } }, 403, ['PAY_CALLBACK_REFUSED foreign-merchant']],
  ['that probes our check', { sign: (right) => `WECHATPAY/SIGNTEST/${right.slice(0, -19)}` }, 401, []],
];

/** Verified, and not what we know: taken in, a person is told, no money moves. */
const disbelieved: readonly (readonly [string, Told, string, string])[] = [
  ['an unknown number', { about: { out_bill_no: 'NOBODYKNOWSIT1' } }, 'PAYOUT_UNKNOWN_NUMBER paid', 'NOBODYKNOWSIT1'],
  ['another amount', { about: { transfer_amount: 99 } }, 'PAYOUT_CONFLICT other-amount', 'other-amount'],
  ['another person', { about: { openid: 'oMini-chen-jie' } }, 'PAYOUT_CONFLICT other-openid', 'other-openid'],
];

describe('a callback', () => {
  beforeEach(() => world.running.cloud.functions.log.clear());

  it.each(refused)('%s is refused and changes nothing', async (_what, told, status, expected) => {
    const before = await money();
    expect(await tell(told)).toBe(status);
    expect(await money()).toEqual(before);
    expect(alarms()).toEqual(expected);
    expect(await stateOf(payout.payoutNo)).toBe('waiting');
  });

  it.each(disbelieved)(
    'about %s is taken in, changes nothing, and somebody is told',
    async (_what, told, alarm, about) => {
      const before = await money();
      expect(await tell(told)).toBe(204);
      expect(await money()).toEqual(before);
      expect(alarms()).toEqual([alarm]);
      const items = (await stored()).outbox ?? [];
      expect(items.filter((item) => item.about?.includes(about)).map(({ code }) => code)).toEqual([
        alarm.split(' ')[0],
      ]);
    },
  );

  it('that is right is believed once, however often it comes', async () => {
    const before = await money();
    expect(await tell({})).toBe(204);
    const after = await money();
    expect(after.ledger).toHaveLength(before.ledger.length + 1);
    expect(await stateOf(payout.payoutNo)).toBe('paid');
    expect(await tell({})).toBe(204);
    expect(await money()).toEqual(after);
    expect(alarms()).toEqual([]);
  });

  it('that says something else about what is over is told to somebody', async () => {
    const before = await money();
    expect(await tell({ about: { state: 'FAIL', fail_reason: 'ACCOUNT_FROZEN' } })).toBe(204);
    expect(await money()).toEqual(before);
    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]).toMatch(/^PAYOUT_CONFLICT /);
  });

  it('before our own answer pays it once, and the late answer changes nothing', async () => {
    await world.playPay('fault', { kind: 'callback-first', about: '/transfer-bills' });
    const first = await request();
    await world.advance(2 * minuteMs);
    expect(await stateOf(first.payoutNo)).toBe('paid');
    const { bills } = await world.playPay<{ bills: { out_bill_no: string; state: string }[] }>('state');
    expect(bills.filter((bill) => bill.out_bill_no === first.payoutNo).map(({ state }) => state)).toEqual(['SUCCESS']);
    expect(await world.earnings('wang-ayi', 'wallet')).toMatchObject({ payingFen: 0, paidFen: 200 });
    expect(alarms()).toEqual([]);
  });
});
