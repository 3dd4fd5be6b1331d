import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../emulator/phone/build/build-app';
import { startPhoneServer } from '../../emulator/phone/start-phone-server';

const root = join(__dirname, '..', '..');
const packagesDir = join(root, 'node_modules');
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'feature-app-'));
  cpSync(join(__dirname, 'feature-app'), dir, { recursive: true });
});

afterEach(() => rmSync(dir, { recursive: true }));

const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(dir, file), change(readFileSync(join(dir, file), 'utf8')));

describe('the build of a mini-program', () => {
  it('finds nothing in the feature app', async () => {
    expect((await buildApp(dir, packagesDir)).problems).toEqual([]);
  });

  it('finds nothing in ours', async () => {
    const { problems, units } = await buildApp(join(root, 'miniprogram'), packagesDir);
    expect(problems).toEqual([]);
    expect(units.length).toBeGreaterThan(4);
  });

  it.each<[string, string, (text: string) => string, string, RegExp]>([
    ['an unclosed tag', 'pages/first/first.wxml', (t) => `${t}<view>`, 'pages/first/first.wxml', /end tag/],
    ['an expression', 'pages/first/first.wxml', (t) => `${t}<view a="{{1 +}}" />`, 'pages/first/first.wxml', /./],
    ['a style', 'pages/first/first.wxss', (t) => `${t} .a {`, 'pages/first/first.wxss', /Unclosed/],
    [
      'a style import',
      'pages/first/first.wxss',
      (t) => `@import "./no.wxss"; ${t}`,
      'pages/first/first.wxss',
      /not there/,
    ],
    [
      'a component',
      'pages/first/first.json',
      () => '{"usingComponents":{"x":"./x"}}',
      'pages/first/first.json',
      /no .wxml/,
    ],
    [
      'a template',
      'pages/first/first.wxml',
      (t) => `<import src="./no.wxml" />${t}`,
      'pages/first/no.wxml',
      /not there/,
    ],
    [
      'a WXS',
      'pages/first/first.wxml',
      (t) => `<wxs module="m" src="./no.wxs" />${t}`,
      'pages/first/first.wxml',
      /no\.wxs/,
    ],
    ['JSON', 'pages/second/second.json', () => '{', 'pages/second/second.json', /no JSON/],
    ['a page', 'app.json', (t) => t.replace('pages/second/second', 'pages/no/no'), 'app.json', /does not exist/],
    ['a script import', 'pages/first/first.ts', (t) => `import './no';${t}`, 'pages/first/first.ts', /resolve/],
    [
      'an import out of an independent subpackage',
      'packages/alone/alone.ts',
      (t) => `import '../../pages/second/second';${t}`,
      'packages/alone/alone.ts',
      /does not have/,
    ],
    [
      'an import into a subpackage',
      'pages/first/first.ts',
      (t) => `import '../../packages/alone/alone';${t}`,
      'pages/first/first.ts',
      /another subpackage/,
    ],
    [
      'a component that does not say so',
      'components/counter/counter.json',
      () => '{}',
      'components/counter/counter.json',
      /"component": true/,
    ],
  ])('names what is wrong with %s', async (_what, file, change, named, sentence) => {
    edit(file, change);
    const { problems } = await buildApp(dir, packagesDir);
    expect(problems.map((problem) => problem.file)).toContain(named);
    expect(problems.map((problem) => problem.sentence).join('\n')).toMatch(sentence);
  });
});

it('a phone whose app does not build shows file, line and sentence, looks again after a change, and runs once it is mended', async () => {
  const mended = readFileSync(join(dir, 'pages/first/first.wxml'), 'utf8');
  edit('pages/first/first.wxml', (text) => `<view>\n<view>\n${text}`);
  const nowhere = 'http://127.0.0.1:9';
  const phone = await startPhoneServer({
    ...{ miniprogramDir: dir, packagesDir, appid: 'wxfeature', clientUrl: nowhere, storeUrl: nowhere, payUrl: '' },
    people: () => [{ name: '小林', openid: 'o-lin' }],
    isWatching: true,
  });
  const screen = async () => (await fetch(`${phone.url}/screen.html?as=小林`)).text();
  try {
    const broken = await screen();
    expect(broken).toMatch(/小程序没有编译成功.*pages\/first\/first\.wxml:\d+.*end tag/s);
    expect(broken).toContain("EventSource('/changes')");
    const changes = await fetch(`${phone.url}/changes`);
    const reader = changes.body?.getReader();
    await reader?.read();
    writeFileSync(join(dir, 'pages/first/first.wxml'), mended);
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: reload\n\n');
    expect(await screen()).toContain('startPhone(');
    await reader?.cancel();
  } finally {
    await phone.stop();
  }
}, 30_000);
