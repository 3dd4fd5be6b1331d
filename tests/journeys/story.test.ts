import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '..', '..');

it('tells the whole story without anything off, on one line through npm', async () => {
  const script = ['run', '-s', 'story', '--', '--json'];
  const { stdout } = await promisify(execFile)('npm', script, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  expect(stdout.match(/\n/g)).toHaveLength(1);
  const story = JSON.parse(stdout) as {
    readonly ok: boolean;
    readonly offs: readonly unknown[];
    readonly checks: number;
    readonly books: { readonly entries: number; readonly paidFen: number };
  };
  expect(story.offs).toEqual([]);
  expect(story.ok).toBe(true);
  expect(story.checks).toBe(250);
  // Li 38.60, Wang 5 × 10.00 and 100.00, Chen 60.00; what never reached the platform has two entries each.
  expect(story.books).toMatchObject({ entries: 76, paidFen: 24_860 });
}, 900_000);
