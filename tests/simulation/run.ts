import { simulate } from './playing/simulate';
import { shrink } from './shrink-history';

/**
 * Plays histories by hand: `npx tsx tests/simulation/run.ts --seed 4711 [--keep o0,h3] [--trace]` plays one again and
 * says what is wrong with it; `--shrink` leaves out what it does not need to go wrong.
 */
async function main(): Promise<void> {
  const option = (name: string) => {
    const place = process.argv.indexOf(`--${name}`);
    return place < 0 ? undefined : (process.argv[place + 1] ?? '');
  };
  const hunted = option('hunt');
  if (hunted !== undefined) return hunt(Number(hunted));
  const seed = Number(option('seed') ?? 1);
  const kept = option('keep');
  const keep = kept === undefined ? undefined : new Set(kept.split(','));
  const result = process.argv.includes('--shrink') ? await shrink(seed) : await simulate(seed, keep ? { keep } : {});
  if (process.argv.includes('--trace')) console.log(result.trace.join('\n'));
  if (process.argv.includes('--books')) console.log(result.books);
  for (const { rule, words } of result.violations) console.log(`${rule}: ${words}`);
  console.log(`seed ${seed}: ${result.steps} calls, ${result.parts.length} parts (${result.parts.join(',')})`);
  process.exitCode = result.violations.length > 0 ? 1 : 0;
}

/** The first seed that shows something, as one line of JSON. A history that never ends shows something too. */
async function hunt(mostSeeds: number): Promise<void> {
  let caught: { firstSeed: number | null; rules: readonly string[] } = { firstSeed: null, rules: [] };
  process.on('exit', () => console.log(JSON.stringify(caught)));
  for (let seed = 1; seed <= mostSeeds; seed += 1) {
    caught = { firstSeed: seed, rules: ['stuck'] };
    const rules = await rulesBrokenBy(seed);
    caught = { firstSeed: rules.length > 0 ? seed : null, rules };
    if (rules.length > 0) process.exit();
  }
}

async function rulesBrokenBy(seed: number): Promise<string[]> {
  try {
    const { violations } = await simulate(seed);
    return [...new Set(violations.map(({ rule }) => rule))].sort();
  } catch (error) {
    return [`error: ${error instanceof Error ? error.message.slice(0, 60) : String(error)}`];
  }
}

void main();
