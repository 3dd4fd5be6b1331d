import { createHash } from 'node:crypto';
import type {
  BrandListView,
  ConsoleInputs,
  CreateInviteView,
  ListInvitesView,
} from '../../cloudfunctions/console/contract';
import type { AuditListView, StaffInputs } from '../../cloudfunctions/console/staff-contract';
import type { OrderView } from '../../cloudfunctions/earnings/contract';
import type {
  AcceptAgreementView,
  JoinBrandView,
  OpenInviteView,
  ProfileView,
  RegisterView,
  StatusView,
} from '../../cloudfunctions/promoter/contract';
import { DEMO, dayMs, hourMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

const ownerCode = 'the-code-that-deploying-printed';
const why = { reason: '开张准备' };
let world: StoryWorld;
let requests = 0;

beforeAll(async () => {
  world = await StoryWorld.start();
  const codeHash = createHash('sha256').update(ownerCode).digest('hex');
  const claim = { _id: 'owner-claim', codeHash, expiresAtMs: world.nowMs() + dayMs, claimedAtMs: null };
  await world.admin('POST', 'import', { collections: { settings: [claim] } });
});

afterAll(() => world.stop());

type Inputs = ConsoleInputs & StaffInputs;

function console<A extends keyof Inputs, T>(person: string, action: A, input: Inputs[A]): Promise<T> {
  return world.call<T>(person, 'console', action, input);
}

const requestId = () => `request-${++requests}`;

/** Opens the invite, registers with its brand, binds at the platform, confirms, and joins with it. */
async function joinBy(person: string, inviteToken: string): Promise<JoinBrandView> {
  const { brandId } = await world.call<OpenInviteView>(person, 'promoter', 'openInvite', { inviteToken });
  const consent = { agreementVersion: '2026-07', isAdult: true, brandId };
  const { view } = await world.call<RegisterView>(person, 'promoter', 'register', consent);
  const decided = { query_string: view?.queryString, extraData: view?.extraData, decision: 'agree' };
  await world.play('business-view', { openid: `oMini-${person}`, ...decided });
  await world.call(person, 'promoter', 'confirmBinding', { brandId });
  return world.call<JoinBrandView>(person, 'promoter', 'joinBrand', { inviteToken });
}

/** 小林 opens the promoter's apple and buys it. */
async function sell(person: string): Promise<OrderView | undefined> {
  await world.open('xiao-lin', await world.share(person, 'product', DEMO.apple.productId));
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const placed = await world.play<{ order_id: string }>('order', { person: 'xiao-lin', items, pay: true });
  await world.advance(2 * minuteMs);
  return (await world.ordersOf(person)).get(placed.order_id);
}

describe('two brands under one agency', () => {
  let crewInvite: string;

  it('begin with the owner, who is whoever enters the code', async () => {
    const before = await world.ask('lao-ban', 'console', 'brandList', {});
    expect(before).toMatchObject({ ok: false, code: 'not-permitted' });
    await console('lao-ban', 'claimOwner', { code: ownerCode, name: '老板' });
    const late = await world.ask('chen-jie', 'console', 'claimOwner', { code: ownerCode, name: '陈姐' });
    expect(late).toMatchObject({ ok: false, code: 'owner-claimed' });
  });

  it('get a group with a share of its own, and a second brand', async () => {
    const theme = { logoUrl: 'https://pictures.example/shanli.png', color: '#c8321e' };
    const group = { groupId: 'crew', name: '店员', conditions: [], share: { sharePpm: 900_000 } };
    const shanli = { brandId: 'shanli', revision: 0, name: '山里人家', isOpen: true, theme };
    await console('lao-ban', 'saveBrand', { ...shanli, groups: [group], requestId: requestId(), ...why });
    const plain = { logoUrl: null, color: null };
    const haibian = { brandId: 'haibian', name: '海边人家', isOpen: true, theme: plain, share: { sharePpm: 600_000 } };
    await console('lao-ban', 'saveBrand', { ...haibian, requestId: requestId(), ...why });
    const { brands } = await console<'brandList', BrandListView>('lao-ban', 'brandList', {});
    expect(brands.map(({ brandId, groups, findings }) => [brandId, groups.length, findings])).toEqual([
      ['shanli', 2, []],
      ['haibian', 1, []],
    ]);
    // The share takes effect ten minutes ahead, and every instance has read the settings again by then.
    await world.advance(11 * minuteMs);
  });

  it('take a promoter in by an invite, which decides the group', async () => {
    const terms = { brandId: 'shanli', kind: 'staff', groupId: 'crew', label: '店员', useLimit: 1 } as const;
    const invite = { ...terms, expiresAtMs: world.nowMs() + dayMs, requestId: requestId(), ...why };
    crewInvite = (await console<'createInvite', CreateInviteView>('lao-ban', 'createInvite', invite)).token;
    expect(await joinBy('wang-ayi', crewInvite)).toMatchObject({
      ...{ brandId: 'shanli', placed: 'moved', groupName: '店员', sharePpm: 900_000, missed: [] },
    });
    const profile = await world.call<ProfileView>('wang-ayi', 'promoter', 'profile');
    expect(profile.brands).toMatchObject([{ brandId: 'shanli', groupName: '店员', theme: { color: '#c8321e' } }]);
    expect(profile).toMatchObject({ settledBy: 'agency', agencyName: '山里人家带货机构' });
  });

  it('pay an order with the share of the group: 90 % of 48.25 yuan', async () => {
    expect(await sell('wang-ayi')).toMatchObject({ promoterFen: 4342, settledBy: 'agency' });
  });

  it('refuse the invite to the next, and tell the brand how it was used', async () => {
    const late = await world.ask('chen-jie', 'promoter', 'openInvite', { inviteToken: crewInvite });
    expect(late).toMatchObject({ ok: false, code: 'invite-used-up' });
    const listed = await console<'listInvites', ListInvitesView>('lao-ban', 'listInvites', { brandId: 'shanli' });
    expect(listed.invites).toMatchObject([{ token: crewInvite, used: 1, state: 'invite-used-up' }]);
  });

  it('are two memberships of one promoter, with one wallet', async () => {
    const joined = await world.call<JoinBrandView>('wang-ayi', 'promoter', 'joinBrand', { brandId: 'haibian' });
    expect(joined).toMatchObject({ placed: 'joined', groupName: '所有人', sharePpm: 600_000 });
    const profile = await world.call<ProfileView>('wang-ayi', 'promoter', 'profile');
    expect(profile.brands.map(({ brandId }) => brandId)).toEqual(['shanli', 'haibian']);
    expect(await world.earnings('wang-ayi', 'wallet')).toMatchObject({ frozenFen: 4342 });
  });

  it('pay one who never joined the brand the share of its open group: 80 %', async () => {
    const terms = { brandId: 'haibian', kind: 'fan', groupId: 'open', label: '老客', useLimit: 9 } as const;
    const invite = { ...terms, expiresAtMs: world.nowMs() + dayMs, requestId: requestId(), ...why };
    const { token } = await console<'createInvite', CreateInviteView>('lao-ban', 'createInvite', invite);
    await joinBy('chen-jie', token).catch((error: Error) => expect(error.message).toContain('already-member'));
    const profile = await world.call<ProfileView>('chen-jie', 'promoter', 'profile');
    expect(profile.brands.map(({ brandId }) => brandId)).toEqual(['haibian']);
    expect(await sell('chen-jie')).toMatchObject({ promoterFen: 3860 });
  });

  it('write down who did what and why', async () => {
    const { entries } = await console<'auditList', AuditListView>('lao-ban', 'auditList', {});
    expect(entries.map(({ name, action }) => `${name} ${action}`).sort()).toEqual([
      ...['王阿姨 joinBrand', '老板 claimOwner', '老板 createInvite', '老板 createInvite'],
      ...['老板 saveBrand', '老板 saveBrand'],
    ]);
    expect(JSON.stringify(entries)).not.toContain(crewInvite);
  });
});

describe('a change of who pays', () => {
  it('reaches nobody before the notice is over and he accepted it', async () => {
    const fromMs = world.nowMs() + 7 * dayMs + hourMs;
    const change = { settledBy: 'platform', agreementVersion: '2026-09', fromMs, previewOnly: false } as const;
    const announced = await console('lao-ban', 'changeSettlement', { ...change, requestId: requestId(), ...why });
    expect(announced).toMatchObject({ mustConsent: 2, payer: '微信小店平台' });
    await world.advance(2 * minuteMs);
    const status = await world.call<StatusView>('wang-ayi', 'promoter', 'status');
    expect(status).toMatchObject({
      settledBy: 'agency',
      announced: { agreementVersion: '2026-09', isAccepted: false },
    });
    await world.advanceTo(fromMs + minuteMs);
    const refused = await world.ask('wang-ayi', 'promotion', 'createShareLink', {
      ...{ kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid },
    });
    expect(refused).toMatchObject({ ok: false, code: 'agreement-not-accepted' });
  });

  it('reaches his new orders once he accepted it, and leaves those of before alone', async () => {
    const consent = { agreementVersion: '2026-09', isAdult: true };
    // The platform pays only who did its full registration; until then the agency goes on paying.
    const early = await world.ask('wang-ayi', 'promoter', 'acceptAgreement', consent);
    expect(early).toMatchObject({ ok: false, code: 'platform-refused' });
    expect(await sell('wang-ayi')).toMatchObject({ settledBy: 'agency', promoterFen: 4342 });
    await world.play('business-view', {
      openid: 'oMini-wang-ayi',
      query_string: `redirect_url=${encodeURIComponent('/auth/pages/register/index')}&is_simple_register=0`,
      extraData: { commissionType: 1, commissionRatio: 1, headSupplierAppid: DEMO.agencyAppid },
      decision: 'agree',
    });
    const accepted = await world.call<AcceptAgreementView>('wang-ayi', 'promoter', 'acceptAgreement', consent);
    expect(accepted).toMatchObject({ settledBy: 'platform', agencyName: '山里人家带货机构', beginsAtMs: null });
    await world.advance(minuteMs);
    const paidByPlatform = { settledBy: 'platform', promoterFen: 0, payerName: '微信小店平台' };
    expect(await sell('wang-ayi')).toMatchObject(paidByPlatform);
    expect(await world.earnings('wang-ayi', 'wallet')).toMatchObject({ payerName: '山里人家带货机构' });
    const orders = [...(await world.ordersOf('wang-ayi')).values()];
    expect(orders.map(({ settledBy }) => settledBy).sort()).toEqual(['agency', 'agency', 'platform']);
  });
});
