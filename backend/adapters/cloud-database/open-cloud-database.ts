import cloud from 'wx-server-sdk';
import type { DocumentDatabase } from '../../ports/document-database';
import { type CloudDatabaseParts, cloudDocumentDatabase } from './cloud-document-database';
import type { SdkCommand, SdkDatabase } from './sdk-database';

/** How long one call may take: the platform's push waits 5 s for everything, and the SDK's own 15 s are beyond that. */
const usualCallTimeoutMs = 1_500;

let isInitialised = false;

/** Binds the SDK to the environment in which the function runs; once per instance, however often it is called. */
export function initialiseCloud(callTimeoutMs = usualCallTimeoutMs): void {
  if (isInitialised) return;
  const options = {
    // The typings know only text here; the SDK documents this symbol.
    env: cloud.DYNAMIC_CURRENT_ENV as unknown as string,
    timeout: callTimeoutMs,
    // Off by default inside a cloud function, where it costs a new connection for every call.
    keepalive: true,
  };
  cloud.init(options);
  isInitialised = true;
}

export interface CloudDatabaseWorld extends Pick<CloudDatabaseParts, 'clock' | 'random' | 'journal'> {
  /** 1,500 unless told otherwise; the first opening of an instance decides. */
  readonly callTimeoutMs?: number;
}

/** The database of the environment in which the function runs. */
export function openCloudDatabase({ callTimeoutMs, ...world }: CloudDatabaseWorld): DocumentDatabase {
  initialiseCloud(callTimeoutMs);
  const options = { throwOnNotFound: false };
  const database = cloud.database(options as Parameters<typeof cloud.database>[0]);
  return cloudDocumentDatabase({
    database: database as unknown as SdkDatabase,
    command: database.command as unknown as SdkCommand,
    ...world,
  });
}

/** Who called and through which door, as the platform vouches for it; only inside of a call it says anything. */
export function wxContext(): Readonly<Record<string, unknown>> {
  initialiseCloud();
  return { ...cloud.getWXContext() };
}

/** Calls another function of ours on behalf of whoever called this one. Errors: whatever the SDK throws. */
export async function callCloudFunction(name: string, data: Readonly<Record<string, string>>): Promise<void> {
  initialiseCloud();
  await cloud.callFunction({ name, data });
}

/** A subscribe message as WeChat's interface takes it. Errors: whatever the SDK throws, with WeChat's code as `errCode`. */
export async function sendSubscribeMessage(message: {
  readonly touser: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}): Promise<void> {
  initialiseCloud();
  await cloud.openapi.subscribeMessage.send(message);
}
