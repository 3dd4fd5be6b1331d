import type { Finding } from '../../scripts/doctor/examine';
import type { Problem } from '../../scripts/doctor/verdict';
import { ExaminedWorld } from './examined-world';
import type { Fault, OpenStubs } from './fault';
import { fileFaults } from './file-faults';
import { payFaults } from './pay-faults';
import { callbackFaults, environmentFaults, platformFaults } from './platform-faults';
import { settingsFaults } from './settings-faults';

let world: ExaminedWorld;
let good: Finding[];
const stubs: OpenStubs = [];

beforeAll(async () => {
  world = await ExaminedWorld.start();
  await world.reset();
  good = await world.examine();
});

afterEach(async () => {
  for (const stub of stubs.splice(0)) await stub.stop();
});

afterAll(() => world.stop());

const faults: readonly Fault[] = [
  ...[...environmentFaults, ...platformFaults, ...callbackFaults],
  ...[...settingsFaults, ...fileFaults, ...payFaults],
];

describe('a planted fault', () => {
  beforeEach(() => world.reset());

  it.each(faults)('%s is told by one step, in both languages', async (_name, plant, step, sentence) => {
    const findings = await world.examine(typeof plant === 'function' ? await plant(stubs) : plant);

    expect(findings.filter(({ verdict }) => verdict.status === 'wrong').map(({ id }) => id)).toEqual([step]);
    expect(englishOf(findings, step)).toContain(sentence);
    expect(problemsOf(findings, step).filter((problem) => !isWhole(problem))).toEqual([]);
    expect(findings.filter((finding) => !isAsBefore(finding) && endOfWait(findings, finding) !== step)).toEqual([]);
  });
});

it('plants at least one fault for every step that can be wrong here', () => {
  const untouched = good.map(({ id }) => id).filter((id) => !faults.some(([, , step]) => step === id));
  // A database that does not open cannot be planted beside a world that is asked through it: see judgements.test.ts.
  expect(untouched).toEqual(['database']);
});

function problemsOf(findings: readonly Finding[], step: string) {
  const verdict = findings.find(({ id }) => id === step)?.verdict;
  return verdict?.status === 'wrong' ? verdict.problems : [];
}

/** It says in both languages what is wrong and where it is mended, and by whom. */
function isWhole({ zh, en, where, who }: Problem): boolean {
  const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);
  const isBoth = [zh, where.zh].every(isChinese) && en !== '' && where.en !== '';
  return isBoth && ['merchant', 'agency', 'developer'].includes(who);
}

function englishOf(findings: readonly Finding[], step: string): string {
  return problemsOf(findings, step)
    .map(({ en }) => en)
    .join('\n');
}

function isAsBefore({ id, verdict }: Finding): boolean {
  return good.find((finding) => finding.id === id)?.verdict.status === verdict.status;
}

/** Where a chain of waiting steps ends. */
function endOfWait(findings: readonly Finding[], { id, verdict }: Finding): string {
  if (verdict.status !== 'waiting') return id;
  const next = findings.find((finding) => finding.id === verdict.on);
  return next ? endOfWait(findings, next) : verdict.on;
}
