import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionsOutDir } from '../../scripts/build-functions';
import { secretPatterns } from '../../scripts/tidy/check-secrets';
import writtenDown from './product-packages.json';
import { repositoryRoot } from './run-tool';

interface LockedPackage {
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const locked = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), ...entry }));
const ofProduct = locked.filter(({ dev, devOptional, optional }) => !dev && !devOptional && !optional);

const licences = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];
/** Packages of the SDK that state no licence in their manifest. */
const withoutLicence = ['@cloudbase/signature-nodejs', '@cloudbase/wx-cloud-client-sdk'];

describe('the packages', () => {
  it('are locked with their content', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  });

  it('of the product are those that were looked at; a new one is written down in product-packages.json', () => {
    const names = [...new Set(ofProduct.map(({ name }) => name))];
    expect(names.sort()).toEqual(writtenDown);
  });

  it('of the product may be given on', () => {
    const others = ofProduct.filter(
      ({ name, license }) => !withoutLicence.includes(name) && !licences.includes(license ?? ''),
    );
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });
});

const functionsDir = join(repositoryRoot, 'cloudfunctions');
const functionNames = readdirSync(functionsDir).filter((name) => existsSync(join(functionsDir, name, 'handler.ts')));

describe.each(functionNames)('the bundle of %s', (name) => {
  let bundle: string;
  /** esbuild names every file that it took in. */
  let files: string[];

  beforeAll(() => {
    bundle = readFileSync(join(functionsOutDir, name, 'index.js'), 'utf8');
    files = [...bundle.matchAll(/^\s*\/\/ ([\w@./-]+\.[cm]?[jt]s(?:on)?)$/gm)].map(([, file = '']) => file);
  });

  it('holds the SDK at most once', () => {
    const copies = files.filter((file) => file.endsWith('@cloudbase/database/dist/commonjs/index.js'));
    expect(copies.length).toBeLessThanOrEqual(1);
    expect(files.length).toBeGreaterThan(3);
  });

  it('holds nothing of the laptop', () => {
    expect(files.filter((file) => /^(?:emulator|tests|bench|scripts|miniprogram)\//.test(file))).toEqual([]);
    expect(bundle).not.toContain('/__local/');
  });

  it('holds no secret', () => {
    expect(secretPatterns.filter(([, pattern]) => pattern.test(bundle)).map(([what]) => what)).toEqual([]);
  });
});
