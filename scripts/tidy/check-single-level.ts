import ts from 'typescript';
import { parseJson } from './parse-json';
import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { isScript, lineOf, parseSource, visitNodes } from './syntax';

export const collectionsFile = 'backend/adapters/cloud-database/collections.json';
const uplineWords = new Set(['upline', 'downline', 'parent', 'inviter', 'referrer', 'superior', 'ancestor']);
const uplineName = /upline|downline|inviter|referrer/i;
const product = /^(?:core|backend|cloudfunctions|miniprogram)\//;

/** One level only: no column of the data, and no name in the product, can hold who brought a promoter in. */
export function checkSingleLevel(tree: SourceTree): Problem[] {
  return [...checkCollections(tree), ...tree.paths.flatMap((path) => checkProductNames(path, tree))];
}

function checkCollections(tree: SourceTree): Problem[] {
  if (!tree.paths.includes(collectionsFile)) return [];
  const text = tree.read(collectionsFile);
  const found = textsIn(parseJson(text)).filter((name) => wordsOf(name).some((word) => uplineWords.has(word)));
  return [...new Set(found)].map((name) => {
    const before = text.slice(0, text.indexOf(`"${name}"`));
    const sentence = `${name} could hold who brought a promoter in; invites belong to a brand`;
    return { path: collectionsFile, line: before.split('\n').length, sentence };
  });
}

/** Every key and every text of a JSON value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function checkProductNames(path: string, tree: SourceTree): Problem[] {
  if (!product.test(path) || !isScript(path) || /\.test\.ts$/.test(path)) return [];
  const problems: Problem[] = [];
  visitNodes(parseSource(path, tree.read(path)), (node) => {
    if (!ts.isIdentifier(node) || !uplineName.test(node.text)) return;
    problems.push({ path, line: lineOf(node), sentence: `${node.text}: the program has one level and no such person` });
  });
  return problems;
}
