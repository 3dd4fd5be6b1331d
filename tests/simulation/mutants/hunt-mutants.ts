import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { booksMutants } from './books-mutants';
import { buildMutant } from './build-mutant';
import type { Mutant } from './mutant';
import { orderMutants } from './order-mutants';
import { taxMutants } from './tax-mutants';
import { withdrawalMutants } from './withdrawal-mutants';

const root = resolve(__dirname, '../../..');
const outputs = join(root, '.cache/mutants');

/** How a mutant fared: the first seed that caught it, and by which invariants. */
export interface Caught {
  readonly name: string;
  readonly firstSeed: number | null;
  readonly rules: readonly string[];
}

export const allMutants: readonly Mutant[] = [...orderMutants, ...booksMutants, ...withdrawalMutants, ...taxMutants];

/** Builds each mutant and plays seeds until one of them shows it, two mutants at a time. */
export async function huntMutants(mutants: readonly Mutant[], mostSeeds: number): Promise<Caught[]> {
  mkdirSync(outputs, { recursive: true });
  const results = new Map<Mutant, Caught>();
  const left = [...mutants.entries()];
  const hunter = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, mutant] = next;
      const bundle = join(outputs, `mutant-${index}.cjs`);
      await buildMutant(mutant, bundle);
      results.set(mutant, { name: mutant.name, ...(await hunt(bundle, mostSeeds)) });
    }
  };
  await Promise.all([hunter(), hunter()]);
  return mutants.flatMap((mutant) => results.get(mutant) ?? []);
}

/** In a process of its own, because what a mutant breaks is nobody else's business. */
function hunt(bundle: string, mostSeeds: number): Promise<Omit<Caught, 'name'>> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [bundle, '--hunt', String(mostSeeds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    child.on('error', failed);
    child.on('close', () => {
      try {
        done(JSON.parse(text.trim().split('\n').at(-1) ?? '') as Omit<Caught, 'name'>);
      } catch (error) {
        failed(error);
      }
    });
  });
}

/** Mutant, seeds until it was first caught, and the invariants that spoke. */
export function huntTable(caught: readonly Caught[]): string {
  const lines = caught.map(({ name, firstSeed, rules }) => [
    name,
    firstSeed === null ? 'never' : String(firstSeed),
    rules.join(' '),
  ]);
  const width = Math.max(...lines.map(([name]) => name?.length ?? 0));
  return lines
    .map(([name = '', seed = '', rules = '']) => `${name.padEnd(width)}  ${seed.padStart(5)}  ${rules}`)
    .join('\n');
}
