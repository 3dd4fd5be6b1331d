import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { setReviewMode } from '../../../backend/usecases/brands/set-review-mode';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import type { Outcome } from '../../../core/outcome';
import type { SetReviewModeView } from '../agency-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField } from './console-fields';
import { staffAction } from './staff-action';

/** Sets whether a brand's things are reviewed. */
export function setReviewModeAction(ports: AuditedPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, brandId: brandIdField, reviewMode: v.picklist(['all', 'none']) }),
    duty: 'setReviewMode',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<SetReviewModeView, ConsoleFailure>> =>
      setReviewMode(ports, member, input),
  });
}
