import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledCode } from './compiled-code';

const folder = mkdtempSync(join(tmpdir(), 'compiled-code-'));
const entryPath = join(folder, 'index.js');
const code = new SharedArrayBuffer(8);

beforeEach(() => {
  writeFileSync(entryPath, 'exports.main = () => 1;');
  utimesSync(entryPath, 1_000, 1_000);
});

afterAll(() => rmSync(folder, { recursive: true }));

it('finds what was compiled of a file that is still the same', () => {
  const compiled = new CompiledCode();
  expect(compiled.find(entryPath)).toBeUndefined();
  compiled.keeperOf(entryPath)(code);
  expect(compiled.find(entryPath)).toBe(code);
});

it.each([
  ['written anew', () => utimesSync(entryPath, 2_000, 2_000)],
  ['of another length', () => writeFileSync(entryPath, 'exports.main = () => 12;')],
])('finds nothing of a file that is %s since, even while it was being compiled', (_name, change) => {
  const compiled = new CompiledCode();
  const keep = compiled.keeperOf(entryPath);
  change();
  keep(code);
  expect(compiled.find(entryPath)).toBeUndefined();
});
