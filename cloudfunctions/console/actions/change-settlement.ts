import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import {
  type ChangeSettlementPorts,
  changeSettlement,
  previewSettlement,
} from '../../../backend/usecases/brands/change-settlement';
import type { Outcome } from '../../../core/outcome';
import type { ChangeSettlementView, ConsoleFailure } from '../contract';
import { auditedFields, momentField } from './console-fields';
import { staffAction } from './staff-action';

/** Announces who pays promoters from a day on, or says what that would do. */
export function changeSettlementAction(ports: ChangeSettlementPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      settledBy: v.picklist(['agency', 'platform']),
      agreementVersion: v.pipe(v.string(), v.regex(/^[0-9A-Za-z.-]{1,40}$/)),
      fromMs: momentField,
      previewOnly: v.boolean(),
    }),
    duty: 'changeSettlement',
    brandOf: () => null,
    run: ({ previewOnly, ...request }, { member }): Promise<Outcome<ChangeSettlementView, ConsoleFailure>> =>
      previewOnly ? previewSettlement(ports, request) : changeSettlement(ports, member, request),
  });
}
