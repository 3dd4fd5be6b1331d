import type { Deployment } from './deployment';
import { type Row, realDatabase } from './deployment-database';
import type { Environment } from './environment';
import { livePayPlatform } from './pay-platform';

/** A deployment in the cloud, reached with nothing but its variables. */
export function realDeployment(environment: Environment, rootDir: string): Deployment {
  const database = realDatabase(environment);
  const openidOf = ({ openid }: Row) => (typeof openid === 'string' ? [openid] : []);
  return {
    kind: 'real',
    environment,
    rootDir,
    database,
    pay: livePayPlatform(environment),
    machineNowMs: () => Date.now(),
    nowMs: async () => Date.now(),
    async knownOpenids() {
      const promoters = (await database?.list('promoters', 1)) ?? [];
      const consents = (await database?.list('consents', 1)) ?? [];
      return [...promoters, ...consents].flatMap(openidOf);
    },
  };
}
