import { BSONRegExp } from 'bson';
import { requestFailed } from '../request-errors';
import { compareValues, sameValue, typeRank } from '../values/value-order';

/** Tests one value, which is undefined for a missing field. */
export type ValueTest = (value: unknown) => boolean;

/** null also means a field that is not there. */
export function valueEquals(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (operand instanceof BSONRegExp) {
    const matches = textMatches(regularExpression(operand, undefined));
    return (value) => matches(value) || (value instanceof BSONRegExp && sameValue(value, operand));
  }
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  return (value) => value !== undefined && sameValue(value, operand);
}

export function sameTypeOrder(operand: unknown, accepts: (order: number) => boolean): ValueTest {
  const rank = typeRank(operand);
  return (value) => typeRank(value) === rank && accepts(compareValues(value, operand));
}

export function valueIn(operands: readonly unknown[]): ValueTest {
  const texts = new Set(operands.filter((operand) => typeof operand === 'string'));
  const others = operands.filter((operand) => typeof operand !== 'string').map(valueEquals);
  return (value) => (typeof value === 'string' && texts.has(value)) || others.some((equals) => equals(value));
}

export function remainderIs([divisor, remainder]: readonly unknown[]): ValueTest {
  if (typeof divisor !== 'number' || typeof remainder !== 'number' || Math.trunc(divisor) === 0) {
    throw requestFailed('malformed mod, it takes a divisor that is not 0 and a remainder');
  }
  return (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder);
}

export function textMatches(expression: RegExp): ValueTest {
  return (value) => typeof value === 'string' && expression.test(value);
}

/** A server's expression as JavaScript's; `x` and `g` have no counterpart and change nothing that is used. */
export function regularExpression(pattern: unknown, options: unknown): RegExp {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : String(pattern);
  const flags = typeof options === 'string' ? options : pattern instanceof BSONRegExp ? pattern.options : '';
  try {
    return new RegExp(source, [...new Set(flags)].filter((flag) => 'imsu'.includes(flag)).join(''));
  } catch {
    throw requestFailed(`Regular expression is invalid: ${source.slice(0, 100)}`);
  }
}
