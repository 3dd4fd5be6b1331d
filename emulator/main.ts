import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VirtualClock } from './clock/virtual-clock';
import { type CloudOptions, startCloud } from './cloud/start-cloud';
import demoDeployment from './demo-deployment.json';
import { startOnFreePort } from './free-port';
import { gigVariables, payVariables } from './pay/pay-variables';
import { type RunningPay, startPay } from './pay/start-pay';
import { demoStoreWorld } from './store/demo-world';
import { type RunningStore, startStore } from './store/start-store';
import { openWorldFolder } from './world-folder';
import { worldStates } from './world-states';

/** What to start. Nothing here is product code: bundles, collections and settings come in as data. */
export interface WorldOptions {
  /** Built bundles of the functions. */
  readonly functionsDir: string;
  /** The product's file of collections and indexes. */
  readonly collectionsFile: string;
  /** The cloud listens here, the store on the next port, the pay platform on the one after; free ports when absent. */
  readonly port?: number;
  /** Keeps everything across restarts; in memory when absent. */
  readonly dataDir?: string;
  /** No demo brand: a deployment that has not been set up. */
  readonly empty?: boolean;
  /** The local world's time at its first start; the real time when absent. */
  readonly startMs?: number;
  readonly store?: Pick<Parameters<typeof startStore>[0], 'settings' | 'seed'>;
  readonly pay?: Pick<Parameters<typeof startPay>[0], 'settings' | 'seed' | 'operatingFen'>;
  /** The deployment also pays through a gig platform; as the demo says when absent. */
  readonly gig?: boolean;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** The functions to which the agency's message push and the callbacks of the pay side are sent. */
const pushFunction = 'store-events';
const payFunction = 'pay-events';

/**
 * Starts WeChat on this machine: the cloud with the product's functions, and the store and pay platforms that call them
 * and are called by them, on one clock. Everything listens on 127.0.0.1 only.
 */
export async function startWorld(options: WorldOptions) {
  const folder = options.dataDir === undefined ? undefined : openWorldFolder(options.dataDir);
  const clock = new VirtualClock(folder?.saved.nowMs ?? options.startMs);
  const store = await startStore({
    clock,
    world: demoStoreWorld(),
    push: { token: demoDeployment.environment.PUSH_TOKEN, encodingAesKey: demoDeployment.environment.PUSH_AES_KEY },
    ...(options.port === undefined ? {} : { port: options.port + 1 }),
    ...options.store,
    ...(folder?.saved.store === undefined ? {} : { saved: folder.saved.store }),
  });
  const pay = await startPlatformOfPay(options, clock, folder?.saved.pay);
  let hasStarted = false;
  const variablesAt = (cloudUrl: string) => environmentOf(options, { store, pay, cloudUrl });
  const startCloudAt = (port: number) =>
    startCloud(
      cloudOptions({ ...options, port }, clock, {
        environment: variablesAt(`http://127.0.0.1:${port}`),
        dataFile: folder?.databaseFile,
        forget: async () => {
          if (hasStarted) await pay.reset();
        },
      }),
    );
  // Functions are told the address of their own callbacks, so the cloud's port is known before it starts.
  const cloud = options.port === undefined ? await startOnFreePort(startCloudAt) : await startCloudAt(options.port);
  hasStarted = true;
  store.setPushUrl(cloud.httpUrl(pushFunction));
  pay.setNotifyUrl(cloud.httpUrl(payFunction));
  pay.setGigNotifyUrl(cloud.httpUrl(payFunction));
  folder?.keepSaving(() => ({ nowMs: clock.nowMs(), store: store.export(), pay: pay.export() }));
  clock.start();
  return {
    clock,
    cloud,
    store,
    pay,
    states: worldStates({ clock, cloud, store, pay }),
    addresses: addressesOf(cloud, { store, pay, environment: variablesAt(cloud.url) }),
    async stop() {
      await clock.stop();
      await Promise.all([store.settle(), pay.settle()]);
      folder?.saveAndClose();
      await cloud.stop();
      await Promise.all([store.stop(), pay.stop()]);
    },
  };
}

function startPlatformOfPay(
  options: WorldOptions,
  clock: VirtualClock,
  saved: Parameters<typeof startPay>[0]['saved'],
): Promise<RunningPay> {
  const { mchid, operatingFen, gig } = demoDeployment.pay;
  const settings = { appids: [demoDeployment.environment.MINI_PROGRAM_APPID], ...options.pay?.settings };
  return startPay({
    clock,
    mchid,
    operatingFen,
    ...options.pay,
    settings: { ...settings, gig: { on: options.gig ?? gig, ...settings.gig } },
    ...(options.port === undefined ? {} : { port: options.port + 2 }),
    ...(saved === undefined ? {} : { saved }),
  });
}

/** The deployment's variables; a function is given those that its config.json names. */
function environmentOf(
  options: WorldOptions,
  { store, pay, cloudUrl }: { store: RunningStore; pay: RunningPay; cloudUrl: string },
): Record<string, string> {
  const notifyUrl = `${cloudUrl}/http/${payFunction}`;
  return {
    ...demoDeployment.environment,
    STORE_API_BASE_URL: store.apiBaseUrl,
    ...payVariables(pay.credentials, { apiBaseUrl: pay.apiBaseUrl, notifyUrl }),
    ...((options.gig ?? demoDeployment.pay.gig)
      ? gigVariables(pay.credentials, { apiBaseUrl: pay.gigApiBaseUrl, notifyUrl })
      : {}),
  };
}

function cloudOptions(
  options: WorldOptions & { readonly port: number },
  clock: VirtualClock,
  {
    environment,
    dataFile,
    forget,
  }: { environment: Record<string, string>; dataFile: string | undefined; forget: () => Promise<void> },
): CloudOptions {
  const collections = JSON.parse(readFileSync(options.collectionsFile, 'utf8')) as CloudOptions['collections'];
  return {
    clock,
    functionsDir: options.functionsDir,
    collections,
    environment,
    appid: demoDeployment.environment.MINI_PROGRAM_APPID,
    port: options.port,
    ...(dataFile === undefined ? {} : { dataFile }),
    // The cloud seeds itself when it is empty and at each reset; then money in transit is forgotten on both sides.
    seed: async (database) => {
      await forget();
      if (!options.empty) await database.importAll(demoDeployment.documents);
    },
  };
}

function addressesOf(
  cloud: Awaited<ReturnType<typeof startCloud>>,
  { store, pay, environment }: { store: RunningStore; pay: RunningPay; environment: Record<string, string> },
) {
  const { AGENCY_APPID, AGENCY_SECRET, PUSH_TOKEN, PUSH_AES_KEY, MINI_PROGRAM_APPID } = demoDeployment.environment;
  return {
    /** Where SDKs go: TCB_CONTEXT_CNFG={"URL":…}. */
    cloudUrl: `${cloud.url}/admin`,
    /** Where people's phones call functions. */
    clientUrl: cloud.clientUrl,
    adminUrl: cloud.adminUrl,
    pushUrl: cloud.httpUrl(pushFunction),
    storeApiUrl: store.apiBaseUrl,
    storePageUrl: store.pageUrl,
    payEventsUrl: cloud.httpUrl(payFunction),
    payApiUrl: pay.apiBaseUrl,
    payPageUrl: pay.pageUrl,
    gigApiUrl: pay.gigApiBaseUrl,
    credentials: {
      agencyAppid: AGENCY_APPID,
      agencySecret: AGENCY_SECRET,
      pushToken: PUSH_TOKEN,
      pushAesKey: PUSH_AES_KEY,
      miniProgramAppid: MINI_PROGRAM_APPID,
      /** The deployment's variables of the pay side, test keys of this world only. */
      pay: Object.fromEntries(Object.entries(environment).filter(([name]) => /^(PAY|PAYEE|GIG)_/.test(name))),
    },
  };
}

/** Where this project's bundles and collections lie, seen from its root folder. */
export function projectFiles(rootDir: string): Pick<WorldOptions, 'functionsDir' | 'collectionsFile'> {
  return {
    functionsDir: join(rootDir, 'dist', 'cloudfunctions'),
    collectionsFile: join(rootDir, 'backend', 'adapters', 'cloud-database', 'collections.json'),
  };
}
