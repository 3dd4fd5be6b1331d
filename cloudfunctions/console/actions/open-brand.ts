import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type OpenBrandPorts, openBrand } from '../../../backend/usecases/setup/open-brand';
import type { Outcome } from '../../../core/outcome';
import type { OpenBrandView } from '../setup-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField } from './console-fields';
import { staffAction } from './staff-action';

/** Opens a brand once nothing that it needs is missing. */
export function openBrandAction(ports: OpenBrandPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, brandId: brandIdField }),
    duty: 'openBrand',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<OpenBrandView, ConsoleFailure>> => openBrand(ports, member, input),
  });
}
