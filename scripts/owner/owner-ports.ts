import { performance } from 'node:perf_hooks';
import { openCloudDatabase } from '../../backend/adapters/cloud-database/open-cloud-database';
import { documentOutbox } from '../../backend/adapters/stores/outbox-store';
import { documentProgramEditor } from '../../backend/adapters/stores/program-editor';
import { sha256CodeHasher } from '../../backend/adapters/system/code-hasher';
import { systemRandom } from '../../backend/adapters/system/system-random';

/** Where the deployment's database is, and its clock. */
export interface OwnerDeployment {
  readonly env: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** The local world's database; absent for one in the cloud. */
  readonly url?: string;
  readonly nowMs: () => number;
}

const callTimeoutMs = 10_000;

/**
 * What making owner codes needs, over a deployment's database. The SDK is bound to one environment for the life of the
 * process; what it is told stands in variables, as inside a function.
 */
export function ownerPorts({ env, secretId, secretKey, url, nowMs }: OwnerDeployment) {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: env,
    TCB_ENV: env,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: secretKey,
    SILENCE: 'true',
    ...(url === undefined
      ? {}
      : { TENCENTCLOUD_SESSIONTOKEN: 'local', TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }) }),
  });
  const clock = {
    nowMs,
    monotonicMs: () => performance.now(),
    sleep: (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs)),
  };
  const journal = { info: () => undefined, alarm: () => undefined };
  const database = openCloudDatabase({ clock, random: systemRandom, journal, callTimeoutMs });
  return {
    clock,
    random: systemRandom,
    hasher: sha256CodeHasher,
    editor: documentProgramEditor(database),
    outbox: documentOutbox(database),
  };
}
