import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came over the wire: the action and the parts that the adapter decides about. */
export interface WireCall {
  readonly action: string;
  readonly [part: string]: unknown;
}

export type WireAnswer = object | 'silence';

/** A service that answers as it is told, and remembers what it was asked. */
export interface ScriptedService {
  readonly port: number;
  /** What was asked since the last look. */
  takeCalls(): WireCall[];
  /** Answers one action with this, once; everything else is answered with success. */
  answerNext(action: string, answer: WireAnswer): void;
  close(): Promise<void>;
}

const successes: Readonly<Record<string, object>> = {
  'database.startTransaction': { transactionId: 't1' },
  'database.insertDocument': { data: { insertedIds: ['a'], inserted: 1 } },
  'database.getDocument': { data: { list: ['{"_id":"a","n":1,"_changeCount":4}'] } },
  'database.calculateDocument': { data: { total: 3 } },
  'database.modifyDocument': { data: { updated: 1, matched: 1, upsert_id: null } },
  'database.removeDocument': { data: { deleted: 1 } },
};

export async function startScriptedService(): Promise<ScriptedService> {
  const calls: WireCall[] = [];
  const answers = new Map<string, WireAnswer>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { action, ...body } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as WireCall;
    calls.push({ action, ...partsOf(body) });
    const answer = answers.get(action) ?? successes[action] ?? {};
    answers.delete(action);
    if (answer === 'silence') return;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ requestId: 'r', ...answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    takeCalls: () => calls.splice(0),
    answerNext: (action, answer) => void answers.set(action, answer),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const parts = [
  'collectionName',
  'queryType',
  'query',
  'data',
  'order',
  'limit',
  'multi',
  'merge',
  'upsert',
  'transactionId',
];

/** Queries and data travel as text of canonical EJSON. */
function partsOf(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    parts.filter((part) => body[part] !== undefined).map((part) => [part, parsed(body[part])] as const),
  );
}

function parsed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(parsed);
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
}
