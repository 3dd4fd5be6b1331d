import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { playBusyDays } from './play-busy-days';
import { TreePeak } from './tree-peak';

const root = resolve(__dirname, '..', '..');
const starts = 3;
const aim = 'aim: under 500 MiB';

/**
 * How long the local world takes until it serves, and the most memory of two whole process trees: the story's, and that
 * of a world that is played through its doors as a developer would.
 */
export async function run(): Promise<void> {
  const seconds: number[] = [];
  for (let start = 0; start < starts; start += 1) seconds.push(await secondsUntilReady());
  seconds.sort((one, other) => one - other);
  console.log(`ready after ${seconds.map((value) => value.toFixed(1)).join(' / ')} s (aim: under 15 s)`);
  const { peak, storySeconds, checks } = await storyPeak();
  console.log(`the story (${checks} checks, ${storySeconds.toFixed(0)} s) peaked at ${peak} (${aim})`);
  const { peak: worldPeak, told } = await worldPeakOf();
  console.log(`npm start, after ${told}, peaked at ${worldPeak} (${aim})`);
}

async function secondsUntilReady(): Promise<number> {
  const startedAt = performance.now();
  const world = script(['scripts/start.ts', '--json']);
  const line = await firstLine(world);
  const { adminUrl } = JSON.parse(line) as { adminUrl: string };
  const health = await fetch(`${adminUrl.replace(/\/$/, '')}/health`);
  if (!health.ok) throw new Error(`not healthy: ${health.status}`);
  const seconds = (performance.now() - startedAt) / 1000;
  await stop(world);
  return seconds;
}

async function storyPeak(): Promise<{ peak: string; storySeconds: number; checks: number }> {
  const startedAt = performance.now();
  const story = script(['scripts/story.ts', '--json']);
  const tree = TreePeak.watch(story.pid);
  const told = await firstLine(story);
  const peak = tree.end();
  const { ok, checks } = JSON.parse(told) as { ok: boolean; checks: number };
  if (!ok) throw new Error('the story was off');
  return { peak, storySeconds: (performance.now() - startedAt) / 1000, checks };
}

async function worldPeakOf(): Promise<{ peak: string; told: string }> {
  const world = script(['scripts/start.ts', '--json']);
  const tree = TreePeak.watch(world.pid);
  const told = await playBusyDays(JSON.parse(await firstLine(world)) as Parameters<typeof playBusyDays>[0]);
  const peak = tree.end();
  await stop(world);
  return { peak, told };
}

async function stop(world: ChildProcess): Promise<void> {
  world.kill('SIGINT');
  const [status] = (await once(world, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`stopped with status ${status}`);
}

function script(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['-r', 'tsx/cjs', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The first line that a child prints; it may go on printing. */
async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (!stdout) throw new Error('no output');
  return new Promise((done, fail) => {
    let text = '';
    stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end >= 0) done(text.slice(0, end));
    });
    stdout.on('end', () => fail(new Error(`ended without a line: ${text.slice(0, 200)}`)));
  });
}
