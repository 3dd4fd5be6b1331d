import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { payDoor } from '../../../backend/adapters/wechat-pay/pay-door';
import { readPayClientKeys } from '../../../backend/adapters/wechat-pay/pay-environment';
import { wechatPay } from '../../../backend/adapters/wechat-pay/wechat-pay-provider';
import type { PayOrder } from '../../../backend/ports/pay-provider';
import { knownFailReasons } from '../../../core/payout/fail-reason';
import { VirtualClock } from '../../../emulator/clock/virtual-clock';
import { makePayCredentials } from '../../../emulator/pay/keys/pay-credentials';
import { payVariables } from '../../../emulator/pay/pay-variables';
import { type RunningPay, startPay } from '../../../emulator/pay/start-pay';
import { recordingJournal } from '../../support/recording-journal';

const evening = Date.parse('2026-08-01T20:15:00+08:00');
const credentials = makePayCredentials('1900000109', evening);

interface PlatformWorld {
  readonly clock: VirtualClock;
  readonly pay: RunningPay;
  readonly variables: Readonly<Record<string, string>>;
  /** What came of each callback. */
  readonly callbacks: string[];
}
let world: PlatformWorld;
let receiver: Server;

beforeEach(async () => {
  const clock = new VirtualClock(evening);
  jest.spyOn(Date, 'now').mockImplementation(() => clock.nowMs());
  const pay = await startPay({ clock, log: () => undefined, credentials: await credentials });
  const callbacks: string[] = [];
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, text]) => [name, String(text)]));
      const opened = payDoor(variables).open({ headers, rawBody: Buffer.concat(chunks) }, clock.nowMs());
      callbacks.push(
        !opened.ok
          ? opened.code
          : opened.value.kind === 'payout'
            ? opened.value.notification.outcome.kind
            : opened.value.kind,
      );
      response.writeHead(opened.ok ? 204 : 401).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const notifyUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/pay-events`;
  const variables = {
    ...payVariables(pay.credentials, { apiBaseUrl: pay.apiBaseUrl, notifyUrl }),
    MINI_PROGRAM_APPID: 'wxmini_shanliren',
  };
  pay.setNotifyUrl(notifyUrl);
  world = { clock, pay, variables, callbacks };
});

afterEach(async () => {
  await world.pay.stop();
  receiver.closeAllConnections();
  await new Promise<void>((closed) => receiver.close(() => closed()));
  jest.restoreAllMocks();
});

function openClient(variables = world.variables) {
  const { clock } = world;
  return wechatPay({
    keys: readPayClientKeys(variables),
    journal: recordingJournal(),
    clock: { nowMs: () => clock.nowMs(), monotonicMs: () => performance.now(), sleep: async () => undefined },
  });
}

const order: PayOrder = {
  ...{ payoutNo: 'W202608010001', netFen: 8_800, grossFen: 8_800, openid: 'oMini-wang-ayi' },
  ...{ promoter: 'wxwang', remark: '推广佣金提现', payee: null },
};

async function confirmPackageOf(answer: Promise<unknown>): Promise<string> {
  const { kind, confirmPackage } = (await answer) as { kind: string; confirmPackage: string };
  expect(kind).toBe('needs-confirm');
  return confirmPackage;
}

describe('the client and a platform that was written without it', () => {
  it('take a transfer from the request to the money in the promoter’s 零钱, and to the bill', async () => {
    const { provider } = openClient();
    expect(await provider.query(order.payoutNo)).toEqual({ kind: 'not-found' });
    const confirmPackage = await confirmPackageOf(provider.submit(order));
    expect(await provider.submit(order)).toMatchObject({ kind: 'needs-confirm', confirmPackage });
    expect(await provider.query(order.payoutNo)).toMatchObject({ kind: 'needs-confirm', confirmPackage: null });
    await world.pay.play('confirm', { package: confirmPackage, openid: 'oMini-wang-ayi' });
    await world.pay.settle();
    const paid = await provider.query(order.payoutNo);
    expect(paid).toMatchObject({ kind: 'paid', netFen: 8_800, taxFen: null });
    expect(Math.abs((paid.kind === 'paid' ? paid.paidAtMs : 0) - evening)).toBeLessThan(60_000);
    expect(await provider.submit(order)).toEqual(paid);
    expect(world.callbacks).toEqual(['paid']);
    expect(await provider.balanceFen()).toBe(991_200);
    expect(await provider.listBill('20260801')).toBeUndefined();
    await world.clock.advanceTo(Date.parse('2026-08-02T10:00:00+08:00'));
    expect(await provider.listBill('20260801')).toMatchObject([
      { payoutNo: 'W202608010001', amountFen: 8_800, direction: 'out' },
    ]);
    expect(await provider.listBill('20260731')).toEqual([]);
  });

  it('know the transfer by either number', async () => {
    const { provider, transfers } = openClient();
    const { providerNo } = (await provider.submit(order)) as { providerNo: string };
    expect(await transfers.queryByProviderNo(providerNo, order.payoutNo)).toMatchObject({
      kind: 'needs-confirm',
      providerNo,
    });
  });

  it('let a transfer expire after 24 hours, and give the money back', async () => {
    const { provider } = openClient();
    await provider.submit(order);
    await world.clock.advanceBy(25 * 3_600_000);
    await world.pay.settle();
    expect(await provider.query(order.payoutNo)).toMatchObject({ kind: 'failed', reason: 'OVERDUE_CLOSE' });
    expect(world.callbacks).toEqual(['failed']);
    expect(await provider.balanceFen()).toBe(1_000_000);
  });

  it('cancel before the promoter confirms, and not after', async () => {
    const { provider } = openClient();
    await provider.submit(order);
    expect(await provider.cancel(order.payoutNo)).toMatchObject({ kind: 'cancelling' });
    expect(await provider.query(order.payoutNo)).toMatchObject({ kind: 'cancelled' });
    const other = { ...order, payoutNo: 'W202608010002' };
    await world.pay.play('confirm', { package: await confirmPackageOf(provider.submit(other)) });
    expect(await provider.cancel(other.payoutNo)).toMatchObject({ kind: 'refused', code: 'INVALID_REQUEST' });
  });

  it.each<[string, Partial<PayOrder>, object]>([
    ['less than the least', { netFen: 9 }, { kind: 'refused', code: 'INVALID_REQUEST', class: 'parameters' }],
    ['more than the most', { netFen: 20_001 }, { kind: 'refused', code: 'INVALID_REQUEST', class: 'parameters' }],
  ])('refuse %s', async (_label, part, answer) => {
    expect(await openClient().provider.submit({ ...order, ...part })).toMatchObject(answer);
  });

  it('refuse what the account cannot pay, and take the same number once it can', async () => {
    const { provider } = openClient();
    await world.pay.play('top-up', { amount: -995_000 });
    expect(await provider.submit(order)).toMatchObject({ kind: 'refused', code: 'NOT_ENOUGH', class: 'no-money' });
    await world.pay.play('top-up', { amount: 100_000 });
    expect(await provider.submit(order)).toMatchObject({ kind: 'needs-confirm' });
  });

  it('compare the name that was sealed for the platform', async () => {
    const payee = { realName: '王阿姨', account: '', bankName: '', idNumber: '', phone: '' };
    await world.pay.play('payee', { openid: 'oMini-wang-ayi', name: '王阿姨' });
    const { provider, receipts } = openClient();
    await world.pay.play('confirm', { package: await confirmPackageOf(provider.submit({ ...order, payee })) });
    expect(await provider.query(order.payoutNo)).toMatchObject({ kind: 'paid' });
    expect(await receipts.apply(order.payoutNo)).toMatchObject({ value: { state: 'generating' } });
    await world.clock.advanceBy(120_000);
    const receipt = await receipts.query(order.payoutNo);
    if (!receipt.ok) throw new Error(receipt.code);
    expect(await receipts.download(receipt.value)).toMatchObject({ ok: true });
    const other = { ...order, payoutNo: 'W202608010002', payee: { ...payee, realName: '张三' } };
    await world.pay.play('confirm', { package: await confirmPackageOf(provider.submit(other)) });
    expect(await provider.query(other.payoutNo)).toMatchObject({ kind: 'failed', reason: 'NAME_NOT_CORRECT' });
  });

  it.each(['confirm', 'create'])('agree on every reason of a failure, at its %s', async (at) => {
    const { provider } = openClient();
    await world.pay.play('settings', { userDayCount: 1_000 });
    expect(knownFailReasons).toHaveLength(38);
    for (const [index, reason] of knownFailReasons.entries()) {
      const payoutNo = `W2026080${at}${index}`;
      await world.pay.play('fail', { fail_reason: reason, at });
      const answer = await provider.submit({ ...order, payoutNo });
      if (answer.kind === 'needs-confirm') await world.pay.play('confirm', { package: answer.confirmPackage });
      expect(answer.kind).toBe(at === 'create' ? 'failed' : 'needs-confirm');
      expect(await provider.query(payoutNo)).toMatchObject({ kind: 'failed', reason });
    }
    await world.pay.settle();
    expect(world.callbacks).toEqual(knownFailReasons.map(() => 'failed'));
    expect(await provider.balanceFen()).toBe(1_000_000);
  });

  it('agree in certificate mode', async () => {
    const { PAY_PUBLIC_KEY_ID: _id, PAY_PUBLIC_KEY: _key, ...rest } = world.variables;
    await world.pay.play('settings', { keys: 'certificate' });
    const { provider } = openClient({ ...rest, MINI_PROGRAM_APPID: 'wxmini_shanliren' });
    await world.pay.play('confirm', { package: await confirmPackageOf(provider.submit(order)) });
    await world.pay.settle();
    expect(world.callbacks).toEqual(['paid']);
  });
});

describe('a platform that misbehaves', () => {
  it.each([
    'bad-signature',
    'stale-timestamp',
    'missing-headers',
    'unknown-serial',
    'error-before',
    'error-after',
    'drop-before',
    'drop-after',
  ])('by %s is no answer, and the same number finds or makes the one transfer', async (kind) => {
    const { provider } = openClient();
    await world.pay.play('fault', { kind });
    expect(await provider.submit(order)).toMatchObject({ kind: 'no-answer' });
    expect(await provider.submit(order)).toMatchObject({ kind: 'needs-confirm' });
    expect(await provider.balanceFen()).toBe(991_200);
  });

  it('by too many calls is told so', async () => {
    await world.pay.play('fault', { kind: 'rate-limited' });
    expect(await openClient().provider.submit(order)).toMatchObject({ kind: 'refused', class: 'too-often' });
  });

  it.each([
    ['sign-test', 'signature-probe'],
    ['bad-signature', 'forged'],
    ['unknown-serial', 'unknown-serial'],
    ['stale-timestamp', 'stale'],
    ['missing-headers', 'forged'],
    ['flipped-bit', 'forged'],
    ['garbled-cipher', 'garbled'],
  ])('sends a callback with %s, which is refused as %s, and then the right one', async (kind, code) => {
    const { provider } = openClient();
    await world.pay.play('fault', { kind: `callback:${kind}` });
    await world.pay.play('confirm', { package: await confirmPackageOf(provider.submit(order)) });
    await world.pay.settle();
    expect(world.callbacks).toEqual([code]);
    await world.clock.advanceBy(60_000);
    await world.pay.settle();
    expect(world.callbacks.slice(0, 2)).toEqual([code, 'paid']);
  });
});
