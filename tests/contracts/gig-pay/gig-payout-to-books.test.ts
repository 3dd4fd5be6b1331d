import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gigDoor } from '../../../backend/adapters/gig-pay/gig-door';
import { readGigKeys } from '../../../backend/adapters/gig-pay/gig-environment';
import { gigPay } from '../../../backend/adapters/gig-pay/gig-pay-provider';
import { documentPayoutMatchRecords } from '../../../backend/adapters/stores/payout-match-records';
import { documentWorkLease } from '../../../backend/adapters/stores/work-lease';
import { matchPayouts } from '../../../backend/usecases/payout-match/match-payouts';
import { applyNotification } from '../../../backend/usecases/payouts/apply-notification';
import { cancelPayout } from '../../../backend/usecases/payouts/cancel-payout';
import { requestPayout } from '../../../backend/usecases/payouts/request-payout';
import { sendPayouts } from '../../../backend/usecases/payouts/send-payouts';
import { settlePayouts } from '../../../backend/usecases/payouts/settle-payouts';
import { ok } from '../../../core/outcome';
import { VirtualClock } from '../../../emulator/clock/virtual-clock';
import { makePayCredentials } from '../../../emulator/pay/keys/pay-credentials';
import { gigVariables } from '../../../emulator/pay/pay-variables';
import { type RunningPay, startPay } from '../../../emulator/pay/start-pay';
import { requestedAtMs } from '../../support/builders/a-payout';
import {
  emptyPayoutWorld,
  giveMoney,
  hourMs,
  minuteMs,
  payoutFunctions,
  provePayouts,
  setPayouts,
  stateOf,
  walletOfPromoter,
} from '../../support/payout-world';

const credentials = makePayCredentials('1900000109', requestedAtMs);
const grossFen = 500_000;
const plenty = () => 60_000;
const payee = {
  ...{ realName: '王阿姨', account: '6228480402564890018', bankName: '农业银行' },
  ...{ idNumber: '110101199003071230', phone: '13800000000' },
};
const limits = { maxFen: grossFen, automaticFen: grossFen, promoterDayFen: grossFen, nameFromFen: grossFen };

let pay: RunningPay;
let clock: VirtualClock;
let receiver: Server;
let isDeaf: boolean;
let world: Awaited<ReturnType<typeof openWorld>>;

beforeEach(async () => {
  clock = new VirtualClock(requestedAtMs);
  pay = await startPay({
    ...{ clock, log: () => undefined, credentials: await credentials },
    settings: { gig: { on: true, payMinutes: 5 } },
  });
  isDeaf = false;
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const isHeard = !isDeaf && (await world.hear(Buffer.concat(chunks)));
      response.writeHead(isHeard ? 200 : 500).end(isHeard ? 'success' : '');
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  world = await openWorld(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/gig`);
});

afterEach(async () => {
  await pay.stop();
  receiver.closeAllConnections();
  await new Promise<void>((closed) => receiver.close(() => closed()));
});

/** 5,000 yuan of wxwang, who is paid through the platform that plays beside. */
async function openWorld(notifyUrl: string) {
  const base = emptyPayoutWorld();
  const { database } = base;
  const variables = gigVariables(pay.credentials, { apiBaseUrl: pay.gigApiBaseUrl, notifyUrl });
  const provider = gigPay({ keys: readGigKeys(variables), journal: base.journal, clock: base.clock });
  await setPayouts(database, { ...limits, routes: ['gig'], taxRule: 'ordinary-labour' });
  await giveMoney(database, { wxwang: grossFen });
  const ports = {
    ...payoutFunctions(base).ports,
    ...{ routes: ['gig'] as const, providers: [provider], payeeData: { open: () => payee } },
    payees: { payeeOf: async () => ok({ kind: 'gig-worker' as const, hasName: true, sealed: 'sealed' }) },
    payers: { gig: { merchantId: variables.GIG_DEALER_ID ?? '', appId: '' } },
  };
  const match = {
    ...{ providers: [provider], clock: base.clock, journal: base.journal, leases: documentWorkLease(database) },
    payoutMatches: documentPayoutMatchRecords(database),
    random: { fraction: () => 0.5, token: () => 'holder' },
  };
  return {
    ...base,
    async handOver(): Promise<string> {
      const wish = { amountFen: grossFen, netFen: grossFen, route: 'gig', requestId: 'request-1' } as const;
      const asked = await requestPayout(ports, 'o-wang', wish);
      if (!asked.ok) throw new Error(asked.code);
      await sendPayouts(ports, plenty);
      return asked.value.payoutNo;
    },
    settle: () => settlePayouts(ports, plenty),
    cancel: (payoutNo: string) => cancelPayout(ports, 'o-wang', payoutNo),
    async hear(rawBody: Buffer): Promise<boolean> {
      base.clock.setMs(clock.nowMs());
      const opened = gigDoor(variables).open({ headers: {}, rawBody }, base.clock.nowMs());
      if (!opened.ok || opened.value.kind !== 'payout') return false;
      await applyNotification(ports, opened.value.notification);
      return true;
    },
    match: () => matchPayouts(match, plenty),
  };
}

/** Time passes on both sides, and what the platform has to tell is told. */
async function pass(ms: number): Promise<void> {
  await clock.advanceBy(ms);
  world.clock.setMs(clock.nowMs());
  await pay.settle();
}

async function books(payoutNo: string) {
  await provePayouts(world);
  const { availableFen, payingFen, paidFen } = await walletOfPromoter(world.database);
  return { state: await stateOf(world, payoutNo), availableFen, payingFen, paidFen };
}

const taxMonth = () => world.database.find('tax_months', 'wxwang|202608');
/** 20 % of 80 % of 5,000 yuan are withheld by the platform. */
const paid = { state: 'paid', availableFen: 0, payingFen: 0, paidFen: 420_000 };

describe('a payout through a 灵工 platform', () => {
  it.each([
    ['its callback', false],
    ['a question, when no callback arrives', true],
  ])('is paid by %s, with the tax that the platform withheld, and its day is green', async (_by, deaf) => {
    isDeaf = deaf;
    const payoutNo = await world.handOver();
    expect(await books(payoutNo)).toMatchObject({ availableFen: 0, payingFen: grossFen });
    await pass(6 * minuteMs);
    if (deaf) await world.settle();
    expect(await books(payoutNo)).toEqual(paid);
    const part = { paidGrossFen: grossFen, withheldFen: 80_000 };
    expect(await taxMonth()).toMatchObject({ ...part, elsewhere: { ...part, reservedGrossFen: 0 } });
    isDeaf = false;
    await pass(48 * hourMs);
    expect(await world.match()).toMatchObject({ days: [{ route: 'gig', day: '20260827', payouts: 1, differing: 0 }] });
  });

  it('given back by the bank a day later has both legs back, and its day is green', async () => {
    const payoutNo = await world.handOver();
    await pass(6 * minuteMs);
    await pay.play('gig-return', { order_id: payoutNo });
    await pass(25 * hourMs);
    expect(await books(payoutNo)).toEqual({ state: 'returned', availableFen: grossFen, payingFen: 0, paidFen: 0 });
    expect(await taxMonth()).toMatchObject({ paidGrossFen: 0, withheldFen: 0, carriedTaxFen: 0 });
    await pass(48 * hourMs);
    expect(await world.match()).toMatchObject({
      days: [{ payouts: 0 }, { day: '20260828', payouts: 1, differing: 0 }],
    });
  });

  it('waits while the account is short, and is paid once the platform takes it up again', async () => {
    await pay.play('gig-top-up', { channel: '银行卡', amount: -950_000 });
    const payoutNo = await world.handOver();
    await pass(6 * minuteMs);
    await world.settle();
    expect(await books(payoutNo)).toMatchObject({ payingFen: grossFen });
    await pay.play('gig-top-up', { channel: '银行卡', amount: 950_000 });
    await pay.play('gig-retry', { order_id: payoutNo });
    await pass(minuteMs);
    expect(await books(payoutNo)).toEqual(paid);
  });

  it.each([
    ['fails', 'failed', () => pay.play('gig-fail', { message: '收款账户已注销' })],
    [
      'is suspended and taken back',
      'cancelled',
      async (payoutNo: string) => {
        await pay.play('gig-fail', { order_id: payoutNo, status: '4' });
        await world.cancel(payoutNo);
      },
    ],
  ] as const)('that %s gives the money back once the platform said so', async (_what, state, happen) => {
    const payoutNo = await world.handOver();
    await happen(payoutNo);
    for (const minutes of [1, 6, 10]) {
      await pass(minutes * minuteMs);
      await world.settle();
    }
    expect(await books(payoutNo)).toEqual({ state, availableFen: grossFen, payingFen: 0, paidFen: 0 });
    expect(await taxMonth()).toMatchObject({ paidGrossFen: 0, reservedGrossFen: 0, withheldFen: 0 });
  });
});
