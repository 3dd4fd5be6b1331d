import { invariant } from '../../../core/invariant';
import type { FieldCondition, Query, Scalar, Where } from '../../ports/document-database';

export const rangeOperators = ['gt', 'gte', 'lt', 'lte'] as const;
export type RangeOperator = (typeof rangeOperators)[number];

export type CheckedCondition =
  | { readonly kind: 'equals'; readonly value: Scalar }
  | { readonly kind: 'in'; readonly values: readonly Scalar[] }
  | { readonly kind: 'range'; readonly bounds: readonly (readonly [RangeOperator, Scalar])[] };

export type CheckedWhere = readonly (readonly [path: string, condition: CheckedCondition])[];

/**
 * Sorts conditions into the three closed kinds.
 *
 * Throws on anything else, above all on objects with operators of the database: the SDK passes `{ $ne: null }` on as
 * it is, and drops a condition that is undefined, so that everything would fit.
 */
export function checkedWhere(where: Where): CheckedWhere {
  return Object.entries(where).map(([path, condition]) => {
    invariant(path !== '' && !path.split('.').some((name) => name === '' || name.startsWith('$')), `no field: ${path}`);
    return [path, checkedCondition(path, condition)] as const;
  });
}

/** Refuses reads without a bound: a limit lies between 1 and 1000, which is what the service returns at most. */
export function checkLimit(query: Query): void {
  const { limit } = query;
  invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1000, `a query's limit is 1 to 1000, not ${limit}`);
}

function checkedCondition(path: string, condition: FieldCondition): CheckedCondition {
  if (isScalar(condition)) return { kind: 'equals', value: condition };
  invariant(typeof condition === 'object', `the condition on ${path} is a scalar, a membership or a range`);
  const names = Object.keys(condition);
  if ('in' in condition) {
    const values: unknown = condition.in;
    invariant(names.length === 1 && Array.isArray(values), `'in' on ${path} stands alone and holds a list`);
    invariant(values.every(isScalar), `'in' on ${path} holds scalars`);
    return { kind: 'in', values };
  }
  const bounds = Object.entries(condition) as [RangeOperator, Scalar][];
  const known: readonly string[] = rangeOperators;
  invariant(names.length > 0 && names.every((name) => known.includes(name)), `unknown condition on ${path}: ${names}`);
  invariant(
    bounds.every(([, value]) => isScalar(value)),
    `the bounds on ${path} are scalars`,
  );
  return { kind: 'range', bounds };
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}
