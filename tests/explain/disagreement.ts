import { isDeepStrictEqual } from 'node:util';
import { type Case, sortedDyes } from './case-file';
import { judgeByFold, judgeStepByStep } from './judge-both-ways';
import { judgeByHand } from './judge-by-hand';

/** Whether the fold, the steps and the judge by hand say the same about a case; a sentence when they do not. */
export function disagreement(file: Case): string | undefined {
  const byHand = judgeByHand(file);
  const expected = { ...byHand, dyes: sortedDyes(byHand.dyes) };
  const stepByStep = judgeStepByStep(file);
  if (!isDeepStrictEqual(stepByStep, expected)) return describe('step by step', stepByStep, expected);
  const byFold = judgeByFold(file);
  const inJudgedOrder = expected.orders.flatMap(({ orderId }) => byFold.orders.filter((it) => it.orderId === orderId));
  const folded = { ...byFold, orders: inJudgedOrder };
  if (!isDeepStrictEqual(folded, expected)) return describe('by fold', folded, expected);
  return undefined;
}

function describe(way: string, got: unknown, expected: unknown): string {
  return `${way}: ${JSON.stringify(got)}\nby hand: ${JSON.stringify(expected)}`;
}
