import { readdirSync } from 'node:fs';
import { plantedDir, runTool } from './run-tool';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

interface Cruise {
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly totalCruised: number;
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

/** A parser that sees nothing finds nothing wrong, so the number of analysed files is part of the proof. */
const fewestModules = 350;
const layers = ['core', 'backend', 'cloudfunctions', 'miniprogram', 'emulator', 'tests', 'bench', 'scripts'];
const plantedRule = /^tests\/architecture\/planted\/([^/]+)\//;
/** Folders of planted/ that no import rule is about: one lawful house, and the plants of core-purity.test.ts. */
const withoutImportRule = ['core-compile', 'core-lint', 'lawful'];

describe('import rules', () => {
  let plants: Cruise;

  beforeAll(async () => {
    plants = await cruise(['tests/architecture/planted'], { CRUISE_PLANTS: '1' });
  });

  it('the house keeps them, and the cruise saw the whole house', async () => {
    const house = await cruise(layers);
    const broken = house.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
    expect(house.summary.totalCruised).toBeGreaterThan(fewestModules);
  });

  it('every rule has a planted violation, and every plant a rule', () => {
    const rules = plants.summary.ruleSetUsed.forbidden.map((rule) => rule.name);
    const folders = readdirSync(plantedDir).filter((folder) => !withoutImportRule.includes(folder));
    expect(folders.sort()).toEqual([...rules].sort());
  });

  it.each(readdirSync(plantedDir))('the plant %s breaks the rule of its name and no other', (folder) => {
    const broken = plants.summary.violations
      .filter((violation) => plantedRule.exec(violation.from)?.[1] === folder)
      .map((violation) => violation.rule.name);
    expect([...new Set(broken)]).toEqual(withoutImportRule.includes(folder) ? [] : [folder]);
  });

  it('adapters are out of reach for use cases and for functions', () => {
    const from = plants.summary.violations
      .filter((violation) => violation.rule.name === 'only-compose-sees-adapters')
      .map((violation) => violation.from.replace(/^.*only-compose-sees-adapters\//, ''));
    expect(from.sort()).toEqual(['backend/usecases/record-order.ts', 'cloudfunctions/store-events/handler.ts']);
  });
});

async function cruise(folders: readonly string[], env: Record<string, string> = {}): Promise<Cruise> {
  const { output } = await runTool('depcruise', [...folders, '--output-type', 'json'], { env });
  return JSON.parse(output) as Cruise;
}
