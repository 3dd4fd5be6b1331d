import type { NoticesView } from '../../cloudfunctions/console/agency-contract';
import type { ConsoleInputs } from '../../cloudfunctions/console/contract';
import type { InboxView } from '../../cloudfunctions/promoter/contract';
import { DEMO, dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;

const inboxOf = (person: string) => world.call<InboxView>(person, 'promoter', 'inbox', {});

beforeAll(async () => {
  world = await StoryWorld.start();
  const owner = { _id: 'oMini-lao-ban', name: '老板', roles: [{ role: 'agency-owner', brandId: null }] };
  await world.admin('POST', 'import', { collections: { staff: [{ ...owner, addedAtMs: world.nowMs() }] } });
  await world.join('wang-ayi');
  await world.join('chen-jie');
  await world.advance(5 * minuteMs);
}, 120_000);

afterAll(() => world.stop());

describe('notices', () => {
  it('tell who shares a product that its rate was cut, and nobody else', async () => {
    await world.share('wang-ayi', 'product', DEMO.apple.productId);
    await world.play('product', { product_id: DEMO.apple.productId, plan: { service_ratio: 200_000 } });
    await world.advance(15 * minuteMs);
    const { notices } = await inboxOf('wang-ayi');
    expect(notices).toMatchObject([
      { kind: 'RATE_CUT', about: { kind: 'product', id: DEMO.apple.productId }, isRead: false },
    ]);
    expect(notices[0]?.zh).toContain('从 25 % 降到 20 %');
    expect(await inboxOf('chen-jie')).toEqual({ notices: [], nextBeforeMs: null });
    const newest = notices[0]?.atMs ?? 0;
    expect(await world.call('wang-ayi', 'promoter', 'markNoticesRead', { throughMs: newest })).toEqual({ marked: 1 });
    expect((await inboxOf('wang-ayi')).notices).toMatchObject([{ kind: 'RATE_CUT', isRead: true }]);
  }, 60_000);

  it('tell everybody who is bound, and the owner, that somebody else will pay', async () => {
    const change: ConsoleInputs['changeSettlement'] = {
      ...{ settledBy: 'platform', agreementVersion: '2026-09', fromMs: world.nowMs() + 8 * dayMs, previewOnly: false },
      ...{ requestId: 'request-1', reason: '改由平台分账' },
    };
    await world.call('lao-ban', 'console', 'changeSettlement', change);
    await world.advance(15 * minuteMs);
    for (const person of ['wang-ayi', 'chen-jie']) {
      const [first] = (await inboxOf(person)).notices;
      expect(first).toMatchObject({ kind: 'SETTLEMENT_CHANGED', about: { payerName: '微信小店平台' }, isRead: false });
    }
    const { notices } = await world.call<NoticesView>('lao-ban', 'console', 'notices', {});
    expect(notices).toMatchObject([{ kind: 'SETTLEMENT_CHANGED', about: '2026-09' }]);
    expect(await world.ask('wang-ayi', 'console', 'notices', {})).toMatchObject({ ok: false, code: 'not-permitted' });
  }, 60_000);
});
