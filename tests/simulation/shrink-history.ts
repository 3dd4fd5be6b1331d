import { type Simulation, type SimulationOptions, simulate } from './playing/simulate';

/** No failing history is worth more than this many tries. */
const mostTries = 400;

/** How a history is played; the database has to be a new one each time. */
type Player = (seed: number, options: SimulationOptions) => Promise<Simulation>;

/** Leaves out orders and happenings, many at first and one by one at last, as long as it still goes wrong. */
export async function shrink(seed: number, play: Player = simulate): Promise<Simulation> {
  let smallest = await play(seed, {});
  let tries = 0;
  const without = async (parts: readonly string[]): Promise<boolean> => {
    tries += 1;
    const keep = new Set(smallest.parts.filter((part) => !parts.includes(part)));
    const smaller = await play(seed, { keep });
    if (smaller.violations.length === 0) return false;
    smallest = { ...smaller, parts: [...keep] };
    return true;
  };
  if (smallest.violations.length === 0) return smallest;
  for (let size = Math.ceil(smallest.parts.length / 2); size >= 1 && tries < mostTries; size = Math.floor(size / 2)) {
    for (let start = 0; start < smallest.parts.length && tries < mostTries; ) {
      const isLeftOut = await without(smallest.parts.slice(start, start + size));
      if (!isLeftOut) start += size;
    }
  }
  return smallest;
}

/** What to type to see a failing history again. */
export function replayCommand(seed: number, parts: readonly string[]): string {
  return `npx tsx tests/simulation/run.ts --seed ${seed} --keep ${parts.join(',')} --trace`;
}
