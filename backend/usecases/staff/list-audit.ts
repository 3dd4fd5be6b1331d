import type { AuditEntry, AuditLog } from '../../ports/audit-log';
import type { Clock } from '../../ports/clock';
import { wholeMoments } from '../corrections/whole-moments';

const pageSize = 50;

/** An entry as people with a role read it: who is a name, and what could be used to join is not among it. */
export type AuditLine = Omit<AuditEntry, 'id' | 'openid' | 'request' | 'answer'>;

/** The newest entries of a brand, or of everything, 50 a page; fewer where several share a moment. */
export async function listAudit(
  ports: { readonly clock: Clock; readonly audit: AuditLog },
  page: { readonly brandId: string | null; readonly beforeMs: number | undefined },
): Promise<{ readonly entries: readonly AuditLine[]; readonly nextBeforeMs: number | null }> {
  const entries = await ports.audit.listEntries({
    brandId: page.brandId ?? undefined,
    beforeMs: page.beforeMs ?? ports.clock.nowMs() + 1,
    limit: pageSize + 1,
  });
  const { items, nextMs } = wholeMoments(entries, pageSize + 1, ({ atMs }) => atMs);
  return { entries: items.map(lineOf), nextBeforeMs: nextMs };
}

function lineOf({ id: _id, openid: _openid, request: _request, answer: _answer, ...line }: AuditEntry): AuditLine {
  return line;
}
