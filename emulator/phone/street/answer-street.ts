import type { IncomingMessage } from 'node:http';
import type { PhonePerson } from '../phone-person';
import type { StreetDesk } from './street-desk';

const dayMs = 86_400_000;
const longestJumpDays = 60;

/** What the street's page asks of the server, and the answer as JSON; undefined for any other path. */
export async function answerStreet(
  desk: StreetDesk,
  people: readonly PhonePerson[],
  url: URL,
  request: IncomingMessage,
): Promise<object | undefined> {
  if (url.pathname === '/street/state') {
    const name = url.searchParams.get('promoter') ?? people[0]?.name;
    const promoter = people.find((person) => person.name === name);
    if (!promoter) return { error: `nobody is called ${name}`, people: people.map((person) => person.name) };
    return desk.state(promoter, Number(url.searchParams.get('since') ?? 0));
  }
  if (url.pathname === '/street/people') return { people: people.map(({ name }) => name) };
  if (request.method !== 'POST') return undefined;
  switch (url.pathname) {
    case '/street/advance': {
      const days = Number(url.searchParams.get('days'));
      const isFine = days > 0 && days <= longestJumpDays;
      if (!isFine) return { error: `days must be above 0 and at most ${longestJumpDays}` };
      await desk.advance(Math.round(days * dayMs));
      return { ok: true };
    }
    case '/street/play':
      return { answer: await desk.play(url.searchParams.get('verb') ?? 'state', await bodyOf(request)) };
    case '/street/prepare': {
      const person = people.find(({ name }) => name === url.searchParams.get('promoter'));
      return person ? { joined: await desk.joined(person) } : { error: 'nobody is called so' };
    }
    case '/street/reset':
      await desk.startOver();
      return { ok: true };
    default:
      return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as object);
}
