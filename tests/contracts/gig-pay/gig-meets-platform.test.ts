import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gigDoor } from '../../../backend/adapters/gig-pay/gig-door';
import { readGigKeys } from '../../../backend/adapters/gig-pay/gig-environment';
import { gigPay } from '../../../backend/adapters/gig-pay/gig-pay-provider';
import type { PayOrder } from '../../../backend/ports/pay-provider';
import { VirtualClock } from '../../../emulator/clock/virtual-clock';
import { makePayCredentials } from '../../../emulator/pay/keys/pay-credentials';
import { gigVariables } from '../../../emulator/pay/pay-variables';
import { type RunningPay, startPay } from '../../../emulator/pay/start-pay';
import { recordingJournal } from '../../support/recording-journal';

const evening = Date.parse('2026-08-01T20:15:00+08:00');
const credentials = makePayCredentials('1900000109', evening);

const order: PayOrder = {
  ...{ payoutNo: 'W202608010001', netFen: 0, grossFen: 500_000, openid: 'oMini-wang-ayi' },
  ...{ promoter: 'wxwang', remark: '推广佣金提现' },
  payee: {
    ...{ realName: '王阿姨', account: '6228480402564890018', bankName: '农业银行' },
    ...{ idNumber: '110101199003071230', phone: '13800000000' },
  },
};

let pay: RunningPay;
let clock: VirtualClock;
let receiver: Server;
let callbacks: unknown[];
let variables: Readonly<Record<string, string>>;

beforeEach(async () => {
  clock = new VirtualClock(evening);
  pay = await startPay({
    ...{ clock, log: () => undefined, credentials: await credentials },
    settings: { gig: { on: true, payMinutes: 5 } },
  });
  callbacks = [];
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const opened = gigDoor(variables).open({ headers: {}, rawBody: Buffer.concat(chunks) }, clock.nowMs());
      callbacks.push(opened.ok ? opened.value : opened.code);
      response.writeHead(opened.ok ? 200 : 401).end(opened.ok ? 'success' : '');
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const notifyUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/gig`;
  variables = gigVariables(pay.credentials, { apiBaseUrl: pay.gigApiBaseUrl, notifyUrl });
});

afterEach(async () => {
  await pay.stop();
  receiver.closeAllConnections();
  await new Promise<void>((closed) => receiver.close(() => closed()));
});

function openClient() {
  const ownClock = { nowMs: () => clock.nowMs(), monotonicMs: () => 0, sleep: async () => undefined };
  return gigPay({ keys: readGigKeys(variables), journal: recordingJournal(), clock: ownClock });
}

/** 20 % of 80 % of 5,000 yuan are withheld. */
const paid = { kind: 'paid', netFen: 420_000, taxFen: 80_000 };

describe('the gig client and a platform that was written without it', () => {
  it('take an order from before tax to what arrived, and hear of it', async () => {
    const provider = openClient();
    expect(await provider.query(order.payoutNo)).toEqual({ kind: 'not-found' });
    expect(await provider.submit(order)).toMatchObject({ kind: 'accepted' });
    expect((await provider.submit(order)).kind).toBe('no-answer');
    expect(await provider.query(order.payoutNo)).toMatchObject({ kind: 'transferring' });
    await clock.advanceBy(10 * 60_000);
    await pay.settle();
    expect(await provider.query(order.payoutNo)).toMatchObject(paid);
    expect(callbacks).toMatchObject([
      { kind: 'payout', notification: { payoutNo: order.payoutNo, amountFen: 500_000, outcome: paid } },
    ]);
    expect(await provider.balanceFen()).toBe(470_000);
  });

  it('cancel while nothing was paid', async () => {
    const provider = openClient();
    await provider.submit(order);
    expect(await provider.cancel(order.payoutNo)).toMatchObject({ kind: 'cancelling' });
    expect(await provider.query(order.payoutNo)).toMatchObject({ kind: 'cancelled' });
  });

  it('agree on what a day moved, also when a bank gave it back', async () => {
    const provider = openClient();
    await provider.submit(order);
    await provider.submit({ ...order, payoutNo: 'W202608010002', grossFen: 80_000 });
    await provider.submit({ ...order, payoutNo: 'W202608010003' });
    await provider.cancel('W202608010003');
    expect(await provider.listBill('20260801')).toBeUndefined();
    await clock.advanceBy(10 * 60_000);
    await pay.play('gig-return', { order_id: 'W202608010002', hours: 2 });
    await clock.advanceBy(24 * 3_600_000);
    const [one, other] = [
      { payoutNo: order.payoutNo, amountFen: 500_000 },
      { payoutNo: 'W202608010002', amountFen: 80_000 },
    ];
    expect(await provider.listBill('20260801')).toMatchObject([
      { ...one, direction: 'out' },
      { ...other, direction: 'out' },
      { ...other, direction: 'back' },
    ]);
    await clock.advanceBy(24 * 3_600_000);
    expect(await provider.listBill('20260802')).toEqual([]);
  });

  it.each(['error-before', 'error-after', 'drop-before', 'drop-after'])(
    'that misbehaves by %s gave no answer; the order is there or is not, once',
    async (kind) => {
      const provider = openClient();
      await pay.play('fault', { kind, about: 'order-bankpay' });
      expect((await provider.submit(order)).kind).toBe('no-answer');
      const found = await provider.query(order.payoutNo);
      expect(found.kind).toBe(kind.endsWith('after') ? 'transferring' : 'not-found');
    },
  );

  it.each([
    ['stale-timestamp', 'stale'],
    ['bad-signature', 'forged'],
  ])('sends a callback with %s, which is refused as %s', async (kind, code) => {
    await openClient().submit(order);
    await pay.play('fault', { kind: `callback:${kind}` });
    await clock.advanceBy(5 * 60_000 + 1_000);
    await pay.settle();
    expect(callbacks[0]).toBe(code);
  });
});
