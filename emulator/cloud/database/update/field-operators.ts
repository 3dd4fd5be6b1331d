import { requestFailed } from '../request-errors';
import { isPlainObject } from '../values/document';
import { compareValues } from '../values/value-order';
import type { Draft } from './draft';
import type { OperatorCompiler } from './operator-compiler';

/** https://www.mongodb.com/docs/manual/reference/operator/update-field/ and its bitwise sibling. */
export const FIELD_OPERATORS: Readonly<Record<string, OperatorCompiler>> = {
  $set: (operand) => (draft, path) => draft.set(path, operand),
  $unset: () => (draft, path) => draft.unset(path),
  $inc: (operand) => arithmetic('$inc', operand, (current, amount) => current + amount, 0),
  $mul: (operand) => arithmetic('$mul', operand, (current, amount) => current * amount, 0),
  $min: (operand) => keepWhen(operand, (order) => order > 0),
  $max: (operand) => keepWhen(operand, (order) => order < 0),
  $rename: (operand) => rename(operand),
  $bit: (operand) => bitwise(operand),
  $currentDate: (operand, nowMs) => currentDate(operand, nowMs),
};

function arithmetic(
  operator: string,
  operand: unknown,
  compute: (current: number, amount: number) => number,
  missing: number,
): (draft: Draft, path: string) => void {
  if (typeof operand !== 'number') {
    throw requestFailed(`Cannot apply ${operator} with non-numeric argument: ${JSON.stringify(operand)}`);
  }
  return (draft, path) => {
    const stored = draft.get(path);
    const current = stored === undefined ? missing : stored;
    if (typeof current !== 'number') throw nonNumeric(operator, path, draft, current);
    draft.set(path, compute(current, operand));
  };
}

function nonNumeric(operator: string, path: string, draft: Draft, current: unknown): Error {
  const id = JSON.stringify(draft.get('_id'));
  return requestFailed(
    `Cannot apply ${operator} to a value of non-numeric type. {_id: ${id}} has the field '${path}' of non-numeric ` +
      `type ${current === null ? 'null' : typeof current}`,
  );
}

function keepWhen(operand: unknown, replaces: (order: number) => boolean): (draft: Draft, path: string) => void {
  return (draft, path) => {
    const current = draft.get(path);
    if (current === undefined || replaces(compareValues(current, operand))) draft.set(path, operand);
  };
}

function rename(operand: unknown): (draft: Draft, path: string) => void {
  if (typeof operand !== 'string' || operand === '') throw requestFailed('The target of $rename must be a field name');
  return (draft, path) => {
    const current = draft.get(path);
    if (current === undefined) return;
    draft.unset(path);
    draft.set(operand, current);
  };
}

const BITWISE: Readonly<Record<string, (current: number, mask: number) => number>> = {
  and: (current, mask) => current & mask,
  or: (current, mask) => current | mask,
  xor: (current, mask) => current ^ mask,
};

function bitwise(operand: unknown): (draft: Draft, path: string) => void {
  const steps = isPlainObject(operand) ? Object.entries(operand) : [];
  if (steps.length === 0) throw requestFailed('$bit takes and, or, xor with a whole number');
  return (draft, path) => {
    for (const [name, mask] of steps) {
      const compute = Object.hasOwn(BITWISE, name) ? BITWISE[name] : undefined;
      if (!compute || !Number.isInteger(mask)) throw requestFailed('$bit takes and, or, xor with a whole number');
      const stored = draft.get(path);
      const current = stored === undefined ? 0 : stored;
      if (!Number.isInteger(current)) {
        throw requestFailed(`Cannot apply $bit to a value of non-integral type, field '${path}'`);
      }
      draft.set(path, compute(Number(current), Number(mask)));
    }
  };
}

function currentDate(operand: unknown, nowMs: () => number): (draft: Draft, path: string) => void {
  const asked = isPlainObject(operand) ? operand.$type : operand;
  if (asked !== true && asked !== 'date') throw requestFailed("$currentDate takes true or { $type: 'date' }");
  return (draft, path) => draft.set(path, new Date(nowMs()));
}
