import type { ServerResponse } from 'node:http';
import { BareNumber, type Wire, writeWire } from '../wire-json';
import type { Drawn } from './misbehaviour';
import type { ApiMisdeed } from './misdeeds';

type WireObject = { [key: string]: Wire };
const JSON_TYPE = 'application/json; charset=utf-8';
const GATEWAY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** Sends an answer, good or bad. What the call did stays done, as when an answer is lost on its way back. */
export function sendAnswer(
  response: ServerResponse,
  answer: WireObject,
  misdeed: Drawn<ApiMisdeed> | undefined,
  slowAnswerMs: number,
): void {
  switch (misdeed?.kind) {
    case 'slow':
      setTimeout(() => sendText(response, writeWire(answer)), slowAnswerMs).unref();
      return;
    case 'cut':
      cutOff(response, writeWire(answer), misdeed.chance);
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end(GATEWAY_PAGE);
      return;
    case 'empty':
      sendText(response, '');
      return;
    case 'missing-field':
      sendText(response, writeWire(withoutOneField(answer, misdeed.chance)));
      return;
    default:
      sendText(response, writeWire(answer));
  }
}

function sendText(response: ServerResponse, text: string): void {
  if (response.destroyed) return;
  response.writeHead(200, { 'content-type': JSON_TYPE }).end(text);
}

/** Promises the whole answer, sends a part of it and hangs up. */
function cutOff(response: ServerResponse, text: string, chance: number): void {
  const bytes = Buffer.from(text, 'utf8');
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * chance))), () => response.destroy());
}

/** The answer without one field, on whatever level; errcode and errmsg stay, for without them it would be no answer. */
export function withoutOneField(answer: WireObject, chance: number): WireObject {
  const paths = fieldPaths(answer).filter(([first]) => first !== 'errcode' && first !== 'errmsg');
  const path = paths[Math.floor(chance * paths.length)];
  return path ? without(answer, path) : answer;
}

function fieldPaths(value: WireObject): string[][] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (inner === undefined) return [];
    const below = isObject(inner) ? fieldPaths(inner).map((path) => [name, ...path]) : [];
    return [[name], ...below];
  });
}

function without(value: WireObject, [first, ...rest]: string[]): WireObject {
  const inner = first === undefined ? undefined : value[first];
  if (first === undefined) return value;
  if (rest.length > 0 && isObject(inner)) return { ...value, [first]: without(inner, rest) };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== first));
}

function isObject(value: Wire): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof BareNumber);
}
