import { checkFunctions } from '../../scripts/tidy/check-functions';
import { problemText } from '../../scripts/tidy/problem';
import { sourceTreeOf } from '../../scripts/tidy/source-tree';

const sdk = { 'wx-server-sdk': '4.0.2' };
const timer = { name: 'nightly', type: 'timer', config: '0 0 3 * * * *' };

/** A tree with one cloud function that is as it should be, except for what the test changes. */
function aTree(change: { files?: Record<string, string | undefined>; manifest?: object; config?: object } = {}) {
  const manifest = { name: 'earnings', dependencies: sdk, ...change.manifest };
  const files: Record<string, string | undefined> = {
    'package.json': JSON.stringify({ dependencies: sdk }),
    'cloudfunctions/earnings/contract.ts': '',
    'cloudfunctions/earnings/handler.ts': '',
    'cloudfunctions/earnings/config.json': JSON.stringify({ timeout: 5, ...change.config }),
    'cloudfunctions/earnings/package.json': JSON.stringify(manifest),
    ...change.files,
  };
  const kept = Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]));
  return sourceTreeOf(Object.fromEntries(kept));
}

const folder = 'cloudfunctions/earnings';

describe('tidy judges the folders of cloud functions', () => {
  it('a complete one is fine', () => {
    expect(checkFunctions(aTree())).toEqual([]);
  });

  it.each(['contract.ts', 'handler.ts', 'config.json', 'package.json'])('%s is missing', (file) => {
    const problems = checkFunctions(aTree({ files: { [`${folder}/${file}`]: undefined } }));
    expect(problems.map(problemText)).toEqual([`${folder}:1 the function has no ${file}`]);
  });

  it('a function that no client may call needs no contract', () => {
    const tree = aTree({
      files: { [`${folder}/contract.ts`]: undefined },
      config: { invoke: 'none', triggers: [timer] },
    });
    expect(checkFunctions(tree)).toEqual([]);
  });

  it.each<[string, Parameters<typeof aTree>[0], string]>([
    [
      'another name than its folder',
      { manifest: { name: 'wallet' } },
      `${folder}/package.json:1 "name" must be "earnings": folder name = function name`,
    ],
    [
      'another SDK than the rest',
      { manifest: { dependencies: { 'wx-server-sdk': '3.0.0' } } },
      `${folder}/package.json:1 wx-server-sdk must be 4.0.2 as in the root, not 3.0.0`,
    ],
    [
      'two timers',
      { config: { invoke: 'none', triggers: [timer, timer] } },
      `${folder}/config.json:1 a function takes one trigger; let it pick its job from a table`,
    ],
    [
      'a timer of five fields',
      { config: { invoke: 'none', triggers: [{ ...timer, config: '0 3 * * *' }] } },
      `${folder}/config.json:1 trigger nightly has 5 fields; a timer has 7`,
    ],
    [
      'a timer that clients may call',
      { config: { triggers: [timer] } },
      `${folder}/config.json:1 timer and HTTP functions say "invoke": "none", so that no client can call them`,
    ],
    [
      'an HTTP function that clients may call',
      { config: { httpAccess: true } },
      `${folder}/config.json:1 timer and HTTP functions say "invoke": "none", so that no client can call them`,
    ],
    [
      'more environment than the platform holds',
      { config: { environment: Array.from({ length: 128 }, () => 'A'.repeat(32)) } },
      `${folder}/config.json:1 the names of its environment variables alone take 4096 of 4096 bytes`,
    ],
    [
      'a configuration that is no JSON object',
      { files: { [`${folder}/config.json`]: '[' } },
      `${folder}/config.json:1 config.json must hold a JSON object`,
    ],
    [
      'a file beside the function folders',
      { files: { 'cloudfunctions/yuan.ts': '' } },
      'cloudfunctions/yuan.ts:1 cloudfunctions/ holds one folder for each function and nothing else',
    ],
  ])('%s', (_name, change, expected) => {
    expect(checkFunctions(aTree(change)).map(problemText)).toEqual([expected]);
  });
});
