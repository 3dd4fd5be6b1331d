import type { ServerResponse } from 'node:http';
import type { ApiCall } from '../api/api-call';
import { isReadingVerb, type PayPlay } from './pay-play';
import type { PlayBody } from './play-input';
import { PlayRefused } from './play-refused';

/** One play verb over HTTP: POST with a JSON object; verbs that only read also by GET. */
export async function answerPlay(play: PayPlay, call: ApiCall, response: ServerResponse): Promise<void> {
  try {
    const name = call.path.slice('/play/'.length);
    const isPost = call.method === 'POST';
    if (!isPost && !isReadingVerb(name)) throw new PlayRefused('needs-post', 'send POST with a JSON object');
    send(response, 200, await play(name, isPost ? bodyOf(call) : Object.fromEntries(call.query)));
  } catch (refusal) {
    if (!(refusal instanceof PlayRefused)) throw refusal;
    const { error, hint, shown } = refusal;
    const words = shown === undefined ? {} : { shown, errMsg: `requestMerchantTransfer:fail ${shown}` };
    send(response, 400, { error, hint, ...words });
  }
}

function bodyOf(call: ApiCall): PlayBody {
  if (call.body.length === 0) return {};
  let body: unknown;
  try {
    body = JSON.parse(call.body.toString('utf8'));
  } catch {
    throw new PlayRefused('bad-json', 'the body must be a JSON object');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new PlayRefused('bad-json', 'the body must be a JSON object');
  }
  return { ...body };
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
