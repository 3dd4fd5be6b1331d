import { notEmulated } from '../../gateway/service-error';
import { requestFailed } from '../request-errors';
import { type Document, isPlainObject } from '../values/document';
import { own } from '../values/field-path';
import { sameValue } from '../values/value-order';
import { ARRAY_OPERATORS } from './array-operators';
import { Draft } from './draft';
import { FIELD_OPERATORS } from './field-operators';
import type { OperatorCompiler, PathChange } from './operator-compiler';

/** Makes the changed document; the original stays as it is. */
export type Update = (document: Document) => Document;

const OPERATORS: Readonly<Record<string, OperatorCompiler>> = { ...FIELD_OPERATORS, ...ARRAY_OPERATORS };

/** An update of operators: https://www.mongodb.com/docs/manual/reference/operator/update/ */
export function compileUpdate(expression: unknown, nowMs: () => number): Update {
  if (!isPlainObject(expression)) throw requestFailed('the update must be an object');
  const changes: { path: string; change: PathChange }[] = [];
  const written: string[] = [];
  for (const [operator, fields] of Object.entries(expression)) {
    const compile = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (operator === '$setOnInsert') continue;
    if (!compile) throw unknownOperator(operator);
    if (!isPlainObject(fields)) throw requestFailed(`Modifiers operate on fields but ${operator} got none`);
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path);
      written.push(path);
      if (operator === '$rename') written.push(String(operand));
      changes.push({ path, change: compile(operand, nowMs) });
    }
  }
  checkConflicts(written);
  return (document) => {
    const draft = new Draft(document);
    for (const { path, change } of changes) change(draft, path);
    const result = draft.result();
    if (!sameValue(own(result, '_id'), own(document, '_id'))) {
      throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    return result;
  };
}

function unknownOperator(operator: string): Error {
  return operator.startsWith('$')
    ? requestFailed(`Unknown modifier: ${operator}`)
    : requestFailed('update document must contain key beginning with "$"');
}

function checkPath(path: string): void {
  if (path === '' || path.split('.').includes('')) throw requestFailed(`The update path '${path}' has an empty field`);
  if (/(^|\.)__proto__(\.|$)/.test(path)) throw requestFailed('a field cannot be called __proto__');
  if (/(^|\.)\$/.test(path)) {
    throw path.includes('.$')
      ? notEmulated(`The positional path ${path}`, 'read the array, change it and write it back.')
      : requestFailed(`The dollar ($) prefixed field '${path}' is not valid for storage`);
  }
}

/** One update cannot write a field twice, nor a field and something inside it. */
function checkConflicts(paths: readonly string[]): void {
  if (paths.length < 2) return;
  const sorted = paths.map((path) => `${path}.`).sort();
  sorted.forEach((path, place) => {
    const next = sorted[place + 1];
    if (next?.startsWith(path)) {
      const at = path.slice(0, -1);
      throw requestFailed(`Updating the path '${next.slice(0, -1)}' would create a conflict at '${at}'`);
    }
  });
}
