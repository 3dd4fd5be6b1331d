import { createServer, type IncomingMessage } from 'node:http';
import { VirtualClock } from '../clock/virtual-clock';
import { DEMO, demoStoreWorld } from './demo-world';
import { type RunningStore, type StoreOptions, startStore } from './start-store';

/** 2026-08-01 20:15 in Beijing. */
export const EVENING_MS = 1_785_586_500_000;
export const PUSH_SECRETS = { token: 'AAAAA', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };

export type ApiAnswer = { text: string; json: { [key: string]: unknown } };
export type StoreUnderTest = {
  store: RunningStore;
  clock: VirtualClock;
  token: () => Promise<string>;
  /** POSTs to the agency API with a good token, and gives the raw text and what JSON.parse makes of it. */
  api: (path: string, body: unknown) => Promise<ApiAnswer>;
  /** A person agrees on the registration page; gives the sharer_appid. */
  join: (person: string, extra?: { commissionType: number; commissionRatio: number }) => Promise<string>;
};

/** The demo world on a clock that stands at a known evening. */
export async function storeUnderTest(options: Partial<StoreOptions> = {}): Promise<StoreUnderTest> {
  const clock = options.clock ?? new VirtualClock(EVENING_MS);
  const store = await startStore({ world: demoStoreWorld(), log: () => undefined, ...options, clock });
  const token = async () => {
    const { agency } = store.world;
    const answer = await post(`${store.apiBaseUrl}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: agency.appid,
      secret: agency.secret,
    });
    return String(answer.json.access_token);
  };
  return {
    store,
    clock,
    token,
    api: async (path, body) => post(`${store.apiBaseUrl}/channels/ec${path}?access_token=${await token()}`, body),
    join: async (person, extra) => {
      const openid = store.world.people.find((one) => one.id === person)?.openids[DEMO.miniProgramAppid] ?? '';
      const simple = (extra?.commissionType ?? 1) === 1 ? 1 : 0;
      const view = await store.play.businessView({
        openid,
        query_string: `redirect_url=%2Fauth%2Fpages%2Fregister%2Findex&is_simple_register=${simple}&is_from_promoter=1`,
        extraData: { commissionType: 1, commissionRatio: 1, ...extra, headSupplierAppid: DEMO.agencyAppid },
        decision: 'agree',
      });
      return view.sharer_appid;
    },
  };
}

/** POSTs JSON text or a value. */
export async function post(url: string, body: unknown): Promise<ApiAnswer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', body: text });
  return readAnswer(response);
}

export async function readAnswer(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  const json: unknown = JSON.parse(text);
  return { text, json: typeof json === 'object' && json !== null ? { ...json } : {} };
}

export type Receiver = {
  url: string;
  received: { query: URLSearchParams; body: string }[];
  /** What it answers from now on. */
  answers: (reply: { status: number; body: string; afterMs?: number }) => void;
  stop: () => Promise<void>;
};

/** A stand-in for the agency's own address that notes what comes in. */
export async function startReceiver(): Promise<Receiver> {
  const received: Receiver['received'] = [];
  let reply: { status: number; body: string; afterMs?: number } = { status: 200, body: 'success' };
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
      received.push({ query, body });
      setTimeout(() => response.writeHead(reply.status).end(query.get('echostr') ?? reply.body), reply.afterMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/push`,
    received,
    answers: (next) => {
      reply = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
