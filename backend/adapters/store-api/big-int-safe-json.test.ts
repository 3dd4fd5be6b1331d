import fc from 'fast-check';
import { parseBigIntSafeJson } from './big-int-safe-json';

describe('parsing the platform’s JSON', () => {
  it.each([
    ['{"order_id":3705115058471208928}', { order_id: '3705115058471208928' }],
    ['{"a":3705115058471208928,"b":3705115058471208929}', { a: '3705115058471208928', b: '3705115058471208929' }],
    ['[1234567890123456, 123456789012345]', ['1234567890123456', 123456789012345]],
    ['-1234567890123456', '-1234567890123456'],
    ['{"x":"x :12345678901234567890, y"}', { x: 'x :12345678901234567890, y' }],
    [
      '{"x":"\\\\\\"12345678901234567890","y":12345678901234567890}',
      {
        x: '\\"12345678901234567890',
        y: '12345678901234567890',
      },
    ],
    ['{"12345678901234567890":1}', { '12345678901234567890': 1 }],
    ['[1234567890123456.5, 1e21, 1234567890123456e2]', [1234567890123456.5, 1e21, 123456789012345600]],
    [' {"id" : 12345678901234567 } ', { id: '12345678901234567' }],
  ])('reads %s', (text, value) => {
    expect(parseBigIntSafeJson(text)).toEqual({ ok: true, value });
  });

  it.each([
    [''],
    ['<html>502</html>'],
    ['{"a":1,}'],
    ['{12345678901234567:1}'],
    ['{"a":1, 12345678901234567 : 2}'],
    ['[01234567890123456]'],
    ['[-]'],
    ['12345678901234567 12345678901234567'],
    ['"12345678901234567'],
    ['[12345678901234567x]'],
    ['[1-12345678901234567]'],
  ])('refuses %p by name', (text) => {
    expect(parseBigIntSafeJson(text)).toMatchObject({ ok: false, code: 'not-json' });
  });

  it('agrees with JSON.parse on everything without big integers', () => {
    const small = fc.json({ maxDepth: 4 }).filter((text) => !/\d{16}/.test(text));
    fc.assert(
      fc.property(small, (text) => expect(parseBigIntSafeJson(text)).toEqual({ ok: true, value: JSON.parse(text) })),
    );
  });

  it('keeps every big integer and every text exactly', () => {
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.bigInt(-(10n ** 25n), 10n ** 25n),
        fc.string({ unit: fc.constantFrom(...'"\\:,{}[] 0123456789') }),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: fc.constantFrom(...'"\\:,1 ') }), tie('node'), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (node) => {
        expect(parseBigIntSafeJson(write(node))).toEqual({ ok: true, value: expected(node) });
      }),
    );
  });

  it('accepts exactly the texts that JSON.parse accepts', () => {
    const pieces = fc.constantFrom(
      '12345678901234567',
      '1',
      '-',
      '"',
      ':',
      ',',
      '{',
      '}',
      '[',
      ']',
      ' ',
      'e',
      '.',
      '\\',
      '0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (texts) => {
        const text = texts.join('');
        expect(parseBigIntSafeJson(text).ok).toBe(isJson(text));
      }),
      { numRuns: 3_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function write(node: unknown): string {
  if (typeof node === 'bigint') return node.toString();
  if (Array.isArray(node)) return `[${node.map(write).join(',')}]`;
  if (typeof node !== 'object' || node === null) return JSON.stringify(node);
  return `{${Object.entries(node)
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`)
    .join(',')}}`;
}

function expected(node: unknown): unknown {
  if (typeof node === 'bigint') return node.toString().replace('-', '').length >= 16 ? node.toString() : Number(node);
  if (Array.isArray(node)) return node.map(expected);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, expected(item)]));
}
