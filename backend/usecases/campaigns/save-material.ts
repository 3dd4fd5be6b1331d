import { checkCopy } from '../../../core/compliance/check-copy';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { CampaignThing, Material } from '../../ports/campaign-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { isThingOf, type SendCampaignPorts } from './send-campaign';

export interface MaterialChange {
  readonly brandId: string;
  /** Absent for one that is new. */
  readonly materialId?: string | undefined;
  readonly title: string;
  readonly text: string;
  readonly imageUrls: readonly string[];
  readonly thing?: CampaignThing | undefined;
  readonly isRemoved: boolean;
  readonly requestId: string;
  readonly reason: string;
}

const idBits = 96;

/**
 * Keeps words and pictures that promoters may use, or takes them back.
 *
 * Rejections: words-refused, with what may not be written so; material-not-found, the same for another brand's;
 * item-not-found for a thing that is not the brand's, unless it is taken back; request-id-taken.
 */
export async function saveMaterial(
  ports: SendCampaignPorts,
  actor: Actor,
  request: MaterialChange,
): Promise<
  Outcome<
    { readonly materialId: string },
    'words-refused' | 'material-not-found' | 'item-not-found' | 'request-id-taken'
  >
> {
  const { brandId, title, text, imageUrls, isRemoved, requestId, reason } = request;
  const fresh = ports.random.token(idBits);
  const isOwn = isRemoved || (await isThingOf(ports, brandId, request.thing ?? null));
  const audited = { action: 'saveMaterial', brandId, requestId, reason, asked: request };
  return auditedChange(ports.campaigns, ports.clock, actor, audited, async (edit, nowMs) => {
    const known = request.materialId === undefined ? undefined : await edit.findMaterial(request.materialId);
    if (request.materialId !== undefined && known?.brandId !== brandId) return rejected('material-not-found');
    if (!isOwn) return rejected('item-not-found');
    const findings = [...checkCopy(title).findings, ...checkCopy(text).findings];
    const refused = findings.filter(({ level }) => level !== 'warn').map(({ found }) => found);
    if (refused.length > 0 && !isRemoved) return rejected('words-refused', refused.join('、'));
    const materialId = known?.materialId ?? fresh;
    const material: Material = {
      ...{ materialId, brandId, title, text, imageUrls },
      thing: request.thing ?? null,
      createdAtMs: known?.createdAtMs ?? nowMs,
      removedAtMs: isRemoved ? nowMs : null,
    };
    await edit.writeMaterial(material);
    const subject = `material ${brandId}|${materialId}`;
    return ok({ subject, before: known ? told(known) : null, after: told(material), answer: { materialId } });
  });
}

function told({ title, text, imageUrls, thing, removedAtMs }: Material): object {
  return { title, text, imageUrls, thing, removedAtMs };
}
