import * as v from 'valibot';
import type { AuditLog } from '../../../backend/ports/audit-log';
import type { Clock } from '../../../backend/ports/clock';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listAudit } from '../../../backend/usecases/staff/list-audit';
import { ok } from '../../../core/outcome';
import type { AuditListView } from '../staff-contract';
import { brandIdField, momentField } from './console-fields';
import { staffAction } from './staff-action';

export interface AuditListPorts {
  readonly staff: StaffStore;
  readonly clock: Clock;
  readonly audit: AuditLog;
}

/** Who did what and why, the newest first. */
export function auditListAction(ports: AuditListPorts) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField), beforeMs: v.optional(momentField) }),
    duty: 'auditList',
    brandOf: ({ brandId }) => brandId ?? null,
    run: async ({ brandId = null, beforeMs }) => ok<AuditListView>(await listAudit(ports, { brandId, beforeMs })),
  });
}
