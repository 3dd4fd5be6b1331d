import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { type Fen, fen } from '../../../core/money/fen';
import type { FaultLog } from '../schedule/fault-log';
import { SeededRandom } from '../schedule/seeded-random';
import { type Happening, type MoneyDeed, type PromoterName, promoters } from './deed';
import type { OrderPlan, State } from './order-plan';
import type { Scenario } from './scenario';

/** Fees are so much larger where tax is withheld, because small ones are free of it; odd, so that fen stay uneven. */
const feeScale = 41;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** The end of the first month in which commission is free. */
const monthEndMs = Date.parse('2026-09-01T00:00:00+08:00');
/** When somebody wants his money, beside that moment: within the month, as it ends, as the next begins, and later. */
const wishesMs = [
  [-6 * dayMs, -30 * hourMs],
  [-20 * hourMs, -2 * hourMs, -minuteMs, -1_000],
  [0, minuteMs, 3 * hourMs, 2 * dayMs],
  [6 * dayMs, 20 * dayMs, 35 * dayMs],
];

/**
 * The scenario where, for a part of the seeds, the agency withholds tax: larger amounts, and withdrawals around the end of
 * a month, of which some are asked for in one month and arrive in the next. All other seeds stay as they are.
 */
export function withTaxSeason(scenario: Scenario, log: FaultLog): Scenario {
  const random = new SeededRandom(scenario.seed, 'tax season');
  if (!random.chance(0.15)) return scenario;
  log.note('tax season');
  const happenings = [...scenario.happenings.map(modest), ...withdrawals(scenario, random)];
  return {
    ...scenario,
    taxRule: 'ordinary-labour',
    orders: scenario.orders.map(scaled),
    happenings: happenings.sort((left, right) => left.atMs - right.atMs),
  };
}

/** Nobody takes everything at once. */
function modest(happening: Happening): Happening {
  const { deed } = happening.deed;
  if (deed.kind !== 'withdraw' || deed.part !== 'all') return happening;
  return { ...happening, deed: { by: 'money', deed: { ...deed, part: 'half' } } };
}

function scaled({ states, clue, ...plan }: OrderPlan): OrderPlan {
  return { ...plan, states: states.map(scaledState), clue: clue && scaledState(clue) };
}

function scaledState({ atMs, snapshot }: State): State {
  const { serviceAmountFen, promoterAgency } = snapshot;
  const larger: Partial<OrderSnapshot> = {
    serviceAmountFen: times(serviceAmountFen),
    promoterAgency: promoterAgency && { ...promoterAgency, amountFen: times(promoterAgency.amountFen) },
  };
  return { atMs, snapshot: { ...snapshot, ...larger } };
}

function times(amountFen: Fen): Fen {
  return fen(amountFen * feeScale);
}

/** Who earned something wants half of what he has, again and again, so that each quote has others before it. */
function withdrawals({ orders }: Scenario, random: SeededRandom): Happening[] {
  const happenings: Happening[] = [];
  const add = (atMs: number, deed: MoneyDeed) => {
    const fault = { atCall: random.between(1, 10), when: random.pick(['before', 'after'] as const) };
    const kind = random.pick(['process-dies', 'answer-lost'] as const);
    const faults = random.chance(0.1) ? [{ ...fault, kind }] : [];
    happenings.push({ id: `t${happenings.length}`, atMs, deed: { by: 'money', deed }, faults });
  };
  for (const promoter of earners(orders)) {
    for (const moments of wishesMs) {
      const atMs = monthEndMs + random.pick(moments);
      add(atMs, { kind: 'withdraw', promoter, part: 'half', wish: `t${happenings.length}` });
      add(atMs + random.pick([0, 1_000, minuteMs]), { kind: 'send-payouts' });
      add(atMs + random.between(2 * minuteMs, 30 * hourMs), { kind: 'settle-payouts' });
    }
  }
  return happenings;
}

function earners(orders: readonly OrderPlan[]): PromoterName[] {
  const last = orders.flatMap(({ states }) => states.at(-1)?.snapshot ?? []);
  const earned = last.filter(({ orderStatus, commissionStatus }) => orderStatus === 100 && commissionStatus === 100);
  return promoters.filter((known) => earned.some(({ sharer }) => sharer?.promoter === known));
}
