import * as v from 'valibot';
import type { PayOutcome } from '../../ports/pay-provider';
import { fenOfYuan } from '../wechat-pay/yuan-fen';

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const yuan = v.pipe(
  text,
  v.transform((written) => fenOfYuan(written)),
  v.number(),
  v.minValue(0),
);
/** Amounts that are told only once they are known. */
const yuanOrNull = v.nullish(
  v.pipe(
    text,
    v.transform((written) => fenOfYuan(written) ?? null),
  ),
  null,
);
const moment = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((written) =>
    Date.parse(
      /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(written ?? '') ? `${(written ?? '').replace(' ', 'T')}+08:00` : '',
    ),
  ),
);

/** An order as questions and callbacks tell it. Names and account numbers in it are not read. */
export const gigOrder = v.looseObject({
  order_id: v.pipe(v.string(), v.minLength(1)),
  dealer_id: v.optional(text),
  ref: v.nullish(text, ''),
  status: text,
  status_detail: v.nullish(text, ''),
  pay: yuan,
  /** Withheld by the platform: what was taken, or what will be. */
  received_tax_amount: yuanOrNull,
  tax: yuanOrNull,
  user_real_amount: yuanOrNull,
  user_fee: yuanOrNull,
  finished_time: moment,
});

export type GigOrder = v.InferOutput<typeof gigOrder>;

/**
 * What a status means; undefined for one that is not known, or `paid` without its amounts.
 *
 * A bank may give money back a day after 1: that is 9, and the payout is returned. A suspended order (4) waits for money or
 * a signature of the payee and is taken up again by the platform. https://github.com/KuaiFaMaster/yunpay
 */
export function outcomeOfGigOrder(order: GigOrder): PayOutcome | undefined {
  const providerNo = order.ref ?? '';
  const reason = order.status_detail || order.status;
  switch (order.status) {
    case '0':
    case '4':
    case '8':
      return { kind: 'accepted', providerNo };
    case '5':
      return { kind: 'transferring', providerNo };
    case '1':
      return paidOf(order, providerNo);
    case '2':
      return { kind: 'failed', providerNo, reason };
    case '9':
      return { kind: 'returned', providerNo, reason };
    case '15':
      return { kind: 'cancelled', providerNo };
    default:
      return undefined;
  }
}

/** The platform's own figures of tax and of what arrived; where one is not told it follows from the others. */
function paidOf(order: GigOrder, providerNo: string): PayOutcome | undefined {
  const {
    pay,
    received_tax_amount: received,
    tax,
    user_real_amount: real,
    user_fee: fee,
    finished_time: paidAtMs,
  } = order;
  const taxFen = received ?? tax ?? (real === null ? null : pay - real - (fee ?? 0));
  if (taxFen === null || taxFen < 0 || Number.isNaN(paidAtMs)) return undefined;
  const netFen = real ?? pay - taxFen - (fee ?? 0);
  return netFen > 0 && netFen + taxFen <= pay ? { kind: 'paid', providerNo, paidAtMs, netFen, taxFen } : undefined;
}
