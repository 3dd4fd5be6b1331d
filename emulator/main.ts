import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VirtualClock } from './clock/virtual-clock';
import { type CloudOptions, startCloud } from './cloud/start-cloud';
import demoDeployment from './demo-deployment.json';
import { demoStoreWorld } from './store/demo-world';
import { type RunningStore, startStore } from './store/start-store';
import { openWorldFolder } from './world-folder';

/** What to start. Nothing here is product code: bundles, collections and settings come in as data. */
export interface WorldOptions {
  /** Built bundles of the functions. */
  readonly functionsDir: string;
  /** The product's file of collections and indexes. */
  readonly collectionsFile: string;
  /** The cloud listens here and the store on the next port; free ports when absent. */
  readonly port?: number;
  /** Keeps everything across restarts; in memory when absent. */
  readonly dataDir?: string;
  /** No demo brand: a deployment that has not been set up. */
  readonly empty?: boolean;
  /** The local world's time at its first start; the real time when absent. */
  readonly startMs?: number;
  readonly store?: Pick<Parameters<typeof startStore>[0], 'settings' | 'seed'>;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** The function to which the agency's message push is sent. */
const pushFunction = 'store-events';

/**
 * Starts WeChat on this machine: the cloud with the product's functions, and the store platform that calls them and is
 * called by them, on one clock. Everything listens on 127.0.0.1 only.
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
  const cloud = await startCloud(cloudOptions(options, clock, store, folder?.databaseFile));
  store.setPushUrl(cloud.httpUrl(pushFunction));
  folder?.keepSaving(() => ({ nowMs: clock.nowMs(), store: store.export() }));
  clock.start();
  return {
    clock,
    cloud,
    store,
    addresses: addressesOf(cloud, store),
    async stop() {
      await clock.stop();
      await store.settle();
      folder?.saveAndClose();
      await cloud.stop();
      await store.stop();
    },
  };
}

function cloudOptions(
  options: WorldOptions,
  clock: VirtualClock,
  store: RunningStore,
  dataFile: string | undefined,
): CloudOptions {
  const collections = JSON.parse(readFileSync(options.collectionsFile, 'utf8')) as CloudOptions['collections'];
  return {
    clock,
    functionsDir: options.functionsDir,
    collections,
    environment: { ...demoDeployment.environment, STORE_API_BASE_URL: store.apiBaseUrl },
    appid: demoDeployment.environment.MINI_PROGRAM_APPID,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(dataFile === undefined ? {} : { dataFile }),
    ...(options.empty ? {} : { seed: (database) => database.importAll(demoDeployment.documents) }),
  };
}

function addressesOf(cloud: Awaited<ReturnType<typeof startCloud>>, store: RunningStore) {
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
    credentials: {
      agencyAppid: AGENCY_APPID,
      agencySecret: AGENCY_SECRET,
      pushToken: PUSH_TOKEN,
      pushAesKey: PUSH_AES_KEY,
      miniProgramAppid: MINI_PROGRAM_APPID,
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
