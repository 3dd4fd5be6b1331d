import type { CorrectionSubject } from '../../../backend/ports/correction-store';
import { decideCorrection } from '../../../backend/usecases/corrections/decide-correction';
import { requestCorrection } from '../../../backend/usecases/corrections/request-correction';
import { blockPayouts, unblockPayouts } from '../../../backend/usecases/holds/block-payouts';
import { holdMoney, unholdMoney } from '../../../backend/usecases/holds/hold-money';
import { aPush } from '../../support/money-world';
import type { Deed, MachinesDeed, MoneyDeed, PersonsDeed } from '../history/deed';
import type { Scenario } from '../history/scenario';
import type { FaultLog } from '../schedule/fault-log';
import type { Functions } from './play-world';

const finance = { openid: 'o-finance', name: '陈会计' } as const;
const owner = { openid: 'o-owner', name: '李店长' } as const;
const reach = 'every-brand' as const;
const reason = '买家来电说明';
const plenty = () => 60_000;

export interface Performing {
  readonly scenario: Scenario;
  readonly log: FaultLog;
  /** Pushes that the platform was told are safe here. */
  readonly acknowledged: Set<string>;
  /** What every push was, for the moment when everything is played again. */
  readonly pushed: Map<string, MachinesDeed>;
}

/** Does one deed through the functions of one run. */
export function performDeed(functions: Functions, deed: Deed, world: Performing): Promise<void> {
  if (deed.by === 'machine') return machineDoes(functions, deed.deed, world);
  if (deed.by === 'money') return moneyDoes(functions, deed.deed, world);
  return personDoes(functions, deed.deed, world);
}

async function moneyDoes({ desk }: Functions, deed: MoneyDeed, { log }: Performing): Promise<void> {
  if (deed.kind === 'send-payouts') {
    await desk.send();
    return;
  }
  if (deed.kind === 'settle-payouts') {
    await desk.settle();
    return;
  }
  const { promoter, part, wish } = deed;
  log.note(`withdrawal ${await desk.request({ promoter, part, requestId: wish })}`);
}

async function machineDoes(functions: Functions, deed: MachinesDeed, world: Performing): Promise<void> {
  switch (deed.kind) {
    case 'push':
      return push(functions, deed, world);
    case 'late-reading': {
      const snapshot = world.scenario.orders[deed.order]?.states[deed.state]?.snapshot;
      if (snapshot) await functions.money.record({ snapshot });
      return;
    }
    case 'look': {
      const plan = world.scenario.orders[deed.order];
      if (plan) await functions.money.hint(plan.key);
      return;
    }
    case 'inbox':
      await functions.money.processInbox(plenty);
      return;
    case 'sync':
      await functions.money.sync(functions.strand.name, plenty);
      return;
    case 'clues':
      await functions.clues();
      return;
    case 'reconcile':
      await functions.reconcile();
      return;
    case 'release': {
      const { released } = await functions.money.release(plenty);
      world.log.note(released > 0 ? 'release freed money' : 'release found nothing');
    }
  }
}

/** The id under which the push for an order's state is kept. */
export function pushId(orderKey: string, state: number): string {
  return `push|${orderKey}|${state}`;
}

async function push(
  functions: Functions,
  deed: Extract<MachinesDeed, { kind: 'push' }>,
  world: Performing,
): Promise<void> {
  const plan = world.scenario.orders[deed.order];
  const state = plan?.states[deed.state];
  if (!plan || !state) return;
  const { snapshot, atMs } = state;
  const isReceipt = snapshot.orderStatus === 100 && plan.states[deed.state - 1]?.snapshot.orderStatus !== 100;
  const event = aPush(snapshot, { id: pushId(plan.key, deed.state), receiptSeenAtMs: isReceipt ? atMs : null });
  world.pushed.set(event.id, deed);
  const received = await functions.money.receive({ ...event, receivedAtMs: functions.strand.clock.nowMs() }, plenty);
  world.log.note(`push ${received}`);
  world.acknowledged.add(event.id);
}

async function personDoes(functions: Functions, deed: PersonsDeed, world: Performing): Promise<void> {
  const ports = functions.correctionPorts();
  const asked = { reach, reason, requestId: deed.wish };
  switch (deed.kind) {
    case 'hold':
      await holdMoney(ports, finance, { ...asked, orderKey: keyOf(world, deed.order), why: 'RISK' });
      return;
    case 'unhold':
      await unholdMoney(ports, finance, { ...asked, orderKey: keyOf(world, deed.order) });
      return;
    case 'block':
      await blockPayouts(ports, finance, { ...asked, promoter: deed.promoter, why: 'RISK' });
      return;
    case 'unblock':
      await unblockPayouts(ports, finance, { ...asked, promoter: deed.promoter });
      return;
    case 'decide': {
      const correctionId = await functions.waitingCorrection();
      if (correctionId === undefined) return;
      const decision = deed.approves ? 'approve' : 'reject';
      const decided = await decideCorrection(ports, owner, { ...asked, correctionId, decision });
      if (!decided.ok && decided.code === 'correction-decided') world.log.note('lost to another decision');
      return;
    }
    case 'give':
    case 'adjust':
      await requestCorrection(ports, finance, { ...asked, subject: subjectOf(deed, world) });
  }
}

function subjectOf(deed: Extract<PersonsDeed, { kind: 'give' | 'adjust' }>, world: Performing): CorrectionSubject {
  if (deed.kind === 'give') {
    const orderKey = keyOf(world, deed.order);
    return { kind: 'reattribution', orderKey, toPromoter: deed.to, claimId: null };
  }
  const { promoter, amountFen } = deed;
  return { kind: 'adjustment', promoter, amountFen, mayCreateDebt: amountFen % 2 === 0, aboutOrderKey: null };
}

function keyOf({ scenario }: Performing, order: number): string {
  return scenario.orders[order]?.key ?? '';
}
