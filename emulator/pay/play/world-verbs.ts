import { type PaySettingsPatch, paySettings } from '../pay-settings';
import type { PlayDesk } from './play-desk';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const UNITS_MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 } as const;

/** Changes any of the settings; answers all of them. A reset brings the first ones back. */
function settings({ context }: PlayDesk, input: PlayInput) {
  const current = context().settings;
  const { gig, ...rest } = input.body;
  checkKinds(rest, current);
  checkKinds(Object(gig), current.gig);
  const patch: PaySettingsPatch = { ...current, ...rest, gig: { ...current.gig, ...Object(gig) } };
  return Object.assign(current, paySettings(patch));
}

function checkKinds(patch: object, current: object): void {
  for (const [name, value] of Object.entries(patch)) {
    const now: unknown = Reflect.get(current, name);
    if (now === undefined) throw new PlayRefused('no-such-setting', `there are ${Object.keys(current).join(', ')}`);
    if (typeof value !== typeof now || Array.isArray(value) !== Array.isArray(now)) {
      throw new PlayRefused(`bad-${name}`, `${name} is ${JSON.stringify(now)} now; give the same kind`);
    }
  }
}

/** Lets local time jump by `days`, `hours`, `minutes` and `seconds`; everything that falls due on the way is done. */
async function jump({ context }: PlayDesk, input: PlayInput) {
  let durationMs = 0;
  for (const [unit, unitMs] of Object.entries(UNITS_MS)) durationMs += (input.optionalWhole(unit) ?? 0) * unitMs;
  if (durationMs <= 0) throw new PlayRefused('bad-jump', 'give days, hours, minutes or seconds above 0');
  await context().jump(durationMs);
  return { now_ms: context().nowMs() };
}

/** Forgets everything that happened; the keys stay. */
async function reset({ reset: forget }: PlayDesk) {
  await forget();
  return { reset: true };
}

export const worldVerbs = {
  acting: { settings, jump, reset },
  reading: {},
};
