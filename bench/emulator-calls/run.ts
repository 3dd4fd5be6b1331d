import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type ServerKind = 'at-once' | 'memory' | 'durable';

const kinds: readonly ServerKind[] = ['at-once', 'memory', 'durable'];
const operations = ['doc.get', 'add', 'doc.update'] as const;
const rounds = 7;
const callsPerRound = 1500;

interface Server {
  readonly kind: ServerKind;
  readonly url: string;
  readonly process: ChildProcess;
}

/**
 * How much of the SDK's own speed the local cloud leaves: the real SDK with 16 callers in one process, against a server
 * that answers at once, the emulator in memory, and the durable emulator, in turn within each round.
 */
export async function run(): Promise<void> {
  const servers = await Promise.all(kinds.map(startServer));
  // A client of its own for each server: the SDK keeps the address it was initialised with.
  const clients = new Map(kinds.map((kind) => [kind, startScript('call.ts', [])]));
  try {
    for (const operation of operations) await measure(operation, servers, clients);
    await crossCheck(servers);
  } finally {
    for (const child of [...servers.map((server) => server.process), ...clients.values()]) child.kill();
  }
}

async function measure(
  operation: (typeof operations)[number],
  servers: readonly Server[],
  clients: ReadonlyMap<ServerKind, ChildProcess>,
): Promise<void> {
  const rates = new Map<ServerKind, number[]>(kinds.map((kind) => [kind, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { kind, url } of servers) {
      const client = clients.get(kind);
      if (!client) throw new Error(`no client for ${kind}`);
      const seconds = await askRound(client, { url, operation, calls: callsPerRound, round });
      // The first round warms both sides up.
      if (round > 0) rates.get(kind)?.push(callsPerRound / seconds);
    }
  }
  const [atOnce = 0, memory = 0, durable = 0] = kinds.map((kind) => median(rates.get(kind) ?? []));
  console.log(
    `${operation.padEnd(11)} at once ${atOnce.toFixed(0).padStart(6)}/s   memory ${memory.toFixed(0).padStart(6)}/s = ${(memory / atOnce).toFixed(2)}   durable ${durable.toFixed(0).padStart(6)}/s = ${(durable / atOnce).toFixed(2)}`,
  );
}

/** Every add must be a row: otherwise the rate was of calls that did nothing. */
async function crossCheck(servers: readonly Server[]): Promise<void> {
  for (const { kind, url } of servers) {
    const rows = Number(await (await fetch(`${url}/rows`)).text());
    const expected = callsPerRound * (rounds + 1) + (kind === 'at-once' ? 0 : 1);
    if (rows !== expected) throw new Error(`${kind} holds ${rows} rows, ${expected} were added`);
  }
  console.log(`rows stored agree with the adds: ${callsPerRound * (rounds + 1)} on each server`);
}

async function startServer(kind: ServerKind): Promise<Server> {
  const child = startScript('serve.ts', [kind]);
  if (!child.stdout) throw new Error('a server without output');
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { kind, url: chunk.toString('utf8').trim(), process: child };
}

function startScript(file: string, args: readonly string[]): ChildProcess {
  const stdio = ['ignore', 'pipe', 'inherit', 'ipc'] as ('ignore' | 'pipe' | 'inherit' | 'ipc')[];
  return fork(join(__dirname, file), [...args], { execArgv: ['-r', 'tsx/cjs'], stdio });
}

async function askRound(client: ChildProcess, round: object): Promise<number> {
  client.send(round);
  const [answer] = (await once(client, 'message')) as [{ seconds?: number; failure?: string }];
  if (answer.seconds === undefined) throw new Error(answer.failure);
  return answer.seconds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
