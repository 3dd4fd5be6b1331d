import type { ReviewMode } from '../../../core/intake/review-state';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface SetReviewModeRequest {
  readonly brandId: string;
  readonly reviewMode: ReviewMode;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Sets whether a brand's things reach promoters only once the agency let them through.
 *
 * Rejections: brand-not-found; request-id-taken.
 */
export function setReviewMode(
  ports: AuditedPorts,
  actor: Actor,
  request: SetReviewModeRequest,
): Promise<Outcome<Pick<SetReviewModeRequest, 'brandId' | 'reviewMode'>, 'brand-not-found' | 'request-id-taken'>> {
  const { brandId, reviewMode, requestId, reason } = request;
  const audited = { action: 'setReviewMode', brandId, requestId, reason, asked: request };
  return auditedWrite(ports, actor, audited, async (edit) => {
    const stored = await edit.findBrand(brandId);
    if (!stored) return rejected('brand-not-found');
    await edit.writeBrand({ ...stored, reviewMode, revision: stored.revision + 1 });
    const before = { reviewMode: stored.reviewMode ?? 'none' };
    return ok({ subject: `brand ${brandId}`, before, after: { reviewMode }, answer: { brandId, reviewMode } });
  });
}
