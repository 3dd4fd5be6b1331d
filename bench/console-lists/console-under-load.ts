import { performance } from 'node:perf_hooks';
import { documentProgramSettings } from '../../backend/adapters/stores/program-settings';
import { systemRandom } from '../../backend/adapters/system/system-random';
import { composeConsole } from '../../backend/compose';
import { composeDesk } from '../../backend/compose-desk';
import { composeBrandDesk } from '../../backend/compose-people';
import { callableFunction } from '../../backend/runtime/callable-function';
import { deskActions } from '../../cloudfunctions/console/actions/desk-actions';
import { peopleActions } from '../../cloudfunctions/console/actions/people-actions';
import { openThroughSdk } from '../support/through-sdk';
import { brandId, dayMs, nowMs } from './list-rows';

export const owner = 'oOwner';

const windows = null;
const group = (groupId: string, isOpen: boolean) => ({ groupId, name: groupId, shares: [], isOpen });
const brand = {
  name: '山里人家',
  isOpen: true,
  planShares: {},
  groups: [group('group-1', true), group('group-2', false)],
};
const shares = [{ fromMs: 0, sharePpm: 800_000 }];

/** What a deployment has besides its rows: an owner, an agency, two brands and their shops. */
export const deployment = {
  staff: [
    { _id: owner, name: '李店长', roles: [{ role: 'agency-owner', brandId: null }], addedAtMs: nowMs - 400 * dayMs },
  ],
  settings: [
    { _id: 'agency', agencyAppid: 'wxagency', name: '山里人家带货机构', settledBy: 'agency', agreementVersion: '1' },
  ],
  brands: [brandId, 'haibian'].map((_id) => ({ _id, ...brand, shares })),
  shops: [0, 1, 2, 3].map((nth) => ({
    ...{ _id: `wxshop${nth}`, name: `小店 ${nth}`, brandId: nth === 3 ? 'haibian' : brandId },
    ...{ linkedAccounts: [], windows },
  })),
};

/** The console's own lists and figures, from the call of a phone to the database on `port`; settings stay warm. */
export async function openConsole(port: number) {
  Object.assign(process.env, {
    ...{ AGENCY_APPID: 'wxagency', AGENCY_SECRET: '0'.repeat(32), MINI_PROGRAM_APPID: 'wxmini' },
    STORE_API_BASE_URL: 'http://127.0.0.1:9',
  });
  const { ours: database } = await openThroughSdk(port);
  const time = { nowMs };
  const clock = { nowMs: () => time.nowMs, monotonicMs: () => 0, sleep: async () => undefined };
  const journal = {
    info: () => undefined,
    alarm: (event: string, facts?: object) => console.error(`alarm ${event} ${JSON.stringify(facts)}`),
  };
  const getContext = () => ({ OPENID: owner, APPID: 'wxmini', SOURCE: 'wx_client' });
  const settings = documentProgramSettings(database, clock);
  const base = { clock, random: systemRandom, journal, database, settings, getContext };
  const ports = { ...composeConsole(base), ...composeDesk(base), ...composeBrandDesk(base) };
  const actions = { ...deskActions(ports), ...peopleActions(ports) };
  const main = callableFunction({ name: 'console', identity: 'required', journal, getContext, actions });
  async function ask<View>(action: string, input: object): Promise<{ readonly view: View; readonly tookMs: number }> {
    let startedMs = performance.now();
    let reply = await main({ action, input });
    if (!reply.ok && reply.code === 'try-again') {
      // An import takes so long that the service has closed the connections that were kept alive.
      startedMs = performance.now();
      reply = await main({ action, input });
    }
    if (!reply.ok) throw new Error(`${action} ${JSON.stringify(input)}: ${JSON.stringify(reply)}`);
    return { view: reply.value as View, tookMs: performance.now() - startedMs };
  }
  return { ask, time };
}

export type OpenedConsole = Awaited<ReturnType<typeof openConsole>>;
