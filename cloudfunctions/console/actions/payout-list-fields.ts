import * as v from 'valibot';
import { fen } from '../../../core/money/fen';

const largestFen = 10_000_000_000;

/** Fields of the lists' actions. */
export const listRouteField = v.picklist(['bank', 'alipay', 'payroll']);
export const listIdField = v.pipe(v.string(), v.regex(/^(?:bank|alipay|payroll)-[A-Za-z0-9_-]{8,64}$/));
export const payoutNoField = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,32}$/));
export const fileFormatField = v.picklist(['csv', 'xlsx']);
export const fileIdField = v.pipe(v.string(), v.regex(/^cloud:\/\/[^\s]{1,500}$/));
export const wholeFenField = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(largestFen));
export const fenField = v.pipe(wholeFenField, v.transform(fen));

/** A file in the request; what it may weigh is judged by its rule, so that too much is answered by name. */
export const contentField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/), v.maxLength(8_000_000));
export const lineField = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));

/** What every statement of a result takes. */
export const markingFields = {
  listId: listIdField,
  payoutNo: payoutNoField,
  reference: v.pipe(v.string(), v.trim(), v.maxLength(64)),
  evidenceFileId: fileIdField,
};
