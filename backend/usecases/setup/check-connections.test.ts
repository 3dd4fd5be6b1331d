import { connectionFaults, faultGuides } from '../../../core/setup/connection-fault';
import { Outage } from '../../ports/outage';
import { checkConnections } from './check-connections';
import { readSetup } from './read-setup';
import { setupUnderTest } from './setup-under-test';

type World = Awaited<ReturnType<typeof setupUnderTest>>;
const me = { openid: 'oOwner' };
const refused = (errcode: number) => async () =>
  ({ ok: false, code: 'PLATFORM_REFUSED', errcode, detail: 'no' }) as const;
const thrown = (reason: string) => async () => {
  throw new Outage('stable_token', reason, false);
};

/** A deployment in which everything is right. */
async function rightDeployment(): Promise<World> {
  const world = await setupUnderTest();
  const { database } = world;
  await database.update('settings', 'agency', { set: { messageTemplates: { PAYOUT_READY: 'a' } } });
  await database.put('plans', { _id: 'p1', kind: 'product', isListed: true, position: 1 });
  return world;
}

const faults: readonly (readonly [string, string, (world: World) => unknown])[] = [
  [
    'VARIABLE_MISSING',
    'AGENCY_SECRET',
    (w) => w.variables.push({ name: 'AGENCY_SECRET', isRight: false, lastFour: null as never }),
  ],
  ['AGENCY_NOT_SET', '', (w) => w.database.remove('settings', 'agency')],
  ['AGENCY_OTHER_APPID', '', (w) => w.database.update('settings', 'agency', { set: { agencyAppid: 'wxother' } })],
  ['SECRET_REFUSED', '', (w) => Object.assign(w.platform, { promoterStanding: thrown('refused (40125)') })],
  [
    'ADDRESS_REFUSED',
    '',
    (w) => Object.assign(w.platform, { promoterStanding: thrown('the IP list is refused (40164)') }),
  ],
  ['PLATFORM_SILENT', '', (w) => Object.assign(w.platform, { promoterStanding: thrown('no time left') })],
  ['PROMOTERS_NOT_ENABLED', '', (w) => Object.assign(w.platform, { promoterStanding: refused(10071049) })],
  ['NO_SHOP', '', (w) => Promise.all(['wxshop1', 'wxshop2'].map((id) => w.database.remove('shops', id)))],
  ['SHOP_NOT_IN_COOPERATION', '水果店', (w) => Object.assign(w.platform, { findShop: refused(10024007) })],
  ['LOCK_DAYS_MISSING', '水果店', (w) => Object.assign(w.platform, { lockDays: refused(10024000) })],
  ['NO_USABLE_PLAN', '', (w) => w.database.remove('plans', 'p1')],
  ['NO_BRAND', '', (w) => Promise.all(['shanli', 'haibian'].map((id) => w.database.remove('brands', id)))],
  ['SETTINGS_BREAK_RULES', '山里人家', (w) => w.database.update('brands', 'shanli', { set: { joinFeeFen: 100 } })],
  [
    'PUSHES_STUCK',
    '',
    async (w) => {
      const event = { id: 'push-1', kind: 'order-updated', receivedAtMs: w.time.nowMs - 5, orderKey: null } as const;
      await w.ports.inbox.add({ ...event, receiptSeenAtMs: null, body: '{}' });
      await w.ports.inbox.markDead('push-1', 'shop-without-brand', w.time.nowMs);
    },
  ],
  ['TEMPLATES_MISSING', '', (w) => w.database.update('settings', 'agency', { set: { messageTemplates: {} } })],
];

describe('looking at the connections', () => {
  it('finds nothing wrong where nothing is, and keeps that', async () => {
    const { ports } = await rightDeployment();
    const check = await checkConnections(ports, me);
    expect(check.faults).toEqual([]);
    expect(check.fine).toContain('平台连接');
    expect((await readSetup(ports)).check).toMatchObject({ faults: [], fine: check.fine });
  });

  it('knows fifteen faults, each tried below, each with who, where and a way out', () => {
    expect(faults.map(([code]) => code)).toEqual([...connectionFaults]);
    for (const { who, where, wayOut } of Object.values(faultGuides)) {
      expect(['merchant', 'agency', 'developer']).toContain(who);
      expect([where.zh, where.en, wayOut.zh, wayOut.en].every((text) => text.length > 3)).toBe(true);
    }
  });

  it.each(faults)('names %s %s', async (code, about, plant) => {
    const world = await rightDeployment();
    await plant(world);
    const check = await checkConnections(world.ports, me);
    expect(check.faults).toContainEqual({ code, about });
    const told = (await readSetup(world.ports)).check?.faults.find((one) => one.code === code);
    expect(told).toMatchObject({ wayOut: faultGuides[code as keyof typeof faultGuides].wayOut.zh });
  });

  it('fails as a whole when the database does', async () => {
    const { ports } = await rightDeployment();
    const broken = { ...ports, platform: { ...ports.platform, lockDays: () => Promise.reject(new TypeError('bug')) } };
    await expect(checkConnections(broken, me)).rejects.toThrow('bug');
  });
});
