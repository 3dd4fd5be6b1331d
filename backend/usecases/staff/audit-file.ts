import { beijingStamp } from '../../../core/statement/beijing-stamp';
import type { TableRow } from '../../../core/statement/statement-table';
import type { AuditLog } from '../../ports/audit-log';
import type { Clock } from '../../ports/clock';
import type { TableFiles } from '../../ports/table-files';

/** What fits into a reply with room to spare. */
const partSize = 1000;
const columns: TableRow = ['时间(北京)', '谁', '做了什么', '品牌', '对象', '之前', '之后', '原因'];

export interface AuditFilePorts {
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly tables: TableFiles;
}

/** The audit as CSV, the newest first, in parts; nobody's identity and no token is in it. */
export async function auditFile(
  ports: AuditFilePorts,
  page: { readonly brandId: string | null; readonly beforeMs: number | undefined },
) {
  const entries = await ports.audit.listEntries({
    brandId: page.brandId ?? undefined,
    beforeMs: page.beforeMs ?? ports.clock.nowMs() + 1,
    limit: partSize,
  });
  const rows = entries.map(({ atMs, name, action, brandId, subject, before, after, reason }): TableRow => {
    return [beijingStamp(atMs), name, action, brandId ?? '', subject, jsonText(before), jsonText(after), reason];
  });
  const bytes = await ports.tables.fileOf([columns, ...rows], 'csv', '审计');
  const last = entries[entries.length - 1];
  return {
    name: `audit-${page.brandId ?? 'all'}-${beijingStamp(ports.clock.nowMs()).slice(0, 10)}.csv`,
    contentBase64: Buffer.from(bytes).toString('base64'),
    entryCount: entries.length,
    nextBeforeMs: entries.length < partSize || !last ? null : last.atMs,
  };
}

function jsonText(value: unknown): string {
  return value === null ? '' : JSON.stringify(value);
}
