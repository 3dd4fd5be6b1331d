import { billVerbs } from './bill-verbs';
import { gigVerbs } from './gig-verbs';
import { noticeVerbs } from './notice-verbs';
import type { PlayDesk } from './play-desk';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { sheetVerbs } from './sheet-verbs';
import { troubleVerbs } from './trouble-verbs';
import { worldVerbs } from './world-verbs';

type Verb = (desk: PlayDesk, input: PlayInput) => unknown;

const GROUPS = [sheetVerbs, billVerbs, noticeVerbs, troubleVerbs, worldVerbs, gigVerbs];

/** What a person, or a script in his place, can do. */
const VERBS: Readonly<Record<string, Verb>> = Object.assign({}, ...GROUPS.map(({ acting }) => acting));

/** What only looks; also there by GET. */
const READING_VERBS: Readonly<Record<string, Verb>> = Object.assign({}, ...GROUPS.map(({ reading }) => reading));

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
