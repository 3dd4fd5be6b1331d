import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExplain } from './run-explain';

const config = '{"content":{"click":3,"order":30},"product":{"click":30,"order":0},"self":"deny","foreign":"none"}';
const oneOrder = '{"seq":1,"t":"order","id":"o1","buyer":"wu","shop":"S1","at":0}';
const goodText = `{"vectors":[{"id":"X","config":${config},"promotersByBuyer":{},"events":[${oneOrder}]}]}`;
const dir = mkdtempSync(join(tmpdir(), 'explain-'));

it('reads standard input for -, and prints the results and nothing else', async () => {
  const run = await runExplain(['-'], goodText);
  expect({ ...run, stdout: JSON.parse(run.stdout) }).toEqual({
    status: 0,
    stderr: '',
    stdout: {
      results: [
        {
          id: 'X',
          orders: [{ orderId: 'o1', promoter: null, reason: 'NO_ACTIVE_DYE', family: null, dyeExpiresAt: null }],
          dyes: [],
        },
      ],
    },
  });
});

it('reads a file named from the folder that the person stands in', async () => {
  writeFileSync(join(dir, 'good.json'), `\uFEFF${goodText}`);
  const run = await runExplain(['good.json'], '', dir);
  expect(run).toMatchObject({ status: 0, stderr: '' });
});

it.each([
  ['no file named', [], '', 'explain: usage: npm run -s explain -- FILE (- for standard input)\n'],
  ['two files', ['a', 'b'], '', 'explain: usage: npm run -s explain -- FILE (- for standard input)\n'],
  ['a missing file', ['none.json'], '', 'explain: cannot read "none.json": there is no such file\n'],
  ['a folder', ['.'], '', 'explain: cannot read ".": EISDIR\n'],
  ['an empty input', ['-'], '', 'explain: the file is not JSON: Unexpected end of JSON input\n'],
  [
    'a bad event',
    ['-'],
    goodText.replace('"at":0', '"at":-1'),
    'explain: vector "X", event 1 (seq 1, order "o1"): at must be a whole number ≥ 0 and at most 2^53 - 1, got -1\n',
  ],
])('%s ends with status 2 and one line, nothing on standard output', async (_, args, input, stderr) => {
  expect(await runExplain(args, input, dir)).toEqual({ status: 2, stdout: '', stderr });
});

it('broken JSON with line breaks is still told in one line', async () => {
  const run = await runExplain(['-'], '{"vectors":\n\n[oops\n]}');
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(/^explain: the file is not JSON: [^\n]+\n$/);
});
