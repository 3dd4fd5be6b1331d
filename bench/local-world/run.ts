import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const starts = 3;

/** How long the local world takes until it serves, and how much memory it has used at most once the story is over. */
export async function run(): Promise<void> {
  const seconds: number[] = [];
  for (let start = 0; start < starts; start += 1) seconds.push(await secondsUntilReady());
  seconds.sort((one, other) => one - other);
  console.log(`ready after ${seconds.map((value) => value.toFixed(1)).join(' / ')} s (aim: under 15 s)`);
  const { peakMiB, storySeconds, checks } = await storyPeak();
  console.log(
    `the story (${checks} checks, ${storySeconds.toFixed(0)} s) peaked at ${peakMiB.toFixed(0)} MiB (aim: under 500 MiB)`,
  );
}

async function secondsUntilReady(): Promise<number> {
  const startedAt = performance.now();
  const world = script(['scripts/start.ts', '--json']);
  const line = await firstLine(world);
  const { adminUrl } = JSON.parse(line) as { adminUrl: string };
  const health = await fetch(`${adminUrl.replace(/\/$/, '')}/health`);
  if (!health.ok) throw new Error(`not healthy: ${health.status}`);
  const seconds = (performance.now() - startedAt) / 1000;
  world.kill('SIGINT');
  const [status] = (await once(world, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`stopped with status ${status}`);
  return seconds;
}

/** Linux keeps the most that a process ever had in memory; worker threads count, for they are in the same process. */
async function storyPeak(): Promise<{ peakMiB: number; storySeconds: number; checks: number }> {
  const startedAt = performance.now();
  const story = script(['scripts/story.ts', '--json']);
  let peakKiB = 0;
  const sampler = setInterval(() => {
    peakKiB = Math.max(peakKiB, peakOf(story.pid));
  }, 250);
  const told = await firstLine(story);
  clearInterval(sampler);
  const { ok, checks } = JSON.parse(told) as { ok: boolean; checks: number };
  if (!ok) throw new Error('the story was off');
  return { peakMiB: peakKiB / 1024, storySeconds: (performance.now() - startedAt) / 1000, checks };
}

function peakOf(pid: number | undefined): number {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function script(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['-r', 'tsx/cjs', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error(`ended without a line: ${text.slice(0, 200)}`);
}
