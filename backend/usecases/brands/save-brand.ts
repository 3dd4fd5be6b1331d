import { checkJoining, type JoiningFinding } from '../../../core/compliance/joining-conditions';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { EditedBrand } from '../../ports/program-editor';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { type BrandChange, editedBrand } from './edited-brand';

export interface SaveBrandRequest extends BrandChange {
  /** The count that the page saw; absent for a brand that is new. */
  readonly revision?: number | undefined;
  readonly requestId: string;
  readonly reason: string;
}

export interface SavedBrand {
  /** False when a rule forbids the settings; then nothing was written and the findings say why and how to mend it. */
  readonly saved: boolean;
  readonly revision: number;
  readonly findings: readonly JoiningFinding[];
}

export type SaveBrandRefusal =
  | 'not-permitted'
  | 'brand-not-found'
  | 'changed-meanwhile'
  | 'share-missing'
  | 'share-too-soon'
  | 'rehearsal-stays-closed'
  | 'request-id-taken';

/**
 * Creates a brand, or changes its name, look, groups and shares. Settings that break a rule on joining are not saved:
 * each violation is named with how to mend it.
 *
 * Rejections: not-permitted for who may not set the review and asks for another one; brand-not-found;
 * changed-meanwhile when it was saved since the page read it; share-missing; share-too-soon
 * (a share needs ten minutes' notice); rehearsal-stays-closed while there is no agency; request-id-taken.
 */
export async function saveBrand(
  ports: AuditedPorts,
  actor: Actor,
  request: SaveBrandRequest,
  may: { readonly setReviewMode: boolean },
): Promise<Outcome<SavedBrand, SaveBrandRefusal>> {
  const { brandId, requestId, reason, revision } = request;
  let findings: readonly JoiningFinding[] = [];
  const audited = { action: 'saveBrand', brandId, requestId, reason, asked: request };
  const written = await auditedWrite(ports, actor, audited, async (edit, nowMs) => {
    const stored = await edit.findBrand(brandId);
    if (revision !== undefined && !stored) return rejected('brand-not-found');
    if (stored && stored.revision !== revision) return rejected('changed-meanwhile');
    const isOpening = request.isOpen && !stored?.isOpen;
    if (isOpening && (await edit.findSetup())?.way === 'applying') return rejected('rehearsal-stays-closed');
    if (!may.setReviewMode && changesReview(stored, request)) return rejected('not-permitted');
    const edited = editedBrand(stored, request, nowMs);
    if (!edited.ok) return edited;
    findings = checkJoining(edited.value);
    if (findings.length > 0) return rejected('not-compliant');
    await (stored ? edit.writeBrand(edited.value) : edit.addBrand(edited.value));
    const answer = { saved: true, revision: edited.value.revision, findings: [] };
    return ok({ subject: `brand ${brandId}`, before: stored ? told(stored) : null, after: told(edited.value), answer });
  });
  if (written.ok || written.code !== 'not-compliant') return written as Outcome<SavedBrand, SaveBrandRefusal>;
  return ok({ saved: false, revision: revision ?? 0, findings });
}

/** Review is the agency's: naming what holds already changes nothing. */
function changesReview(stored: EditedBrand | undefined, { reviewMode }: SaveBrandRequest): boolean {
  return reviewMode !== undefined && reviewMode !== (stored?.reviewMode ?? 'none');
}

function told({ name, isOpen, theme, reviewMode, shares, groups }: EditedBrand): object {
  return { name, isOpen, theme: theme ?? null, reviewMode: reviewMode ?? 'none', shares, groups };
}
