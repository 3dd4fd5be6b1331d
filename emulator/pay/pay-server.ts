import type { IncomingMessage, ServerResponse } from 'node:http';
import { admitLocalPage, readWholeBody, serveLocally } from '../local-server';
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
export function servePay(setup: PayServerSetup): Promise<{ url: string; stop: () => Promise<void> }> {
  const handleHere = (request: IncomingMessage, response: ServerResponse) => handle(setup, request, response);
  return serveLocally({ name: 'the pay emulator', port: setup.port, handle: handleHere });
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
    body: await readWholeBody(request, LARGEST_BODY_BYTES),
    address: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
  if (PayApi.isApiPath(call.path)) return setup.api.respond(call, response);
  if (GigApi.isGigPath(call.path)) return setup.gig.respond(call, response);
  if (!admitLocalPage(request, response)) return;
  if (call.path.startsWith('/play/')) return answerPlay(setup.play, call, response);
  return answerPayPage(call, response);
}
