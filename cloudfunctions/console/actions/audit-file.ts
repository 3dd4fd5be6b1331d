import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type AuditFilePorts, auditFile } from '../../../backend/usecases/staff/audit-file';
import { ok } from '../../../core/outcome';
import type { AuditFileView } from '../staff-contract';
import { brandIdField, momentField } from './console-fields';
import { staffAction } from './staff-action';

/** The audit as a file, part by part. */
export function auditFileAction(ports: AuditFilePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField), beforeMs: v.optional(momentField) }),
    duty: 'auditFile',
    brandOf: ({ brandId }) => brandId ?? null,
    run: async ({ brandId = null, beforeMs }) => ok<AuditFileView>(await auditFile(ports, { brandId, beforeMs })),
  });
}
