import ts from 'typescript';
import { calledName, declarationOf, isCallbackOf, valuesOf, withoutWrapping } from './follow-names';
import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { isScript, lineOf, parseSource, visitNodes } from './syntax';

const product = /^(?:core|backend|cloudfunctions|scripts)\//;
const escaping = new Set(['update', 'remove', 'count', 'aggregate']);

/**
 * `update()`, `remove()`, `count()` and `aggregate()` on a collection or query of a transaction do not carry the
 * transaction's id (@cloudbase/database 1.4.3, query.js and collection.js): they run outside it and survive a rollback.
 * Documents by id, `add()` and `where().get()` do carry it. A transaction is known by its name (…transaction, tx, trx),
 * as the parameter of a callback of `runTransaction()`, or by coming from `startTransaction()`.
 */
export function checkTransactions(tree: SourceTree): Problem[] {
  const paths = tree.paths.filter((path) => product.test(path) && isScript(path));
  return paths.flatMap((path) => {
    const problems: Problem[] = [];
    visitNodes(parseSource(path, tree.read(path)), (node) => {
      const call = escapingCall(node);
      if (call === undefined) return;
      const sentence = `${call} runs outside the transaction; use documents by id`;
      problems.push({ path, line: lineOf(node), sentence });
    });
    return problems;
  });
}

/** How the call reads, when it ends a chain from a transaction's collection in a method that escapes. */
function escapingCall(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  if (!escaping.has(method)) return undefined;
  const calls = chainFromTransaction(node.expression.expression, new Set());
  if (calls?.includes('collection') !== true || calls.includes('doc')) return undefined;
  return calls.includes('where') ? `where().${method}()` : `${method}()`;
}

/** The names along a chain that starts at a transaction, through the variables that hold a part of it. */
function chainFromTransaction(expression: ts.Expression, seen: Set<ts.Node>): string[] | undefined {
  const names: string[] = [];
  let link = withoutWrapping(expression);
  while (!isTransaction(link, new Set())) {
    if (ts.isIdentifier(link)) {
      const held = heldChain(link, seen);
      return held && [...names, ...held];
    }
    if (ts.isPropertyAccessExpression(link)) names.push(link.name.text);
    else if (!ts.isCallExpression(link)) return undefined;
    link = withoutWrapping(link.expression);
  }
  return names;
}

function heldChain(name: ts.Identifier, seen: Set<ts.Node>): string[] | undefined {
  const declaration = declarationOf(name);
  if (!declaration || seen.has(declaration)) return undefined;
  seen.add(declaration);
  for (const value of valuesOf(declaration)) {
    const chain = chainFromTransaction(value, seen);
    if (chain) return chain;
  }
  return undefined;
}

function isTransaction(expression: ts.Expression, seen: Set<ts.Node>): boolean {
  if (ts.isPropertyAccessExpression(expression)) return isTransactionName(expression.name.text);
  if (ts.isCallExpression(expression)) return calledName(expression) === 'startTransaction';
  if (!ts.isIdentifier(expression)) return false;
  if (isTransactionName(expression.text)) return true;
  const declaration = declarationOf(expression);
  if (!declaration || seen.has(declaration)) return false;
  seen.add(declaration);
  if (ts.isParameter(declaration)) return isCallbackOf(declaration, 'runTransaction');
  return valuesOf(declaration).some((value) => startsTransaction(value) || isTransaction(withoutWrapping(value), seen));
}

/** Also when the call is wrapped: `answered('start', () => database.startTransaction())`. */
function startsTransaction(value: ts.Expression): boolean {
  const inner = withoutWrapping(value);
  if (!ts.isCallExpression(inner)) return false;
  if (calledName(inner) === 'startTransaction') return true;
  return inner.arguments.some((argument) => {
    const made = ts.isArrowFunction(argument) && !ts.isBlock(argument.body) ? argument.body : argument;
    return startsTransaction(made);
  });
}

function isTransactionName(name: string): boolean {
  return /transaction$|^tx$|^trx$/i.test(name);
}
