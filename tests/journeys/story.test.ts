import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '..', '..');

it('tells the whole story without anything off, on one line through npm', async () => {
  const script = ['run', '-s', 'story', '--', '--json'];
  const { stdout } = await promisify(execFile)('npm', script, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  expect(stdout.match(/\n/g)).toHaveLength(1);
  const story = JSON.parse(stdout) as { ok: boolean; offs: unknown[]; checks: number; books: { entries: number } };
  expect(story.offs).toEqual([]);
  expect(story.ok).toBe(true);
  expect(story.checks).toBeGreaterThan(90);
  expect(story.books.entries).toBeGreaterThan(30);
}, 480_000);
