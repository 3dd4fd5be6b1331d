import { MISDEEDS, type Misdeed } from '../misbehaviour/misdeeds';
import type { PlayDesk } from './play-desk';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

/** Faults by chance: `seed`, `rates` per kind, `until` (ms or a date). Without rates it ends. */
function misbehave(desk: PlayDesk, input: PlayInput) {
  const { misbehaviour, context, log } = desk;
  if (!input.has('rates')) {
    misbehaviour.start(undefined);
    log('the pay platform behaves again');
    return misbehaviour.view();
  }
  const given = input.object('rates');
  const rates: Partial<Record<Misdeed, number>> = {};
  for (const name of Object.keys(given.body)) rates[kindOf(name)] = given.fraction(name);
  const seed = input.optionalWhole('seed') ?? context().seed;
  misbehaviour.start({ seed, rates, untilMs: untilOf(input) });
  log(`the pay platform misbehaves: seed ${seed}, rates ${JSON.stringify(rates)}`);
  return misbehaviour.view();
}

function misbehaviourView({ misbehaviour }: PlayDesk) {
  return misbehaviour.view();
}

/** One kind for the next `count` calls, callbacks or transfers; `about` narrows it to a path's end or a number. */
function fault({ misbehaviour }: PlayDesk, input: PlayInput) {
  const kind = kindOf(input.text('kind'));
  misbehaviour.ordered.push({
    kind,
    left: input.optionalWhole('count') ?? 1,
    path: input.optionalText('about'),
    chance: input.has('chance') ? input.fraction('chance') : undefined,
  });
  return misbehaviour.view();
}

function kindOf(name: string): Misdeed {
  const kind = MISDEEDS.find((one) => one === name);
  if (kind) return kind;
  throw new PlayRefused('no-such-misdeed', `${name} is none of ${MISDEEDS.join(', ')}`);
}

function untilOf(input: PlayInput): number | undefined {
  const value = input.body.until;
  if (value === undefined || typeof value === 'number') return value;
  const atMs = Date.parse(String(value));
  if (Number.isNaN(atMs)) throw new PlayRefused('bad-until', 'until must be local time in ms or a date');
  return atMs;
}

export const troubleVerbs = {
  acting: { misbehave, fault },
  reading: { misbehaviour: misbehaviourView },
};
