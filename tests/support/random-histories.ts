import fc from 'fast-check';
import type { OrderSnapshot } from '../../core/commission/order-snapshot';
import { fen } from '../../core/money/fen';
import { aSnapshot, orderedAtMs } from './builders/a-snapshot';

/** A state of an order at the platform, and when it began. */
export interface State {
  readonly atMs: number;
  readonly snapshot: OrderSnapshot;
}

type Happening =
  | { readonly kind: 'pay' | 'ship' | 'receive' | 'settle' | 'refund-all' | 'cancel-settlement' | 'give-up' }
  | { readonly kind: 'refund-part'; readonly tenthsLeft: number }
  | { readonly kind: 'raise'; readonly byFen: number }
  | { readonly kind: 'name'; readonly promoter: string | null };

/** What lies between two happenings: the same second, minutes, or weeks. */
const someGapMs = fc.oneof(
  fc.integer({ min: 100, max: 900 }),
  fc.integer({ min: 1000, max: 600_000 }),
  fc.integer({ min: 0, max: 25 * 24 }).map((hours) => hours * 3_600_000 + 1234),
);

const somePromoter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('wxwang', 'wxchen') },
  { weight: 1, arbitrary: fc.constant(null) },
);

const someHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'ship' } as const) },
  { weight: 5, arbitrary: fc.constant({ kind: 'receive' } as const) },
  { weight: 5, arbitrary: fc.constant({ kind: 'settle' } as const) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 9 }).map((left) => ({ kind: 'refund-part', tenthsLeft: left }) as const),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5000 }).map((byFen) => ({ kind: 'raise', byFen }) as const) },
  { weight: 3, arbitrary: somePromoter.map((promoter) => ({ kind: 'name', promoter }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refund-all' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancel-settlement' } as const) },
);

const someBeginning: fc.Arbitrary<readonly Happening[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Happening[]>([{ kind: 'pay' }]) },
  {
    weight: 2,
    arbitrary: somePromoter.map((promoter): Happening[] => [{ kind: 'name', promoter }, { kind: 'pay' }]),
  },
  { weight: 1, arbitrary: fc.constant<Happening[]>([{ kind: 'give-up' }]) },
);

/** The true history of one order: its states in order, each different from the one before. */
export function someHistory(orderId: string): fc.Arbitrary<State[]> {
  return fc
    .record({
      startMs: fc.integer({ min: 0, max: 20 * 24 * 3600 }).map((seconds) => orderedAtMs + seconds * 1000),
      serviceFen: fc.integer({ min: 0, max: 50_000 }),
      agency: fc.constantFrom('ours', 'other', 'none'),
      ourTenths: fc.integer({ min: 0, max: 10 }),
      promoter: somePromoter,
      platformPays: fc.nat(6).map((die) => die === 0),
      beginning: someBeginning,
      happenings: fc.array(someHappening, { maxLength: 9 }),
      gapsMs: fc.array(someGapMs, { minLength: 12, maxLength: 12 }),
    })
    .map((facts) => historyOf(orderId, facts));
}

interface Facts {
  readonly startMs: number;
  readonly serviceFen: number;
  readonly agency: string;
  readonly ourTenths: number;
  readonly promoter: string | null;
  readonly platformPays: boolean;
  readonly beginning: readonly Happening[];
  readonly happenings: readonly Happening[];
  readonly gapsMs: readonly number[];
}

function historyOf(orderId: string, facts: Facts): State[] {
  const paysFen = fen(facts.platformPays ? 100 : 0);
  const named = (promoter: string | null) => (promoter === null ? null : { promoter, amountFen: paysFen });
  const fee = (serviceFen: number): Partial<OrderSnapshot> => ({
    serviceAmountFen: fen(serviceFen),
    promoterAgency:
      facts.agency === 'none'
        ? null
        : {
            appid: facts.agency === 'ours' ? 'wxagency' : 'wxother',
            amountFen: fen(Math.floor((serviceFen * facts.ourTenths) / 10)),
          },
  });
  const first = aSnapshot({
    orderId,
    orderStatus: 10,
    paidAtMs: 0,
    sharer: named(facts.promoter),
    ...fee(facts.serviceFen),
  });
  let atMs = facts.startMs;
  const states: State[] = [{ atMs, snapshot: stamped(first, atMs) }];
  for (const [index, happening] of [...facts.beginning, ...facts.happenings].entries()) {
    atMs += facts.gapsMs[index] ?? 1000;
    const before = states[states.length - 1]?.snapshot ?? first;
    const changes = changesOf(happening, before, atMs, { named, fee });
    if (changes) states.push({ atMs, snapshot: stamped({ ...before, ...changes }, atMs, before) });
  }
  return states;
}

/** Update times are whole seconds; once received, the shop order itself no longer changes. */
function stamped(snapshot: OrderSnapshot, atMs: number, before?: OrderSnapshot): OrderSnapshot {
  const updateTimeSec = Math.floor(atMs / 1000);
  const orderUpdatedAtMs = before?.orderStatus === 100 ? before.orderUpdatedAtMs : updateTimeSec * 1000;
  return { ...snapshot, updateTimeSec, orderUpdatedAtMs };
}

interface Makers {
  readonly named: (promoter: string | null) => OrderSnapshot['sharer'];
  readonly fee: (serviceFen: number) => Partial<OrderSnapshot>;
}

/** What a happening changes; undefined when it cannot happen now or changes nothing. */
function changesOf(
  happening: Happening,
  before: OrderSnapshot,
  atMs: number,
  { named, fee }: Makers,
): Partial<OrderSnapshot> | undefined {
  const { orderStatus, commissionStatus, serviceAmountFen } = before;
  const isOver = orderStatus === 200 || orderStatus === 250 || commissionStatus === 200;
  if (happening.kind === 'name') {
    const isSame = (before.sharer?.promoter ?? null) === happening.promoter;
    return isSame ? undefined : { sharer: named(happening.promoter) };
  }
  if (isOver) return undefined;
  if (orderStatus === 10) {
    if (happening.kind === 'give-up') return { orderStatus: 250 };
    return happening.kind === 'pay' ? { orderStatus: 20, paidAtMs: atMs } : undefined;
  }
  switch (happening.kind) {
    case 'ship':
      return orderStatus === 20 ? { orderStatus: 30 } : undefined;
    case 'receive':
      return orderStatus === 100 ? undefined : { orderStatus: 100 };
    case 'settle':
      return commissionStatus === 100
        ? undefined
        : { commissionStatus: 100, settledAtMs: Math.floor(atMs / 1000) * 1000 };
    case 'refund-part':
      return serviceAmountFen === 0 ? undefined : fee(Math.floor((serviceAmountFen * happening.tenthsLeft) / 10));
    case 'raise':
      return fee(serviceAmountFen + happening.byFen);
    case 'refund-all':
      return { orderStatus: 200, commissionStatus: 200, ...fee(0) };
    case 'cancel-settlement':
      return { commissionStatus: 200 };
    default:
      return undefined;
  }
}
