import ts from 'typescript';
import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { isScript, lineOf, parseSource, visitNodes } from './syntax';

/** Colours are decided here and nowhere else. */
const tokensFile = 'miniprogram/styles/tokens.wxss';
/** The landing page is an independent subpackage: it gets nothing of the main one, so it has its own two files. */
const landTokensFile = 'miniprogram/packages/land/land-tokens.wxss';
const landCloudFile = 'miniprogram/packages/land/land-cloud.ts';
const hexColour = /(?<![&\w])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w-])/;
/** The one file that talks to the cloud; services and pages go through it. */
const cloudFile = 'miniprogram/services/cloud.ts';
const localeCalls = new Set(['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']);
const lookbehind = /\(\?<[=!]/;

/** What phones cannot run, or would show differently from each other, stays out of the mini-program. */
export function checkMiniprogram(tree: SourceTree): Problem[] {
  const paths = tree.paths.filter((path) => path.startsWith('miniprogram/'));
  return paths.flatMap((path) => [...checkColours(path, tree), ...checkEngine(path, tree)]);
}

function checkColours(path: string, tree: SourceTree): Problem[] {
  if (path === tokensFile || path === landTokensFile || !/\.(?:wxss|wxml|ts|wxs)$/.test(path)) return [];
  const lines = tree.read(path).split('\n');
  return lines.flatMap((line, index) => {
    const found = hexColour.exec(line);
    if (!found) return [];
    return [{ path, line: index + 1, sentence: `${found[0]} belongs to ${tokensFile}; use its variable` }];
  });
}

function checkEngine(path: string, tree: SourceTree): Problem[] {
  if (!isScript(path)) return [];
  const problems: Problem[] = [];
  visitNodes(parseSource(path, tree.read(path)), (node) => {
    const sentence = engineProblem(node) ?? cloudProblem(path, node);
    if (sentence !== undefined) problems.push({ path, line: lineOf(node), sentence });
  });
  return problems;
}

function engineProblem(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && node.text === 'Intl') {
    return 'Intl is missing on iOS phones; format by hand';
  }
  if ((ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node)) && lookbehind.test(node.text)) {
    return 'a lookbehind in a regular expression breaks the whole page on older iOS; match without it';
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  if (localeCalls.has(node.name.text)) {
    return `${node.name.text} depends on the phone; format by hand`;
  }
  if (node.name.text === 'at' && ts.isCallExpression(node.parent) && node.parent.expression === node) {
    return '.at() is missing on older phones; index from the length';
  }
  return undefined;
}

/** Pages never reach the database: it is closed to clients, and a rule would end up in the mini-program. */
function cloudProblem(path: string, node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const name = node.getText();
  if (name === 'wx.cloud.database') return 'the database is closed to clients; ask a cloud function';
  if (name === 'wx.cloud' && path !== cloudFile && path !== landCloudFile) return `only ${cloudFile} calls wx.cloud`;
  return undefined;
}
