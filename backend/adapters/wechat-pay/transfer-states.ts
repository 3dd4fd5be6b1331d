import * as v from 'valibot';
import type { PayOutcome } from '../../ports/pay-provider';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** rfc3339, as `2026-07-01T12:00:00+08:00`. */
const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/),
  v.transform((written) => Date.parse(written)),
  v.safeInteger(),
);
const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What every verified answer about a transfer says. */
export const transferHead = v.looseObject({
  out_bill_no: text,
  transfer_bill_no: text,
  state: text,
  fail_reason: v.nullish(v.string(), ''),
});

/** The answer to a creation besides: what the promoter confirms with. */
export const createdTransfer = v.looseObject({ ...transferHead.entries, package_info: v.nullish(text, null) });

/** What a question or a notification says besides: whose money, how much, to whom, since when. */
export const toldTransfer = v.looseObject({
  ...transferHead.entries,
  mch_id: v.optional(text),
  mchid: v.optional(text),
  appid: v.optional(text),
  transfer_amount: fen,
  openid: v.nullish(text, null),
  update_time: moment,
});

export type ToldTransfer = v.InferOutput<typeof toldTransfer>;

/** The answer to a cancellation. */
export const cancelledTransfer = transferHead;

interface Facts {
  readonly providerNo: string;
  readonly failReason: string;
  readonly confirmPackage: string | null;
  /** Only a question or a notification states them. */
  readonly paid: { readonly paidAtMs: number; readonly netFen: number } | null;
}

/**
 * What a state of a verified answer means; undefined for a state that is not stated to exist. SUCCESS, FAIL and CANCELLED
 * alone end a payout. SUCCESS without an amount and a time is under way: the question that follows states them.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012716434
 */
export function outcomeOfState(state: string, facts: Facts): PayOutcome | undefined {
  const { providerNo, failReason, confirmPackage, paid } = facts;
  switch (state) {
    case 'ACCEPTED':
    case 'PROCESSING':
      return { kind: 'accepted', providerNo };
    case 'WAIT_USER_CONFIRM':
      return { kind: 'needs-confirm', providerNo, confirmPackage };
    // The platform's own spelling.
    case 'TRANSFERING':
      return { kind: 'transferring', providerNo };
    case 'CANCELING':
      return { kind: 'cancelling', providerNo };
    case 'SUCCESS':
      return paid ? { kind: 'paid', providerNo, ...paid, taxFen: null } : { kind: 'transferring', providerNo };
    case 'FAIL':
      return { kind: 'failed', providerNo, reason: failReason || 'FAIL' };
    case 'CANCELLED':
      return { kind: 'cancelled', providerNo };
    default:
      return undefined;
  }
}

/** What a question or a notification tells. */
export function outcomeOfTold(told: ToldTransfer): PayOutcome | undefined {
  return outcomeOfState(told.state, {
    providerNo: told.transfer_bill_no,
    failReason: told.fail_reason ?? '',
    confirmPackage: null,
    paid: { paidAtMs: told.update_time, netFen: told.transfer_amount },
  });
}

/** The merchant that an answer names, in either spelling; undefined when it names none. */
export function merchantOf(told: ToldTransfer): string | undefined {
  return told.mch_id ?? told.mchid;
}
