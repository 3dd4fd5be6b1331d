import { resolve } from 'node:path';
import { checkFunctions } from './tidy/check-functions';
import { checkLeftovers } from './tidy/check-leftovers';
import { checkMiniprogram } from './tidy/check-miniprogram';
import { checkNames } from './tidy/check-names';
import { checkSecrets } from './tidy/check-secrets';
import { checkSingleLevel } from './tidy/check-single-level';
import { checkSizes } from './tidy/check-sizes';
import { checkTransactions } from './tidy/check-transactions';
import { type Problem, problemText } from './tidy/problem';
import { readSourceTree, type SourceTree } from './tidy/source-tree';

const rules: readonly ((tree: SourceTree) => Problem[])[] = [
  checkSizes,
  checkNames,
  checkLeftovers,
  checkTransactions,
  checkMiniprogram,
  checkFunctions,
  checkSingleLevel,
  checkSecrets,
];

/** Everything in a tree that breaks a house rule which types, lint and import rules cannot see; sorted by place. */
export function tidy(tree: SourceTree): Problem[] {
  const problems = rules.flatMap((rule) => rule(tree));
  return problems.sort((left, right) => left.path.localeCompare(right.path) || left.line - right.line);
}

function main(): void {
  const tree = readSourceTree(resolve(__dirname, '..'));
  const problems = tidy(tree);
  for (const problem of problems) console.error(problemText(problem));
  console.log(`tidy: ${tree.paths.length} files, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (require.main === module) main();
