import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import tcb from '@cloudbase/node-sdk';
import { openDatabase } from './open-database';
import { HandClock } from './testing/hand-clock';
import { sdkEnvironment } from './testing/sdk-environment';
import type { SdkDatabase } from './testing/sdk-shapes';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durability-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Cloud = ChildProcessByStdio<null, Readable, null>;

async function startDurableCloud(file: string): Promise<{ cloud: Cloud; db: SdkDatabase }> {
  const program = join(__dirname, 'testing', 'durable-cloud.ts');
  const cloud = spawn(process.execPath, ['-r', 'tsx/cjs', program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(cloud.stdout, 'data')) as [Buffer];
  Object.assign(process.env, sdkEnvironment(line.toString().trim()));
  return { cloud, db: tcb.init({ env: 'local-env' }).database() as unknown as SdkDatabase };
}

/** One transfer of 1 fen with its ledger row. */
async function transfer(db: SdkDatabase, from: string, to: string, id: string): Promise<void> {
  await db.runTransaction(async (transaction) => {
    await transaction
      .collection('wallets')
      .doc(from)
      .update({ fen: db.command.inc(-1) });
    await transaction
      .collection('wallets')
      .doc(to)
      .update({ fen: db.command.inc(1) });
    await transaction.collection('ledger').add({ _id: id, from, to });
  });
}

it('keeps every acknowledged commit whole when the process is killed in the middle of work', async () => {
  const file = join(folder, 'cloud.db');
  const { cloud, db } = await startDurableCloud(file);
  const pairs = Array.from({ length: 8 }, (_, n) => [`from${n}`, `to${n}`] as const);
  await db.collection('wallets').add(pairs.flat().map((_id) => ({ _id, fen: 1_000 })));
  const acknowledged: string[] = [];
  let killed = false;
  const workers = pairs.map(async ([from, to], worker) => {
    for (let n = 0; !killed; n += 1) {
      const id = `t${worker}-${n}`;
      const outcome = await transfer(db, from, to, id).then(
        () => true,
        () => false,
      );
      if (!outcome) return;
      acknowledged.push(id);
    }
  });
  while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
  cloud.kill('SIGKILL');
  killed = true;
  await Promise.all([once(cloud, 'exit'), ...workers]);

  const reopened = openDatabase({ clock: new HandClock(), file });
  const { wallets = [], ledger = [] } = reopened.exportAll() as Record<string, { _id: string; fen?: number }[]>;
  reopened.close();

  const present = new Set(ledger.map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
  const moved = new Map(pairs.map((_, worker) => [worker, ledger.filter(({ _id }) => _id.startsWith(`t${worker}-`))]));
  const expected = pairs.flatMap(([from, to], worker) => {
    const count = moved.get(worker)?.length ?? 0;
    return [
      { _id: from, fen: 1_000 - count },
      { _id: to, fen: 1_000 + count },
    ];
  });
  expect([...wallets].sort((a, b) => a._id.localeCompare(b._id))).toEqual(
    expected.sort((a, b) => a._id.localeCompare(b._id)),
  );
});

it('comes back with collections, indexes and every kind of value', async () => {
  const file = join(folder, 'made', 'on', 'demand', 'cloud.db');
  const indexes = [{ name: 'no_1', unique: true, keys: [{ name: 'no', direction: 1 as const }] }];
  const first = openDatabase({ clock: new HandClock(), file, collections: [{ name: 'orders', indexes }] });
  const documents = [
    { _id: 'a', no: 1, at: { $date: '2026-01-05T08:00:00.000Z' }, nested: { list: [1, 'two', null] } },
    { _id: 5, no: 2, text: '推客' },
  ];
  await first.importAll({ orders: documents, created: [{ _id: 'x' }] });
  first.close();

  const second = openDatabase({ clock: new HandClock(), file });

  expect(second.exportAll()).toEqual({ orders: [documents[1], documents[0]], created: [{ _id: 'x' }] });
  await expect(second.importAll({ orders: [{ _id: 'b', no: 2 }] })).rejects.toThrow('index: no_1');
  second.reset();
  second.close();
  const third = openDatabase({ clock: new HandClock(), file });
  expect(third.exportAll()).toEqual({});
  third.close();
});
