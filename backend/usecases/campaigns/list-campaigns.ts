import type { Campaign, CampaignStore, Material } from '../../ports/campaign-store';
import { wholeMoments } from '../corrections/whole-moments';

const pageSize = 20;

interface ListPorts {
  readonly campaigns: Pick<CampaignStore, 'listCampaigns' | 'listMaterials'>;
}

/** What a brand told its promoters, the newest first; one call a page. */
export async function listCampaigns({ campaigns }: ListPorts, brandId: string, beforeMs = Number.MAX_SAFE_INTEGER) {
  const found = await campaigns.listCampaigns(brandId, { beforeMs, limit: pageSize });
  const { items, nextMs } = wholeMoments(found, pageSize, ({ createdAtMs }) => createdAtMs);
  const shown = items.map(({ brandId: _brand, afterPromoter: _place, ...campaign }: Campaign) => campaign);
  return { campaigns: shown, nextBeforeMs: nextMs };
}

/** Words and pictures that promoters may use, the newest first; one call a page. */
export async function listMaterials({ campaigns }: ListPorts, brandId: string, beforeMs = Number.MAX_SAFE_INTEGER) {
  const found = await campaigns.listMaterials(brandId, { beforeMs, limit: pageSize });
  const { items, nextMs } = wholeMoments(found, pageSize, ({ createdAtMs }) => createdAtMs);
  const shown = items.map(({ brandId: _brand, removedAtMs: _removed, ...material }: Material) => material);
  return { materials: shown, nextBeforeMs: nextMs };
}
