import { join } from 'node:path';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { storyStartMs } from '../../scripts/story/story-world';
import { bindPromoter } from '../phone/bind-promoter';

const root = join(__dirname, '..', '..');
const openid = 'oMini-wang-ayi';
const templateId = 'order-template-of-43-letters-0123456789-abc';
let world: World;

async function admin(method: 'GET' | 'POST', path: string, body?: object) {
  const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
  const response = await fetch(`${world.addresses.adminUrl}/${path}`, init);
  return (await response.json()) as Record<string, unknown>;
}

async function call(action: string, input: object) {
  const headers = { 'content-type': 'application/json', 'x-openid': openid };
  const body = JSON.stringify({ name: 'promoter', data: { action, input } });
  const response = await fetch(world.addresses.clientUrl, { method: 'POST', headers, body });
  return ((await response.json()) as { result: unknown }).result;
}

const sendNotices = () => admin('POST', 'timers/run', { name: 'send-notices' });

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs });
  // The runs asked for here are the only ones: a minute of real time must not send what a run is about to count.
  await world.clock.stop();
  await bindPromoter(world, '王阿姨');
  const { collections } = (await admin('GET', 'export')) as { collections: { settings: { _id: string }[] } };
  const settings = collections.settings.map((one) =>
    one._id === 'agency' ? { ...one, messageTemplates: { order: templateId } } : one,
  );
  await admin('POST', 'import', { collections: { ...collections, settings } });
  await admin('POST', 'instances/drop', {});
  await sendNotices();
}, 120_000);

afterAll(() => world?.stop());

/** One more entry in the ledger, as an order's booking writes it. */
async function bookOrder(id: string): Promise<void> {
  const { collections } = (await admin('GET', 'export')) as { collections: Record<string, object[]> };
  const promoter = 'wxsharer_wang_ayi';
  const entry = {
    ...{ _id: id, cause: 'ORDER_PAID', brandId: 'shanli', orderKey: 'o|s', promoters: [promoter] },
    postings: [{ from: 'platform', to: `promoter/${promoter}/frozen`, amountFen: 3860 }],
    bookedAtMs: world.clock.nowMs(),
  };
  await admin('POST', 'import', { collections: { ...collections, ledger: [...(collections.ledger ?? []), entry] } });
}

describe('a notice through the real functions and WeChat’s own count of consents', () => {
  it('goes out once for one yes, and then stands in the inbox only', async () => {
    const subscribe = new URL('/client/subscribe', world.addresses.clientUrl);
    await fetch(subscribe, { method: 'POST', body: JSON.stringify({ openid, templateIds: [templateId] }) });
    await call('grantNotices', { templates: ['order'] });
    await call('grantNotices', { templates: ['order'] });
    await bookOrder('o|s|1');
    expect(await sendNotices()).toMatchObject({ result: { ok: true, noted: 1, sent: 1 } });
    // We counted one yes more than WeChat did: it refuses (43101), and our count is given up.
    await bookOrder('o|s|2');
    expect(await sendNotices()).toMatchObject({ result: { ok: true, noted: 1, 'no-consent': 1 } });
    expect(await call('noticeOffers', {})).toMatchObject({ value: { offers: [{ template: 'order', left: 0 }] } });
    const { messages } = await admin('GET', 'messages');
    expect(messages).toMatchObject([
      {
        touser: openid,
        templateId,
        page: 'packages/mine/notices/notices',
        data: { thing1: { value: '有人从您的分享下单,38.60 元已记…' }, amount3: { value: '38.60元' } },
      },
    ]);
    expect(await call('inbox', {})).toMatchObject({
      value: { notices: [{ kind: 'ORDER_PAID' }, { kind: 'ORDER_PAID' }] },
    });
  }, 60_000);
});
