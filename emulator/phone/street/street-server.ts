import type { PersonOnStreet } from './phone-slot';
import type { StreetState } from './street-desk';
import type { SharedCard } from './street-world';

export interface StreetFacts {
  readonly world: 'empty' | 'fresh' | 'lived-in';
  readonly people: readonly PersonOnStreet[];
  readonly storeUrl: string;
}

/** What the street's page asks of the server that it came from. A refusal is an error with the server's sentence. */
export const streetServer = {
  facts: () => get<StreetFacts>('people'),
  state: (promoter: string, since: number) => get<StreetState>('state', { promoter, since: String(since) }),
  clock: () => get<{ nowMs: number }>('clock'),
  detail: (promoter: string, number: number) => get<object>('detail', { promoter, number: String(number) }),
  advance: (promoter: string, days: number | 'next') => post('advance', { promoter, days: String(days) }),
  begin: (state: string) => post<{ cards: readonly SharedCard[] }>('begin', { state }),
  keep: (state: string, cards: readonly SharedCard[]) => post('keep', { state }, cards),
  ready: () => post('ready'),
  share: (promoter: string, kind: 'live' | 'coupon') =>
    post<{ card: SharedCard; shareLink: string }>('share', { promoter, kind }),
  async play<Answer>(verb: string, body: object): Promise<Answer> {
    const { answer } = await post<{ answer: Answer & { error?: string; hint?: string } }>('play', { verb }, body);
    if (answer.error) throw new Error(answer.hint ?? answer.error);
    return answer;
  },
};

async function get<Answer>(path: string, query: Record<string, string> = {}): Promise<Answer> {
  return answerOf<Answer>(await fetch(`/street/${path}?${new URLSearchParams(query)}`));
}

async function post<Answer = object>(
  path: string,
  query: Record<string, string> = {},
  body: object = {},
): Promise<Answer> {
  const url = `/street/${path}?${new URLSearchParams(query)}`;
  return answerOf<Answer>(await fetch(url, { method: 'POST', body: JSON.stringify(body) }));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  const answer = JSON.parse(text) as Answer & { error?: string };
  if (answer.error) throw new Error(answer.error);
  return answer;
}
