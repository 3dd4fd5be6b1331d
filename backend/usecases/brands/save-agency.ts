import { minHoldDays } from '../../../core/commission/due-day';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type ArticleAttribution, usualArticleAttribution } from '../../../core/sharing/article-attribution';
import type { FormValidity } from '../../../core/sharing/form-validity';
import type { AgencyChange, EditedAgency, ProgramEditor } from '../../ports/program-editor';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface SaveAgencyRequest extends AgencyChange {
  /** The count that the page saw. */
  readonly revision: number;
  readonly requestId: string;
  readonly reason: string;
}

export type SaveAgencyRefusal = 'not-set-up' | 'changed-meanwhile' | 'hold-days-too-few' | 'request-id-taken';

export interface AgencyOverview {
  readonly legalName: string;
  /** Name it when saving: settings that were saved meanwhile are not overwritten. */
  readonly revision: number;
  readonly articleAttribution: ArticleAttribution;
  readonly formValidity: FormValidity;
  readonly holdDays: number;
  /** In fen; null while the usual limit holds. */
  readonly correctionLimitFen: number | null;
}

/**
 * Changes what the agency may set by itself; what is not named stays. Hold days are taken by orders when they are first
 * seen, so orders that exist keep theirs.
 *
 * Rejections: hold-days-too-few (less than 15); changed-meanwhile when it was saved since the page read it; not-set-up;
 * request-id-taken.
 */
export async function saveAgency(
  ports: AuditedPorts,
  actor: Actor,
  request: SaveAgencyRequest,
): Promise<Outcome<{ readonly revision: number }, SaveAgencyRefusal>> {
  const { requestId, reason } = request;
  const audited = { action: 'saveAgency', brandId: null, requestId, reason, asked: request };
  return auditedWrite<{ readonly revision: number }, SaveAgencyRefusal>(ports, actor, audited, async (edit) => {
    const stored = await edit.findAgency();
    if (!stored) return rejected('not-set-up');
    if (stored.revision !== request.revision) return rejected('changed-meanwhile');
    const change = changeOf(request);
    if ((change.holdDays ?? minHoldDays) < minHoldDays) return rejected('hold-days-too-few');
    const revision = stored.revision + 1;
    await edit.writeAgency({ ...change, revision });
    const [before, after] = [overviewOf(stored), overviewOf({ ...stored, ...change, revision })];
    return ok({ subject: 'agency settings', before, after, answer: { revision } });
  });
}

/** The settings as they are stored now, with the usual where nothing is set. Rejection: not-set-up. */
export async function readAgency({
  editor,
}: {
  readonly editor: ProgramEditor;
}): Promise<Outcome<AgencyOverview, 'not-set-up'>> {
  const stored = await editor.transaction((edit) => edit.findAgency());
  return stored ? ok(overviewOf(stored)) : rejected('not-set-up');
}

function changeOf({ articleAttribution, formValidity, holdDays, correctionLimitFen }: SaveAgencyRequest): AgencyChange {
  return {
    ...(articleAttribution === undefined ? {} : { articleAttribution }),
    ...(formValidity === undefined ? {} : { formValidity }),
    ...(holdDays === undefined ? {} : { holdDays }),
    ...(correctionLimitFen === undefined ? {} : { correctionLimitFen }),
  };
}

function overviewOf(agency: EditedAgency): AgencyOverview {
  const { legalName, revision, articleAttribution, formValidity, holdDays, correctionLimitFen } = agency;
  return {
    legalName,
    revision,
    articleAttribution: articleAttribution ?? usualArticleAttribution,
    formValidity: formValidity ?? {},
    holdDays,
    correctionLimitFen: correctionLimitFen ?? null,
  };
}
