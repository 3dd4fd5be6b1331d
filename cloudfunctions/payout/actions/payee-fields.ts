import * as v from 'valibot';

/** Fields of what concerns payees. What is right in them is judged by core/payee, so that each answer has its name. */
const detailField = v.pipe(v.string(), v.maxLength(100));

export const payeeFields = {
  kind: v.picklist(['person', 'employee', 'sole-trader', 'company', 'gig-worker']),
  route: v.picklist(['wechat', 'bank', 'alipay', 'payroll', 'gig']),
  realName: detailField,
  account: detailField,
  bankName: detailField,
  idNumber: detailField,
  phone: detailField,
};
export const confirmationField = v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,16}\.[A-Za-z0-9_-]{43}$/)));
export const invoiceNumberField = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{8,30}$/));
export const fileIdField = v.pipe(v.string(), v.regex(/^cloud:\/\/[^\s]{1,500}$/));
export const noteField = v.pipe(v.string(), v.trim(), v.maxLength(200));
