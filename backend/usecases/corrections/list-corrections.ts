import type { Clock } from '../../ports/clock';
import type { Correction, CorrectionStore } from '../../ports/correction-store';
import { type Reach, reaches } from '../staff/role-matrix';
import { wholeMoments } from './whole-moments';

const pageSize = 50;

/** A correction as people with a role read it: who is a name. */
export interface CorrectionLine extends Omit<Correction, 'requestedBy' | 'decidedBy'> {
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  /** The reader asked for it himself, so that another has to approve. */
  readonly isOwn: boolean;
}

/** `beforeMs` goes on with decided ones, `afterMs` with those that wait; as the page before said. */
export interface CorrectionPage {
  readonly state: Correction['state'];
  readonly beforeMs?: number | undefined;
  readonly afterMs?: number | undefined;
}

/**
 * Corrections that wait for a decision, the oldest first, or a page of decided ones, the newest first; cut to what the
 * reader's roles reach. One whose time is over is shown as expired before anybody wrote that down.
 *
 * Calls: 1.
 */
export async function listCorrections(
  ports: { readonly corrections: CorrectionStore; readonly clock: Clock },
  reader: { readonly openid: string; readonly reach: Reach },
  page: CorrectionPage,
): Promise<{
  readonly corrections: readonly CorrectionLine[];
  readonly nextBeforeMs: number | null;
  readonly nextAfterMs: number | null;
}> {
  const nowMs = ports.clock.nowMs();
  const isWaiting = page.state === 'requested';
  const found = isWaiting
    ? await ports.corrections.listRequested(pageSize, page.afterMs)
    : await ports.corrections.listDecided(page.state, { beforeMs: page.beforeMs ?? nowMs + 1, limit: pageSize });
  const { items, nextMs } = wholeMoments(found, pageSize, ({ requestedAtMs }) => requestedAtMs);
  return {
    corrections: items
      .filter(({ brandId }) => reaches(reader.reach, brandId))
      .map((correction) => correctionLine(correction, reader.openid, nowMs)),
    nextBeforeMs: isWaiting ? null : nextMs,
    nextAfterMs: isWaiting ? nextMs : null,
  };
}

/** One correction as the reader sees it at a moment (epoch ms). */
export function correctionLine(
  { requestedBy, decidedBy, ...fields }: Correction,
  openid: string,
  nowMs: number,
): CorrectionLine {
  const isOver = fields.state === 'requested' && nowMs >= fields.expiresAtMs;
  return {
    ...fields,
    state: isOver ? 'expired' : fields.state,
    requestedBy: requestedBy.name,
    decidedBy: decidedBy?.name ?? null,
    isOwn: requestedBy.openid === openid,
  };
}
