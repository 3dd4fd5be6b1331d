import { createHash } from 'node:crypto';
import {
  ANSWER_MISDEEDS,
  type AnswerMisdeed,
  CALLBACK_MISDEEDS,
  type CallbackMisdeed,
  type Misdeed,
  TRANSFER_MISDEEDS,
  type TransferMisdeed,
} from './misdeeds';

export type MisbehaviourPlan = {
  seed: number;
  /** How likely each kind is, between 0 and 1; those of one subject add up to 1 at the most. */
  rates: Partial<Record<Misdeed, number>>;
  /** Local time (ms) at which it ends by itself. */
  untilMs?: number | undefined;
};

/** The next so many times, whatever the seed says. `path`: only calls whose path ends so, or notices of this number. */
export type OrderedMisdeed = { kind: Misdeed; left: number; path?: string | undefined; chance?: number | undefined };

/** What was decided; `chance` in [0, 1) decides the rest, for instance how long. */
export type Drawn<T> = { kind: T; chance: number };
export type MisdeedNote = { subject: string; kind: Misdeed; at_ms: number };

export type CallSort = 'create' | 'other' | 'gig';

const GIG_MISDEEDS: readonly AnswerMisdeed[] = ['error-before', 'error-after', 'drop-before', 'drop-after'];
const KEPT_NOTES = 500;
const SIX_BYTES = 2 ** 48;

/**
 * Faults, ordered one by one or by chance. By chance they can be had again: what happens to a call or callback depends
 * on the seed, on what it says and on how many of the same there were since the plan was given, not on the time.
 */
export class Misbehaviour {
  readonly ordered: OrderedMisdeed[] = [];
  private plan: MisbehaviourPlan | undefined;
  private seen = new Map<string, number>();
  private counts = new Map<Misdeed, number>();
  private notes: MisdeedNote[] = [];

  constructor(private readonly nowMs: () => number) {}

  /** A new plan counts anew; none ends it. Orders stay. */
  start(plan: MisbehaviourPlan | undefined): void {
    this.plan = plan;
    this.seen = new Map();
    this.counts = new Map();
    this.notes = [];
  }

  reset(): void {
    this.ordered.length = 0;
    this.start(undefined);
  }

  /** What becomes of a call: one of which a transfer may come, another one, or one of the gig platform. */
  ofCall(path: string, content: string, sort: CallSort): Drawn<AnswerMisdeed> | undefined {
    return this.decide(path, content, asIs(ANSWER_MISDEEDS.filter((kind) => applies(kind, sort))));
  }

  /** What becomes of a callback about a number. */
  ofCallback(subject: string, content: string): Drawn<CallbackMisdeed> | undefined {
    return this.decide(
      subject,
      content,
      new Map(CALLBACK_MISDEEDS.map((kind): [Misdeed, CallbackMisdeed] => [`callback:${kind}`, kind])),
    );
  }

  ofTransfer(subject: string): Drawn<TransferMisdeed> | undefined {
    return this.decide(subject, '', asIs(TRANSFER_MISDEEDS));
  }

  view() {
    const plan = this.activePlan();
    return {
      on: plan !== undefined || this.ordered.length > 0,
      seed: this.plan?.seed ?? null,
      rates: this.plan?.rates ?? {},
      until_ms: this.plan?.untilMs ?? null,
      ordered: this.ordered,
      counts: Object.fromEntries(this.counts),
      notes: this.notes,
    };
  }

  private activePlan(): MisbehaviourPlan | undefined {
    const until = this.plan?.untilMs;
    return until !== undefined && this.nowMs() >= until ? undefined : this.plan;
  }

  private decide<T>(subject: string, content: string, kinds: ReadonlyMap<Misdeed, T>): Drawn<T> | undefined {
    const drawn = this.takeOrder(subject, kinds) ?? this.draw(subject, content, kinds);
    const kind = drawn && kinds.get(drawn.kind);
    if (!drawn || kind === undefined) return undefined;
    this.counts.set(drawn.kind, (this.counts.get(drawn.kind) ?? 0) + 1);
    this.notes = [...this.notes.slice(1 - KEPT_NOTES), { subject, kind: drawn.kind, at_ms: this.nowMs() }];
    return { kind, chance: drawn.chance };
  }

  private takeOrder(subject: string, kinds: ReadonlyMap<Misdeed, unknown>): Drawn<Misdeed> | undefined {
    const at = this.ordered.findIndex(
      ({ kind, path }) => kinds.has(kind) && (path === undefined || subject.endsWith(path)),
    );
    const order = this.ordered[at];
    if (!order) return undefined;
    order.left -= 1;
    if (order.left <= 0) this.ordered.splice(at, 1);
    return { kind: order.kind, chance: order.chance ?? 0.5 };
  }

  private draw(subject: string, content: string, kinds: ReadonlyMap<Misdeed, unknown>): Drawn<Misdeed> | undefined {
    const plan = this.activePlan();
    if (!plan) return undefined;
    const key = `${[...kinds.keys()][0] ?? ''}|${subject}|${content}`;
    const nth = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, nth);
    const digest = createHash('sha256').update(`${plan.seed}|${key}|${nth}`).digest();
    const kind = pick(plan, kinds, digest.readUIntBE(0, 6) / SIX_BYTES);
    return kind && { kind, chance: digest.readUIntBE(6, 6) / SIX_BYTES };
  }
}

/** Answers of the gig platform are not signed, and nobody confirms there. */
function applies(kind: AnswerMisdeed, sort: CallSort): boolean {
  if (kind === 'not-enough' || kind === 'callback-first') return sort === 'create';
  return sort !== 'gig' || GIG_MISDEEDS.some((one) => one === kind);
}

function asIs<T extends Misdeed>(kinds: readonly T[]): Map<Misdeed, T> {
  return new Map(kinds.map((kind): [Misdeed, T] => [kind, kind]));
}

/** Every kind has its own piece of [0, 1), in the order of their names; what is left is good behaviour. */
function pick(plan: MisbehaviourPlan, kinds: ReadonlyMap<Misdeed, unknown>, chance: number): Misdeed | undefined {
  let upTo = 0;
  for (const kind of [...kinds.keys()].sort()) {
    upTo += plan.rates[kind] ?? 0;
    if (chance < upTo) return kind;
  }
  return undefined;
}
