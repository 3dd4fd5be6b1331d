import type { IncomingMessage, ServerResponse } from 'node:http';
import { admitLocalPage, readWholeBody, serveLocally } from '../local-server';
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
export function serveStore(setup: StoreServerSetup): Promise<{ url: string; stop: () => Promise<void> }> {
  const handleHere = (request: IncomingMessage, response: ServerResponse) => handle(setup, request, response);
  return serveLocally({ name: 'the store emulator', port: setup.port, handle: handleHere });
}

async function handle(setup: StoreServerSetup, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = (await readWholeBody(request, LARGEST_BODY_BYTES)).toString('utf8');
  const call = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body };
  if (PlatformApi.isApiPath(call.path)) return setup.api.respond(call, request, response);
  if (!admitLocalPage(request, response)) return;
  if (call.path.startsWith('/play/')) return answerPlay(setup.play, call, response);
  return answerPage(setup.context(), call, response);
}
