import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { chooseWay } from '../../../backend/usecases/setup/choose-way';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import type { Outcome } from '../../../core/outcome';
import type { ChooseWayView } from '../setup-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Says how this deployment begins. */
export function chooseWayAction(ports: AuditedPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, way: v.picklist(['qualified', 'applying', 'brand']) }),
    duty: 'chooseWay',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<ChooseWayView, ConsoleFailure>> => chooseWay(ports, member, input),
  });
}
