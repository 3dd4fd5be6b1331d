import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PlatformApi } from './api/platform-api';
import { answerPage } from './pages/answer-page';
import { answerPlay } from './play/answer-play';
import type { createPlay } from './play/store-play';
import type { StoreContext } from './store-context';

const LARGEST_BODY_BYTES = 2_000_000;

export type StoreServerSetup = {
  api: PlatformApi;
  play: ReturnType<typeof createPlay>;
  context: () => StoreContext;
  port: number;
};

/** Listens on 127.0.0.1 only: the API, the play verbs, the pages and the pictures. */
export async function serveStore(setup: StoreServerSetup): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    handle(setup, request, response).catch((cause: unknown) => {
      const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`the store emulator failed: ${words}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(setup.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the store emulator has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(setup: StoreServerSetup, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await readBody(request);
  const call = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body };
  if (PlatformApi.isApiPath(call.path)) return setup.api.respond(call, request, response);
  if (!allowLocalPages(request, response))
    return void response.writeHead(403).end('only pages of this machine may play');
  if (call.method === 'OPTIONS') return void response.writeHead(204).end();
  if (call.path.startsWith('/play/')) return answerPlay(setup.play, call, response);
  return answerPage(setup.context(), call, response);
}

/** Pages of the same machine may read and play (the phone in a browser has another port); no other page may. */
function allowLocalPages(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  if (!origin) return true;
  if (!/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-headers', 'content-type');
  return true;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const chunk = Buffer.from(part);
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Error('the body is larger than 2 MB');
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}
