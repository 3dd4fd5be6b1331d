import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import { type ArchiveBrandPorts, archiveBrand } from '../../../backend/usecases/leaving/archive-brand';
import { type TakeInBrandPorts, takeInBrand } from '../../../backend/usecases/leaving/take-in-brand';
import type { Outcome } from '../../../core/outcome';
import type * as Leaving from '../leaving-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField } from './console-fields';
import { staffAction } from './staff-action';

export type LeavingPorts = ArchiveBrandPorts & TakeInBrandPorts & { readonly staff: StaffStore };

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

/** Nothing but what was uploaded to be taken in. */
const archiveField = v.pipe(v.string(), v.maxLength(300), v.regex(/^cloud:\/\/[\w.-]+\/archives\/[\w-]+\.jsonl$/));

/** A brand that leaves, and one that comes, by the names of the actions. */
export function leavingActions(ports: LeavingPorts): Readonly<Record<Leaving.LeavingAction, Action<IdentifiedCaller>>> {
  return {
    archiveBrand: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        brandId: brandIdField,
        place: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}\|\d{1,9}\|.{0,200}$/))),
      }),
      duty: 'archiveBrand',
      brandOf: ({ brandId }) => brandId,
      run: (input, { member }): Answered<Leaving.ArchiveBrandView> => archiveBrand(ports, member, input),
    }),
    takeInBrand: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        brandId: brandIdField,
        fileId: archiveField,
      }),
      duty: 'takeInBrand',
      brandOf: () => null,
      run: (input, { member }): Answered<Leaving.TakeInBrandView> => takeInBrand(ports, member, input),
    }),
  };
}
