import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../../emulator/clock/virtual-clock';
import { openDatabase } from '../../emulator/cloud/database/open-database';
import { registerDatabaseActions } from '../../emulator/cloud/database/register-database-actions';
import { startGateway } from '../../emulator/cloud/gateway/start-gateway';
import type { ServerKind } from './run';

/** A server process of the bench: it prints its address and answers GET /rows with how many rows it holds. */

/** The answer of each action without any work: what the SDK and the network alone can do. */
const cannedData: Readonly<Record<string, unknown>> = {
  'database.getDocument': { list: ['{"_id":"a","n":1,"name":"高山苹果"}'] },
  'database.insertDocument': { insertedIds: ['x'], inserted: 1 },
  'database.modifyDocument': { updated: 1, matched: 1, upsert_id: null },
};

function serveAtOnce(): void {
  let inserted = 0;
  const server = createServer((request, response) => {
    if (request.url === '/rows') {
      response.end(String(inserted));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { action } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { action: string };
      if (action === 'database.insertDocument') inserted += 1;
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ requestId: 'r', data: cannedData[action] }));
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

async function serveEmulator(file: string | undefined): Promise<void> {
  if (file) for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  const gateway = await startGateway();
  const collections = [{ name: 'bench', indexes: [] }];
  const database = await openDatabase({
    clock: new VirtualClock(),
    collections,
    ...(file === undefined ? {} : { file }),
  });
  registerDatabaseActions(gateway, database);
  gateway.route('/rows', () => ({ status: 200, headers: {}, body: String(database.exportAll().bench?.length ?? 0) }));
  console.log(gateway.url);
}

const kind = process.argv[2] as ServerKind;
if (kind === 'at-once') serveAtOnce();
else void serveEmulator(kind === 'durable' ? join(tmpdir(), 'tuike-bench.sqlite') : undefined);
