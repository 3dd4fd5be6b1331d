import { fen } from '../../../core/money/fen';
import type { FaultLog } from '../schedule/fault-log';
import type { SchedulePolicy } from '../schedule/scheduler';
import { SeededRandom } from '../schedule/seeded-random';
import type { CallFault } from '../schedule/strand';
import {
  type Deed,
  type Happening,
  type MachinesDeed,
  type MoneyDeed,
  type PersonsDeed,
  type PromoterName,
  promoters,
} from './deed';
import { lifeNames, type OrderLife, orderLives, stormyLives } from './order-life';
import { historyStartMs, type OrderPlan, planOrders } from './order-plan';

/** Everything that a seed decides before anybody acts. */
export interface Scenario {
  readonly seed: number;
  readonly orders: readonly OrderPlan[];
  readonly happenings: readonly Happening[];
  readonly policy: SchedulePolicy;
  /** How often the platform does not answer. */
  readonly silenceRate: number;
  readonly taxRule: 'none' | 'ordinary-labour';
  readonly shares: { readonly firstPpm: number; readonly laterPpm: number; readonly specialPpm: number | null };
  /** When the last order changed for the last time. */
  readonly lastMs: number;
  readonly endMs: number;
}

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How ill the world of one seed is: each seed draws its own rates, so that calm and stormy ones both occur. */
interface Weather {
  readonly faultRate: number;
  readonly lossRate: number;
  readonly doubleRate: number;
  readonly delayRate: number;
  readonly silenceRate: number;
  /** Everything comes at once and nothing comes twice: who loses a race has no second chance. */
  readonly isStorm: boolean;
  readonly timers: 'on time' | 'late' | 'doubled' | 'never';
}

/** Draws the scenario of a seed. */
export function drawScenario(seed: number, log: FaultLog): Scenario {
  const random = new SeededRandom(seed, 'scenario');
  const drawing = new Drawing(random, log);
  return drawing.draw(seed);
}

class Drawing {
  private readonly happenings: Happening[] = [];
  private readonly weather: Weather;
  private readonly orders: OrderPlan[] = [];

  constructor(
    private readonly random: SeededRandom,
    private readonly log: FaultLog,
  ) {
    const isStorm = random.chance(0.3);
    this.weather = {
      isStorm,
      faultRate: random.pick([0, 0.1, 0.3]),
      lossRate: isStorm ? 0 : random.pick([0, 0.15, 0.5]),
      doubleRate: isStorm ? 0 : random.pick([0, 0.2, 0.5]),
      delayRate: isStorm ? 0 : random.pick([0, 0.2, 0.5]),
      silenceRate: random.pick([0, 0.03, 0.3]),
      timers: isStorm ? 'never' : random.pick(['on time', 'late', 'doubled', 'never']),
    };
  }

  draw(seed: number): Scenario {
    const { random, weather } = this;
    const count = random.between(1, 3);
    for (let index = 0; index < count; index += 1) {
      const life = random.pick(weather.isStorm ? stormyLives : lifeNames);
      this.log.note(`life: ${life}`);
      this.orders.push(...planOrders(life, `order${index}`, random));
    }
    for (let index = 0; index < this.orders.length; index += 1) this.followOrder(index);
    const lastMs = Math.max(...this.orders.map(({ states, clue }) => states.at(-1)?.atMs ?? clue?.atMs ?? 0));
    this.people(lastMs);
    this.timers(lastMs);
    const shares = {
      firstPpm: random.pick([0, 10_000, 330_000, 500_000, 800_000, 1_000_000]),
      laterPpm: random.pick([100_000, 700_000]),
      specialPpm: random.chance(0.5) ? 600_000 : null,
    };
    const policy = { stickiness: random.pick([0, 0, 0.5, 0.8]), haste: random.pick([0, 0.05, 0.2]) };
    const happenings = [...this.happenings].sort((left, right) => left.atMs - right.atMs);
    const endMs = lastMs + random.between(0, 30) * dayMs + hourMs;
    const { silenceRate } = weather;
    return { seed, orders: this.orders, happenings, policy, silenceRate, taxRule: 'none', shares, lastMs, endMs };
  }

  private machine(atMs: number, deed: MachinesDeed): void {
    this.add(atMs, { by: 'machine', deed });
  }

  private money(atMs: number, deed: MoneyDeed): void {
    this.add(atMs, { by: 'money', deed });
  }

  private person(atMs: number, deed: PersonsDeed): void {
    this.add(atMs, { by: 'person', deed });
  }

  private add(atMs: number, deed: Deed): void {
    const faults = this.faults(this.weather.faultRate);
    this.happenings.push({ id: `h${this.happenings.length}`, atMs: Math.floor(atMs), deed, faults });
  }

  private faults(rate: number): readonly CallFault[] {
    const { random } = this;
    if (!random.chance(rate)) return [];
    const fault = {
      atCall: random.between(1, 10),
      when: random.pick(['before', 'after'] as const),
      kind: random.pick(['process-dies', 'answer-lost'] as const),
    };
    return [fault];
  }

  /** The pushes of an order's states, lost, doubled and late as the weather is, and readings that are late. */
  private followOrder(order: number): void {
    const { random, weather, log } = this;
    const plan = this.orders[order];
    const facts: OrderLife | undefined = plan && orderLives[plan.life];
    for (const [state, { atMs }] of (plan?.states ?? []).entries()) {
      const isLast = state === (plan?.states.length ?? 0) - 1;
      if (facts?.delivery === 'last-only' ? !isLast : random.chance(weather.lossRate)) {
        log.note('push lost');
        continue;
      }
      this.push(order, state, atMs);
      if (random.chance(0.15)) {
        log.note('late reading');
        const earlier = random.between(0, state);
        this.machine(atMs + random.between(0, 3 * secondMs), { kind: 'late-reading', order, state: earlier });
      }
      const isSameSecond = plan?.states[state - 1]?.snapshot.updateTimeSec === Math.floor(atMs / 1000);
      if (isSameSecond && random.chance(0.8)) {
        log.note('late reading of the same second');
        this.machine(atMs + random.between(2, 10) * secondMs, { kind: 'late-reading', order, state: state - 1 });
      }
      if (isLast) this.meeting(plan, atMs);
      if (isLast && facts?.withdrawal) this.withdrawal(plan?.states[0]?.snapshot.sharer?.promoter, facts, atMs);
    }
    if (plan) this.whenDue(plan);
    if (plan?.clue) this.machine(plan.clue.atMs + random.between(0, 2 * hourMs), { kind: 'clues' });
  }

  /** Timers that come at the very moment of an order's last change. */
  private meeting(plan: OrderPlan | undefined, atMs: number): void {
    const { random } = this;
    if (plan === undefined || !random.chance(this.weather.isStorm ? 0.9 : 0.4)) return;
    for (let runs = random.between(1, 2); runs > 0; runs -= 1) {
      this.log.note('release beside another change');
      const lateMs = this.weather.isStorm ? 0 : random.pick([0, 0, 500, secondMs]);
      this.machine(atMs + lateMs, { kind: 'release' });
    }
  }

  /** Who has earned something wants it as soon as he may, or soon after. */
  private whenDue({ states }: OrderPlan): void {
    const received = states.find(({ snapshot }) => snapshot.orderStatus === 100);
    const settled = states.find(({ snapshot }) => snapshot.commissionStatus === 100);
    const promoter = promoters.find((known) => known === states.at(-1)?.snapshot.sharer?.promoter);
    if (!received || !settled || !promoter || !this.random.chance(0.6)) return;
    const earnedMs = Math.max(received.atMs + 15 * dayMs, settled.atMs);
    const midnightMs = Math.ceil((earnedMs + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs;
    const atMs = midnightMs + this.random.pick([-secondMs, 0, minuteMs, 30 * hourMs, 5 * dayMs]);
    this.withdraw(promoter, atMs, this.random.pick(['all', 'all', 'half', 'too-much']));
  }

  private push(order: number, state: number, atMs: number): void {
    const { random, weather, log } = this;
    const isLate = random.chance(weather.delayRate);
    if (isLate) log.note('push late');
    const firstMs =
      atMs + (isLate ? random.between(minuteMs, 3 * hourMs) : weather.isStorm ? 0 : random.pick([0, 0, 500, 1_500]));
    this.machine(firstMs, { kind: 'push', order, state });
    if (!random.chance(weather.doubleRate)) return;
    for (let copies = random.between(1, 3); copies > 0; copies -= 1) {
      log.note('push doubled');
      this.machine(firstMs + random.pick([0, 0, 200, 10 * secondMs, minuteMs]), { kind: 'push', order, state });
    }
  }

  /** One that meets the order's last step, or one that is paid by then. */
  private withdrawal(promoter: string | undefined, { withdrawal }: OrderLife, lastStepMs: number): void {
    const name = promoters.find((known) => known === promoter);
    if (!name) return;
    const atMs = withdrawal === 'at-last-step' ? lastStepMs : lastStepMs - 2 * dayMs;
    this.withdraw(name, atMs, 'all');
  }

  private withdraw(promoter: PromoterName, atMs: number, part: 'all' | 'half' | 'too-much'): void {
    const { random } = this;
    const wish = `w${this.happenings.length}`;
    this.money(atMs, { kind: 'withdraw', promoter, part, wish });
    if (random.chance(0.25)) {
      this.log.note('withdrawal tapped twice');
      this.money(atMs + random.pick([0, 0, secondMs]), { kind: 'withdraw', promoter, part, wish });
    }
    if (random.chance(0.2)) {
      this.log.note('two withdrawals at once');
      this.money(atMs, { kind: 'withdraw', promoter, part: 'all', wish: `${wish}b` });
    }
    if (random.chance(0.3)) this.machine(atMs + random.pick([0, 0, 500]), { kind: 'release' });
    if (random.chance(0.2)) {
      const blockedMs = atMs - random.pick([0, minuteMs, 2 * dayMs]);
      this.person(blockedMs, { kind: 'block', promoter, wish: `${wish}k` });
      const freedMs = blockedMs + random.pick([minuteMs, 3 * dayMs]);
      if (random.chance(0.5)) this.person(freedMs, { kind: 'unblock', promoter, wish: `${wish}l` });
    }
    this.money(atMs + random.pick([0, secondMs, minuteMs]), { kind: 'send-payouts' });
    this.money(atMs + random.between(minuteMs, 2 * hourMs), { kind: 'send-payouts' });
    this.money(atMs + random.between(minuteMs, 30 * hourMs), { kind: 'settle-payouts' });
  }

  private people(lastMs: number): void {
    const { random } = this;
    const anyMs = () => random.between(historyStartMs + dayMs, Math.max(historyStartMs + 2 * dayMs, lastMs + dayMs));
    /** Where something happens anyway, so that people get between. */
    const busyMs = () => {
      const near = this.happenings[random.between(0, this.happenings.length - 1)];
      return near && random.chance(0.5) ? near.atMs : anyMs();
    };
    for (let deeds = random.between(0, 5); deeds > 0; deeds -= 1) this.personDoes(busyMs());
    for (let count = random.between(0, 2); count > 0; count -= 1) {
      this.withdraw(random.pick(promoters), busyMs(), random.pick(['all', 'all', 'half', 'too-much']));
    }
  }

  private personDoes(atMs: number): void {
    const { random } = this;
    const wish = `p${this.happenings.length}`;
    const order = random.between(0, this.orders.length - 1);
    const deed = this.personsDeed(random.between(0, 11), order, wish);
    this.person(atMs, deed);
    if (random.chance(0.35)) {
      this.log.note('person tapped twice');
      this.person(atMs + random.pick([0, secondMs, minuteMs]), deed);
    }
    if (deed.kind === 'give' || deed.kind === 'adjust') {
      const decidedMs = atMs + random.between(secondMs, hourMs);
      this.person(decidedMs, { kind: 'decide', approves: random.chance(0.8), wish: `${wish}d` });
      if (random.chance(0.4)) {
        this.log.note('two people decide');
        this.person(decidedMs, { kind: 'decide', approves: random.chance(0.5), wish: `${wish}e` });
      }
    }
    if (deed.kind === 'hold' && random.chance(0.6)) {
      const days = random.between(0, 20);
      this.person(atMs + days * dayMs + minuteMs, { kind: 'unhold', order, wish: `${wish}u` });
    }
  }

  private personsDeed(die: number, order: number, wish: string): PersonsDeed {
    const { random } = this;
    const promoter = random.pick(promoters);
    if (die <= 2) return { kind: 'hold', order, wish };
    if (die === 3) return { kind: 'unhold', order, wish };
    if (die <= 6) return { kind: 'give', order, to: promoter, wish };
    if (die === 7) return { kind: 'block', promoter, wish };
    if (die === 8) return { kind: 'unblock', promoter, wish };
    return { kind: 'adjust', promoter, amountFen: fen(random.between(-30_000, 30_000) || 1), wish };
  }

  private timers(lastMs: number): void {
    const { random, weather, log } = this;
    for (let runs = random.between(1, 4); runs > 0; runs -= 1) {
      this.machine(random.between(historyStartMs, lastMs + hourMs), {
        kind: random.pick(['inbox', 'inbox', 'sync', 'look']),
        order: random.between(0, this.orders.length - 1),
      });
    }
    if (random.chance(0.3)) this.machine(random.between(historyStartMs, lastMs + dayMs), { kind: 'reconcile' });
    log.note(`release ${weather.timers}`);
    if (weather.timers === 'never') return;
    const firstDay = historyStartMs + 17 * dayMs - 9 * hourMs;
    for (let atMs = firstDay; atMs < lastMs + 2 * dayMs; atMs += random.between(1, 4) * dayMs) {
      const startMs = atMs + (weather.timers === 'late' ? random.between(hourMs, 70 * hourMs) : 10 * minuteMs);
      this.machine(startMs, { kind: 'release' });
      if (weather.timers === 'doubled') this.machine(startMs + random.pick([0, 0, minuteMs]), { kind: 'release' });
    }
  }
}
