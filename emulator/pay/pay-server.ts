import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ApiCall } from './api/api-call';
import { PayApi } from './api/pay-api';
import { GigApi } from './gig/gig-api';
import { answerPayPage } from './pages/answer-pay-page';
import { answerPlay } from './play/answer-play';
import type { PayPlay } from './play/pay-play';

const LARGEST_BODY_BYTES = 1_000_000;

export type PayServerSetup = {
  api: PayApi;
  gig: GigApi;
  play: PayPlay;
  port: number;
};

/** Listens on 127.0.0.1 only: WeChat Pay under /v3, the gig platform under /gig, the play verbs and the pages. */
export async function servePay(setup: PayServerSetup): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    handle(setup, request, response).catch((cause: unknown) => {
      const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      if (response.headersSent) return void response.destroy();
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`the pay emulator failed: ${words}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(setup.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the pay emulator has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(setup: PayServerSetup, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = request.url ?? '/';
  const url = new URL(target, 'http://127.0.0.1');
  const call: ApiCall = {
    method: request.method ?? 'GET',
    target,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
    address: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
  if (PayApi.isApiPath(call.path)) return setup.api.respond(call, response);
  if (GigApi.isGigPath(call.path)) return setup.gig.respond(call, response);
  if (!allowLocalPages(request, response)) {
    return void response.writeHead(403).end('only pages of this machine may play');
  }
  if (call.method === 'OPTIONS') return void response.writeHead(204).end();
  if (call.path.startsWith('/play/')) return answerPlay(setup.play, call, response);
  return answerPayPage(call, response);
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

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const chunk = Buffer.from(part);
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Error('the body is larger than 1 MB');
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
