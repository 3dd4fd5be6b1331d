import tcb from '@cloudbase/node-sdk';
import type { Environment } from './environment';

export type Row = Readonly<Record<string, unknown>> & { readonly _id: string };

/** The little that the doctor asks of the database. Errors: MissingCollection, or whatever the SDK throws. */
export interface DeploymentDatabase {
  find(collection: string, id: string): Promise<Row | undefined>;
  list(collection: string, limit: number): Promise<readonly Row[]>;
  remove(collection: string, id: string): Promise<void>;
}

/** There is no collection of that name. */
export class MissingCollection extends Error {
  override readonly name = 'MissingCollection';
}

/** The part of the SDK that is used, typed by what it does. */
interface SdkDatabase {
  collection(name: string): {
    doc(id: string): { get(): Promise<{ readonly data: readonly Row[] }>; remove(): Promise<unknown> };
    limit(count: number): { get(): Promise<{ readonly data: readonly Row[] }> };
  };
}

const callTimeoutMs = 5_000;

/** A real environment's database, with a key of the cloud account; undefined when the three variables are not there. */
export function realDatabase(environment: Environment): DeploymentDatabase | undefined {
  const { CLOUD_ENV: env, CLOUD_SECRET_ID: secretId, CLOUD_SECRET_KEY: secretKey } = environment;
  if (!env || !secretId || !secretKey) return undefined;
  return over(tcb.init({ env, secretId, secretKey, timeout: callTimeoutMs }).database() as unknown as SdkDatabase);
}

/** The local world's database: the same SDK, turned to this machine through the environment alone. */
export function localDatabase(cloudUrl: string): DeploymentDatabase {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: 'local-env',
    TCB_ENV: 'local-env',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloudUrl }),
  });
  return over(tcb.init({ env: 'local-env', timeout: callTimeoutMs }).database() as unknown as SdkDatabase);
}

function over(database: SdkDatabase): DeploymentDatabase {
  return {
    find: async (collection, id) => (await named(collection, database.collection(collection).doc(id).get())).data[0],
    list: async (collection, limit) =>
      (await named(collection, database.collection(collection).limit(limit).get())).data,
    async remove(collection, id) {
      await named(collection, database.collection(collection).doc(id).remove());
    },
  };
}

async function named<T>(collection: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const text = `${String(Reflect.get(Object(error), 'code'))} ${error instanceof Error ? error.message : ''}`;
    if (/COLLECTION_NOT_EXIST|Table not exist/.test(text)) throw new MissingCollection(collection);
    throw error;
  }
}
