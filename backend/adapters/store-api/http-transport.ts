import http from 'node:http';
import https from 'node:https';

export interface TransportRequest {
  readonly url: URL;
  /** JSON to be posted; null gets instead. */
  readonly body: string | null;
  /** For the whole exchange, from the first byte sent to the last one read. */
  readonly timeoutMs: number;
}

export interface TransportResponse {
  readonly status: number;
  readonly text: string;
}

/** Posts JSON, or gets; rejects with TransportFailure. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** No answer came. The reason names no address: addresses of the platform carry the token. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';

  constructor(
    readonly reason: string,
    readonly isStaleConnection = false,
  ) {
    super(reason);
  }
}

const maxAnswerBytes = 8 * 1024 * 1024;

/**
 * Asks over kept-alive connections. A connection that the other side had closed meanwhile is replaced once: then
 * nothing of the request was read, and everything that we ask of the platform may be asked twice anyway.
 */
export function httpTransport(): Transport {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  const ask = (request: TransportRequest) => askOnce(request, agents);
  return async (request) => {
    try {
      return await ask(request);
    } catch (error) {
      if (error instanceof TransportFailure && error.isStaleConnection) return ask(request);
      throw error;
    }
  };
}

function askOnce(
  { url, body, timeoutMs }: TransportRequest,
  agents: { readonly http: http.Agent; readonly https: https.Agent },
): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body ?? '', 'utf8');
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length };
    const options = body === null ? { method: 'GET' } : { method: 'POST', headers };
    const request =
      url.protocol === 'https:'
        ? https.request(url, { ...options, agent: agents.https })
        : http.request(url, { ...options, agent: agents.http });
    const timer = setTimeout(() => request.destroy(new TransportFailure('no answer in time')), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(failureOf(error, request.reusedSocket));
    };
    request.on('error', fail);
    request.on('response', (response) => {
      readText(response).then((text) => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, text });
      }, fail);
    });
    request.end(bytes);
  });
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxAnswerBytes) {
      response.destroy();
      throw new TransportFailure('the answer is too large');
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failureOf(error: Error, wasReused: boolean): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const code: unknown = Reflect.get(error, 'code');
  const reason = typeof code === 'string' ? code : error.name;
  return new TransportFailure(reason, wasReused && reason === 'ECONNRESET');
}
