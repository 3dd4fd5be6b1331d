import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO, StoryWorld } from '../../scripts/story/story-world';

const functionsDir = join(__dirname, '..', '..', 'cloudfunctions');

/** What each function is: who may call it, and how the platform lets callers in. A new function needs a row. */
const functionKinds: Readonly<Record<string, 'person' | 'visitor' | 'timer' | 'timer-or-internal' | 'http'>> = {
  console: 'person',
  earnings: 'person',
  'gig-payouts': 'timer',
  landing: 'visitor',
  'make-exports': 'timer',
  'pay-events': 'http',
  payout: 'person',
  'process-inbox': 'timer',
  promoter: 'person',
  promotion: 'person',
  reconcile: 'timer',
  'release-commissions': 'timer',
  'send-notices': 'timer',
  'send-payouts': 'timer-or-internal',
  'settle-payouts': 'timer',
  'store-events': 'http',
  'sync-store': 'timer',
};

const payoutNo = '20260801000000000001';
const audited = { requestId: 'request-1' };
const payee = {
  ...{ kind: 'person', route: 'wechat', realName: '', account: '', bankName: '', idNumber: '', phone: '' },
  ...{ confirmation: null, ...audited },
};
const apple = { kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid };

/**
 * Every action that people call, a good input, and what it answers to nobody (no identity), to a stranger, and to a
 * promoter who names what is another's; 'ok' for an answer. The console has its own table, by roles
 * (tests/functions/console-functions.test.ts). An action without a row fails the test.
 */
const rows: readonly (readonly [action: string, input: object, nobody: string, stranger: string, another: string])[] = [
  ['earnings.wallet', {}, 'refused', 'not-bound', 'ok'],
  ['earnings.overview', {}, 'refused', 'not-bound', 'ok'],
  ['earnings.orders', {}, 'refused', 'not-bound', 'ok'],
  ['earnings.explainOrder', { key: 'ORDER' }, 'refused', 'not-bound', 'order-not-found'],
  ['earnings.lockedBuyers', {}, 'refused', 'not-bound', 'ok'],
  ['earnings.claimMissingOrder', { orderId: '3799999999999999999' }, 'refused', 'not-bound', 'ok'],
  ['earnings.statement', { month: '202601' }, 'refused', 'not-bound', 'ok'],
  ['landing.open', { token: 'no-such-token', consent: false }, 'link-not-found', 'link-not-found', 'link-not-found'],
  ['landing.openThing', apple, 'link-not-found', 'link-not-found', 'link-not-found'],
  ['landing.openStore', { code: 'no-such-code' }, 'link-not-found', 'link-not-found', 'link-not-found'],
  ['landing.reshare', apple, 'no-identity', 'not-bound', 'ok'],
  ['landing.rules', {}, 'ok', 'ok', 'ok'],
  ['payout.quote', { amountFen: 100 }, 'refused', 'not-bound', 'above-balance'],
  ['payout.request', { amountFen: 100, netFen: 100, ...audited }, 'refused', 'not-bound', 'above-balance'],
  ['payout.confirmParameters', { payoutNo }, 'refused', 'not-bound', 'payout-not-found'],
  ['payout.cancel', { payoutNo }, 'refused', 'not-bound', 'payout-not-found'],
  ['payout.history', {}, 'refused', 'not-bound', 'ok'],
  ['payout.readPayee', {}, 'refused', 'not-bound', 'ok'],
  ['payout.savePayee', payee, 'refused', 'not-bound', 'real-name-wrong'],
  ['payout.deletePayee', audited, 'refused', 'not-bound', 'payee-missing'],
  [
    'payout.attachInvoice',
    { payoutNo, invoiceNumber: '12345678', fileId: 'cloud://a/b.pdf', ...audited },
    ...(['refused', 'not-bound', 'payout-not-found'] as const),
  ],
  ['payout.reportNotReceived', { payoutNo, note: '没有收到' }, 'refused', 'not-bound', 'payout-not-found'],
  ['promoter.status', {}, 'refused', 'ok', 'ok'],
  ['promoter.register', { agreementVersion: '2026-07', isAdult: true }, 'refused', 'ok', 'ok'],
  ['promoter.confirmBinding', {}, 'refused', 'not-bound-yet', 'ok'],
  ['promoter.profile', {}, 'refused', 'not-bound', 'ok'],
  ['promoter.openInvite', { inviteToken: 'no-such-invite' }, 'refused', 'invite-not-found', 'invite-not-found'],
  ['promoter.joinBrand', { inviteToken: 'no-such-invite' }, 'refused', 'not-bound', 'invite-not-found'],
  ['promoter.verifyPhone', { code: 'no-such-code' }, 'refused', 'not-bound', 'phone-code-used'],
  ['promoter.acceptAgreement', { agreementVersion: '2026-07', isAdult: true }, 'refused', 'not-bound', 'ok'],
  ['promoter.inbox', {}, 'refused', 'not-bound', 'ok'],
  ['promoter.markNoticesRead', { throughMs: 1 }, 'refused', 'not-bound', 'ok'],
  ['promoter.noticeOffers', {}, 'refused', 'ok', 'ok'],
  ['promoter.grantNotices', { templates: [] }, 'refused', 'ok', 'ok'],
  ['promoter.exportMyData', {}, 'refused', 'ok', 'ok'],
  ['promoter.complain', { topic: 'other', text: '这是一件事', ...audited }, 'refused', 'ok', 'ok'],
  ['promoter.complaints', {}, 'refused', 'ok', 'ok'],
  ['promotion.feed', { kind: 'product' }, 'refused', 'ok', 'ok'],
  ['promotion.createShareLink', apple, 'refused', 'not-bound', 'ok'],
  ['promotion.materials', { thing: apple }, 'refused', 'not-bound', 'ok'],
  ['promotion.checkWords', { words: '好吃' }, 'refused', 'ok', 'ok'],
  ['promoter.leaveProgram', {}, 'refused', 'not-bound', 'ok'],
  ['promoter.eraseMe', {}, 'refused', 'ok', 'ok'],
];

let world: StoryWorld;
let order = '';

beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  await world.join('chen-jie');
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const bought = await world.play<{ order_id: string }>('order', {
    person: 'xiao-lin',
    items,
    from: 'organic',
    pay: true,
  });
  order = `${bought.order_id}|${DEMO.apple.skuId}`;
});

afterAll(() => world.stop());

/** The names under which a handler, or a table of actions that it spreads, answers. */
function actionsOf(name: string): string[] {
  const dir = join(functionsDir, name);
  const handler = readFileSync(join(dir, 'handler.ts'), 'utf8');
  const tables = [...handler.matchAll(/\.\.\.([a-z]+Actions)\(/gi)].map(([, table = '']) => {
    const file = `${table.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
    return readFileSync(join(dir, 'actions', file), 'utf8');
  });
  const keys = (text: string) =>
    [...text.matchAll(/\b(\w+): \w+\((?:ports|compose\w+\(base\))?\)/g)].map(([, key = '']) => key);
  return [handler.slice(handler.indexOf('actions:')), ...tables].flatMap(keys);
}

async function answer(action: string, input: object, openid: string | undefined): Promise<string> {
  const [name = '', verb] = action.split('.');
  const data = { action: verb, input: JSON.parse(JSON.stringify(input).replace('ORDER', order)) as object };
  const headers = { 'content-type': 'application/json', ...(openid === undefined ? {} : { 'x-openid': openid }) };
  const init = { method: 'POST', headers, body: JSON.stringify({ name, data }) };
  const response = await fetch(world.running.addresses.clientUrl, init);
  const { result } = (await response.json()) as { result?: { ok: boolean; code?: string } };
  return result?.ok ? 'ok' : (result?.code ?? 'refused');
}

describe('functions', () => {
  const names = readdirSync(functionsDir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );

  it('all have a row', () => {
    expect(Object.keys(functionKinds).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s is let in as what it is', (name) => {
    const config = JSON.parse(readFileSync(join(functionsDir, name, 'config.json'), 'utf8')) as Record<string, unknown>;
    const kind = functionKinds[name];
    expect(config).toMatchObject({
      invoke: kind === 'person' || kind === 'visitor' ? 'user' : 'none',
      public: kind === 'visitor',
      httpAccess: kind === 'http',
    });
    const made = { person: 'callableFunction', visitor: 'callableFunction', http: 'httpFunction' } as const;
    const handler = readFileSync(join(functionsDir, name, 'handler.ts'), 'utf8');
    const maker = kind === 'timer' || kind === 'timer-or-internal' ? 'Function(' : `${made[kind ?? 'person']}(`;
    expect(handler).toContain(maker);
    if (kind === 'person') expect(handler).toContain("identity: 'required'");
    if (kind === 'visitor') expect(handler).toContain("identity: 'optional'");
  });
});

describe('actions that people call', () => {
  it('all have a row', () => {
    const people = Object.keys(functionKinds).filter((name) =>
      ['person', 'visitor'].includes(functionKinds[name] ?? ''),
    );
    const there = people
      .filter((name) => name !== 'console')
      .flatMap((name) => actionsOf(name).map((action) => `${name}.${action}`));
    expect(rows.map(([action]) => action).sort()).toEqual(there.sort());
  });

  it.each(rows)('%s', async (action, input, nobody, stranger, another) => {
    expect(await answer(action, input, undefined)).toBe(nobody);
    expect(await answer(action, input, 'oMini-xiao-wu')).toBe(stranger);
    expect(await answer(action, input, 'oMini-chen-jie')).toBe(another);
  });
});
