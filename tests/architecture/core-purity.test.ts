import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { plantedDir, repositoryRoot, runTool } from './run-tool';

const compilePlants = namesIn('core-compile');
const lintPlants = namesIn('core-lint');

describe('core does not compile when it reaches for the world', () => {
  let rejected: Set<string>;

  beforeAll(async () => {
    const { output } = await runTool('tsc', ['-p', join(plantedDir, 'core-compile'), '--pretty', 'false']);
    const places = output.matchAll(/^(\S+)\.ts\(\d+,\d+\): error /gm);
    rejected = new Set([...places].map(([, path = '']) => basename(path)));
  });

  it.each(compilePlants)('%s', (plant) => {
    expect(rejected.has(plant)).toBe(plant !== 'lawful');
  });
});

/** Biome applies the rule to core/, so the plants are judged as core/ of a scratch folder with our own biome.json. */
describe('core does not pass the lint when it asks for the moment or for chance', () => {
  let scratch: string;
  let rejected: Set<string>;

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'core-lint-'));
    for (const path of ['biome.json', '.gitignore', 'scripts/lint-rules']) {
      cpSync(join(repositoryRoot, path), join(scratch, path), { recursive: true });
    }
    for (const layer of ['core', 'backend'])
      cpSync(join(plantedDir, 'core-lint'), join(scratch, layer), { recursive: true });
    const { output } = await runTool('biome', ['lint', '--reporter=json', 'core', 'backend'], { cwd: scratch });
    const report = JSON.parse(output) as { diagnostics: { category: string; location: { path: string } }[] };
    const found = report.diagnostics.filter((diagnostic) => diagnostic.category === 'plugin');
    rejected = new Set(found.map((diagnostic) => diagnostic.location.path));
  });

  afterAll(() => rmSync(scratch, { recursive: true }));

  it.each(lintPlants)('%s', (plant) => {
    expect(rejected.has(`core/${plant}.ts`)).toBe(plant !== 'lawful');
  });

  it('and the rule leaves the other layers alone', () => {
    expect([...rejected].filter((path) => path.startsWith('backend/'))).toEqual([]);
  });
});

function namesIn(folder: string): string[] {
  const files = readdirSync(join(plantedDir, folder)).filter((file) => file.endsWith('.ts'));
  return files.map((file) => basename(file, '.ts'));
}
