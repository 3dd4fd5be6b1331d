import tcb from '@cloudbase/node-sdk';
import wxCloud from 'wx-server-sdk';
import type { Gateway } from '../../gateway/gateway';
import { startGateway } from '../../gateway/start-gateway';
import type { Database } from '../database';
import { type DatabaseOptions, openDatabase } from '../open-database';
import { registerDatabaseActions } from '../register-database-actions';
import { HandClock } from './hand-clock';
import { sdkEnvironment } from './sdk-environment';
import type { SdkDatabase } from './sdk-shapes';

export interface CloudUnderTest {
  readonly gateway: Gateway;
  readonly database: Database;
  readonly clock: HandClock;
  /** The time that passes for transactions, apart from the world's. */
  readonly monotonic: HandClock;
  /** Through @cloudbase/node-sdk. */
  readonly node: SdkDatabase;
  /** Through wx-server-sdk. */
  readonly wx: SdkDatabase;
  close(): Promise<void>;
}

/** A gateway with a database, and both SDKs turned to it through the environment alone. */
export async function startCloud(
  options: Omit<DatabaseOptions, 'clock' | 'monotonicMs'> = {},
): Promise<CloudUnderTest> {
  const clock = new HandClock();
  const monotonic = new HandClock(0);
  const gateway = await startGateway();
  const database = openDatabase({ clock, monotonicMs: () => monotonic.nowMs(), ...options });
  registerDatabaseActions(gateway, database);
  Object.assign(process.env, sdkEnvironment(gateway.url));
  const node = tcb.init({ env: 'local-env' }).database();
  wxCloud.init({ env: 'local-env' });
  // The SDK's types know no throwOnNotFound.
  const wx = wxCloud.database({ throwOnNotFound: false } as Parameters<typeof wxCloud.database>[0]);
  return {
    gateway,
    database,
    clock,
    monotonic,
    node: node as unknown as SdkDatabase,
    wx: wx as unknown as SdkDatabase,
    async close() {
      await gateway.close();
      database.close();
    },
  };
}
