import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import { faultKinds } from '../../../tests/support/crash-drill';
import {
  callsOfStep,
  type DrillWorld,
  disturbedEnd,
  type PayoutDrill,
  undisturbedEnd,
} from '../../../tests/support/payout-drill';
import { hourMs, minuteMs, refund, waitingPayout } from '../../../tests/support/payout-world';

const ask = { amountFen: 8_800 };

async function reserved(world: DrillWorld): Promise<string> {
  const answer = await world.request(ask);
  return answer.ok ? answer.value.payoutNo : '';
}

async function paidAtPlatform(world: DrillWorld): Promise<string> {
  const payoutNo = await waitingPayout(world);
  world.provider.confirm(payoutNo);
  world.provider.finish(payoutNo);
  return payoutNo;
}

/** The platform's last word on it, told again and again. */
const told = {
  act: (functions, payoutNo, { provider }) => functions.notify(provider.notificationOf(payoutNo)),
  repeat: (functions, payoutNo, { provider }) => functions.notify(provider.notificationOf(payoutNo)),
} satisfies Pick<PayoutDrill, 'act' | 'repeat'>;

function passed(world: DrillWorld, ms: number): void {
  world.clock.setMs(world.clock.nowMs() + ms);
}

const drills: Readonly<Record<string, PayoutDrill>> = {
  'the request': {
    prepare: async () => '',
    act: (functions) => functions.request(ask),
    repeat: (functions) => functions.request(ask),
  },
  'the request in a month that has begun, with tax': {
    terms: { settings: { taxRule: 'ordinary-labour' } },
    async prepare(world) {
      await world.request({ amountFen: 1_000, requestId: 'earlier' });
      return '';
    },
    act: (functions) => functions.request(ask),
    repeat: (functions) => functions.request(ask),
  },
  'handing it over': {
    prepare: reserved,
    act: (functions) => functions.send(),
    repeat: (functions) => functions.send(),
  },
  'handing it over without an answer': {
    async prepare(world) {
      world.provider.faults = ['answer-lost'];
      return reserved(world);
    },
    act: (functions) => functions.send(),
    repeat: (functions) => functions.send(),
  },
  'stopping it for a debt': {
    async prepare(world) {
      const payoutNo = await reserved(world);
      await refund(world.database, 'wxwang', 2_000);
      return payoutNo;
    },
    act: (functions) => functions.send(),
    repeat: (functions) => functions.send(),
  },
  'asking about it': {
    async prepare(world) {
      const payoutNo = await waitingPayout(world);
      passed(world, minuteMs);
      return payoutNo;
    },
    act: (functions) => functions.settle(),
    repeat: (functions) => functions.settle(),
  },
  'learning that it was paid': {
    async prepare(world) {
      const payoutNo = await paidAtPlatform(world);
      passed(world, minuteMs);
      return payoutNo;
    },
    act: (functions) => functions.settle(),
    repeat: (functions) => functions.settle(),
  },
  'being told that it was paid': {
    prepare: paidAtPlatform,
    ...told,
  },
  'being told in the next month that it was paid, with tax': {
    terms: {
      settings: { taxRule: 'ordinary-labour', maxFen: 200_000, automaticFen: 200_000 },
      moneyFen: 200_000,
    },
    async prepare(world) {
      const answer = await world.request({ amountFen: 200_000, netFen: 176_000 });
      await world.send();
      const payoutNo = answer.ok ? answer.value.payoutNo : '';
      world.provider.confirm(payoutNo);
      world.clock.setMs(Date.UTC(2026, 7, 31, 16, 5));
      world.provider.finish(payoutNo);
      return payoutNo;
    },
    ...told,
  },
  'being told that it failed': {
    async prepare(world) {
      const payoutNo = await waitingPayout(world);
      world.provider.confirm(payoutNo);
      world.provider.finish(payoutNo, 'failed');
      return payoutNo;
    },
    ...told,
  },
  'being told that it is overdue': {
    async prepare(world) {
      const payoutNo = await waitingPayout(world);
      passed(world, 25 * hourMs);
      world.provider.closeOverdue();
      return payoutNo;
    },
    ...told,
  },
  'being told that it was cancelled': {
    async prepare(world) {
      const payoutNo = await waitingPayout(world);
      await world.cancel(payoutNo);
      await world.settle();
      world.provider.finish(payoutNo);
      return payoutNo;
    },
    ...told,
  },
  'being told that the bank gave it back': {
    terms: { settings: { taxRule: 'ordinary-labour' } },
    async prepare(world) {
      const payoutNo = await paidAtPlatform(world);
      await world.notify(world.provider.notificationOf(payoutNo));
      world.provider.giveBack(payoutNo);
      return payoutNo;
    },
    ...told,
  },
  'calling it back for a block, before it was handed over': {
    prepare: reserved,
    act: (functions) => functions.callBack('wxwang', 'blocked'),
    repeat: (functions) => functions.callBack('wxwang', 'blocked'),
  },
  'stopping it for a pause': {
    async prepare(world) {
      const payoutNo = await reserved(world);
      await world.pause(world.clock.nowMs() + minuteMs);
      // An instance may know the settings of the last five seconds.
      passed(world, 10_000);
      return payoutNo;
    },
    act: (functions) => functions.send(),
    repeat: (functions) => functions.send(),
  },
  'learning that it is overdue': {
    async prepare(world) {
      const payoutNo = await waitingPayout(world);
      passed(world, 25 * hourMs);
      return payoutNo;
    },
    act: (functions) => functions.settle(),
    repeat: (functions) => functions.settle(),
  },
  'calling it back after a refund': {
    async prepare(world) {
      const payoutNo = await waitingPayout(world);
      await refund(world.database, 'wxwang', 2_000);
      passed(world, minuteMs);
      return payoutNo;
    },
    act: (functions) => functions.settle(),
    repeat: (functions) => functions.settle(),
  },
  'taking it back': {
    prepare: reserved,
    act: (functions, payoutNo) => functions.cancel(payoutNo),
    repeat: (functions, payoutNo) => functions.cancel(payoutNo),
  },
  'approving it': {
    terms: { settings: { automaticFen: 1_000 } },
    prepare: reserved,
    act: (functions, payoutNo) => functions.decide(payoutNo),
    repeat: (functions, payoutNo) => functions.decide(payoutNo),
  },
  'declining it': {
    terms: { settings: { automaticFen: 1_000 } },
    prepare: reserved,
    act: (functions, payoutNo) => functions.decide(payoutNo, 'decline'),
    repeat: (functions, payoutNo) => functions.decide(payoutNo, 'decline'),
  },
  'abandoning it': {
    async prepare(world) {
      world.provider.faults = ['lost-on-the-way'];
      const payoutNo = await waitingPayout(world);
      const absence = { count: 3, firstAtMs: requestedAtMs, lastAtMs: requestedAtMs + 30 * minuteMs };
      await world.database.update('payouts', payoutNo, { set: { absence } });
      return payoutNo;
    },
    act: (functions, payoutNo) => functions.abandon(payoutNo),
    repeat: (functions, payoutNo) => functions.abandon(payoutNo),
  },
};

describe.each(Object.entries(drills))('%s', (_name, drill) => {
  it('ends with the same books wherever it dies, once or twice', async () => {
    const calls = await callsOfStep(drill);
    const expected = await undisturbedEnd(drill);
    let struck = 0;
    for (const kind of faultKinds) {
      for (let atCall = 1; atCall <= calls.length; atCall += 1) {
        const { end, failed } = await disturbedEnd(drill, { ...kind, atCall });
        expect([kind, atCall, failed, end]).toEqual([kind, atCall, true, expected]);
        struck += 1;
        const again = await disturbedEnd(
          drill,
          { ...kind, atCall },
          { ...kind, atCall: Math.max(calls.length - 1, 1) },
        );
        expect([kind, atCall, again.end]).toEqual([kind, atCall, expected]);
      }
    }
    expect(struck).toBe(4 * calls.length);
  });
});
