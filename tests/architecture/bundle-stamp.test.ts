import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isUpToDate, keepStamp } from '../../scripts/bundle-stamp';

const files = [
  'package-lock.json',
  'tsconfig.json',
  'scripts/build-functions.ts',
  'handler.ts',
  'wallet.ts',
  'index.js',
];
const before = new Date('2026-08-01T12:00:00Z');
const begunAtMs = before.getTime() + 1_000;
const made = { sources: ['handler.ts', 'wallet.ts'], bundle: 'index.js', begunAtMs };

let root: string;

function save(path: string, text: string, at = before): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  utimesSync(join(root, path), at, at);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tuike-stamp-'));
  for (const path of files) save(path, path);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the stamp of a bundle', () => {
  it('is not there before one was kept, and then says that nothing changed', async () => {
    expect(await isUpToDate(root, 'earnings')).toBe(false);
    await keepStamp(root, 'earnings', made);
    expect(await isUpToDate(root, 'earnings')).toBe(true);
  });

  it.each(files)('knows of a change of %s, by its time or its length, or when it is gone', async (path) => {
    await keepStamp(root, 'earnings', made);
    save(path, path, new Date(begunAtMs + 60_000));
    expect(await isUpToDate(root, 'earnings')).toBe(false);
    save(path, `${path} and more`);
    expect(await isUpToDate(root, 'earnings')).toBe(false);
    rmSync(join(root, path));
    expect(await isUpToDate(root, 'earnings')).toBe(false);
    save(path, path);
    expect(await isUpToDate(root, 'earnings')).toBe(true);
  });

  it('that cannot be read is none', async () => {
    await keepStamp(root, 'earnings', made);
    save('dist/bundle-stamps/earnings.json', '{"handler.ts":');
    expect(await isUpToDate(root, 'earnings')).toBe(false);
  });

  it('is taken away when a source was saved while the bundle was made', async () => {
    await keepStamp(root, 'earnings', made);
    save('wallet.ts', 'half of it', new Date(begunAtMs + 1_000));
    await keepStamp(root, 'earnings', made);
    expect(await isUpToDate(root, 'earnings')).toBe(false);
    save('wallet.ts', 'wallet.ts');
    expect(await isUpToDate(root, 'earnings')).toBe(false);
  });
});
