import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { saveBrand } from '../../../backend/usecases/brands/save-brand';
import { type GuardPorts, guardShares } from '../../../backend/usecases/budget/brand-budget';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import { reaches, reachOf } from '../../../backend/usecases/staff/role-matrix';
import type { Outcome } from '../../../core/outcome';
import type { SaveBrandView } from '../contract';
import type { ConsoleFailure } from './console-failure';
import {
  auditedFields,
  brandIdField,
  groupIdField,
  groupShareField,
  nameField,
  plannedShareField,
} from './console-fields';
import { staffAction } from './staff-action';

const themeField = v.strictObject({
  logoUrl: v.nullable(v.pipe(v.string(), v.regex(/^(?:https|cloud):\/\/[^\s"'<>]+$/), v.maxLength(300))),
  color: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
});

/** Any kind may be named here: one that is not allowed is answered with the rule that it breaks, and how to mend it. */
const conditionField = v.strictObject({
  kind: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
});

const groupField = v.strictObject({
  groupId: groupIdField,
  name: nameField,
  conditions: v.pipe(v.array(conditionField), v.maxLength(5)),
  share: v.optional(groupShareField),
});

/** Creates a brand (no `revision`) or changes one. Shares are not raised while the month's budget is used up. */
export function saveBrandAction(ports: AuditedPorts & GuardPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      brandId: brandIdField,
      revision: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      name: nameField,
      isOpen: v.boolean(),
      theme: themeField,
      reviewMode: v.optional(v.picklist(['all', 'none'])),
      share: v.optional(plannedShareField),
      groups: v.optional(v.pipe(v.array(groupField), v.maxLength(20))),
    }),
    duty: ({ revision }) => (revision === undefined ? 'createBrand' : 'saveBrand'),
    brandOf: ({ brandId }) => brandId,
    run: async (input, { member }): Promise<Outcome<SaveBrandView, ConsoleFailure>> => {
      const shares = [{ groupId: null, share: input.share }, ...(input.groups ?? [])];
      const planned = shares.flatMap(({ groupId, share }) => (share ? [{ groupId, sharePpm: share.sharePpm }] : []));
      const guarded = await guardShares(ports, input.brandId, planned);
      if (!guarded.ok) return guarded;
      return saveBrand(ports, member, input, {
        setReviewMode: reaches(reachOf(member, 'setReviewMode'), input.brandId),
      });
    },
  });
}
