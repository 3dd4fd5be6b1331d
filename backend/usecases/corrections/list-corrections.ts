import type { Clock } from '../../ports/clock';
import type { Correction, CorrectionStore } from '../../ports/correction-store';
import { type Reach, reaches } from '../staff/role-matrix';

const pageSize = 50;
const mostRequested = 200;

/** A correction as people with a role read it: who is a name. */
export interface CorrectionLine extends Omit<Correction, 'requestedBy' | 'decidedBy'> {
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  /** The reader asked for it himself, so that another has to approve. */
  readonly isOwn: boolean;
}

/**
 * Corrections that wait for a decision, the oldest first, or a page of decided ones, the newest first; cut to what the
 * reader's roles reach. One whose time is over is shown as expired before anybody wrote that down.
 */
export async function listCorrections(
  ports: { readonly corrections: CorrectionStore; readonly clock: Clock },
  reader: { readonly openid: string; readonly reach: Reach },
  page: { readonly state: Correction['state']; readonly beforeMs?: number | undefined },
): Promise<{ readonly corrections: readonly CorrectionLine[]; readonly nextBeforeMs: number | null }> {
  const nowMs = ports.clock.nowMs();
  const beforeMs = page.beforeMs ?? nowMs + 1;
  const found =
    page.state === 'requested'
      ? await ports.corrections.listRequested(mostRequested)
      : await ports.corrections.listDecided(page.state, { beforeMs, limit: pageSize });
  const last = page.state !== 'requested' && found.length === pageSize ? found[found.length - 1] : undefined;
  return {
    corrections: found
      .filter(({ brandId }) => reaches(reader.reach, brandId))
      .map((correction) => lineOf(correction, reader.openid, nowMs)),
    nextBeforeMs: last?.requestedAtMs ?? null,
  };
}

function lineOf({ requestedBy, decidedBy, ...fields }: Correction, openid: string, nowMs: number): CorrectionLine {
  const isOver = fields.state === 'requested' && nowMs >= fields.expiresAtMs;
  return {
    ...fields,
    state: isOver ? 'expired' : fields.state,
    requestedBy: requestedBy.name,
    decidedBy: decidedBy?.name ?? null,
    isOwn: requestedBy.openid === openid,
  };
}
