import { documentCampaignStore } from '../../adapters/stores/campaign-store';
import { documentNoticeBoard } from '../../adapters/stores/notice-board';
import { documentOutbox } from '../../adapters/stores/outbox-store';
import { readNotices } from '../notices/read-notices';
import { audited, operator, peopleUnderTest } from '../promoters/people-under-test';
import { listCampaigns, listMaterials } from './list-campaigns';
import { readLiveCampaign } from './read-live-campaign';
import { saveMaterial } from './save-material';
import { type CampaignRequest, previewCampaign, sendCampaign, stopCampaign } from './send-campaign';
import { spreadCampaigns } from './spread-campaigns';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 2025-08-02 10:00 in Beijing. */
const morningMs = Date.UTC(2025, 7, 2, 2);
const apple = { kind: 'product', id: 'p1', shopAppid: 'wxshop1' } as const;
const notice: CampaignRequest = {
  ...{ brandId: 'shanli', kind: 'notice', title: '周末直播', text: '周六晚八点有直播。' },
  part: { kind: 'all' },
};

async function world(atMs = morningMs) {
  const people = await peopleUnderTest();
  for (const name of ['Wang', 'Chen', 'Li']) await people.join(name);
  people.time.nowMs = atMs;
  const { database } = people;
  const ports = {
    ...people.ports,
    campaigns: documentCampaignStore(database),
    outbox: documentOutbox(database),
    notices: documentNoticeBoard(database),
  };
  const send = (change: Partial<CampaignRequest> = {}) =>
    sendCampaign(ports, operator, { ...audited(), ...notice, ...change });
  const spread = () => spreadCampaigns(ports, () => 60_000);
  const inbox = async (name: string) => {
    const page = await readNotices(ports, `o${name}`);
    return page.ok ? page.value.notices.map(({ zh }) => zh) : [page.code];
  };
  return { ...people, ports, send, spread, inbox };
}

describe('a notice to a part of the promoters', () => {
  it('reaches each of them once, under the brand’s name', async () => {
    const { ports, send, spread, inbox } = await world();
    expect(await send()).toMatchObject({ value: { audience: 3, dueAtMs: morningMs } });
    expect([await spread(), await spread()]).toEqual([3, 0]);
    expect(await inbox('Wang')).toEqual(['山里人家:周末直播。周六晚八点有直播。']);
    expect(await listCampaigns(ports, 'shanli')).toMatchObject({
      campaigns: [{ title: '周末直播', state: 'done', told: 3, capped: 0, byName: '运营小张' }],
    });
    expect(await listCampaigns(ports, 'haibian')).toEqual({ campaigns: [], nextBeforeMs: null });
  });

  it('waits until quiet hours are over', async () => {
    const nightMs = morningMs + 12 * hourMs;
    const { ports, send, spread, time } = await world(nightMs);
    expect(await previewCampaign(ports, notice)).toMatchObject({
      isQuietNow: true,
      dueAtMs: morningMs + dayMs - 2 * hourMs,
    });
    await send();
    expect(await spread()).toBe(0);
    time.nowMs = morningMs + dayMs - 2 * hourMs;
    expect(await spread()).toBe(3);
  });

  it('leaves out who heard of the brand today, or three times in a week', async () => {
    const { ports, send, spread, time, database } = await world();
    await database.update('memberships', 'shanli|wxLi', { set: { groupId: 'fans' } });
    await send({ part: { kind: 'group', groupId: 'fans' } });
    expect(await spread()).toBe(1);
    time.nowMs += 1000;
    await send({ title: '再说一次' });
    expect(await spread()).toBe(2);
    expect(await listCampaigns(ports, 'shanli')).toMatchObject({ campaigns: [{ told: 2, capped: 1 }, { told: 1 }] });
    const told: number[] = [];
    for (let day = 1; day <= 4; day += 1) {
      time.nowMs = morningMs + day * dayMs;
      await send({ title: `第 ${day} 天` });
      told.push(await spread());
    }
    expect(told).toEqual([3, 3, 0, 0]);
  });

  it('goes on where a run broke off, and stops when it is told to', async () => {
    const { ports, send, spread } = await world();
    const sent = await send();
    if (!sent.ok) throw new Error(sent.code);
    expect(await spreadCampaigns(ports, () => 0)).toBe(0);
    const stop = { ...audited(), brandId: 'shanli', campaignId: sent.value.campaignId };
    expect(await stopCampaign(ports, operator, { ...stop, brandId: 'haibian' })).toMatchObject({
      code: 'campaign-not-found',
    });
    expect(await stopCampaign(ports, operator, { ...stop, ...audited() })).toMatchObject({
      value: { state: 'stopped' },
    });
    expect(await spread()).toBe(0);
  });

  it.each<[string, Partial<CampaignRequest>, string]>([
    ['with a promise of income', { text: '跟着我们躺赚。' }, 'words-refused'],
    ['to nobody', { part: { kind: 'tag', tag: '没有人' } }, 'audience-empty'],
    ['that is a task without an end', { kind: 'task' }, 'task-term-out-of-range'],
    ['that is a task for half a year', { kind: 'task', untilMs: morningMs + 180 * dayMs }, 'task-term-out-of-range'],
    ['about nothing that there is', { thing: { ...apple, id: 'p9' } }, 'item-not-found'],
    ['about a thing of another brand', { thing: { ...apple, shopAppid: 'wxtheirs' } }, 'item-not-found'],
  ])('%s does not go out', async (_label, change, code) => {
    const { send, spread, offer } = await world();
    await offer('haibian', 'wxtheirs', apple.id);
    expect(await send(change)).toMatchObject({ ok: false, code });
    expect(await spread()).toBe(0);
  });

  it('about a thing of the brand leads whoever reads it there', async () => {
    const { ports, send, spread, offer } = await world();
    await offer('shanli', apple.shopAppid, apple.id);
    expect(await send({ thing: apple })).toMatchObject({ ok: true });
    expect(await spread()).toBe(3);
    expect(await listCampaigns(ports, 'shanli')).toMatchObject({ campaigns: [{ thing: apple }] });
    expect(await readNotices(ports, 'oWang')).toMatchObject({ value: { notices: [{ about: { thing: apple } }] } });
  });

  it('that is a task has an end and no reward: the contract has no field for one', async () => {
    const { ports, send } = await world();
    expect(await send({ kind: 'task', untilMs: morningMs + 3 * dayMs })).toMatchObject({ ok: true });
    const { campaigns } = await listCampaigns(ports, 'shanli');
    expect(Object.keys(campaigns[0] ?? {}).filter((name) => /fen|ppm|reward|bonus|points/i.test(name))).toEqual([]);
  });
});

describe('materials', () => {
  it('are kept, changed and taken back by their own brand', async () => {
    const { ports } = await world();
    const words = { brandId: 'shanli', title: '朋友圈文案', text: '我家常买的苹果。', imageUrls: [], isRemoved: false };
    const made = await saveMaterial(ports, operator, { ...audited(), ...words });
    if (!made.ok) throw new Error(made.code);
    const { materialId } = made.value;
    const theirs = { ...audited(), ...words, materialId, brandId: 'haibian' };
    expect(await saveMaterial(ports, operator, theirs)).toMatchObject({ code: 'material-not-found' });
    const bad = { ...audited(), ...words, materialId, text: '官方授权,稳赚不赔。' };
    expect(await saveMaterial(ports, operator, bad)).toMatchObject({ code: 'words-refused' });
    expect(await listMaterials(ports, 'shanli')).toMatchObject({ materials: [{ text: '我家常买的苹果。' }] });
    const stray = { ...audited(), ...words, materialId, thing: apple };
    expect(await saveMaterial(ports, operator, stray)).toMatchObject({ code: 'item-not-found' });
    await saveMaterial(ports, operator, { ...stray, ...audited(), isRemoved: true });
    expect(await listMaterials(ports, 'shanli')).toEqual({ materials: [], nextBeforeMs: null });
  });
});

describe('a broadcast from its notice on', () => {
  it('counts reservations by promoter, and settled sales by store', async () => {
    const { ports, database, time } = await world();
    const airsAtMs = morningMs + hourMs;
    const row = {
      kind: 'notice',
      shopAppid: 'wxshop1',
      contentId: 'n1',
      brandId: 'shanli',
      title: '周六晚八点',
      airsAtMs,
    };
    await database.put('contents', { _id: 'notice|wxshop1|n1', ...row });
    await database.update('memberships', 'shanli|wxWang', { set: { storeId: 's1' } });
    for (const promoter of ['wxWang', 'wxChen']) {
      await database.put('share_links', { _id: `link-${promoter}`, kind: 'notice', promoter, targetKey: 'wxshop1|n1' });
    }
    const order = (_id: string, promoter: string, atMs: number, settled: boolean) =>
      database.put('orders', {
        ...{ _id, promoter, shopAppid: 'wxshop1', createdAtMs: atMs, snapshot: { actualPaymentFen: 19_300 } },
        settled: settled ? { feeFen: 1, atMs } : null,
      });
    await order('o1', 'wxWang', airsAtMs, true);
    await order('o2', 'wxWang', airsAtMs + dayMs, true);
    await order('o3', 'wxChen', airsAtMs + hourMs, false);
    const platform = {
      liveNoticeReservations: async (_notice: string, promoter: string) =>
        promoter === 'wxWang'
          ? ({ ok: true, value: 12 } as const)
          : ({ ok: false, code: 'PLATFORM_REFUSED', errcode: 1, detail: '' } as const),
    };
    const reviews = { findReviewed: async () => row as never };
    const live = { ...ports, platform, reviews };
    const about = { brandId: 'shanli', id: 'n1', shopAppid: 'wxshop1' };
    expect(await readLiveCampaign(live, about)).toMatchObject({ value: { step: 'announced', airsAtMs } });
    time.nowMs = airsAtMs + hourMs;
    expect(await readLiveCampaign(live, about)).toEqual({
      ok: true,
      value: {
        ...{ title: '周六晚八点', airsAtMs, step: 'on-air', isCut: false },
        promoters: [
          { promoter: 'wxChen', nickname: 'Chen', storeId: null, reservations: null, orders: 1, settledFen: 0 },
          { promoter: 'wxWang', nickname: 'Wang', storeId: 's1', reservations: 12, orders: 1, settledFen: 19_300 },
        ],
        stores: [
          { storeId: 's1', reservations: 12, orders: 1, settledFen: 19_300 },
          { storeId: null, reservations: 0, orders: 1, settledFen: 0 },
        ],
      },
    });
    expect(await readLiveCampaign(live, { ...about, brandId: 'haibian' })).toMatchObject({ code: 'item-not-found' });
  });
});
