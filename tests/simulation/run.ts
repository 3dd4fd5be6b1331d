import { simulate } from './playing/simulate';
import { FaultLog } from './schedule/fault-log';

/** `npx tsx tests/simulation/run.ts --seed 4711 [--keep o0,h3]`: plays one history again and prints what it was. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const from = Number(words[words.indexOf('--seed') + 1]);
  const count = words.includes('--count') ? Number(words[words.indexOf('--count') + 1]) : 1;
  const startedMs = Date.now();
  let steps = 0;
  let bad = 0;
  const log = new FaultLog();
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await simulate(seed);
    steps += result.steps;
    log.add(result.log);
    if (result.violations.length > 0) {
      bad += 1;
      if (bad < 6) console.log(seed, result.parts.length, result.violations.slice(0, 4));
    }
  }
  console.log(
    log
      .entries()
      .map(([a, b]) => `${a}: ${b}`)
      .join('\n'),
  );
  console.log({ bad, steps, seconds: (Date.now() - startedMs) / 1000 });
}

void main();
