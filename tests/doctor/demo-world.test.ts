import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine, exitStatusOf } from '../../scripts/doctor/examine';
import { realDeployment } from '../../scripts/doctor/real-deployment';
import { ExaminedWorld, repositoryRoot } from './examined-world';

let world: ExaminedWorld;
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
const started = new Set<ChildProcess>();

beforeAll(async () => {
  world = await ExaminedWorld.start();
});

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.stop();
});

interface Step {
  readonly id: string;
  readonly status: string;
  readonly problems?: readonly { readonly en: string }[];
}

async function run(args: readonly string[]) {
  const env = { PATH: process.env.PATH };
  const command = ['-r', 'tsx/cjs', 'scripts/doctor.ts', ...args];
  const child = spawn(process.execPath, command, { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (bytes: Buffer) => {
      text[name] += bytes.toString('utf8');
    });
  }
  const [status] = (await once(child, 'close')) as [number];
  return { status, ...text };
}

function variablesFile(lines: readonly string[]): string {
  const path = join(folder, `${lines.length}-${Math.random()}.env`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('on the demo world', () => {
  it('everything that can be seen is fine, and what cannot be says so', async () => {
    await world.reset();

    const findings = await world.examine();

    const notFine = findings.filter(({ verdict }) => verdict.status !== 'fine');
    expect(notFine.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['callback-address', { status: 'unchecked', why: { zh: '本机地址,未检查', en: 'local, not checked' } }],
    ]);
    expect(findings).toHaveLength(30);
    expect(exitStatusOf(findings, false)).toBe(0);
    expect(exitStatusOf(findings, true)).toBe(1);
  });

  it('nothing is left behind in the inbox or in the books', async () => {
    await world.reset();
    await world.examine();

    const response = await fetch(`${world.running.addresses.adminUrl}/export`);
    const { collections } = (await response.json()) as { collections: Record<string, unknown[]> };

    expect([collections.inbox, collections.orders, collections.ledger]).toEqual([[], [], []]);
  });

  it('pay is called not configured while no pay variable is set', async () => {
    const overlay = { PAY_MCHID: '', PAY_CERTIFICATE_SERIAL: '', PAY_PRIVATE_KEY: '', PAY_PUBLIC_KEY_ID: '' };
    const without = { ...overlay, PAY_PUBLIC_KEY: '', PAY_API_V3_KEY: '', PAY_CERTIFICATE: '' };

    const findings = await world.examine({ overlay: without });

    const unset = findings.filter(({ verdict }) => verdict.status === 'not-configured');
    expect(unset.map(({ id }) => id)).toEqual(['pay-keys', 'pay-query', 'pay-ip-list', 'pay-appid']);
  });
});

describe('a deployment in the cloud', () => {
  it('is not called fine where only a console shows what is deployed', async () => {
    const { credentials, storeApiUrl } = world.running.addresses;
    const environment = {
      AGENCY_APPID: credentials.agencyAppid,
      AGENCY_SECRET: credentials.agencySecret,
      STORE_API_BASE_URL: storeApiUrl,
    };

    const findings = await examine(realDeployment(environment, repositoryRoot));

    const standings = Object.fromEntries(findings.map(({ id, verdict }) => [id, verdict.status]));
    expect(standings).toMatchObject({
      ...{ token: 'fine', 'ip-list': 'fine', clock: 'fine', 'promoter-feature': 'fine', plans: 'fine' },
      ...{ environment: 'wrong', database: 'unchecked', collections: 'waiting', shops: 'waiting' },
      ...{ 'function-rules': 'unchecked', 'function-limits': 'unchecked', timers: 'unchecked' },
      ...{ 'database-rules': 'unchecked', 'mini-program': 'unchecked', egress: 'unchecked' },
      ...{ 'callback-address': 'wrong', 'callback-answer': 'waiting', push: 'waiting', 'pay-keys': 'not-configured' },
    });
  });
});

describe('the command', () => {
  it('examines a world that runs, for machines: exit status 0', async () => {
    await world.reset();

    const { status, stdout, stderr } = await run([
      '--local',
      '--json',
      '--world',
      JSON.stringify(world.running.addresses),
    ]);

    const { kind, counts } = JSON.parse(stdout) as { kind: string; counts: Record<string, number> };
    expect({ status, stderr, kind }).toEqual({ status: 0, stderr: '', kind: 'local' });
    expect(counts).toEqual({ fine: 28, wrong: 0, unchecked: 2, 'not-configured': 0, waiting: 0 });
  });

  it('starts a world of its own and speaks both languages: exit status 0', async () => {
    const { status, stdout } = await run(['--local']);

    expect(stdout).toContain(
      '✓ 机构账号与密钥换得到 token · appid and secret of the agency get a token [token]: 正常 fine',
    );
    expect(stdout).toContain(
      '✓ 签名查询一个不存在的单号 · a signed query of an unknown number is answered [pay-query]: 正常 fine',
    );
    expect(stdout).toContain('有问题 0');
    expect(status).toBe(0);
  });

  it('says what is wrong, where and who: exit status 1', async () => {
    const file = variablesFile(['# a secret of yesterday', 'AGENCY_SECRET=another-secret']);
    const worldJson = JSON.stringify(world.running.addresses);

    const { status, stdout } = await run(['--local', '--env', file, '--world', worldJson]);

    expect(stdout).toContain('问题 AGENCY_SECRET 不对(40125)');
    expect(stdout).toContain('wrong: AGENCY_SECRET is wrong (40125)');
    expect(stdout).toContain('到哪里改 联盟带货机构后台 → 设置 → 开放信息');
    expect(stdout).toContain('谁来改 who: 机构 agency');
    expect(status).toBe(1);
  });

  it('examines a real deployment by a file of variables, and never prints a value of it', async () => {
    const { storeApiUrl } = world.running.addresses;
    const lines = [
      'AGENCY_APPID=wxagency_shanliren',
      'AGENCY_SECRET=canary-of-a-secret',
      'PUSH_AES_KEY=canary-of-a-key',
    ];
    const file = variablesFile([...lines, `STORE_API_BASE_URL=${storeApiUrl}`, 'PAY_PRIVATE_KEY=canary-of-pay']);

    const { status, stdout } = await run(['--env', file, '--json']);

    const { steps } = JSON.parse(stdout) as { steps: Step[] };
    expect(steps.filter((step) => step.status === 'wrong').map(({ id }) => id)).toEqual([
      ...['environment', 'token', 'callback-address', 'pay-keys'],
    ]);
    expect(stdout).not.toContain('canary');
    expect(status).toBe(1);
  });

  it.each([
    ['nothing to examine', [], 'say --local'],
    ['an option nobody knows', ['--lokal'], "Unknown option '--lokal'"],
    ['a world without --local', ['--world', '{}', '--env', 'x'], '--world goes with --local'],
    ['a world that is none', ['--local', '--world', '{}'], '--world takes the JSON line'],
    ['a file that is not there', ['--env', 'no-such-file'], 'there is no file no-such-file'],
  ])('%s: exit status 2', async (_name, args, sentence) => {
    const { status, stderr } = await run(args);

    expect(stderr).toContain(sentence);
    expect(stderr).toContain('npm run doctor -- [--local');
    expect(status).toBe(2);
  });
});
