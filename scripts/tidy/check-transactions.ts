import ts from 'typescript';
import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { isScript, lineOf, parseSource, visitNodes } from './syntax';

const product = /^(?:core|backend|cloudfunctions|scripts)\//;
const escaping = new Set(['update', 'remove', 'count']);

/**
 * `transaction.collection(…).where(…).update()`, `.remove()` and `.count()` do not carry the transaction's id
 * (@cloudbase/database 1.4.3, query.js): they run outside it and survive a rollback. Documents by id and `where().get()`
 * do carry it.
 */
export function checkTransactions(tree: SourceTree): Problem[] {
  const paths = tree.paths.filter((path) => product.test(path) && isScript(path));
  return paths.flatMap((path) => {
    const problems: Problem[] = [];
    visitNodes(parseSource(path, tree.read(path)), (node) => {
      const method = escapingCall(node);
      if (method === undefined) return;
      const sentence = `where().${method}() runs outside the transaction; use documents by id`;
      problems.push({ path, line: lineOf(node), sentence });
    });
    return problems;
  });
}

/** The method, when a chain starts at a transaction, narrows by where() and ends in a method that escapes. */
function escapingCall(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  if (!escaping.has(method)) return undefined;
  let narrows = false;
  let link: ts.Expression = node.expression.expression;
  while (ts.isCallExpression(link) || ts.isPropertyAccessExpression(link)) {
    if (ts.isPropertyAccessExpression(link)) {
      narrows ||= link.name.text === 'where';
      if (isTransactionName(link.name.text) && narrows) return method;
    }
    link = link.expression;
  }
  return narrows && ts.isIdentifier(link) && isTransactionName(link.text) ? method : undefined;
}

function isTransactionName(name: string): boolean {
  return /transaction$|^tx$|^trx$/i.test(name);
}
