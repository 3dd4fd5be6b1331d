import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface LocalServerSetup {
  /** How the server calls itself when something in it breaks. */
  readonly name: string;
  readonly port: number;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** A server of this machine alone: it listens on 127.0.0.1, and a request that breaks it is answered with why. */
export async function serveLocally(setup: LocalServerSetup): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    setup.handle(request, response).catch((cause: unknown) => {
      const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      if (response.headersSent) return void response.destroy();
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${setup.name} failed: ${words}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(setup.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`${setup.name} has no port`);
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Pages of the same machine may read and play (the phone in a browser has another port); no other page may. Answers
 * what is settled by that alone, and says whether the caller still has to.
 */
export function admitLocalPage(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  if (origin && !/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)) {
    response.writeHead(403).end('only pages of this machine may play');
    return false;
  }
  if (origin) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-headers', 'content-type');
  }
  if (request.method !== 'OPTIONS') return true;
  response.writeHead(204).end();
  return false;
}

/** The whole body; one that is larger is an error. */
export async function readWholeBody(request: IncomingMessage, largestBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const chunk = Buffer.from(part);
    bytes += chunk.length;
    if (bytes > largestBytes) throw new Error(`the body is larger than ${largestBytes} bytes`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
