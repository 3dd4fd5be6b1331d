import type { WindowConfig } from '../../../core/attribution/window-config';
import { settlementInForce } from '../../../core/commission/settlement-schedule';
import type { Clock } from '../../ports/clock';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type {
  AgencySettings,
  BrandSettings,
  ProgramSettings,
  ProgramSettingsSource,
  ShopSettings,
} from '../../ports/program-settings';

/** How long one instance goes on with what it read. Shares take effect at least 10 minutes ahead, so it is never late. */
const keepMs = 60_000;
/** A deployment has few of each; more would need paging here. */
const mostBrands = 100;
const mostShops = 1000;

/** Reads agency, brands and shops (three calls) and keeps them for a minute. */
export function documentProgramSettings(database: DocumentDatabase, clock: Clock): ProgramSettingsSource {
  let kept: { readonly settings: ProgramSettings; readonly readAtMs: number } | undefined;
  return {
    async current() {
      const nowMs = clock.monotonicMs();
      if (!kept || nowMs - kept.readAtMs >= keepMs) kept = { settings: await readSettings(database), readAtMs: nowMs };
      const { settings } = kept;
      return { ...settings, agency: settlementInForce(settings.agency, clock.nowMs()) };
    },
  };
}

async function readSettings(database: DocumentDatabase): Promise<ProgramSettings> {
  const agency = await database.find('settings', 'agency');
  if (!agency) throw new Outage('settings.agency', 'this deployment has not been set up yet', false);
  const brands = await database.list('brands', { where: {}, limit: mostBrands });
  const shops = await database.list('shops', { where: {}, limit: mostShops });
  return {
    agency: fieldsOf(agency) as unknown as AgencySettings,
    brands: brands.map((brand) => ({ ...fieldsOf(brand), brandId: brand._id }) as unknown as BrandSettings),
    shops: shops.map(shopOf),
  };
}

function fieldsOf({ _id, ...fields }: StoredDocument): Record<string, unknown> {
  return fields;
}

function shopOf(document: StoredDocument): ShopSettings {
  const { windows, ...fields } = fieldsOf(document);
  return {
    ...(fields as unknown as Omit<ShopSettings, 'shopAppid' | 'windows'>),
    shopAppid: document._id,
    windows: (windows ?? null) as WindowConfig | null,
  };
}
