/** A test suite whose number of runs can be raised. */
export interface LawSuite {
  readonly path: string;
  /** Absent for a suite that is run in one piece. */
  readonly blocks?: SeedBlocks;
}

/** A suite that plays seeds says in its docblock how many a proof plays (`@prove-runs`) and how many at a time. */
export interface SeedBlocks {
  readonly runs: number;
  readonly perBlock: number;
}

/** One piece of a suite: `count` seeds from `from` on. */
export interface SeedBlock {
  readonly from: number;
  readonly count: number;
}

/** The number of runs for which suites state theirs. */
const fullRuns = 100_000;

/** Reads off a suite's text whether it states laws, and in which blocks they are proved; undefined when it states none. */
export function lawSuiteOf(path: string, text: string): LawSuite | undefined {
  const stated = (name: string) => Number(new RegExp(`^ \\* @${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const [runs, perBlock] = [stated('prove-runs'), stated('prove-block')];
  if (runs > 0 && perBlock > 0) return { path, blocks: { runs, perBlock } };
  return text.includes('PROVE_RUNS') ? { path } : undefined;
}

/** A suite's blocks, in order; `runs` other than 100,000 asks for more or fewer seeds in the same proportion. */
export function blocksOf({ runs: stated, perBlock }: SeedBlocks, runs = fullRuns): SeedBlock[] {
  const total = Math.max(1, Math.round((stated * runs) / fullRuns));
  const count = Math.ceil(total / perBlock);
  return Array.from({ length: count }, (_, index) => {
    const from = 1 + index * perBlock;
    return { from, count: Math.min(perBlock, total + 1 - from) };
  });
}
