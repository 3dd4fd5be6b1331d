import type { WindowConfig } from '../../../core/attribution/window-config';
import { settlementInForce } from '../../../core/commission/settlement-schedule';
import type { Clock } from '../../ports/clock';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import { NotSetUp } from '../../ports/outage';
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

/**
 * Reads agency, brands and shops (three calls beside one another) and keeps them for a minute, by either clock: a monotonic one may stand
 * still while the platform has frozen an instance. Who pays is told as it is in force at the moment. Throws NotSetUp as
 * long as the agency has no settings.
 */
export function documentProgramSettings(database: DocumentDatabase, clock: Clock): ProgramSettingsSource {
  let kept: { readonly settings: ProgramSettings; readonly monotonicMs: number; readonly wallMs: number } | undefined;
  const isFresh = (now: { readonly monotonicMs: number; readonly wallMs: number }) =>
    kept !== undefined && now.monotonicMs - kept.monotonicMs < keepMs && now.wallMs - kept.wallMs < keepMs;
  return {
    async current() {
      const now = { monotonicMs: clock.monotonicMs(), wallMs: clock.nowMs() };
      if (!kept || !isFresh(now)) kept = { settings: await readSettings(database), ...now };
      const { settings } = kept;
      return { ...settings, agency: settlementInForce(settings.agency, now.wallMs) };
    },
  };
}

async function readSettings(database: DocumentDatabase): Promise<ProgramSettings> {
  const [agency, brands, shops] = await Promise.all([
    database.find('settings', 'agency'),
    database.list('brands', { where: {}, limit: mostBrands }),
    database.list('shops', { where: {}, limit: mostShops }),
  ]);
  if (!agency) throw new NotSetUp();
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
