import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { startBrand } from '../../../backend/usecases/setup/start-brand';
import type { Outcome } from '../../../core/outcome';
import { templateNames } from '../../../core/setup/program-template';
import type { StartBrandView } from '../setup-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, nameField, sharePpmField } from './console-fields';
import { staffAction } from './staff-action';

/** Makes a brand out of a template. */
export function startBrandAction(ports: Parameters<typeof startBrand>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      brandId: brandIdField,
      name: nameField,
      template: v.picklist(templateNames),
      sharePpm: sharePpmField,
    }),
    duty: 'startBrand',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<StartBrandView, ConsoleFailure>> => startBrand(ports, member, input),
  });
}
