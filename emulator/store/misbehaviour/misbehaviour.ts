import { createHash } from 'node:crypto';
import { readWire } from '../wire-json';
import { type ApiMisdeed, isApiMisdeed, isPushMisdeed, type Misdeed, type PushMisdeed } from './misdeeds';

export type MisbehaviourPlan = {
  seed: number;
  /** How likely each kind is, between 0 and 1; those of the pushes and those of the API add up to 1 at the most. */
  rates: Partial<Record<Misdeed, number>>;
  /** Local time (ms) at which it ends by itself. */
  untilMs?: number | undefined;
};

/** What a draw decided; `chance` in [0, 1) decides the rest: how long, which field, where it is cut. */
export type Drawn<T> = { kind: T; chance: number };
export type MisdeedNote = { subject: string; kind: Misdeed; at_ms: number };

const KEPT_NOTES = 500;
const SIX_BYTES = 2 ** 48;

/**
 * Faults by chance that can be had again. What happens to a message or call depends on the seed, on what it says and on
 * how many of the same there were since the plan was given, and on nothing else: neither on the time, nor on what goes
 * on beside it. The same seed and the same calls give the same faults.
 */
export class Misbehaviour {
  private plan: MisbehaviourPlan | undefined;
  private seen = new Map<string, number>();
  private counts = new Map<Misdeed, number>();
  private notes: MisdeedNote[] = [];
  private drawn = { pushes: 0, calls: 0 };

  constructor(private readonly nowMs: () => number) {}

  /** A new plan starts to count anew; none ends it. */
  start(plan: MisbehaviourPlan | undefined): void {
    this.plan = plan;
    this.seen = new Map();
    this.counts = new Map();
    this.notes = [];
    this.drawn = { pushes: 0, calls: 0 };
  }

  /** What becomes of a message to the agency. */
  ofPush(event: string, message: string): Drawn<PushMisdeed> | undefined {
    const plan = this.activePlan();
    if (!plan) return undefined;
    this.drawn.pushes += 1;
    return this.draw(plan, `push ${event}`, message, isPushMisdeed);
  }

  /** What becomes of a call of the API. Only calls with the agency's secret look at the caller's address. */
  ofCall(path: string, body: string, usesSecret: boolean): Drawn<ApiMisdeed> | undefined {
    const plan = this.activePlan();
    if (!plan) return undefined;
    this.drawn.calls += 1;
    const drawn = this.draw(plan, `call ${path}`, usesSecret ? '' : body, isApiMisdeed, (kind) =>
      kind === '40164' ? usesSecret : true,
    );
    return drawn;
  }

  view() {
    const plan = this.activePlan();
    return {
      on: plan !== undefined,
      seed: this.plan?.seed ?? null,
      rates: this.plan?.rates ?? {},
      until_ms: this.plan?.untilMs ?? null,
      ...this.drawn,
      counts: Object.fromEntries(this.counts),
      notes: this.notes,
    };
  }

  private activePlan(): MisbehaviourPlan | undefined {
    const until = this.plan?.untilMs;
    return until !== undefined && this.nowMs() >= until ? undefined : this.plan;
  }

  private draw<T extends Misdeed>(
    plan: MisbehaviourPlan,
    subject: string,
    content: string,
    isKind: (kind: Misdeed) => kind is T,
    applies: (kind: T) => boolean = () => true,
  ): Drawn<T> | undefined {
    const key = `${subject}|${timeless(content)}`;
    const nth = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, nth);
    const digest = createHash('sha256').update(`${plan.seed}|${key}|${nth}`).digest();
    const kind = pick(plan, isKind, digest.readUIntBE(0, 6) / SIX_BYTES);
    if (!kind || !applies(kind)) return undefined;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    this.notes = [...this.notes.slice(1 - KEPT_NOTES), { subject, kind, at_ms: this.nowMs() }];
    return { kind, chance: digest.readUIntBE(6, 6) / SIX_BYTES };
  }
}

/** Every kind has its own piece of [0, 1), in the order of their names; what is left is good behaviour. */
function pick<T extends Misdeed>(
  plan: MisbehaviourPlan,
  isKind: (kind: Misdeed) => kind is T,
  chance: number,
): T | undefined {
  let upTo = 0;
  for (const [kind, rate] of Object.entries(plan.rates).sort(([a], [b]) => (a < b ? -1 : 1)) as [Misdeed, number][]) {
    if (!isKind(kind)) continue;
    upTo += rate;
    if (chance < upTo) return kind;
  }
  return undefined;
}

/** What a message says without its moments and page marks: two runs of the same script say the same. */
function timeless(text: string): string {
  if (text === '') return '';
  try {
    return JSON.stringify(withoutTimes(readWire(text)));
  } catch {
    return text;
  }
}

function withoutTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimes);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !/time|next_key|page_context|secret|Time/.test(name));
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, withoutTimes(inner)]),
  );
}
