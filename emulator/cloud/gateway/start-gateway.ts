import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdminDoor } from './admin-door';
import type { Gateway, GatewayOptions, RouteHandler } from './gateway';
import { readBody } from './request-body';

const ADMIN_PATH = '/admin';
const LOOPBACK = '127.0.0.1';

/** Seeds of large worlds come in through a route. */
const DEFAULT_MAX_BODY_BYTES = 512 * 1024 * 1024;

/** Above the largest event of a function (6 MB) and the largest write, with room for the envelope. */
const ADMIN_MAX_BODY_BYTES = 16 * 1024 * 1024;

const JSON_TYPE = 'application/json; charset=utf-8';
const BYTES_TYPE = 'application/octet-stream';

/** Starts the local cloud's HTTP door on 127.0.0.1. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const door = new AdminDoor();
  const routes = new RouteTable();
  const maxBodyBytes = options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES;
  const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, (request, response) => {
    const path = pathOf(request);
    const work =
      path === ADMIN_PATH
        ? serveAdmin(door, request, response, Math.min(maxBodyBytes, ADMIN_MAX_BODY_BYTES))
        : serveRoute(routes, path, request, response, maxBodyBytes);
    work.catch((error) => failOpenly(response, error));
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://${LOOPBACK}:${port}`,
    port,
    stats: door.stats,
    get resolveToken() {
      return door.resolveToken;
    },
    set resolveToken(resolve) {
      door.resolveToken = resolve;
    },
    answerForms: (answer) => {
      door.answerForm = answer;
    },
    action: (name, handler) => door.action(name, handler),
    fallbackAction: (handler) => door.fallbackAction(handler),
    route: (prefix, handler) => routes.add(prefix, handler),
    close: () => closeServer(server),
  };
}

class RouteTable {
  private routes: { prefix: string; handler: RouteHandler }[] = [];

  add(prefix: string, handler: RouteHandler): void {
    if (!prefix.startsWith('/')) throw new Error(`A route begins with a slash, unlike ${prefix}.`);
    this.routes.push({ prefix, handler });
    this.routes.sort((a, b) => b.prefix.length - a.prefix.length);
  }

  find(path: string): RouteHandler | undefined {
    return this.routes.find(({ prefix }) => path.startsWith(prefix))?.handler;
  }
}

async function serveAdmin(
  door: AdminDoor,
  request: IncomingMessage,
  response: ServerResponse,
  limitBytes: number,
): Promise<void> {
  if (request.method !== 'POST') return sendJson(response, 405, { error: 'POST a JSON body to /admin' });
  const raw = await readBody(request, limitBytes);
  await door.answer(raw, request.headers, (envelope) => {
    const type = typeof envelope === 'string' ? JSON_TYPE : BYTES_TYPE;
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(envelope) });
    response.end(envelope);
  });
}

async function serveRoute(
  routes: RouteTable,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  limitBytes: number,
): Promise<void> {
  const handler = routes.find(path);
  if (!handler) return sendJson(response, 404, { error: `nothing is served at ${path}` });
  const body = await readBody(request, limitBytes);
  if (!body) return sendJson(response, 413, { error: `the body is larger than ${limitBytes} bytes` });
  const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  const answer = await handler({
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    headers: request.headers,
    body,
  });
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body);
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': JSON_TYPE });
  response.end(JSON.stringify(body));
}

function failOpenly(response: ServerResponse, error: unknown): void {
  console.error('The local cloud failed on its own:', error);
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, { error: error instanceof Error ? error.message : String(error) });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
