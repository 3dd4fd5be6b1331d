import type { DeploymentDatabase } from './deployment-database';
import type { Environment } from './environment';
import type { PayPlatform } from './pay-platform';

/** What is examined: the local world or a real deployment, as far as it can be reached from here. */
export interface Deployment {
  readonly kind: 'local' | 'real';
  readonly environment: Environment;
  /** The project whose functions, collections and bundles are deployed. */
  readonly rootDir: string;
  /** Undefined when nothing says how to open it. */
  readonly database: DeploymentDatabase | undefined;
  /** Undefined while pay is not set up. */
  readonly pay: PayPlatform | undefined;
  /** The wall clock of this machine, epoch ms. */
  machineNowMs(): number;
  /** The deployment's own time, which on a laptop may run ahead. */
  nowMs(): Promise<number>;
  /** Openids of people in our mini-program, for questions about a person. */
  knownOpenids(): Promise<readonly string[]>;
}
