import type { FaultCode } from '../../../core/setup/connection-fault';
import type { SetupFacts } from '../../../core/setup/setup-step';
import type { ProgramEditor } from '../../ports/program-editor';
import type { SetupStore } from '../../ports/setup-store';

/** Faults with which nothing of the platform works; the others can wait. */
const blocking: readonly FaultCode[] = [
  'VARIABLE_MISSING',
  'AGENCY_NOT_SET',
  'AGENCY_OTHER_APPID',
  'SECRET_REFUSED',
  'ADDRESS_REFUSED',
  'PLATFORM_SILENT',
  'PROMOTERS_NOT_ENABLED',
];

/** What is known of how far this deployment is. */
export async function setupFacts(ports: {
  readonly editor: Pick<ProgramEditor, 'listBrands' | 'listShops' | 'transaction'>;
  readonly setup: SetupStore;
}): Promise<SetupFacts> {
  const [state, agency, brands, shops, check, hasPlan, hasPromoter, hasInvite] = await Promise.all([
    ports.setup.readSetup(),
    ports.editor.transaction((edit) => edit.findAgency()),
    ports.editor.listBrands(),
    ports.editor.listShops(),
    ports.setup.readCheck(),
    ports.setup.hasPlan(),
    ports.setup.hasPromoter(),
    ports.setup.hasInvite(),
  ]);
  return {
    way: state.way,
    hasAgency: agency !== undefined,
    brandCount: brands.length,
    openBrandCount: brands.filter(({ isOpen }) => isOpen).length,
    shopCount: shops.length,
    inviteCount: hasInvite ? 1 : 0,
    hasPlan,
    hasPromoter,
    blockingFaults: check ? check.faults.filter(({ code }) => blocking.includes(code)).length : null,
  };
}
