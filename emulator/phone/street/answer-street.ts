import type { IncomingMessage } from 'node:http';
import type { PhonePerson } from '../phone-person';
import type { StreetDesk } from './street-desk';
import type { SharedCard } from './street-world';

const dayMs = 86_400_000;
const longestJumpDays = 60;

/** What the street's page asks of the server, and the answer as JSON; undefined for any other path. */
export async function answerStreet(
  desk: StreetDesk,
  people: readonly PhonePerson[],
  url: URL,
  request: IncomingMessage,
): Promise<object | undefined> {
  if (!url.pathname.startsWith('/street/')) return undefined;
  const name = url.searchParams.get('promoter') ?? people[0]?.name;
  const promoter = people.find((person) => person.name === name);
  if (!promoter) return { error: `nobody is called ${name}`, people: people.map((person) => person.name) };
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /street/state':
      return desk.state(promoter, Number(url.searchParams.get('since') ?? 0));
    case 'GET /street/people':
      return {
        world: await desk.open(people),
        people: people.map(({ name: one }) => ({ name: one, part: desk.world.parts[one] ?? null })),
        storeUrl: desk.world.storeUrl,
      };
    case 'GET /street/clock':
      return desk.clock();
    case 'GET /street/detail':
      return desk.detail(Number(url.searchParams.get('number')), promoter);
    case 'POST /street/advance':
      return advance(desk, promoter, url.searchParams.get('days'));
    case 'POST /street/play':
      return { answer: await desk.play(url.searchParams.get('verb') ?? 'state', await bodyOf(request)) };
    case 'POST /street/share':
      return desk.share(promoter, url.searchParams.get('kind') === 'coupon' ? 'coupon' : 'live');
    case 'POST /street/begin':
      return begin(desk, url.searchParams.get('state') ?? '');
    case 'POST /street/keep':
      desk.keep(url.searchParams.get('state') ?? '', (await bodyOf(request)) as readonly SharedCard[]);
      return { ok: true };
    case 'POST /street/ready':
      await desk.world.states.prepare();
      return { ok: true };
    default:
      return undefined;
  }
}

async function advance(desk: StreetDesk, promoter: PhonePerson, wanted: string | null): Promise<object> {
  if (wanted === 'next') {
    await desk.advanceToNext(promoter);
    return { ok: true };
  }
  const days = Number(wanted);
  const isFine = days > 0 && days <= longestJumpDays;
  if (!isFine) return { error: `days must be above 0 and at most ${longestJumpDays}, or next` };
  await desk.advance(days * dayMs);
  return { ok: true };
}

async function begin(desk: StreetDesk, state: string): Promise<object> {
  const cards = await desk.begin(state);
  return cards ? { cards } : { error: `no moment of the world is called ${state}` };
}

async function bodyOf(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as object);
}
