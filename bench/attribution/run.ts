import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { disagreement } from '../../tests/explain/disagreement';
import { someCase } from '../../tests/explain/random-cases';

type Measuring = typeof import('./measure-decisions');

const sizes = [
  { touchCount: 10, aim: 5, repeats: 200 },
  { touchCount: 100, aim: 25, repeats: 60 },
  { touchCount: 1000, aim: 100, repeats: 10 },
] as const;
/** Within content's click window nearly every touch competes; over 60 days most have expired. */
const spans = [
  { spanDays: 3, words: 'all within 3 days', aimed: true },
  { spanDays: 60, words: 'spread over 60 days', aimed: false },
] as const;

/** Decides orders from folded dyes and by filter-and-sort over all touches, side by side, and proves the fold right. */
export async function run(): Promise<void> {
  const { measureDecisions, measureTouchNs } = loadBundled();
  console.log(
    'Deciding one order: folded dyes against filter-and-sort over all touches, medians of interleaved rounds.',
  );
  for (const { spanDays, words, aimed } of spans) {
    console.log(`touches ${words}`);
    for (const { touchCount, aim, repeats } of sizes) {
      const { textbookNs, decideNs, ratio, compared } = measureDecisions({ touchCount, spanDays, repeats });
      console.log(
        `${String(touchCount).padStart(5)} touches: textbook ${inWords(textbookNs)}, decide ${inWords(decideNs)}, ` +
          `${ratio.toFixed(1)}x${aimed ? ` (aim ${aim}x)` : ''}, same answer on ${compared} of ${compared} orders`,
      );
    }
  }
  console.log(`what it costs beforehand: applying one touch ${inWords(measureTouchNs(1000, 3))}`);
  proveEquality(Number(process.env.PROVE_RUNS ?? 100_000));
}

/** Both ways are measured bundled, as functions are deployed; unbundled, the loader's getters would be measured too. */
function loadBundled(): Measuring {
  const dir = mkdtempSync(join(tmpdir(), 'bench-attribution-'));
  try {
    const outfile = join(dir, 'measure-decisions.js');
    const entryPoints = [join(__dirname, 'measure-decisions.ts')];
    buildSync({
      entryPoints,
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node18',
      keepNames: true,
    });
    return require(outfile);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function proveEquality(caseCount: number): void {
  const batch = 10_000;
  let compared = 0;
  let orders = 0;
  for (let seed = 1; compared < caseCount; seed += 1) {
    for (const file of fc.sample(someCase, { numRuns: Math.min(batch, caseCount - compared), seed })) {
      const problem = disagreement(file);
      if (problem !== undefined) throw new Error(`seed ${seed}: ${problem}\n${JSON.stringify(file)}`);
      compared += 1;
      orders += file.events.filter((event) => event.t === 'order').length;
    }
  }
  console.log(
    `${compared} random timelines (${orders} orders): the fold, event by event, and a judge by hand agree on all`,
  );
}

function inWords(ns: number): string {
  return ns < 10_000 ? `${ns.toFixed(0)} ns` : `${(ns / 1000).toFixed(1)} µs`;
}
