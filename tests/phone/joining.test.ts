import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { openBrowser } from '../support/open-browser';
import { HeldPhone } from './held-phone';

const root = join(__dirname, '..', '..');
const joinPage = 'packages/join/join/join';
let world: World;
let street: Street;
let browser: Browser;
const failures: string[] = [];
/** Three looks alone take nine seconds, and a busy machine starts functions slowly. */
const patienceMs = 60_000;
const testMs = 180_000;

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs });
  await world.cloud.database.importAll(withClerks());
  // A page that somebody edits meanwhile would be loaded again under the person's hands.
  [street, browser] = await Promise.all([openStreet(world, root), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

/** Before anybody comes: 山里人家 has clerks, known by their phones, and a store; 李店长 runs it. */
function withClerks(): Readonly<Record<string, readonly object[]>> {
  const [brand] = records('brands');
  const clerks = { groupId: 'crew', name: '店员', isOpen: false, conditions: [{ kind: 'staff-list' }] };
  const open = (brand?.groups ?? []) as readonly object[];
  const groups = [...open, { ...clerks, shares: [{ fromMs: 0, sharePpm: 900_000 }] }];
  const roles = [{ role: 'agency-owner', brandId: null }];
  const store = {
    kind: 'store',
    brandId: 'shanli',
    storeId: 'store-1',
    name: '一号店',
    createdAtMs: 1,
    closedAtMs: null,
  };
  return {
    brands: [{ ...brand, groups }],
    staff: [{ _id: 'oMini-li-dianzhang', name: '李店长', roles, addedAtMs: 1 }],
    stores: [{ _id: 'store|shanli|store-1', ...store }],
  };
}

function records(collection: string): readonly Readonly<Record<string, unknown>>[] {
  const all = world.cloud.database.exportAll() as unknown as Record<string, Readonly<Record<string, unknown>>[]>;
  return all[collection] ?? [];
}

/** What 李店长 does in the console. */
async function console<T>(action: string, input: object): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-openid': 'oMini-li-dianzhang' };
  const body = JSON.stringify({ name: 'console', data: { action, input: { brandId: 'shanli', ...input } } });
  const response = await fetch(world.addresses.clientUrl, { method: 'POST', headers, body });
  const { result } = (await response.json()) as { result: { ok: boolean; value: T } };
  if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result)}`);
  return result.value;
}

async function hold(as: string, path: string): Promise<HeldPhone> {
  const phone = await HeldPhone.open({ browser, street, failures }, as, path);
  phone.page.setDefaultTimeout(patienceMs);
  return phone;
}

/** Reads the rules, says that he is of age, and agrees. */
async function consent(phone: HeldPhone): Promise<void> {
  await phone.tap('下一步');
  await phone.choose('已经满了');
  await phone.choose('我看过并同意');
  await phone.tap('同意');
}

/** Opens WeChat's own page and decides there. */
async function decide(phone: HeldPhone, decision: 'agree' | 'refuse'): Promise<void> {
  await phone.tap('去登记');
  await phone.page.frameLocator('#wechat-page').locator(`[data-decision=${decision}]`).click();
}

describe('joining through the real pages and WeChat’s own', () => {
  it(
    '小王 leaves in the middle, comes back, and is bound',
    async () => {
      const first = await hold('小王', 'pages/pick/pick');
      await first.shows('加入');
      await first.close();
      const before = await hold('小王', joinPage);
      await consent(before);
      await before.shows('去登记');
      await before.close();

      const phone = await hold('小王', 'pages/me/me');
      await phone.tap('继续加入');
      await decide(phone, 'agree');
      await phone.shows('已绑定');
      await phone.shows('山里人家 · 所有人');
      await phone.tap('去选品');
      await phone.shows('38.60 元');
      await phone.close();

      const me = await hold('小王', 'pages/me/me');
      await me.shows('✓ 已绑定');
      await me.shows('由「山里人家带货机构」结算');
      await me.close();
    },
    testMs,
  );

  it(
    '小张 refuses, and is asked again only after three looks',
    async () => {
      const phone = await hold('小张', joinPage);
      await consent(phone);
      await decide(phone, 'refuse');
      await phone.shows('正在向微信核对');
      await phone.shows('还没有查到结果');
      await phone.tap('再查一次');
      await phone.shows('还没有查到结果');
      await decide(phone, 'agree');
      await phone.shows('已绑定');
      await phone.close();
    },
    testMs,
  );

  it(
    '小吴 has to do real-name first, and goes on where he was',
    async () => {
      await world.store.play.realName({ person: 'xiao-wu', done: false });
      const phone = await hold('小吴', joinPage);
      await consent(phone);
      await phone.shows('先完成实名');
      await world.store.play.realName({ person: 'xiao-wu', done: true });
      await phone.tap('继续');
      await decide(phone, 'agree');
      await phone.shows('已绑定');
      await phone.close();
    },
    testMs,
  );

  it(
    'an invite that nobody made is said so, and joining goes on without it',
    async () => {
      const phone = await hold('小林', `${joinPage}?invite=no-such-invite`);
      await phone.shows('没有找到这个邀请');
      await phone.tap('下一步');
      await phone.choose('还没有');
      await phone.shows('年满 18 周岁才能成为推客');
      await phone.close();
    },
    testMs,
  );

  it(
    '小张 is on the staff list by the phone that he verifies, and joins with its tag and store',
    async () => {
      const number = '13800000001';
      world.cloud.phones.bind('oMini-xiao-zhang', number);
      const file = {
        list: 'staff',
        contentBase64: Buffer.from(`手机号,标签,门店\n${number},早班,一号店\n`).toString('base64'),
      };
      const { fileHash } = await console<{ fileHash: string }>('previewPeopleImport', file);
      const why = { requestId: 'import-of-clerks', reason: '新店员工' };
      expect(await console('applyPeopleImport', { ...file, ...why, fileHash })).toMatchObject({
        listed: 1,
        problems: [],
      });
      const expiresAtMs = world.clock.nowMs() + 86_400_000;
      const terms = { kind: 'staff', groupId: 'crew', label: '店员', useLimit: 9, expiresAtMs, ...why };
      const { token } = await console<{ token: string }>('createInvite', { ...terms, requestId: 'invite-of-clerks' });

      const phone = await hold('小张', `${joinPage}?invite=${token}`);
      await phone.tap('用邀请加入');
      await phone.shows('进「店员」要核对商家的员工名单');
      await phone.tap('验证手机号');
      await phone.page.click('#sheet-no');
      await phone.shows('您没有允许');
      await phone.tap('验证手机号');
      await phone.page.click('#sheet-yes');
      await phone.shows('山里人家 · 店员');
      await phone.close();

      const [me] = records('promoters').filter(({ openid }) => openid === 'oMini-xiao-zhang');
      const [member] = records('memberships').filter(({ promoter }) => promoter === me?._id);
      expect(member).toMatchObject({ groupId: 'crew', tags: ['早班'], storeId: 'store-1' });
      expect(JSON.stringify(world.cloud.database.exportAll())).not.toContain(number);
    },
    testMs,
  );

  it(
    '小王 exports what is kept about him, leaves, and reads that he left',
    async () => {
      const phone = await hold('小王', 'packages/mine/privacy/privacy');
      await phone.tap('导出我的数据');
      await phone.shows('文件备好了');
      await phone.touch('退出推客');
      await phone.confirm();
      await phone.shows('已经退出');
      await phone.close();
      const me = await hold('小王', 'pages/me/me');
      await me.shows('已退出');
      await me.close();
      expect(failures).toEqual([]);
    },
    testMs,
  );
});
