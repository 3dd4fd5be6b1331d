import { faultTable } from '../schedule/fault-classes';
import { FaultLog } from '../schedule/fault-log';
import { replayCommand, shrink } from '../shrink-history';
import { type Simulation, type SimulationOptions, simulate } from './simulate';

/** Seeds that a run plays: `PROVE_RUNS` of them (or `usual`) from `PROVE_FROM` on. */
export function seedsToPlay(usual: number): { readonly from: number; readonly count: number } {
  return { from: Number(process.env.PROVE_FROM ?? 1), count: Number(process.env.PROVE_RUNS ?? usual) };
}

export interface SeedsPlayed {
  readonly count: number;
  readonly calls: number;
  readonly log: FaultLog;
  /** What went wrong with the first seed that failed, and how to see it again; undefined when none did. */
  readonly failure: string | undefined;
}

/** Plays seeds until one fails; that one is made as small as it can be. */
export async function playSeeds(
  { from, count }: { readonly from: number; readonly count: number },
  play: (seed: number, options: SimulationOptions) => Promise<Simulation> = simulate,
): Promise<SeedsPlayed> {
  const log = new FaultLog();
  let calls = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await play(seed, {});
    calls += result.steps;
    log.add(result.log);
    if (result.violations.length > 0) return { count: seed - from + 1, calls, log, failure: await tell(result, play) };
  }
  return { count, calls, log, failure: undefined };
}

async function tell(result: Simulation, play: (seed: number, options: SimulationOptions) => Promise<Simulation>) {
  const smallest = await shrink(result.seed, play);
  const words = result.violations.slice(0, 6).map((violation) => `  ${violation.rule}: ${violation.words}`);
  const [before, after] = [result.parts.length, smallest.parts.length];
  return [
    `seed ${result.seed} breaks the books:`,
    ...words,
    `shrunk from ${before} to ${after} parts; to see it again:`,
    `  ${replayCommand(result.seed, smallest.parts)}`,
  ].join('\n');
}

/** What was played, as a table for people. */
export function seedsTable({ count, calls, log }: SeedsPlayed): string {
  return `${count} histories, ${calls} database and platform calls\n${faultTable(log)}`;
}
