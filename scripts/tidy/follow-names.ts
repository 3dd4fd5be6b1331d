import ts from 'typescript';
import { visitNodes } from './syntax';

export type Declaration = ts.ParameterDeclaration | ts.VariableDeclaration;

/** An expression without brackets, `await`, `as`, `satisfies` and `!` around it. */
export function withoutWrapping(expression: ts.Expression): ts.Expression {
  const isWrapping =
    ts.isParenthesizedExpression(expression) ||
    ts.isAwaitExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression);
  return isWrapping ? withoutWrapping(expression.expression) : expression;
}

/** The last name of what is called: `runTransaction` in `database.runTransaction(…)`. */
export function calledName(call: ts.CallExpression): string | undefined {
  const called = withoutWrapping(call.expression);
  if (ts.isPropertyAccessExpression(called)) return called.name.text;
  return ts.isIdentifier(called) ? called.text : undefined;
}

/** The parameter or variable of the same file that a name stands for; the innermost one that is in sight. */
export function declarationOf(name: ts.Identifier): Declaration | undefined {
  for (let scope: ts.Node = name.parent; scope; scope = scope.parent) {
    const found = declaredIn(scope).find(({ name: own }) => ts.isIdentifier(own) && own.text === name.text);
    if (found) return found;
  }
  return undefined;
}

function declaredIn(scope: ts.Node): readonly Declaration[] {
  if (ts.isFunctionLike(scope)) return scope.parameters.filter(ts.isParameter);
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope)) {
    const { initializer } = scope;
    return initializer && ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope) && !ts.isCaseOrDefaultClause(scope)) return [];
  return scope.statements.filter(ts.isVariableStatement).flatMap((one) => one.declarationList.declarations);
}

/** Everything that a name is given in its file: its first value and what is assigned to it later. */
export function valuesOf(declaration: Declaration): ts.Expression[] {
  const values = declaration.initializer ? [declaration.initializer] : [];
  visitNodes(declaration.getSourceFile(), (node) => {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    if (ts.isIdentifier(node.left) && declarationOf(node.left) === declaration) values.push(node.right);
  });
  return values;
}

/** Whether a parameter is the first of a function that is passed to a method, on the spot or by its name. */
export function isCallbackOf(parameter: ts.ParameterDeclaration, method: string): boolean {
  const work = parameter.parent;
  if (work.parameters[0] !== parameter) return false;
  const name = nameOf(work);
  let isPassed = false;
  visitNodes(parameter.getSourceFile(), (node) => {
    if (!ts.isCallExpression(node) || calledName(node) !== method) return;
    const passed = node.arguments[0] && withoutWrapping(node.arguments[0]);
    isPassed ||= passed === work || (passed !== undefined && ts.isIdentifier(passed) && passed.text === name);
  });
  return isPassed;
}

function nameOf(work: ts.SignatureDeclaration): string | undefined {
  if (ts.isFunctionDeclaration(work)) return work.name?.text;
  const holder = work.parent;
  return ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
}
