import * as v from 'valibot';
import type { CorrectionSubject } from '../../../backend/ports/correction-store';
import { type AmountRefusal, adjustmentFen } from '../../../core/commission/adjust-wallet';
import { type Outcome, ok } from '../../../core/outcome';
import { isBeijingDay, periodOfMonth, type StatementPeriod } from '../../../core/statement/statement-period';
import type { BeijingDay } from '../../../core/time/beijing-day';
import { appidField, tokenField } from './console-fields';

/** Fields of the books' actions. */
export const promoterField = appidField;
export const orderKeyField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}\|[A-Za-z0-9_-]{1,64}$/));
export const claimIdField = v.pipe(v.string(), v.regex(/^claim\|[A-Za-z0-9_-]{1,64}\|[A-Za-z0-9_-]{1,64}$/));
export const correctionIdField = tokenField;
export const keptBackForField = v.picklist(['AFTER_SALE', 'RISK', 'MANUAL']);

/** An amount is judged by its own rule, so that `'1e3'` or half a fen is answered with what is wrong with it. */
const amountField = v.union([v.number(), v.string()]);

export const correctionSubjectField = v.variant('kind', [
  v.strictObject({
    kind: v.literal('reattribution'),
    orderKey: orderKeyField,
    toPromoter: promoterField,
    claimId: v.optional(claimIdField),
  }),
  v.strictObject({
    kind: v.literal('adjustment'),
    promoter: promoterField,
    amountFen: amountField,
    mayCreateDebt: v.boolean(),
    aboutOrderKey: v.optional(orderKeyField),
  }),
]);

/**
 * What is to be corrected, as the use cases take it.
 *
 * Rejections: those of the amount (see adjustmentFen).
 */
export function correctionSubjectOf(
  subject: v.InferOutput<typeof correctionSubjectField>,
): Outcome<CorrectionSubject, AmountRefusal> {
  if (subject.kind === 'reattribution') return ok({ ...subject, claimId: subject.claimId ?? null });
  const amount = adjustmentFen(subject.amountFen);
  if (!amount.ok) return amount;
  return ok({ ...subject, amountFen: amount.value, aboutOrderKey: subject.aboutOrderKey ?? null });
}

export const monthField = v.pipe(v.string(), v.regex(/^20\d{2}(?:0[1-9]|1[0-2])$/));
export const dayField = v.custom<BeijingDay>(
  (value) => typeof value === 'string' && isBeijingDay(value),
  'a day of the calendar as yyyymmdd',
);
const statementFields = { promoter: promoterField, format: v.optional(v.picklist(['csv', 'json', 'xlsx'])) };

/** A promoter's statement of a month, or of days up to a year. */
export const statementField = v.union([
  v.strictObject({ ...statementFields, month: monthField }),
  v.pipe(
    v.strictObject({ ...statementFields, fromDay: dayField, throughDay: dayField }),
    v.check(({ fromDay, throughDay }) => fromDay <= throughDay, 'fromDay must not come after throughDay'),
    v.check(
      ({ fromDay, throughDay }) => Number(throughDay) - Number(fromDay) <= 10_000,
      'a statement covers a year at most',
    ),
  ),
]);

/** The period that was asked for, and whether it is a month. */
export function statementPeriodOf(input: v.InferOutput<typeof statementField>): {
  readonly period: StatementPeriod;
  readonly isMonth: boolean;
} {
  if ('month' in input) return { period: periodOfMonth(input.month), isMonth: true };
  return { period: { fromDay: input.fromDay, throughDay: input.throughDay }, isMonth: false };
}
