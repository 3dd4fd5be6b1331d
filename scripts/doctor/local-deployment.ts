import demoDeployment from '../../emulator/demo-deployment.json';
import type { Deployment } from './deployment';
import { localDatabase } from './deployment-database';
import type { Environment } from './environment';
import { livePayPlatform } from './pay-platform';
import type { WorldAddresses } from './world-addresses';

/** The local world as a deployment. `overlay` replaces variables, as a faulty deployment would have them. */
export function localDeployment(
  addresses: WorldAddresses,
  options: { readonly rootDir: string; readonly overlay?: Environment },
): Deployment {
  const { agencyAppid, agencySecret, pushToken, pushAesKey, miniProgramAppid } = addresses.credentials;
  const environment = {
    ...demoDeployment.environment,
    AGENCY_APPID: agencyAppid,
    AGENCY_SECRET: agencySecret,
    PUSH_TOKEN: pushToken,
    PUSH_AES_KEY: pushAesKey,
    MINI_PROGRAM_APPID: miniProgramAppid,
    STORE_API_BASE_URL: addresses.storeApiUrl,
    PUSH_URL: addresses.pushUrl,
    ...addresses.credentials.pay,
    ...options.overlay,
  };
  const nowMs = async () => Number((await getJson(`${addresses.adminUrl}/clock`)).nowMs);
  return {
    kind: 'local',
    environment,
    rootDir: options.rootDir,
    database: localDatabase(addresses.cloudUrl),
    pay: livePayPlatform(environment, { nowMs, isBoundTo: (appid) => isBoundTo(addresses.payPageUrl, appid) }),
    machineNowMs: () => Date.now(),
    nowMs,
    async knownOpenids() {
      const { people } = (await getJson(`${addresses.storePageUrl}play/state`)) as { people?: LocalPerson[] };
      return (people ?? []).flatMap(({ openids }) => openids[miniProgramAppid] ?? []);
    },
  };
}

interface LocalPerson {
  readonly openids: Readonly<Record<string, string>>;
}

/** The local platform shows what the merchant's console would: the appids bound to him, none listed meaning any. */
async function isBoundTo(payPageUrl: string, appid: string): Promise<boolean> {
  const response = await fetch(`${payPageUrl}play/settings`, { method: 'POST', body: '{}' });
  const { appids } = (await response.json()) as { appids: readonly string[] };
  return appids.length === 0 || appids.includes(appid);
}

async function getJson(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}
