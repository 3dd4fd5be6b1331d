import ts from 'typescript';
import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { isScript, lineOf, parseSource, visitNodes } from './syntax';

export const longestFileLines = 300;
export const longestFunctionLines = 60;

const sized = /\.(?:[cm]?[jt]s|wxs|wxml|wxss)$/;

/** A file fits into a head, a function on a screen. */
export function checkSizes(tree: SourceTree): Problem[] {
  return tree.paths.filter((path) => sized.test(path)).flatMap((path) => checkFile(path, tree.read(path)));
}

function checkFile(path: string, text: string): Problem[] {
  const problems: Problem[] = [];
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > longestFileLines) {
    const sentence = `the file has ${lines} lines, ${longestFileLines} is the limit; split it by idea`;
    problems.push({ path, line: 1, sentence });
  }
  if (isScript(path)) problems.push(...longFunctions(path, text));
  return problems;
}

function longFunctions(path: string, text: string): Problem[] {
  const problems: Problem[] = [];
  const source = parseSource(path, text);
  visitNodes(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || isTestGroup(node)) return;
    const line = lineOf(node);
    const lines = source.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - line;
    if (lines <= longestFunctionLines) return;
    const sentence = `the function has ${lines} lines, ${longestFunctionLines} is the limit; name its steps`;
    problems.push({ path, line, sentence });
  });
  return problems;
}

/** `describe('…', () => { … })` and a suite `describeQueries(…)` are chapters of tests, not functions to be followed. */
function isTestGroup(node: ts.Node): boolean {
  const isSuite = ts.isFunctionDeclaration(node) && /^describe[A-Z]/.test(node.name?.text ?? '');
  return isSuite || (ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText()));
}
