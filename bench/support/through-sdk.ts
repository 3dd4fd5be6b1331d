import { performance } from 'node:perf_hooks';
import { initialiseCloud, openCloudDatabase } from '../../backend/adapters/cloud-database/open-cloud-database';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { setCloudEnvironment } from '../../tests/contracts/document-database/cloud-environment';
import type { PeerDatabase } from '../peers/peer-database';

const patientTimeoutMs = 25_000;

const realClock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs)),
};

/**
 * The database as the product sees it and as a textbook uses it, both through the one unmodified SDK of this process
 * and against the service on `port`. Once per process: the SDK is bound for good.
 */
export async function openThroughSdk(port: number): Promise<{ ours: DocumentDatabase; peer: PeerDatabase }> {
  setCloudEnvironment(port);
  const ours = openCloudDatabase({
    clock: realClock,
    random: { fraction: () => Math.random(), token: () => 'token' },
    callTimeoutMs: patientTimeoutMs,
    journal: { info: () => undefined, alarm: (event) => console.error(`alarm ${event}`) },
  });
  initialiseCloud();
  const { default: cloud } = await import('wx-server-sdk');
  return { ours, peer: cloud.database() as unknown as PeerDatabase };
}
