import { request as httpRequest } from 'node:http';
import { VirtualClock } from '../clock/virtual-clock';
import { buildFixtureFunctions, type FixtureDirectory } from './functions/fixture-functions';
import { type Cloud, startCloud } from './start-cloud';

const DAY_MS = 86_400_000;
/** Sunday 2026-11-22 12:00:30 in Beijing. */
const START_MS = Date.UTC(2026, 10, 22, 4, 0, 30);
const SDK = `const cloud = require('wx-server-sdk');
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
  const db = cloud.database();
  const _ = db.command;`;
const timer = (config: string) => ({ timeout: 20, invoke: 'none', triggers: [{ name: 't', type: 'timer', config }] });
const TICK = `${SDK}
  exports.main = async (event) => {
    const id = process.env.SCF_FUNCTIONNAME;
    const { stats } = await db.collection('ticks').doc(id).update({ data: { runs: _.inc(1), last: event.Time } });
    if (stats.updated === 0) await db.collection('ticks').add({ data: { _id: id, runs: 1, last: event.Time } });
    return { atMs: Date.now(), source: cloud.getWXContext().SOURCE, trigger: process.env.TRIGGER_SRC };
  };`;

const FUNCTIONS = {
  orders: {
    code: `${SDK}
      exports.main = async ({ action, order }) => {
        const orders = db.collection('orders');
        const { OPENID } = cloud.getWXContext();
        if (action === 'add') return orders.add({ data: { ...order, buyer: OPENID } });
        if (action === 'mine') return (await orders.where({ buyer: OPENID }).get()).data;
        return cloud.callFunction({ name: 'orders', data: { action: 'mine' } });
      };`,
    config: { timeout: 20 },
  },
  minutely: { code: TICK, config: timer('0 * * * * * *') },
  halfhourly: { code: TICK, config: timer('0 */30 * * * * *') },
  hourly: { code: TICK, config: timer('0 0 * * * * *') },
  nightly: { code: TICK, config: timer('0 0 2 * * * *') },
  push: {
    code: `exports.main = async (event) => ({
      statusCode: 200, headers: { 'content-type': 'application/octet-stream' }, isBase64Encoded: true,
      body: event.isBase64Encoded ? event.body : Buffer.from(event.body).toString('base64') });`,
    config: { httpAccess: true, invoke: 'none' },
  },
};

let directory: FixtureDirectory;
let clock: VirtualClock;
let cloud: Cloud;

beforeAll(() => {
  directory = buildFixtureFunctions(FUNCTIONS);
});
afterAll(() => directory.remove());
beforeEach(async () => {
  clock = new VirtualClock(START_MS);
  cloud = await startCloud({
    clock,
    functionsDir: directory.path,
    environment: {},
    collections: [
      { name: 'orders', indexes: [] },
      { name: 'ticks', indexes: [] },
    ],
    seed: (database) => database.importAll({ orders: [{ _id: 'seeded', buyer: 'o-seed' }] }),
  });
});
afterEach(() => cloud.stop());

async function callAs(openid: string, name: string, data: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', 'x-openid': openid };
  const response = await fetch(cloud.clientUrl, { method: 'POST', headers, body: JSON.stringify({ name, data }) });
  return (await response.json()) as Record<string, unknown>;
}

async function admin(line: string, body?: object): Promise<Record<string, unknown>> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(`${cloud.adminUrl}/${path}`, { method, body: body && JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

describe('the local cloud', () => {
  it('lets concurrent people write and read only as themselves', async () => {
    const people = ['o-1', 'o-2', 'o-3', 'o-4'];
    await Promise.all(
      people.map((openid) => callAs(openid, 'orders', { action: 'add', order: { _id: `order-${openid}` } })),
    );
    for (const openid of people) {
      const { result } = await callAs(openid, 'orders', { action: 'mine' });
      expect(result).toEqual([{ _id: `order-${openid}`, buyer: openid }]);
    }
  });

  it('passes a person on from function to function', async () => {
    await callAs('o-1', 'orders', { action: 'add', order: { _id: 'x' } });
    const { result } = await callAs('o-1', 'orders', { action: 'nested' });
    expect(result).toMatchObject({ result: [{ _id: 'x', buyer: 'o-1' }] });
  });

  it('counts calls of the database by function', async () => {
    await admin('POST stats/reset');
    await callAs('o-1', 'orders', { action: 'mine' });
    expect(await admin('GET stats')).toMatchObject({
      gateway: { byAction: { 'database.getDocument': 1 }, byFunction: { orders: { 'database.getDocument': 1 } } },
      functions: { orders: { invocations: 1, errors: 0 } },
    });
  });

  it('passes the bytes of an HTTP access through unchanged', async () => {
    const bytes = Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x41]);
    const response = await fetch(`${cloud.httpUrl('push')}/a?b=1`, { method: 'POST', body: bytes });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect([...Buffer.from(await response.arrayBuffer())]).toEqual([...bytes]);
  });

  it('survives a client that hangs up before the answer', async () => {
    await new Promise<void>((resolve) => {
      const pending = httpRequest(cloud.clientUrl, { method: 'POST', headers: { 'x-openid': 'o-1' } });
      pending.on('error', () => resolve());
      pending.end(JSON.stringify({ name: 'orders', data: { action: 'mine' } }), () =>
        setTimeout(() => pending.destroy(), 5),
      );
    });
    expect(await callAs('o-1', 'orders', { action: 'mine' })).toMatchObject({ result: [] });
  });

  it('jumps 25 days and runs every timer the exact number of times', async () => {
    const { timerRuns, timerFailures, nowMs } = await admin('POST clock', { toMs: START_MS + 25 * DAY_MS });
    expect(timerFailures).toEqual([]);
    expect(timerRuns).toBe(129 + 129 + 600 + 25);
    expect(Number(nowMs)).toBeGreaterThanOrEqual(START_MS + 25 * DAY_MS);
    const { collections } = await admin('GET export');
    const ticks = Reflect.get(Object(collections), 'ticks') as { _id: string; runs: number; last: string }[];
    expect([...ticks].sort((a, b) => a._id.localeCompare(b._id))).toEqual([
      { _id: 'halfhourly', runs: 129, last: '2026-12-17T00:00:00Z' },
      { _id: 'hourly', runs: 600, last: '2026-12-17T04:00:00Z' },
      { _id: 'minutely', runs: 129, last: '2026-12-17T00:00:00Z' },
      { _id: 'nightly', runs: 25, last: '2026-12-16T18:00:00Z' },
    ]);
  });

  it('runs the frequent timers each minute after a call of a person', async () => {
    await callAs('o-1', 'orders', { action: 'mine' });
    expect(await admin('POST clock', { toMs: START_MS + DAY_MS / 24 })).toMatchObject({ timerRuns: 10 + 2 + 1 + 1 });
  });

  it('runs a timer on request, as a trigger and with the world’s time', async () => {
    await admin('POST clock', { toMs: START_MS + DAY_MS / 2 });
    const run = await admin('POST timers/run', { name: 'nightly' });
    expect(run).toMatchObject({ ok: true, result: { source: 'wx_trigger', trigger: 'timer' } });
    expect(Reflect.get(Object(run.result), 'atMs')).toBeGreaterThanOrEqual(START_MS + DAY_MS / 2);
  });

  it('goes back to the seed on reset', async () => {
    await callAs('o-1', 'orders', { action: 'add', order: { _id: 'x' } });
    expect(await admin('POST reset')).toMatchObject({ ok: true });
    const { collections } = await admin('GET export');
    expect(Reflect.get(Object(collections), 'orders')).toEqual([{ _id: 'seeded', buyer: 'o-seed' }]);
    expect(await admin('GET stats')).toMatchObject({ liveInstances: 0, gateway: { total: 0 } });
    expect(await admin('GET logs')).toEqual({ lines: [] });
  });

  it('imports a world that functions then see', async () => {
    await admin('POST import', { collections: { orders: [{ _id: 'i', buyer: 'o-2' }] } });
    expect(await callAs('o-2', 'orders', { action: 'mine' })).toMatchObject({ result: [{ _id: 'i', buyer: 'o-2' }] });
  });
});

it('does not start beside a real credential, and names its variable', async () => {
  process.env.TENCENTCLOUD_SECRETKEY = 'not-the-local-one';
  const start = startCloud({ clock, functionsDir: directory.path, environment: {}, collections: [] });
  await expect(start).rejects.toThrow('TENCENTCLOUD_SECRETKEY holds what looks like a real credential');
  delete process.env.TENCENTCLOUD_SECRETKEY;
});
