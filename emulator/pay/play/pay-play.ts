import * as bills from './bill-verbs';
import * as notices from './notice-verbs';
import type { PlayDesk } from './play-desk';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import * as sheets from './sheet-verbs';
import * as trouble from './trouble-verbs';
import * as world from './world-verbs';

type Verb = (desk: PlayDesk, input: PlayInput) => unknown;

/** What a person, or a script in his place, can do. Reading verbs are also there by GET. */
const VERBS: Readonly<Record<string, Verb>> = {
  confirm: sheets.confirm,
  fail: bills.fail,
  'top-up': bills.topUp,
  payee: bills.payee,
  resend: notices.resend,
  probe: notices.probe,
  hold: notices.hold,
  settle: notices.settle,
  'notify-url': notices.notifyUrl,
  misbehave: trouble.misbehave,
  fault: trouble.fault,
  settings: world.settings,
  jump: world.jump,
  reset: world.reset,
};

const READING_VERBS: Readonly<Record<string, Verb>> = {
  sheet: sheets.sheet,
  balance: bills.balance,
  state: bills.state,
  callbacks: notices.callbacks,
  misbehaviour: trouble.misbehaviourView,
};

/** One verb by its name in kebab case, as at POST /play/<verb>. */
export type PayPlay = (verb: string, body?: PlayBody) => Promise<unknown>;

export function createPayPlay(desk: PlayDesk): PayPlay {
  return async (name, body = {}) => {
    const verb = VERBS[name] ?? READING_VERBS[name];
    if (verb) return verb(desk, new PlayInput(body));
    const known = [...Object.keys(VERBS), ...Object.keys(READING_VERBS)].join(', ');
    throw new PlayRefused('no-such-verb', `verbs: ${known}`);
  };
}

export function isReadingVerb(name: string): boolean {
  return READING_VERBS[name] !== undefined;
}
