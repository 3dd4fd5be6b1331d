import { documentClueOrders } from '../../../backend/adapters/stores/clue-orders';
import { documentCorrectionStore } from '../../../backend/adapters/stores/correction-store';
import type { DocumentDatabase } from '../../../backend/ports/document-database';
import { Outage } from '../../../backend/ports/outage';
import type { PlatformClue } from '../../../backend/ports/platform/clues';
import { platformList } from '../../../backend/ports/platform/platform-list';
import type { ProgramSettings } from '../../../backend/ports/program-settings';
import type { OrderKey } from '../../../backend/ports/store-platform';
import { syncClues } from '../../../backend/usecases/sync/sync-clues';
import { type OrderSnapshot, orderKeyOf } from '../../../core/commission/order-snapshot';
import { ratePpm } from '../../../core/money/rate-ppm';
import { aProgram } from '../../support/builders/a-program';
import { type FakeStorePlatform, fakeStorePlatform, noSuchOrder } from '../../support/fake-store-platform';
import { type MoneyWorld, moneyFunctions } from '../../support/money-world';
import type { recordingJournal } from '../../support/recording-journal';
import { statementFunctions } from '../../support/statement-world';
import { ratesChangeAtMs, type State } from '../history/order-plan';
import type { Scenario } from '../history/scenario';
import type { FaultLog } from '../schedule/fault-log';
import { type GateWorld, gatedDatabase } from '../schedule/gated-database';
import type { Scheduler } from '../schedule/scheduler';
import { SeededRandom } from '../schedule/seeded-random';
import { type CallFault, Strand } from '../schedule/strand';
import type { PayPlatform } from '../withdrawals/pay-platform';
import { type WithdrawalDesk, withdrawalDesk } from '../withdrawals/withdrawal-desk';
import type { ShownAmounts } from '../withdrawals/withdrawal-page';

/** Everything around the functions of one history. */
export interface PlayWorld {
  readonly scenario: Scenario;
  readonly scheduler: Scheduler;
  readonly gate: GateWorld;
  readonly log: FaultLog;
  readonly pay: PayPlatform;
  /** What each wish's page shows. */
  readonly shown: Map<string, ShownAmounts>;
  readonly platform: FakeStorePlatform;
  readonly program: ProgramSettings;
  readonly journal: ReturnType<typeof recordingJournal>;
  readonly trace: (line: string) => void;
}

export const holdDays = 15;

/** The program's settings of a scenario: a share that changes, one product with its own. */
export function programOf({ shares }: Scenario): ProgramSettings {
  const program = aProgram();
  const dated = [
    { fromMs: 0, sharePpm: ratePpm(shares.firstPpm) },
    { fromMs: ratesChangeAtMs, sharePpm: ratePpm(shares.laterPpm) },
  ];
  const special = shares.specialPpm === null ? [] : [{ fromMs: 0, sharePpm: ratePpm(shares.specialPpm) }];
  const brands = program.brands.map((brand) => ({
    ...brand,
    shares: dated,
    planShares: { 'special-product': special },
  }));
  return { ...program, brands };
}

/** The promoter with a share of his own, and the one whom the platform pays. */
export const vipSharePpm = 900_000;

/** One run of a function: its way to the database and to the platforms, and the use cases over them, as they are used. */
export class Functions {
  readonly strand: Strand;
  private readonly database: DocumentDatabase;
  private readonly world: PlayWorld;
  private madeMoney: ReturnType<typeof moneyFunctions> | undefined;
  private madeDesk: WithdrawalDesk | undefined;

  constructor(world: PlayWorld, name: string, faults: readonly CallFault[]) {
    this.world = world;
    this.strand = new Strand(name, world.scheduler, faults, world.log, world.trace);
    this.database = gatedDatabase(world.gate, this.strand);
  }

  /** Pushes, polls, the inbox and the release. */
  get money(): ReturnType<typeof moneyFunctions> {
    this.madeMoney ??= moneyFunctions(this.moneyWorld(), this.database);
    return this.madeMoney;
  }

  get desk(): WithdrawalDesk {
    const { database, strand } = this;
    const { pay, journal, shown, scenario } = this.world;
    const isTaxed = scenario.taxRule !== 'none';
    this.madeDesk ??= withdrawalDesk({ database, strand, pay, journal, shown, isTaxed });
    return this.madeDesk;
  }

  /** What people with a role work with. */
  correctionPorts() {
    const { strand, world } = this;
    const tokens = new SeededRandom(world.scenario.seed, strand.name);
    return {
      corrections: documentCorrectionStore(this.database),
      settings: { current: async () => world.program },
      clock: strand.clock,
      journal: world.journal,
      random: { token: () => `${strand.name}-${tokens.between(0, 999_999_999)}` },
    };
  }

  /** The correction that waits longest for a second person. */
  async waitingCorrection(): Promise<string | undefined> {
    const where = { state: 'requested' };
    const query = { where, orderBy: [['requestedAtMs', 'asc']], limit: 1 } as const;
    return (await this.database.list('corrections', query))[0]?._id;
  }

  clues() {
    const ports = cluePorts(this.world, this.moneyWorld(), this.database);
    return syncClues({ ...ports, clock: this.strand.clock }, null, () => 60_000);
  }

  reconcile() {
    return statementFunctions(this.moneyWorld(), this.database).reconcile();
  }

  private moneyWorld(): MoneyWorld {
    const { world, strand, database } = this;
    const clock = { ...strand.clock, setMs: () => undefined };
    return { database, clock, journal: world.journal, platform: platformOf(world, strand), program: world.program };
  }
}

/** The state of an order at a moment. */
export function stateAt(states: readonly State[], atMs: number): OrderSnapshot | undefined {
  return states.filter((state) => state.atMs <= atMs).at(-1)?.snapshot;
}

/** The agency API over a scenario's truth, by the clock. */
export function truthfulPlatform({ orders }: Scenario, nowMs: () => number): FakeStorePlatform {
  const orderNow = (key: string) => {
    const plan = orders.find((one) => one.key === key);
    return plan && stateAt(plan.states, nowMs());
  };
  return {
    ...fakeStorePlatform({ orderNow }),
    listOrdersByUpdateTime: async ({ fromSec, toSec }) => {
      const known = orders.flatMap(({ key }) => orderNow(key) ?? []);
      const found = known.filter(({ updateTimeSec }) => fromSec <= updateTimeSec && updateTimeSec <= toSec);
      return { ok: true, value: { keys: found.map(({ orderId, skuId }) => ({ orderId, skuId })), nextKey: null } };
    },
  };
}

/** The way of one run to the platform: each question waits for its turn, and may stay without an answer. */
function platformOf({ scenario, platform, log }: PlayWorld, strand: Strand): FakeStorePlatform {
  const random = new SeededRandom(scenario.seed, `platform ${strand.name}`);
  const asked = <T>(call: string, answer: () => Promise<T>) =>
    strand.call(call, async () => {
      if (strand.name.includes('calm') || !random.chance(scenario.silenceRate)) return answer();
      log.note('platform silent');
      throw new Outage(call, 'no answer', true);
    });
  return {
    ...platform,
    findOrder: (key) => asked('order/get', () => platform.findOrder(key)),
    listOrdersByUpdateTime: (range, nextKey) =>
      asked('order/list', () => platform.listOrdersByUpdateTime(range, nextKey)),
  };
}

function cluePorts(world: PlayWorld, { journal, program }: MoneyWorld, database: DocumentDatabase) {
  const known = () =>
    world.scenario.orders.flatMap(({ clue }) => (clue && clue.atMs <= world.scheduler.nowMs ? [clue] : []));
  const platform = {
    listClues: () =>
      platformList<OrderKey>('clue/list', async () => {
        const items = known().map(({ snapshot: { orderId, skuId } }) => ({ orderId, skuId }));
        return { ok: true, value: { items, nextKey: null } };
      }),
    findClue: async (key: OrderKey) => {
      const clue = known().find(({ snapshot }) => orderKeyOf(snapshot) === orderKeyOf(key));
      if (!clue) return { ok: false, code: 'PLATFORM_REFUSED', errcode: noSuchOrder, detail: 'refused' } as const;
      return { ok: true, value: clueOf(clue.snapshot) } as const;
    },
  };
  return {
    ...{ journal, platform },
    settings: { current: async () => program },
    books: moneyFunctions({ database, journal, program } as MoneyWorld, database).books,
    buyerKeys: { keyOf: ({ unionid, openid }: { unionid?: string | undefined; openid: string }) => unionid ?? openid },
    clueOrders: documentClueOrders(database),
  };
}

function clueOf(snapshot: OrderSnapshot): PlatformClue {
  const { orderId, skuId, shopAppid, productId, productTitle, createdAtMs, updateTimeSec, orderStatus } = snapshot;
  const facts = { orderId, skuId, shopAppid, productId, productTitle, createdAtMs, updateTimeSec, orderStatus };
  return {
    ...facts,
    actualPaymentFen: snapshot.actualPaymentFen,
    sharer: snapshot.sharer && { promoter: snapshot.sharer.promoter, nickname: '' },
    buyer: { openId: 'buyer', unionId: snapshot.buyerKey ?? '' },
  };
}
