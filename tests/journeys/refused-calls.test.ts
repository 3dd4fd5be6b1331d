import { DEMO, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;

beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  await world.join('chen-jie');
});

afterAll(() => world.stop());

const identity = { 'x-openid': 'oMini-wang-ayi', 'x-unionid': 'uUnion-wang-ayi' };

async function raw(name: string, data: unknown, headers: Readonly<Record<string, string>> = identity) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ name, data }),
  };
  const response = await fetch(world.running.addresses.clientUrl, init);
  return (await response.json()) as { result?: { ok: boolean; code?: string; message?: string }; errMsg?: string };
}

async function codeOf(
  name: string,
  data: unknown,
  headers?: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const { result } = await raw(name, data, headers);
  return result?.code;
}

describe('a call that cannot be answered', () => {
  it.each(['promoter', 'promotion', 'landing', 'earnings'])('%s names an unknown action', async (name) => {
    const { result } = await raw(name, { action: 'dropTable', input: {} });
    expect(result).toMatchObject({ ok: false, code: 'unknown-action' });
    expect(result?.message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['earnings', 'orders', { beforeMs: 'yesterday' }],
    ['earnings', 'orders', { beforeMs: { $gt: 0 } }],
    ['earnings', 'explainOrder', { key: { $ne: null } }],
    ['earnings', 'explainOrder', { key: 'no-bar' }],
    ['earnings', 'explainOrder', {}],
    ['earnings', 'wallet', { openid: 'oMini-chen-jie' }],
    ['promotion', 'createShareLink', { kind: 'product', id: { $ne: '' }, shopAppid: DEMO.shopAppid }],
    ['promotion', 'createShareLink', { kind: 'yacht', id: '1', shopAppid: DEMO.shopAppid }],
    ['promotion', 'feed', { kind: ['product'] }],
    ['landing', 'open', { token: { $exists: true }, consent: true }],
    ['landing', 'open', { token: 'abc', consent: 'yes' }],
    ['promoter', 'register', { agreementVersion: '2026-07', isAdult: { $ne: false } }],
    ['promoter', 'confirmBinding', { brandId: 'x'.repeat(5000) }],
  ])('%s.%s refuses %j', async (name, action, input) => {
    const before = await world.admin<{ collections: unknown }>('GET', 'export');
    expect(await codeOf(name, { action, input })).toBe('bad-input');
    expect(await world.admin<{ collections: unknown }>('GET', 'export')).toEqual(before);
  });

  it('needs an identity', async () => {
    const { result, errMsg } = await raw('earnings', { action: 'wallet', input: {} }, {});
    expect(result?.code ?? errMsg).toMatch(/no-identity|permission/i);
  });

  it('lets nobody call what only the platform may call', async () => {
    for (const name of ['store-events', 'process-inbox', 'release-commissions', 'sync-store', 'reconcile']) {
      const { result, errMsg } = await raw(name, { Type: 'Timer', TriggerName: name });
      expect(result ?? { ok: false }).toMatchObject({ ok: false });
      expect(errMsg ?? result?.code).toMatch(/permission|wrong-source/i);
    }
  });
});

describe('what belongs to somebody else', () => {
  it('answers like what does not exist', async () => {
    await world.play('open-link', {
      person: 'xiao-lin',
      promoter_share_link: (await world.share('chen-jie', 'live', DEMO.shopRoom)).forms.shareLink,
      export_id: DEMO.shopRoom,
    });
    const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
    const { order_id } = await world.play<{ order_id: string }>('order', {
      person: 'xiao-lin',
      items,
      from: 'organic',
      pay: true,
    });
    const key = `${order_id}|${DEMO.apple.skuId}`;
    expect(await world.ask('chen-jie', 'earnings', 'explainOrder', { key })).toMatchObject({ ok: true });
    const foreign = await world.ask('wang-ayi', 'earnings', 'explainOrder', { key });
    const unknown = await world.ask('wang-ayi', 'earnings', 'explainOrder', { key: '999|1' });
    expect(foreign).toEqual(unknown);
    expect(foreign).toMatchObject({ ok: false, code: 'order-not-found' });
  });

  it('is not reached by an openid in the input', async () => {
    const wallet = await world.ask('wang-ayi', 'earnings', 'wallet', { openid: 'oMini-chen-jie' });
    expect(wallet).toMatchObject({ ok: false, code: 'bad-input' });
    const forged = await raw('earnings', { action: 'wallet', input: {}, userInfo: { openId: 'oMini-chen-jie' } });
    expect(forged.result).toMatchObject({ ok: true, value: { frozenFen: 0 } });
  });

  it('a stranger to the platform has no earnings and cannot share', async () => {
    expect(await world.ask('xiao-wu', 'earnings', 'wallet')).toMatchObject({ ok: false, code: 'not-bound' });
    const input = { kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid };
    const refused = await world.ask('xiao-wu', 'promotion', 'createShareLink', input);
    expect(refused.ok).toBe(false);
    expect(['not-bound', 'agreement-not-accepted']).toContain(refused.code);
  });
});
