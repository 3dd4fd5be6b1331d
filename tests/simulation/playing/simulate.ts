import { memoryDocumentDatabase } from '../../../backend/adapters/memory-database/memory-document-database';
import { type DocumentDatabase, TransactionConflict } from '../../../backend/ports/document-database';
import { Outage } from '../../../backend/ports/outage';
import { recordingJournal } from '../../support/recording-journal';
import type { Deed } from '../history/deed';
import { historyStartMs } from '../history/order-plan';
import { drawScenario, type Scenario } from '../history/scenario';
import { withTaxSeason } from '../history/tax-season';
import type { Violation } from '../reference/ledger-watch';
import { TaxWatch } from '../reference/tax-watch';
import { FaultLog } from '../schedule/fault-log';
import { Scheduler } from '../schedule/scheduler';
import { SeededRandom } from '../schedule/seeded-random';
import { type CallFault, ProcessDied } from '../schedule/strand';
import { PayPlatform } from '../withdrawals/pay-platform';
import { booksText, judgeBooks, readBooks } from './judge-books';
import { Observer } from './observer';
import { type Performing, performDeed } from './perform-deed';
import { Functions, type PlayWorld, programOf, truthfulPlatform } from './play-world';
import { populate } from './populate';
import { settleDown } from './settle-down';

export interface SimulationOptions {
  /** An empty database; the one in memory unless told otherwise. */
  readonly database?: DocumentDatabase;
  /** Only these orders (`o0`) and happenings (`h12`) take place. */
  readonly keep?: ReadonlySet<string>;
}

export interface Simulation {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Every call in its order, and what went wrong. */
  readonly trace: readonly string[];
  /** Orders, ledger and wallets at the end, as text. */
  readonly books: string;
  readonly log: FaultLog;
  readonly steps: number;
  /** Ids of all orders and happenings that took place. */
  readonly parts: readonly string[];
}

/** Timers and people may come again this often after a failure that was not their fault. */
const mostRetries = 4;
const noWaits = {
  nowMs: () => 0,
  monotonicMs: () => 0,
  sleep: async () => undefined,
};

/** A clock and dice for a database that a simulation runs on: its own waits take no time. */
export const stillWorld = { clock: noWaits, random: { fraction: () => 0.5, token: () => 'token' } };

/** Plays the history of a seed to its end, lets the world recover, and judges the books. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Simulation> {
  const log = new FaultLog();
  const drawn = withTaxSeason(drawScenario(seed, log), log);
  const scenario = options.keep ? keptOf(drawn, options.keep) : drawn;
  const play = new Play(scenario, log, options.database);
  await play.run();
  return {
    seed,
    violations: play.violations,
    trace: play.lines,
    books: play.books,
    log,
    steps: play.scheduler.steps,
    parts: [...scenario.orders.map((_order, index) => `o${index}`), ...scenario.happenings.map(({ id }) => id)],
  };
}

/** Left out orders keep their place, so that what is kept means the same. */
function keptOf(scenario: Scenario, keep: ReadonlySet<string>): Scenario {
  const orders = scenario.orders.map((plan, index) =>
    keep.has(`o${index}`) ? plan : { ...plan, states: [], clue: null },
  );
  return { ...scenario, orders, happenings: scenario.happenings.filter(({ id }) => keep.has(id)) };
}

class Play {
  readonly lines: string[] = [];
  readonly violations: Violation[] = [];
  readonly scheduler: Scheduler;
  books = '';
  private readonly observer: Observer;
  private readonly performing: Performing;
  private readonly world: PlayWorld;
  private strands = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly log: FaultLog,
    given: DocumentDatabase | undefined,
  ) {
    const { seed, policy } = scenario;
    const database = given ?? memoryDocumentDatabase(stillWorld);
    this.scheduler = new Scheduler(new SeededRandom(seed, 'schedule'), policy, historyStartMs);
    const nowMs = () => this.scheduler.nowMs;
    const tax = new TaxWatch(
      scenario.taxRule !== 'none',
      (number) => this.world.pay.billOf(number)?.endsAtMs ?? 0,
      log,
    );
    this.observer = new Observer(nowMs, log, tax, given ? undefined : database);
    const trace = (line: string) => void this.lines.push(line);
    const gate = { database, scheduler: this.scheduler, locks: new Map(), watch: this.observer, log };
    const pay = new PayPlatform(seed, nowMs, log, {
      ended: (number, atMs) => this.callBack(number, atMs),
      returned: (number, atMs) => this.tellReturn(number, atMs),
    });
    const platform = truthfulPlatform(scenario, nowMs);
    const program = programOf(scenario);
    this.world = {
      scenario,
      scheduler: this.scheduler,
      gate,
      log,
      pay,
      shown: new Map(),
      platform,
      program,
      journal: recordingJournal(),
      trace,
    };
    this.performing = { scenario, log, acknowledged: new Set(), pushed: new Map() };
  }

  async run(): Promise<void> {
    await populate(this.world);
    for (const happening of this.scenario.happenings) {
      this.scheduler.at(happening.atMs, () => this.begin(happening.deed, happening.faults, happening.id));
    }
    await this.scheduler.run();
    const calm = (label: string, work: Parameters<typeof this.calm>[1]) => this.calm(label, work);
    await settleDown(this.world, calm, this.performing);
    const judgement = await judgeBooks(this.world, this.observer, this.performing);
    this.books = judgement.books;
    await this.again(judgement.books);
    const { ledger, tax } = this.observer;
    this.violations.push(...ledger.violations, ...tax.violations, ...judgement.violations);
  }

  /** Everything once more: nothing changes (I16). */
  private async again(before: string): Promise<void> {
    await this.calm('again', async (functions) => {
      for (const deed of this.performing.pushed.values()) {
        await performDeed(functions, { by: 'machine', deed }, this.performing);
      }
      await performDeed(functions, { by: 'machine', deed: { kind: 'inbox' } }, this.performing);
      for (const { number } of this.world.pay.billsThatAre('returned')) {
        await functions.desk.returned(number);
        await functions.desk.ended(number);
      }
      await functions.desk.settle();
      await functions.desk.send();
      await performDeed(functions, { by: 'machine', deed: { kind: 'release' } }, this.performing);
    });
    if (booksText(await readBooks(this.world.gate.database, this.observer)) !== before)
      this.violations.push({ rule: 'I16', words: 'everything once more changes the books' });
  }

  private begin(deed: Deed, faults: readonly CallFault[], id: string, retries = 0): void {
    this.strands += 1;
    const name = `${this.strands}:${deed.deed.kind}:${id}`;
    this.lines.push(`${this.scheduler.nowMs} ${name} begins`);
    const functions = new Functions(this.world, name, faults);
    void this.unlessForgiven(performDeed(functions, deed, this.performing), () => this.comeAgain(deed, id, retries));
  }

  /** Who got no answer comes again: the platform with its push, a person with the same wish, a timer by itself. */
  private comeAgain(deed: Deed, id: string, retries: number): void {
    if (retries >= mostRetries) return;
    const random = new SeededRandom(this.scenario.seed, `retry ${id} ${retries}`);
    if (!random.chance(0.8)) return;
    const isFaulty = random.chance(0.3);
    if (isFaulty) this.log.note('failed again');
    const faults = isFaulty ? [{ atCall: random.between(1, 8), when: 'after', kind: 'process-dies' } as const] : [];
    const atMs = this.scheduler.nowMs + random.pick([0, 1_000, 10_000, 60_000]);
    this.scheduler.at(atMs, () => this.begin(deed, faults, id, retries + 1));
  }

  private callBack(number: string, atMs: number): void {
    this.scheduler.at(atMs, () => {
      this.strands += 1;
      const name = `${this.strands}:ended:${number}`;
      void this.unlessForgiven(new Functions(this.world, name, []).desk.ended(number), () => undefined);
    });
  }

  /** Nobody asks about what was paid, so the platform tells of a return until it is acknowledged. */
  private tellReturn(number: string, atMs: number, retries = 0): void {
    this.scheduler.at(atMs, () => {
      this.strands += 1;
      const name = `${this.strands}:returned:${number}`;
      const random = new SeededRandom(this.scenario.seed, name);
      const isFaulty = retries < mostRetries && random.chance(0.3);
      const kind = random.pick(['process-dies', 'answer-lost'] as const);
      const faults = isFaulty
        ? [{ atCall: random.between(1, 9), when: random.pick(['before', 'after'] as const), kind }]
        : [];
      const { desk } = new Functions(this.world, name, faults);
      const told = desk.returned(number).then((applied) => this.log.note(`return ${applied}`));
      void this.unlessForgiven(told, () => this.tellReturn(number, this.scheduler.nowMs + 60_000, retries + 1));
    });
  }

  /** Something may die, miss an answer, or give up on a conflict; nothing else may go wrong. */
  private async unlessForgiven(work: Promise<unknown>, failed: () => void): Promise<void> {
    try {
      await work;
    } catch (error) {
      const isForgiven = [ProcessDied, Outage, TransactionConflict].some((kind) => error instanceof kind);
      if (error instanceof TransactionConflict) this.log.note('gave up on a conflict');
      if (isForgiven) failed();
      else this.violations.push({ rule: 'error', words: String(error instanceof Error ? error.stack : error) });
    }
  }

  /** One undisturbed run, to its end. */
  private async calm(label: string, work: (functions: Functions) => Promise<unknown>): Promise<void> {
    this.strands += 1;
    const functions = new Functions(this.world, `${this.strands}:calm:${label}`, []);
    void this.unlessForgiven(work(functions), () => {
      this.violations.push({ rule: 'I14', words: `${label} fails although nothing is in its way` });
    });
    await this.scheduler.run();
  }
}
