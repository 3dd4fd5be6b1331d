import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DEMO } from '../../scripts/story/story-world';

const root = resolve(__dirname, '..', '..');
const started = new Set<ChildProcess>();

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});

/** Ends what is left of a process group; mostly nothing is. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

interface Addresses {
  readonly clientUrl: string;
  readonly adminUrl: string;
  readonly storePageUrl: string;
  readonly streetUrl: string;
  /** While nobody owns the deployment. */
  readonly ownerCode?: string;
  readonly credentials: Readonly<Record<string, string>>;
}

async function start(args: readonly string[]): Promise<{ child: ChildProcess; addresses: Addresses }> {
  const command = ['-r', 'tsx/cjs', 'scripts/start.ts', '--json', ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  started.add(child);
  if (!child.stdout) throw new Error('no output');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, addresses: JSON.parse(line.toString('utf8')) as Addresses };
}

async function post(url: string, body: unknown, person?: string): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (person) Object.assign(headers, { 'x-openid': `oMini-${person}`, 'x-unionid': `uUnion-${person}` });
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

async function call(addresses: Addresses, person: string, name: string, action: string, input: unknown = {}) {
  const answer = await post(addresses.clientUrl, { name, data: { action, input } }, person);
  return answer.result as { ok: boolean; value: Record<string, never>; code?: string };
}

async function joinAndSell(addresses: Addresses): Promise<void> {
  const consent = { agreementVersion: '2026-07', isAdult: true };
  const { value } = await call(addresses, 'wang-ayi', 'promoter', 'register', consent);
  const { queryString, extraData } = value.view as unknown as { queryString: string; extraData: unknown };
  const agree = { openid: 'oMini-wang-ayi', query_string: queryString, extraData, decision: 'agree' };
  await post(`${addresses.storePageUrl}play/business-view`, agree);
  await call(addresses, 'wang-ayi', 'promoter', 'confirmBinding');
  const share = { kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid };
  const link = await call(addresses, 'wang-ayi', 'promotion', 'createShareLink', share);
  const { shortLink } = link.value.forms as unknown as { shortLink: string };
  await post(`${addresses.storePageUrl}play/open-link`, { person: 'xiao-lin', link: shortLink });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  await post(`${addresses.storePageUrl}play/order`, { person: 'xiao-lin', items, from: 'organic', pay: true });
}

async function frozenFen(addresses: Addresses): Promise<unknown> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const wallet = await call(addresses, 'wang-ayi', 'earnings', 'wallet');
    if (wallet.ok && (wallet.value.frozenFen as unknown as number) > 0) return wallet.value.frozenFen;
    await new Promise((done) => setTimeout(done, 100));
  }
  return 0;
}

async function exitStatus(child: ChildProcess): Promise<number | null> {
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

describe('npm start', () => {
  it('prints one line of addresses, serves, shows a saved file at once, and stops cleanly on Ctrl-C', async () => {
    const { child, addresses } = await start([]);
    expect(Object.keys(addresses)).toEqual(
      expect.arrayContaining(['cloudUrl', 'clientUrl', 'adminUrl', 'pushUrl', 'storeApiUrl', 'storePageUrl']),
    );
    const page = await fetch(addresses.storePageUrl);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const changes = (await fetch(new URL('/changes', addresses.streetUrl))).body?.getReader();
    const heard = async () => new TextDecoder().decode((await changes?.read())?.value);
    await heard();
    // As an editor's save: the file is as it was, and newer.
    utimesSync(join(root, 'miniprogram', 'app.json'), new Date(), new Date());
    expect(await heard()).toBe('data: reload\n\n');
    await changes?.cancel();
    child.kill('SIGINT');
    expect(await exitStatus(child)).toBe(0);
  }, 60_000);

  it('through npm prints exactly one line when npm is told to be silent', async () => {
    // A process group of its own: npm starts a shell and that starts node, and all of them get the Ctrl-C of a terminal.
    const child = spawn('npm', ['start', '-s', '--', '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    try {
      let text = '';
      const hasLine = new Promise<void>((done) => {
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
          if (text.includes('\n')) done();
        });
      });
      await hasLine;
      const closed = once(child, 'close');
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await closed;
      expect(text.match(/\n/g)).toHaveLength(1);
      const { storePageUrl } = JSON.parse(text) as Addresses;
      expect(storePageUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    } finally {
      endGroup(child);
    }
  }, 60_000);

  it('keeps books and shop across a restart, also when it was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tuike-world-'));
    try {
      const first = await start(['--data', folder]);
      await joinAndSell(first.addresses);
      expect(await frozenFen(first.addresses)).toBe(3860);
      await new Promise((done) => setTimeout(done, 800));
      first.child.kill('SIGKILL');
      await exitStatus(first.child);

      const second = await start(['--data', folder]);
      expect(await frozenFen(second.addresses)).toBe(3860);
      const state = (await (await fetch(`${second.addresses.storePageUrl}play/state`)).json()) as { orders: unknown[] };
      expect(state.orders).toHaveLength(1);
      second.child.kill('SIGTERM');
      expect(await exitStatus(second.child)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 90_000);

  it('starts empty on request: nothing is set up, it says so, and prints the code that makes its owner', async () => {
    const { addresses } = await start(['--empty']);
    expect(await call(addresses, 'wang-ayi', 'promoter', 'status')).toMatchObject({ ok: false, code: 'not-open' });
    const { ownerCode = '' } = addresses;
    expect(ownerCode).toMatch(/^[\w-]{22}$/);
    const claim = { code: ownerCode, name: '李店长' };
    expect(await call(addresses, 'li-dianzhang', 'console', 'claimOwner', claim)).toMatchObject({ ok: true });
    expect(await call(addresses, 'xiao-lin', 'console', 'claimOwner', claim)).toMatchObject({ ok: false });
  }, 60_000);

  it('names a wrong argument and how to mend it', async () => {
    const run = promisify(execFile)(process.execPath, ['-r', 'tsx/cjs', 'scripts/start.ts', '--port', 'none'], {
      cwd: root,
    });
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--port must be a number') });
  });
});
