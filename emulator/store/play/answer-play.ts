import type { ServerResponse } from 'node:http';
import type { ApiCall } from '../api/platform-api';
import { readWire } from '../wire-json';
import type { PlayBody } from './play-input';
import { PlayRefused } from './play-refused';
import type { createPlay } from './store-play';

const READ_VERBS = ['state', 'pushes', 'locks', 'misbehaviour'];

/** One play verb over HTTP: POST with a JSON object; `state`, `pushes` and `locks` also by GET. */
export async function answerPlay(
  play: ReturnType<typeof createPlay>,
  call: ApiCall,
  response: ServerResponse,
): Promise<void> {
  try {
    const name = call.path.slice('/play/'.length);
    const verb = verbsByPath(play).get(name);
    if (!verb) throw new PlayRefused('no-such-verb', `verbs: ${[...verbsByPath(play).keys()].join(', ')}`);
    if (call.method !== 'POST' && !READ_VERBS.includes(name)) {
      throw new PlayRefused('needs-post', 'send POST with a JSON object');
    }
    send(response, 200, await verb(call.method === 'POST' ? bodyOf(call) : Object.fromEntries(call.query)));
  } catch (refusal) {
    if (!(refusal instanceof PlayRefused)) throw refusal;
    send(response, 400, { error: refusal.error, hint: refusal.hint });
  }
}

type Verb = (body: PlayBody) => Promise<unknown>;

function verbsByPath(play: ReturnType<typeof createPlay>): Map<string, Verb> {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new Map(Object.entries(play).map(([name, verb]): [string, Verb] => [kebab(name), verb]));
}

function bodyOf(call: ApiCall): PlayBody {
  if (call.body === '') return {};
  let body: unknown;
  try {
    body = readWire(call.body);
  } catch {
    throw new PlayRefused('bad-json', 'the body must be a JSON object');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new PlayRefused('bad-json', 'the body must be a JSON object');
  }
  return { ...body };
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
