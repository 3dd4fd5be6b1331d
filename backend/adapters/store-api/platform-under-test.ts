import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../ports/clock';
import { callAllowance } from './call-allowance';
import type { ExchangeWorld } from './exchange';
import { httpTransport } from './http-transport';

export interface SeenCall {
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** An answer: JSON text or a value, a whole response, or none at all. */
export type FakeAnswer = string | object | { readonly status: number; readonly text: string } | 'hang' | 'cut';

export interface PlatformUnderTest {
  readonly baseUrl: string;
  readonly calls: SeenCall[];
  close(): Promise<void>;
}

/** A platform on the loopback that answers what a test tells it to, and remembers what it was asked. */
export async function startPlatform(answer: (call: SeenCall, nth: number) => FakeAnswer): Promise<PlatformUnderTest> {
  const calls: SeenCall[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = Buffer.concat(chunks).toString('utf8');
    const body: unknown = text === '' ? null : JSON.parse(text);
    const call = { path: url.pathname, token: url.searchParams.get('access_token'), body };
    calls.push(call);
    send(answer(call, calls.length), request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    calls,
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(answer: FakeAnswer, request: http.IncomingMessage, response: http.ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'cut') {
    request.socket.destroy();
    return;
  }
  if (typeof answer === 'object' && 'status' in answer && 'text' in answer) {
    response.writeHead(Number(answer.status)).end(String(answer.text));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
}

/** A clock that moves when somebody sleeps on it, or when a test says so. */
export function steppedClock(startMs = 1_700_000_000_000): Clock & { advance(durationMs: number): void } {
  let passedMs = 0;
  return {
    nowMs: () => startMs + passedMs,
    monotonicMs: () => passedMs,
    sleep: async (durationMs) => {
      const endMs = passedMs + durationMs;
      await new Promise((resolve) => setImmediate(resolve));
      passedMs = Math.max(passedMs, endMs);
    },
    advance: (durationMs) => {
      passedMs += durationMs;
    },
  };
}

export type JournalLine = readonly [
  level: 'info' | 'alarm',
  event: string,
  facts: Readonly<Record<string, unknown>> | undefined,
];

/** Everything around an exchange, with a journal that can be read. */
export function worldAround(platform: { readonly baseUrl: string }) {
  const lines: JournalLine[] = [];
  const clock = steppedClock();
  const world: ExchangeWorld = {
    baseUrl: platform.baseUrl,
    transport: httpTransport(),
    clock,
    allowance: callAllowance(clock),
    random: { fraction: () => 0.5, token: () => 'holder' },
    journal: {
      info: (event, facts) => lines.push(['info', event, facts]),
      alarm: (event, facts) => lines.push(['alarm', event, facts]),
    },
    limits: { requestMs: 2_000, overallMs: 10_000 },
  };
  return { world, clock, lines };
}
