import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFunctionCatalog } from './function-catalog';
import { parseFunctionConfig } from './function-config';

const nightly = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' };

describe('config.json', () => {
  it('takes the platform defaults for what it does not say', () => {
    expect(parseFunctionConfig({})).toEqual({
      config: {
        memoryMb: 256,
        timeoutSeconds: 3,
        trigger: undefined,
        httpAccess: false,
        environment: [],
        invoke: 'user',
        isPublic: false,
        openApi: [],
      },
    });
  });

  it('reads every setting', () => {
    const json = {
      memorySize: 512,
      timeout: 20,
      triggers: [nightly],
      httpAccess: true,
      environment: ['PUSH_TOKEN'],
      invoke: 'none',
      public: false,
      permissions: { openapi: ['subscribeMessage.send'] },
    };
    expect(parseFunctionConfig(json)).toEqual({
      config: {
        memoryMb: 512,
        timeoutSeconds: 20,
        trigger: { name: 'nightly', config: '0 0 2 * * * *' },
        httpAccess: true,
        environment: ['PUSH_TOKEN'],
        invoke: 'none',
        isPublic: false,
        openApi: ['subscribeMessage.send'],
      },
    });
  });

  it.each([
    ['no object', [], 'config.json must hold a JSON object'],
    ['odd memory', { memorySize: 300 }, '"memorySize" must be 64 or a multiple of 128 up to 3072 (MB)'],
    ['no time', { timeout: 0 }, '"timeout" must be a whole number of seconds from 1 to 900'],
    ['two triggers', { triggers: [nightly, nightly] }, 'a function takes one trigger'],
    ['a six-field trigger', { triggers: [{ ...nightly, config: '0 0 2 * * *' }] }, 'has 6 fields'],
    ['a trigger of another type', { triggers: [{ ...nightly, type: 'cron' }] }, 'a trigger is'],
    ['a bad variable name', { environment: ['A-B'] }, '"environment" must be a list of variable names'],
    ['an interface as text', { permissions: { openapi: 'a.b' } }, '"permissions" must be { "openapi"'],
    ['an unknown rule', { invoke: 'everyone' }, '"invoke" must be "user" or "none"'],
    ['a flag as text', { httpAccess: 'yes' }, '"httpAccess" must be true or false'],
    ['an unknown setting', { memory: 256 }, '"memory" is not a setting'],
    ['public without invoke', { public: true, invoke: 'none' }, '"public": true contradicts "invoke": "none"'],
  ])('refuses %s and says how to mend it', (_label, json, words) => {
    const parsed = parseFunctionConfig(json);
    expect('problems' in parsed ? parsed.problems.join('\n') : 'accepted').toContain(words);
  });
});

describe('the catalog', () => {
  const path = mkdtempSync(join(tmpdir(), 'catalog-'));
  afterAll(() => rmSync(path, { recursive: true }));

  function put(name: string, config: string): void {
    mkdirSync(join(path, name), { recursive: true });
    writeFileSync(join(path, name, 'index.js'), 'exports.main = async () => 1;');
    writeFileSync(join(path, name, 'config.json'), config);
  }

  it('names every function that the platform would refuse, with the reason', () => {
    put('fine', '{}');
    put('slow', '{ "timeout": 9000 }');
    put('broken', '{ not json');
    put('fat', '{ "environment": ["KEY"] }');
    const load = () => loadFunctionCatalog(path, { KEY: 'x'.repeat(4094) });
    expect(load).toThrow(/slow: "timeout" must be/);
    expect(load).toThrow(/broken: config.json must hold a JSON object/);
    expect(load).toThrow(/fat: its environment holds 4097 bytes, the limit is 4096/);
    expect(load).not.toThrow(/fine/);
  });

  it('says what to do when nothing was built', () => {
    expect(() => loadFunctionCatalog(join(path, 'nowhere'), {})).toThrow('build them first (npm run build)');
  });
});
