import { evalExpr } from 'mingo/core';
import type { Options } from 'mingo/types';
import { requestFailed } from '../request-errors';

type Expression = (document: unknown, operands: unknown, options: Options) => unknown;

const DAYS_PER_WEEK = 7;

/** Expressions in which the evaluator and the server differ. */
export const EXPRESSION_OVERRIDES: Readonly<Record<`$${string}`, Expression>> = {
  $week: weekOfYear,
  $substr: substring,
  $substrBytes: substring,
  $indexOfCP: indexOfCodePoint,
};

/** Weeks begin on Sunday; days before the year's first Sunday are in week 0. */
function weekOfYear(document: unknown, operands: unknown, options: Options): number {
  const dayOfYear = Number(evalExpr(document, { $dayOfYear: operands }, options));
  const dayOfWeek = Number(evalExpr(document, { $dayOfWeek: operands }, options));
  return Math.floor((dayOfYear - 1 + DAYS_PER_WEEK - (dayOfWeek - 1)) / DAYS_PER_WEEK);
}

/** Counts UTF-8 bytes; a negative length means all the rest. */
function substring(document: unknown, operands: unknown, options: Options): string {
  const [text, start, length] = evaluated(document, operands, options);
  if (text === null || text === undefined) return '';
  if (typeof start !== 'number' || typeof length !== 'number') throw requestFailed('$substr takes text, start, length');
  const bytes = Buffer.from(String(text));
  return bytes.subarray(start, length < 0 ? bytes.length : start + length).toString();
}

/** Counts code points; -1 when it is not found. */
function indexOfCodePoint(document: unknown, operands: unknown, options: Options): number | null {
  const [text, wanted, start, end] = evaluated(document, operands, options);
  if (text === null || text === undefined) return null;
  if (typeof text !== 'string' || typeof wanted !== 'string') throw requestFailed('$indexOfCP takes text and text');
  const points = [...text];
  const from = typeof start === 'number' ? start : 0;
  const place = points
    .slice(from, typeof end === 'number' ? end : points.length)
    .join('')
    .indexOf(wanted);
  if (place < 0) return -1;
  return from + [...points.slice(from).join('').slice(0, place)].length;
}

function evaluated(document: unknown, operands: unknown, options: Options): unknown[] {
  const values: unknown = evalExpr(document, operands, options);
  return Array.isArray(values) ? values : [values];
}
