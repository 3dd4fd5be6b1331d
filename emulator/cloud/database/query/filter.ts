import { Query } from 'mingo';
import { notEmulated } from '../../gateway/service-error';
import { requestFailed } from '../request-errors';
import { type Document, isOperatorObject, isPlainObject } from '../values/document';
import { valuesAt } from '../values/field-path';
import { hasTypeNamed } from './type-names';
import {
  regularExpression,
  remainderIs,
  sameTypeOrder,
  textMatches,
  type ValueTest,
  valueEquals,
  valueIn,
} from './value-tests';

export type DocumentTest = (document: Document) => boolean;

/** A query's filter as a test of documents, with the rules of https://www.mongodb.com/docs/manual/tutorial/query-documents/ */
export function compileFilter(filter: Readonly<Record<string, unknown>>): DocumentTest {
  const tests: DocumentTest[] = [];
  for (const key in filter) {
    const test = key.startsWith('$') ? compileTopOperator(key, filter[key]) : compileField(key, filter[key]);
    if (test) tests.push(test);
  }
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (document) => tests.every((test) => test(document));
}

function compileField(path: string, condition: unknown): DocumentTest {
  const test = compileFieldTest(condition);
  return (document) => test(valuesAt(document, path));
}

function compileTopOperator(operator: string, operand: unknown): DocumentTest | undefined {
  switch (operator) {
    case '$and': {
      const tests = filtersOf(operator, operand);
      return (document) => tests.every((test) => test(document));
    }
    case '$or': {
      const tests = filtersOf(operator, operand);
      return (document) => tests.some((test) => test(document));
    }
    case '$nor': {
      const tests = filtersOf(operator, operand);
      return (document) => !tests.some((test) => test(document));
    }
    case '$expr': {
      const query = new Query<Document>({ $expr: operand });
      return (document) => query.test(document);
    }
    case '$comment':
      return undefined;
    case '$jsonSchema':
    case '$text':
    case '$where':
      throw notEmulated(`The query operator ${operator}`, 'filter by fields instead.');
    default:
      throw requestFailed(`unknown top level operator: ${operator}`);
  }
}

function filtersOf(operator: string, operand: unknown): DocumentTest[] {
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isPlainObject)) {
    throw requestFailed(`${operator} must be a nonempty array of objects`);
  }
  return operand.map(compileFilter);
}

/** Says whether what a path means in a document satisfies a condition. */
export type ValuesTest = (values: readonly unknown[]) => boolean;

/** A field's condition: a value to equal, a regular expression, or an object of operators. */
export function compileFieldTest(condition: unknown): ValuesTest {
  if (!isOperatorObject(condition)) return anyElement(valueEquals(condition));
  const tests = Object.entries(condition).map(([operator, operand]) => compileOperator(operator, operand, condition));
  const [only] = tests;
  return tests.length === 1 && only ? only : (values) => tests.every((test) => test(values));
}

const GEO_OPERATORS = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$geoNear']);

type OperatorCompiler = (operand: unknown, siblings: Readonly<Record<string, unknown>>) => ValuesTest;

const OPERATORS: Readonly<Record<string, OperatorCompiler>> = {
  $eq: (operand) => anyElement(valueEquals(operand)),
  $ne: (operand) => not(anyElement(valueEquals(operand))),
  $gt: (operand) => anyElement(sameTypeOrder(operand, (order) => order > 0)),
  $gte: (operand) => anyElement(sameTypeOrder(operand, (order) => order >= 0)),
  $lt: (operand) => anyElement(sameTypeOrder(operand, (order) => order < 0)),
  $lte: (operand) => anyElement(sameTypeOrder(operand, (order) => order <= 0)),
  $in: (operand) => anyElement(valueIn(listOf('$in', operand))),
  $nin: (operand) => not(anyElement(valueIn(listOf('$nin', operand)))),
  $exists: (operand) => (values) => values.some((value) => value !== undefined) === Boolean(operand),
  $size: (operand) => (values) => values.some((value) => Array.isArray(value) && value.length === operand),
  $type: (operand) => anyElement((value) => [operand].flat().some((name) => hasTypeNamed(value, name))),
  $mod: (operand) => anyElement(remainderIs(listOf('$mod', operand))),
  $all: (operand) => containsAll(listOf('$all', operand)),
  $elemMatch: (operand) => someElementMatches(operand),
  $not: (operand) => not(compileFieldTest(operand)),
  $regex: (operand, siblings) => anyElement(textMatches(regularExpression(operand, siblings.$options))),
  $options: () => () => true,
};

function compileOperator(operator: string, operand: unknown, siblings: Readonly<Record<string, unknown>>): ValuesTest {
  const compile = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (compile) return compile(operand, siblings);
  if (GEO_OPERATORS.has(operator)) throw notEmulated(`The geo operator ${operator}`, 'filter by other fields.');
  throw requestFailed(`unknown operator: ${operator}`);
}

function anyElement(test: ValueTest): ValuesTest {
  return (values) => {
    for (const value of values) {
      if (test(value)) return true;
      if (Array.isArray(value) && value.some(test)) return true;
    }
    return false;
  };
}

function not(test: ValuesTest): ValuesTest {
  return (values) => !test(values);
}

function containsAll(operands: readonly unknown[]): ValuesTest {
  const tests = operands.map((operand) =>
    isOperatorObject(operand) && '$elemMatch' in operand
      ? someElementMatches(operand.$elemMatch)
      : anyElement(valueEquals(operand)),
  );
  return (values) => tests.length > 0 && tests.every((test) => test(values));
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

/** One element must meet all of it: operators on the element itself, or conditions on its fields. */
function someElementMatches(operand: unknown): ValuesTest {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object');
  const matches = elementTest(operand);
  return (values) => values.some((value) => Array.isArray(value) && value.some(matches));
}

function elementTest(operand: Record<string, unknown>): ValueTest {
  const [first] = Object.keys(operand);
  if (first?.startsWith('$') && !LOGICAL.has(first)) {
    const test = compileFieldTest(operand);
    return (element) => test([element]);
  }
  const test = compileFilter(operand);
  return (element) => isPlainObject(element) && test(element);
}

function listOf(operator: string, operand: unknown): readonly unknown[] {
  if (Array.isArray(operand)) return operand;
  throw requestFailed(`${operator} needs an array`);
}
