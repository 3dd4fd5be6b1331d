import { documentOutbox } from '../../adapters/stores/outbox-store';
import { documentSetupStore } from '../../adapters/stores/setup-store';
import { sha256CodeHasher } from '../../adapters/system/code-hasher';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { PromoterStanding } from '../../ports/platform/promoters';
import type { LockDays, SupplyShopDetail } from '../../ports/platform/shops';
import { consoleUnderTest } from '../brands/console-under-test';

type Answer<T> = () => Promise<PlatformAnswer<T>>;

/** The demo's two brands with everything that setting up asks; the platform answers as `platform` is told to. */
export async function setupUnderTest() {
  const world = await consoleUnderTest();
  const days = { clickDays: 3, orderDays: 30 };
  const platform: {
    promoterStanding: Answer<PromoterStanding>;
    findShop: Answer<SupplyShopDetail>;
    lockDays: Answer<LockDays>;
  } = {
    promoterStanding: async () => ({
      ok: true,
      value: { registerStatus: 2, bound: true, registerView: null, bindView: null, promoter: 'wx1' },
    }),
    findShop: async () => ({
      ok: true,
      value: { shopAppid: 's', nickname: '店', avatarUrl: '', cooperation: 'accepted', approvedAtMs: 1, figures: null },
    }),
    lockDays: async () => ({ ok: true, value: { product: days, content: days } }),
  };
  const variables = [{ name: 'AGENCY_APPID', isRight: true, lastFour: 'ncy1' }];
  const ports = {
    ...world.ports,
    platform,
    setup: documentSetupStore(world.database),
    outbox: documentOutbox(world.database),
    variables: { list: () => variables },
    identity: { agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1' },
    hasher: sha256CodeHasher,
  };
  let requests = 0;
  const audited = () => ({ requestId: `request-${++requests}`, reason: '开张' });
  return { ...world, ports, platform, variables, audited, owner: { openid: 'oOwner', name: '老板' } };
}
