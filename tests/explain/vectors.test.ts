import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Case, type CaseAnswer, type DyeAnswer, type OrderAnswer, sortedDyes } from './case-file';
import { judgeByHand } from './judge-by-hand';
import { runExplain } from './run-explain';

interface WorkedCase extends Case {
  expect: OrderAnswer[];
  dyes: DyeAnswer[];
}

const file = resolve(__dirname, 'vectors.json');
const { vectors }: { vectors: WorkedCase[] } = JSON.parse(readFileSync(file, 'utf8'));

let results: CaseAnswer[];

beforeAll(async () => {
  const run = await runExplain([file]);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  results = JSON.parse(run.stdout).results;
});

it('answers every case of the file, in its order', () => {
  expect(results.map(({ id }) => id)).toEqual(vectors.map(({ id }) => id));
  expect(vectors).toHaveLength(43);
});

it.each(vectors.map((vector) => [vector.id, vector] as const))('%s is judged as worked out', (id, vector) => {
  const result = results.find((candidate) => candidate.id === id);
  expect(result?.orders).toEqual(vector.expect);
  expect(sortedDyes(result?.dyes ?? [])).toEqual(sortedDyes(vector.dyes));
});

it.each(vectors.map((vector) => [vector.id, vector] as const))('%s is judged by hand as worked out', (_, vector) => {
  const answer = judgeByHand(vector);
  expect(answer.orders).toEqual(vector.expect);
  expect(sortedDyes(answer.dyes)).toEqual(sortedDyes(vector.dyes));
});
