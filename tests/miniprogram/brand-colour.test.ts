import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { brandColour } from '../../miniprogram/formats/brand-colour';

/** WCAG 2.1: the luminance of a colour, and the contrast of two. Written here again, so that both hands must agree. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const byte = fc.integer({ min: 0, max: 255 });
const anyColour = fc
  .tuple(byte, byte, byte)
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

describe("a brand's colour", () => {
  it('always carries white text, and text in it can be read on card, on page and on its own tint', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { main, tint } = brandColour(colour) ?? { main: '', tint: '' };
        for (const ground of ['#FFFFFF', '#F4F5F3', tint]) {
          expect([ground, contrast(main, ground) >= 4.5]).toEqual([ground, true]);
        }
      }),
      { numRuns: Number(process.env.PROVE_RUNS ?? 500) },
    );
  });

  it('colours every choice that one makes, which is WeChat’s own green otherwise', () => {
    const choices = sourcesOf('.wxml').flatMap((page) => [...page.matchAll(/<(?:radio|checkbox|switch)\s[^>]*>/g)]);
    expect(choices.length).toBeGreaterThan(25);
    expect(choices.map(([tag]) => tag).filter((tag) => !tag.includes('color="var(--tk-brand)"'))).toEqual([]);
  });

  it('stays as it is where it is dark enough', () => {
    expect(brandColour('#1F5F6E')?.main).toBe('#1f5f6e');
  });

  it.each(['', 'red', '#fff', '#12345', '#1234567', 'rgb(1,2,3)', '#12345g'])('%p is no colour', (text) => {
    expect(brandColour(text)).toBeUndefined();
  });
});

describe('the colours of the house', () => {
  const text = readFileSync(join(__dirname, '../../miniprogram/styles/tokens.wxss'), 'utf8');
  const token = (name: string) => {
    const value = new RegExp(`--tk-${name}: (#[0-9A-F]{6});`).exec(text)?.[1];
    if (value === undefined) throw new Error(`no token --tk-${name}`);
    return value;
  };
  const states = ['free', 'frozen', 'todo', 'owed', 'done', 'brand'];
  const pairs: [string, string][] = [
    ...['ink-1', 'ink-2', 'ink-3', ...states].flatMap((name): [string, string][] => [
      [name, 'card'],
      [name, 'page'],
    ]),
    ...states.map((name): [string, string] => [name, `${name}-tint`]),
    ['card', 'brand'],
    ['card', 'ink-1'],
    ['ink-1', 'sunk'],
    ['ink-2', 'sunk'],
    ['ink-3', 'sunk'],
  ];

  it.each(pairs)('%s on %s can be read: at least 4.5 to 1', (front, back) => {
    expect(contrast(token(front), token(back))).toBeGreaterThanOrEqual(4.5);
  });

  it('are used in no other pair: every rule that sets both a text and its ground sets one of these', () => {
    const known = new Set(pairs.map(([front, back]) => `${front} on ${back}`));
    const used = styleSheets().flatMap((sheet) =>
      [...sheet.matchAll(/\{([^{}]*)\}/g)].flatMap(([, rule = '']) => {
        const front = /(?:^|[\s;])color: var\(--tk-([a-z0-9-]+)\)/.exec(rule)?.[1];
        const back = /background: var\(--tk-([a-z0-9-]+)\)/.exec(rule)?.[1];
        return front === undefined || back === undefined ? [] : [`${front} on ${back}`];
      }),
    );
    expect(used.length).toBeGreaterThan(20);
    expect([...new Set(used)].filter((pair) => !known.has(pair))).toEqual([]);
  });

  it('are the only ones: a text has no colour that is not among them', () => {
    const fronts = new Set(pairs.map(([front]) => front));
    const used = styleSheets().flatMap((sheet) =>
      [...sheet.matchAll(/(?:^|[\s;])color: ([^;]+);/g)].map(([, value = '']) => value),
    );
    const others = used.filter((value) => !fronts.has(/^var\(--tk-([a-z0-9-]+)\)$/.exec(value)?.[1] ?? ''));
    expect([...new Set(others)]).toEqual([]);
  });

  it.each(['card', 'page'])('edges of inputs stand out from %s: at least 3 to 1', (back) => {
    expect(contrast(token('edge'), token(back))).toBeGreaterThanOrEqual(3);
  });
});

function styleSheets(): string[] {
  return sourcesOf('.wxss');
}

function sourcesOf(ending: string): string[] {
  const dir = join(__dirname, '../../miniprogram');
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
  return files.map((path) => readFileSync(join(dir, path), 'utf8'));
}
