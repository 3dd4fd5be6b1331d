import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { projectFiles, startWorld, type WorldOptions } from '../../../emulator/main';

/** The pay platform as a part of the local world. */

const started = new Set<{ stop(): Promise<void> }>();

afterEach(async () => {
  for (const world of started) await world.stop();
  started.clear();
});

async function start(options: Partial<WorldOptions> = {}) {
  const world = await startWorld({ ...projectFiles(resolve(__dirname, '..', '..', '..')), ...options });
  started.add(world);
  return world;
}

const VARIABLES = [
  'PAY_API_BASE_URL',
  'PAY_NOTIFY_URL',
  'PAY_MCHID',
  'PAY_CERTIFICATE_SERIAL',
  'PAY_CERTIFICATE',
  'PAY_PRIVATE_KEY',
  'PAY_PUBLIC_KEY_ID',
  'PAY_PUBLIC_KEY',
  'PAY_PLATFORM_CERTIFICATES',
  'PAY_API_V3_KEY',
  'PAYEE_DATA_KEY',
];
const GIG_VARIABLES = [
  'GIG_API_BASE_URL',
  'GIG_NOTIFY_URL',
  'GIG_DEALER_ID',
  'GIG_BROKER_ID',
  'GIG_APP_KEY',
  'GIG_DES3_KEY',
];

it('gives its addresses and the variables of the pay side; the gig platform only when asked', async () => {
  const { addresses, pay } = await start();
  expect(addresses).toMatchObject({
    payApiUrl: pay.apiBaseUrl,
    payPageUrl: `${pay.url}/`,
    payEventsUrl: expect.stringMatching(/\/http\/pay-events$/),
  });
  expect(Object.keys(addresses.credentials.pay).sort()).toEqual([...VARIABLES].sort());
  expect(addresses.credentials.pay.PAY_NOTIFY_URL).toBe(addresses.payEventsUrl);
  expect((await (await fetch(`${addresses.payPageUrl}play/balance`)).json()).balances.OPERATION).toBe(1_000_000);
  const withGig = await start({ gig: true });
  expect(Object.keys(withGig.addresses.credentials.pay)).toEqual(expect.arrayContaining(GIG_VARIABLES));
  expect(withGig.pay.settings.gig.on).toBe(true);
});

it('what a function needs to send money fits into its 4 KB', async () => {
  const { addresses } = await start();
  const needed = VARIABLES.filter((name) => name !== 'PAY_CERTIFICATE');
  const bytes = needed.reduce((sum, name) => sum + name.length + (addresses.credentials.pay[name] ?? '').length, 0);
  expect(bytes).toBeLessThan(4096 - 200);
});

it('a reset of the local world forgets money in transit and keeps the keys', async () => {
  const { addresses, pay } = await start();
  const { credentials } = pay;
  await pay.play('top-up', { amount: 1 });
  await fetch(`${addresses.adminUrl}/reset`, { method: 'POST' });
  expect(pay.export().state.balances.OPERATION).toBe(1_000_000);
  expect(pay.export().credentials).toEqual(credentials);
});

it('keys and money survive a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tuike-pay-'));
  try {
    const first = await start({ dataDir });
    await first.pay.play('top-up', { amount: 5 });
    const kept = first.pay.export();
    await first.stop();
    started.delete(first);
    const second = await start({ dataDir });
    expect(second.pay.export()).toEqual(kept);
    await fetch(`${second.addresses.adminUrl}/reset`, { method: 'POST' });
    expect(second.pay.export().state.balances.OPERATION).toBe(1_000_000);
  } finally {
    for (const world of started) await world.stop();
    started.clear();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
