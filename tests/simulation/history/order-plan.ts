import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { fen } from '../../../core/money/fen';
import { aSnapshot } from '../../support/builders/a-snapshot';
import type { SeededRandom } from '../schedule/seeded-random';
import { type Gap, type LifeName, type OrderLife, orderLives, type Step } from './order-life';

export const historyStartMs = Date.parse('2026-08-01T09:00:00+08:00');
/** From here on new orders have other shares. */
export const ratesChangeAtMs = historyStartMs + 3 * 86_400_000;
export const agencyAppid = 'wxagency';

/** A state of an order at the platform, and when it began. */
export interface State {
  readonly atMs: number;
  readonly snapshot: OrderSnapshot;
}

/** One order and sku from its first state to its last. */
export interface OrderPlan {
  readonly life: LifeName;
  readonly key: string;
  readonly states: readonly State[];
  /** How the platform lists it as a sale without commission; null when it never does. */
  readonly clue: State | null;
}

/** How an order's fee is made: the service amount, and what of it the platform says is ours (in tenths). */
interface FeeRule {
  readonly agency: 'ours' | 'other' | 'none';
  readonly tenths: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The orders of one life: one, or two of the same number. */
export function planOrders(life: LifeName, orderId: string, random: SeededRandom): OrderPlan[] {
  const facts: OrderLife = orderLives[life];
  const skus = facts.kind === 'two-skus' ? ['sku1', 'sku2'] : ['sku1'];
  const startMs = facts.spansRateChange
    ? ratesChangeAtMs - random.between(1, 50) * minuteMs
    : historyStartMs + random.between(0, 5 * 24 * 60) * minuteMs;
  return skus.map((skuId) => planOrder({ life, facts, orderId, skuId, startMs, random }));
}

interface Planning {
  readonly life: LifeName;
  readonly facts: OrderLife;
  readonly orderId: string;
  readonly skuId: string;
  readonly startMs: number;
  readonly random: SeededRandom;
}

function planOrder({ life, facts, orderId, skuId, startMs, random }: Planning): OrderPlan {
  const rule = feeRule(facts, random);
  const first = firstSnapshot(facts, { orderId, skuId, startMs, rule, random });
  let atMs = startMs;
  const begin: State = { atMs, snapshot: stamped(first, atMs, undefined) };
  const states: State[] = facts.kind === 'clue' ? [] : [begin];
  for (const [gap, step] of facts.steps) {
    atMs += gapMs(gap, random);
    const before = states[states.length - 1];
    if (!before) continue;
    const changes = changesOf(step, before.snapshot, { atMs, rule, random });
    const snapshot = stamped({ ...before.snapshot, ...changes }, atMs, before.snapshot);
    if (changes) states.push({ atMs, snapshot });
  }
  const isClue = facts.kind === 'clue' || facts.kind === 'clue-then-order';
  const lateStates = facts.kind === 'clue-then-order' ? states.slice(1) : states;
  return { life, key: `${orderId}|${skuId}`, states: lateStates, clue: isClue ? begin : null };
}

function feeRule({ kind }: OrderLife, random: SeededRandom): FeeRule {
  if (kind === 'negative-margin') return { agency: 'ours', tenths: 20 };
  return { agency: random.pick(['ours', 'ours', 'other', 'none']), tenths: random.between(1, 10) };
}

function firstSnapshot(
  facts: OrderLife,
  {
    orderId,
    skuId,
    startMs,
    rule,
    random,
  }: Pick<Planning, 'orderId' | 'skuId' | 'startMs' | 'random'> & { rule: FeeRule },
): OrderSnapshot {
  const promoter = promoterOf(facts, random);
  const platformPaysFen = facts.kind === 'platform-split' || facts.kind === 'mismatch' ? random.between(100, 900) : 0;
  return aSnapshot({
    orderId,
    skuId,
    createdAtMs: startMs,
    productId: random.chance(0.2) ? 'special-product' : 'usual-product',
    orderStatus: facts.begins === 'gift' ? 12 : 10,
    paidAtMs: facts.begins === 'gift' ? startMs : 0,
    sharer: promoter === null ? null : { promoter, amountFen: fen(platformPaysFen) },
    buyerKey: facts.kind === 'self' ? 'k1:wang' : 'k1:xiaolin',
    ...feeOf(random.chance(0.1) ? random.between(0, 3) : random.between(2_000, 50_000), rule),
  });
}

/** Terms are those of the promoter who was seen first; who may lose the order has the same terms as anybody. */
function promoterOf({ kind, begins, steps }: OrderLife, random: SeededRandom): string | null {
  if (begins === 'nobody') return null;
  if (kind === 'platform-split') return 'wxplat';
  if (kind === 'negative-margin' || kind === 'self' || kind === 'mismatch') return 'wxwang';
  if (steps.some(([, step]) => step.startsWith('name-'))) return 'wxwang';
  return random.pick(['wxwang', 'wxwang', 'wxchen', 'wxvip']);
}

function feeOf(serviceFen: number, { agency, tenths }: FeeRule): Partial<OrderSnapshot> {
  const amountFen = fen(Math.floor((serviceFen * tenths) / 10));
  const appid = agency === 'ours' ? agencyAppid : 'wxother';
  return { serviceAmountFen: fen(serviceFen), promoterAgency: agency === 'none' ? null : { appid, amountFen } };
}

function gapMs(gap: Gap, random: SeededRandom): number {
  if (gap === 'same-second') return random.between(50, 450);
  if (gap === 'minutes') return random.between(1_000, 40 * minuteMs);
  if (gap === 'days') return random.between(60, 4 * 24 * 60) * minuteMs;
  return (
    (gap === 'before-due' ? random.between(1, 14) : random.between(16, 24)) * dayMs + random.between(0, 1440) * minuteMs
  );
}

/** Update times are whole seconds; once received, the shop order itself no longer changes. */
function stamped(snapshot: OrderSnapshot, atMs: number, before: OrderSnapshot | undefined): OrderSnapshot {
  const updateTimeSec = Math.floor(atMs / 1000);
  const orderUpdatedAtMs = before?.orderStatus === 100 ? before.orderUpdatedAtMs : updateTimeSec * 1000;
  return { ...snapshot, updateTimeSec, orderUpdatedAtMs };
}

/** What a step changes; undefined when it cannot happen now or changes nothing. */
function changesOf(
  step: Step,
  before: OrderSnapshot,
  { atMs, rule, random }: { readonly atMs: number; readonly rule: FeeRule; readonly random: SeededRandom },
): Partial<OrderSnapshot> | undefined {
  const { serviceAmountFen } = before;
  switch (step) {
    case 'pay':
      return { orderStatus: before.orderStatus === 12 ? 12 : 20, paidAtMs: atMs };
    case 'ship':
      return { orderStatus: 30 };
    case 'receive':
      return { orderStatus: 100 };
    case 'settle':
      return { commissionStatus: 100, settledAtMs: Math.floor(atMs / 1000) * 1000 };
    case 'cut':
      return serviceAmountFen < 10
        ? undefined
        : feeOf(Math.floor((serviceAmountFen * random.between(2, 9)) / 10), rule);
    case 'cut-to-nothing':
      return serviceAmountFen === 0 ? undefined : feeOf(0, rule);
    case 'raise':
      return feeOf(serviceAmountFen + random.between(1, 5_000), rule);
    case 'refund':
      return { orderStatus: 200, commissionStatus: 200, ...feeOf(0, rule) };
    case 'cancel-settlement':
      return { commissionStatus: 200 };
    case 'give-up':
      return { orderStatus: 250 };
    default:
      return renamed(step, before);
  }
}

function renamed(step: Step, before: OrderSnapshot): Partial<OrderSnapshot> | undefined {
  const promoter = { 'name-wang': 'wxwang', 'name-chen': 'wxchen' }[step as 'name-wang' | 'name-chen'] ?? null;
  if ((before.sharer?.promoter ?? null) === promoter) return undefined;
  return { sharer: promoter === null ? null : { promoter, amountFen: fen(0) } };
}
