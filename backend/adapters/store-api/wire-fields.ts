import * as v from 'valibot';
import { fen } from '../../../core/money/fen';

/**
 * Fields as the platform writes them, which is not always as its pages say: ids and numbers as number or text, times in
 * seconds or milliseconds, absent lists, empty objects. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/
 */

/** A whole number, bare or in quotes. */
export const whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number))]),
  v.safeInteger(),
);

/** Zero or more. */
export const count = v.pipe(whole, v.minValue(0));

/** An id as text. 0 stands for "none" on the platform and is no id. */
export const idText = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(String))]),
  v.regex(/^(?!0+$)[0-9A-Za-z_-]{1,64}$/),
);

/** An amount in whole fen. Negative ones are stated nowhere, so one is no amount that we could book. */
export const wholeFen = v.pipe(count, v.transform(fen));

/** A share in ppm: 1,000,000 is the whole. */
export const ratioPpm = v.pipe(count, v.maxValue(1_000_000));

/** Seconds since 1970, or milliseconds where the platform slips (values above 10^11), as epoch milliseconds. */
export const timeMs = v.pipe(
  count,
  v.transform((time) => (time > 100_000_000_000 ? time : time * 1000)),
);

/** A time that may be absent: 0 then. */
export const timeMsOrZero = v.nullish(timeMs, 0);

export const text = v.string();

/** A text that must say something. */
export const fullText = v.pipe(v.string(), v.nonEmpty());

/** A text that may be absent: '' then. */
export const textOrEmpty = v.nullish(v.string(), '');

/** A list that may be absent: empty then. */
export function listOf<Schema extends v.GenericSchema>(item: Schema) {
  return v.nullish(v.array(item), []);
}

/** Where the first thing is that does not fit, such as `list.0.order_id`. */
export function placeOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map((step) => String(step.key)).join('.') || 'answer';
}
