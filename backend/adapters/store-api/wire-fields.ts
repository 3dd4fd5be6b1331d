import * as v from 'valibot';
import { fen } from '../../../core/money/fen';
import { tolerance } from './page-limits';

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

/** A count that may be absent: null then. */
export const countOrNull = v.nullish(count, null);

/** An id as text. 0 stands for "none" on the platform and is no id. */
export const idText = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(String))]),
  v.regex(/^(?!0+$)[0-9A-Za-z_-]{1,64}$/),
);

/** An id that the platform counts up (of orders, skus, products, coupons, categories): a whole number up to 2^64. */
export const uint64Id = v.pipe(idText, v.regex(/^[1-9]\d{0,19}$/));

/** An id that may be absent, empty or 0: null then. */
export const idOrNull = nullable(idText);
export const uint64IdOrNull = nullable(uint64Id);

function nullable<Schema extends v.GenericSchema<unknown, string>>(id: Schema) {
  const none = v.pipe(
    v.union([v.literal(''), v.literal(0), v.literal('0')]),
    v.transform(() => null),
  );
  return v.nullish(v.union([none, id]), null);
}

/** An amount in whole fen. Negative ones are stated nowhere, so one is no amount that we could book. */
export const wholeFen = v.pipe(count, v.transform(fen));

/** An amount that may be absent: null then, which is not 0. */
export const fenOrNull = v.nullish(wholeFen, null);

/** A share in ppm: 1,000,000 is the whole. */
export const ratioPpm = v.pipe(count, v.maxValue(1_000_000));

export const ratioOrNull = v.nullish(ratioPpm, null);

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

/** What leads to the next page; opaque, and sometimes a number. */
export const nextKeyText = v.nullish(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.transform(String))]),
  '',
);

/** Whether there is more: true and false also as 1 and 0, and null where that is not stated in a way that we know. */
export const hasMore = v.fallback(
  v.nullable(
    v.union([
      v.boolean(),
      v.pipe(
        v.union([v.literal(0), v.literal(1)]),
        v.transform((flag) => flag === 1),
      ),
    ]),
  ),
  null,
);

/**
 * A list that may be absent: empty then. `itemCount` is how many were asked for; ten times that is no list that anybody
 * should walk over.
 */
export function listOf<Schema extends v.GenericSchema>(item: Schema, itemCount: number) {
  return v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(itemCount * tolerance), v.array(item)), []);
}

/** Items of which some may not fit. */
export interface Sifted<Item> {
  readonly fitting: readonly Item[];
  /** Where the first thing is that does not fit, such as `3.product_id`, for each item that was left out. */
  readonly leftOut: readonly string[];
}

/**
 * A list of things that people look at, where one item that cannot be read takes nothing from the others: it is left out
 * and named. Not for orders, people and money.
 */
export function siftedListOf<Schema extends v.GenericSchema>(item: Schema, itemCount: number) {
  return v.pipe(
    listOf(v.unknown(), itemCount),
    v.transform((rows): Sifted<v.InferOutput<Schema>> => {
      const fitting: v.InferOutput<Schema>[] = [];
      const leftOut: string[] = [];
      rows.forEach((row, index) => {
        const read = v.safeParse(item, row, { abortEarly: true });
        if (read.success) fitting.push(read.output);
        else leftOut.push([index, ...(read.issues[0].path ?? []).map((step) => String(step.key))].join('.'));
      });
      return { fitting, leftOut };
    }),
  );
}

/** Where the first thing is that does not fit, such as `list.0.order_id`; '' when it is all of it. */
export function placeOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map((step) => String(step.key)).join('.');
}
