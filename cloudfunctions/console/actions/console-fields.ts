import * as v from 'valibot';
import { agencyRoles, brandRoles } from '../../../backend/ports/staff-store';
import { ratePpm, wholePpm } from '../../../core/money/rate-ppm';
import { shareKinds } from '../../../core/sharing/share-kind';

/** Fields that several actions take. Ids hold no `|`, which joins them in document ids. */
export const brandIdField = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,31}$/));
export const groupIdField = brandIdField;
export const appidField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{4,64}$/));
export const tokenField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));
export const nameField = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));
export const momentField = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What every write takes besides: the id of the intention, and why. */
export const auditedFields = {
  requestId: tokenField,
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)),
};

/** A promoter's part of the fee: more than nothing, at most all of it. */
export const sharePpmField = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(wholePpm), v.transform(ratePpm));
export const plannedShareField = v.strictObject({
  sharePpm: sharePpmField,
  fromMs: v.optional(momentField),
});

/** A group's part may be nothing: people who share without being paid. */
export const groupShareField = v.strictObject({
  sharePpm: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(wholePpm), v.transform(ratePpm)),
  fromMs: v.optional(momentField),
});

export const roleField = v.picklist([...agencyRoles, ...brandRoles]);

/** A thing on the shelf: ids of rooms and videos are long. */
export const shareKindField = v.picklist(shareKinds);
export const contentIdField = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));

/** Whose intake: a shop's, or a talent's within a brand. */
export const intakeSubjectFields = {
  brandId: brandIdField,
  subject: v.picklist(['shop', 'talent']),
  subjectAppid: appidField,
};
