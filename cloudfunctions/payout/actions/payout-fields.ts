import * as v from 'valibot';

/** Any number: what is wrong with an amount is told by name, not as a malformed input. */
export const amountField = v.number();
export const routeField = v.optional(v.picklist(['wechat', 'bank', 'alipay', 'payroll', 'gig']), 'wechat');
export const payoutNoField = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,32}$/));
export const requestIdField = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8,64}$/));
