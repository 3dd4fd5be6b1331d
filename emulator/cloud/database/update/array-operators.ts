import { BSONRegExp } from 'bson';
import { compileFieldTest, compileFilter } from '../query/filter';
import { documentOrder, sortKeys } from '../query/sort-order';
import { requestFailed } from '../request-errors';
import { type Document, isOperatorObject, isPlainObject } from '../values/document';
import { compareValues, sameValue } from '../values/value-order';
import type { Draft } from './draft';
import type { OperatorCompiler } from './operator-compiler';

/** https://www.mongodb.com/docs/manual/reference/operator/update-array/ */
export const ARRAY_OPERATORS: Readonly<Record<string, OperatorCompiler>> = {
  $push: (operand) => {
    const push = compilePush(operand);
    return (draft, path) => draft.set(path, push(arrayAt(draft, path, '$push') ?? []));
  },
  $addToSet: (operand) => {
    const added = isPlainObject(operand) && '$each' in operand ? eachOf('$addToSet', operand.$each) : [operand];
    return (draft, path) => draft.set(path, union(arrayAt(draft, path, '$addToSet') ?? [], added));
  },
  $pop: (operand) => {
    if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1');
    return (draft, path) => {
      const current = arrayAt(draft, path, '$pop');
      if (current) draft.set(path, operand === 1 ? current.slice(0, -1) : current.slice(1));
    };
  },
  $pull: (operand) => removal('$pull', pullTest(operand)),
  $pullAll: (operand) => {
    const values = eachOf('$pullAll', operand);
    return removal('$pullAll', (element) => values.some((value) => sameValue(element, value)));
  },
};

/** The array at a path, undefined when the field is missing; anything else there is an error. */
function arrayAt(draft: Draft, path: string, operator: string): readonly unknown[] | undefined {
  const current = draft.get(path);
  if (current === undefined || Array.isArray(current)) return current;
  const id = JSON.stringify(draft.get('_id'));
  const type = current === null ? 'null' : typeof current;
  throw requestFailed(
    `The field '${path}' must be an array but is of type ${type} in document {_id: ${id}}, so ${operator} cannot apply`,
  );
}

function eachOf(operator: string, list: unknown): readonly unknown[] {
  if (Array.isArray(list)) return list;
  throw requestFailed(`The argument to $each in ${operator} must be an array`);
}

function compilePush(operand: unknown): (current: readonly unknown[]) => readonly unknown[] {
  if (!isPlainObject(operand) || !('$each' in operand)) return (current) => [...current, operand];
  const added = eachOf('$push', operand.$each);
  const { $position: position, $sort: sort, $slice: slice } = operand;
  if (position !== undefined && !Number.isInteger(position)) throw requestFailed('$position must be a whole number');
  if (slice !== undefined && !Number.isInteger(slice)) throw requestFailed('$slice must be a whole number');
  const order = sort === undefined ? undefined : elementOrder(sort);
  return (current) => {
    const result = [...current];
    result.splice(position === undefined ? result.length : Number(position), 0, ...added);
    if (order) result.sort(order);
    if (slice === undefined) return result;
    const kept = Number(slice);
    return kept >= 0 ? result.slice(0, kept) : result.slice(kept);
  };
}

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (sort === 1 || sort === -1) return (a, b) => compareValues(a, b) * sort;
  const order = documentOrder(sortKeys(sort));
  return (a, b) => order(asDocument(a), asDocument(b));
}

function asDocument(value: unknown): Document {
  return isPlainObject(value) ? value : {};
}

function union(current: readonly unknown[], added: readonly unknown[]): readonly unknown[] {
  const result = [...current];
  for (const value of added) if (!result.some((member) => sameValue(member, value))) result.push(value);
  return result;
}

function pullTest(operand: unknown): (element: unknown) => boolean {
  if (operand instanceof BSONRegExp || isOperatorObject(operand)) {
    const test = compileFieldTest(operand);
    return (element) => test([element]);
  }
  if (isPlainObject(operand)) {
    const test = compileFilter(operand);
    return (element) => isPlainObject(element) && test(element);
  }
  return (element) => sameValue(element, operand);
}

function removal(operator: string, removes: (element: unknown) => boolean): (draft: Draft, path: string) => void {
  return (draft, path) => {
    const current = arrayAt(draft, path, operator);
    if (!current) return;
    const kept = current.filter((element) => !removes(element));
    if (kept.length < current.length) draft.set(path, kept);
  };
}
