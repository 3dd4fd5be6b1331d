import { checkJoining } from '../../../core/compliance/joining-conditions';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { opensWithout } from '../../../core/setup/setup-step';
import type { ProgramEditor } from '../../ports/program-editor';
import type { SetupStore } from '../../ports/setup-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { setupFacts } from './setup-facts';

export interface OpenBrandRequest {
  readonly brandId: string;
  readonly requestId: string;
  readonly reason: string;
}

export type OpenBrandRefusal = 'brand-not-found' | 'brand-not-ready' | 'rehearsal-stays-closed' | 'request-id-taken';

export interface OpenBrandPorts extends AuditedPorts {
  readonly editor: ProgramEditor;
  readonly setup: SetupStore;
}

/**
 * Opens a brand: from then on people join, share and are paid. Opening it again changes nothing.
 *
 * Rejections: rehearsal-stays-closed while there is no agency; brand-not-ready, with what is missing in the detail;
 * brand-not-found; request-id-taken.
 */
export async function openBrand(
  ports: OpenBrandPorts,
  actor: Actor,
  request: OpenBrandRequest,
): Promise<Outcome<{ readonly brandId: string; readonly isOpen: true }, OpenBrandRefusal>> {
  const { brandId, requestId, reason } = request;
  const [facts, shops] = await Promise.all([setupFacts(ports), ports.editor.listShops()]);
  if (facts.way === 'applying') return rejected('rehearsal-stays-closed');
  const missing = opensWithout(facts, { hasShop: shops.some((shop) => shop.brandId === brandId) });
  const audited = { action: 'openBrand', brandId, requestId, reason, asked: request };
  return auditedWrite<{ brandId: string; isOpen: true }, OpenBrandRefusal>(ports, actor, audited, async (edit) => {
    const brand = await edit.findBrand(brandId);
    if (!brand) return rejected('brand-not-found');
    if (missing.length > 0) return rejected('brand-not-ready', missing.join(', '));
    if (checkJoining(brand).length > 0) return rejected('brand-not-ready', 'joining');
    const answer = { brandId, isOpen: true } as const;
    if (!brand.isOpen) await edit.writeBrand({ ...brand, isOpen: true, revision: brand.revision + 1 });
    return ok({ subject: `brand ${brandId}`, before: { isOpen: brand.isOpen }, after: { isOpen: true }, answer });
  });
}
