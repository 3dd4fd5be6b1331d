import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreetDesk } from './street-desk';
import type { StreetWorld } from './street-world';

const wang = { name: '王阿姨', openid: 'o-wang' };
const startMs = Date.parse('2026-08-01T20:00:00+08:00');
const [minuteMs, hourMs] = [60_000, 3_600_000];
let nowMs = startMs;
let dueByDay: readonly object[] = [];
let comingMs: readonly number[] = [];
let server: Server;
let desk: StreetDesk;

/** The clock of a world, and the one function that tells a promoter's money. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { advanceMs = 0, data } = JSON.parse(body || '{}') as { advanceMs?: number; data?: { action: string } };
    nowMs += advanceMs;
    const money = { withdrawableFen: 0, owedFen: 0, frozenFen: 0, heldFen: 0, payingFen: 0, paidFen: 0, dueByDay };
    const value = data?.action === 'wallet' ? money : { orders: [] };
    response.end(JSON.stringify(data ? { result: { ok: true, value } } : { nowMs }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let writes = 0;
  const world: StreetWorld = {
    ...{ clientUrl: `${url}/client`, adminUrl: `${url}/admin`, storeUrl: `${url}/store`, parts: {} },
    states: { begin: async () => undefined, keep: () => undefined, prepare: async () => undefined },
    version: () => String(++writes),
    books: () => ({
      ...{ entries: [], verdict: { entries: 0, differences: 0 }, nights: { done: 0, open: 0 } },
      program: { hasAgency: true, brands: 1, shops: 1, isOpen: true },
    }),
    ...{ hasOwner: () => true, callsOf: () => undefined, ownerCode: () => null, open: async () => 'lived-in' },
    comingMs: () => comingMs,
  };
  desk = new StreetDesk(world);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('到下一件事', () => {
  const due = (day: string) => [{ day, amountFen: 3860 }];

  it.each([
    ['a platform acts before money comes free', [startMs + hourMs / 2], due('20260827'), startMs + hourMs / 2],
    ['money comes free first, at 0:00 in Beijing', [startMs + 90 * 24 * hourMs], due('20260802'), startMs + 4 * hourMs],
    ['what is past does not count', [startMs - hourMs, startMs, startMs + minuteMs], [], startMs + minuteMs],
    ['nothing is coming: an hour', [], [], startMs + hourMs],
  ])('goes a minute beyond what comes next: %s', async (_what, coming, days, nextMs) => {
    [nowMs, comingMs, dueByDay] = [startMs, coming, days];
    await desk.advanceToNext(wang);
    expect(nowMs - nextMs).toBe(61_000);
  });
});
