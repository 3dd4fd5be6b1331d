import type { Misbehaviour } from '../misbehaviour/misbehaviour';
import { API_MISDEEDS, isApiMisdeed, isPushMisdeed, type Misdeed, PUSH_MISDEEDS } from '../misbehaviour/misdeeds';
import type { StoreContext } from '../store-context';
import type { StoreSettings } from '../store-settings';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

export type TroubleWish = {
  seed?: number;
  /** How likely each kind is, 0 to 1. Left out or empty: no misbehaviour. */
  rates?: Partial<Record<Misdeed, number>>;
  /** Local time in ms, or as text that a date can be read from. */
  until?: number | string;
};
export type TroubleView = ReturnType<Misbehaviour['view']>;

/** The platform misbehaves by chance, the same way for the same seed. `log` is told the seed. */
export function startTrouble(
  misbehaviour: Misbehaviour,
  { seed, log }: { seed: number; log: (line: string) => void },
  body: PlayBody,
): TroubleView {
  const input = new PlayInput(body);
  const rates = input.has('rates') ? ratesIn(input.object('rates')) : {};
  const plan = { seed: input.optionalWhole('seed') ?? seed, rates, untilMs: untilMs(input) };
  const isOn = Object.values(rates).some((rate) => rate > 0);
  misbehaviour.start(isOn ? plan : undefined);
  log(isOn ? `the store misbehaves: seed ${plan.seed}, rates ${JSON.stringify(rates)}` : 'the store behaves');
  return misbehaviour.view();
}

const KINDS: readonly Misdeed[] = [...PUSH_MISDEEDS, ...API_MISDEEDS];

function ratesIn(input: PlayInput): Partial<Record<Misdeed, number>> {
  const rates: Partial<Record<Misdeed, number>> = {};
  for (const name of input.names()) {
    const kind = KINDS.find((one) => one === name);
    if (!kind) throw new PlayRefused('bad-rates', `${name} is not known; kinds: ${KINDS.join(', ')}`);
    rates[kind] = input.fraction(name);
  }
  const sum = (isKind: (kind: string) => boolean) =>
    Object.entries(rates).reduce((total, [kind, rate]) => total + (isKind(kind) ? rate : 0), 0);
  if (sum(isPushMisdeed) > 1 || sum(isApiMisdeed) > 1) {
    throw new PlayRefused('bad-rates', 'the rates of the pushes, and those of the API, add up to 1 at the most');
  }
  return rates;
}

function untilMs(input: PlayInput): number | undefined {
  if (!input.has('until')) return undefined;
  const value = input.raw('until');
  const ms = typeof value === 'string' && !/^\d+$/.test(value) ? Date.parse(value) : Number(value);
  if (!Number.isFinite(ms)) throw new PlayRefused('bad-until', 'until must be epoch ms or a date with its time zone');
  return ms;
}

/** Changes settings while the store runs; a reset brings the first ones back. */
export function changeTroubleSettings(context: StoreContext, body: PlayBody): StoreSettings {
  const { settings } = context;
  const { quirks, ...rest } = body;
  const known: { [key: string]: unknown } = { ...settings };
  for (const [name, value] of Object.entries(rest)) checkKind(name, known[name], value);
  const knownQuirks: { [key: string]: unknown } = { ...settings.quirks };
  const wantedQuirks = quirks === undefined ? {} : new PlayInput(body).object('quirks').all();
  for (const [name, value] of Object.entries(wantedQuirks)) checkKind(name, knownQuirks[name], value);
  Object.assign(settings, rest, { quirks: { ...settings.quirks, ...wantedQuirks } });
  return settings;
}

function checkKind(name: string, now: unknown, wanted: unknown): void {
  if (now === undefined) throw new PlayRefused('no-such-setting', `${name} is not a setting`);
  const isList = Array.isArray(now);
  if (typeof now !== typeof wanted || isList !== Array.isArray(wanted)) {
    throw new PlayRefused(`bad-${name}`, `${name} must be like ${JSON.stringify(now)}`);
  }
}
