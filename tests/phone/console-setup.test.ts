import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { issueLocalOwnerCode } from '../../scripts/street/owner-code';
import { openBrowser } from '../support/open-browser';
import { HeldPhone } from './held-phone';

const root = join(__dirname, '..', '..');
/** A picture of one dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const setupPage = 'packages/console/setup/setup';
const teamPage = 'packages/console/team/team';
interface Piece {
  readonly text: string;
  readonly nextPlace: string | null;
}

let world: World;
let street: Street;
let browser: Browser;
let code: string;
const failures: string[] = [];

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs, empty: true });
  [street, browser] = await Promise.all([openStreet(world, root), openBrowser()]);
  code = (await issueLocalOwnerCode(world)) ?? '';
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

const hold = (as: string, path: string, more?: Record<string, string>) =>
  HeldPhone.open({ browser, street, failures }, as, path, more);

/** Calls the console as somebody, for what only leaves the phone through a chat. */
async function ask<T>(as: string, action: string, input: object): Promise<T> {
  const { people } = await world.store.play.state({ orders: 0 });
  const openid = people.find(({ name }) => name === as)?.openids[world.addresses.credentials.miniProgramAppid] ?? '';
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-openid': openid },
    body: JSON.stringify({ name: 'console', data: { action, input } }),
  };
  const { result } = (await (await fetch(world.addresses.clientUrl, init)).json()) as { result: { value: T } };
  return result.value;
}

describe('the first hour on the real pages', () => {
  it('gives nothing to who guesses, and stops him after five', async () => {
    const phone = await hold('小林', setupPage);
    await phone.shows('认领这个小程序');
    await phone.tap('认领');
    await phone.shows('开通码不完整');
    for (let count = 1; count <= 5; count += 1) {
      await phone.fill('开通码', `guessed-owner-code-${count}`);
      await phone.tap('认领');
      await phone.shows('开通码不对');
    }
    await phone.fill('开通码', code);
    await phone.tap('认领');
    await phone.shows('开通码输错了五次');
    await phone.close();
  }, 60_000);

  it('李店长 claims, rehearses without an agency, and cannot open', async () => {
    const phone = await hold('李店长', setupPage);
    await phone.fill('开通码', code);
    await phone.fill('称呼', '李店长');
    await phone.tap('认领');
    await phone.shows('您怎么开始');
    await phone.choose('申请中');
    await phone.tap('下一步');
    await phone.shows('正在演练');
    await phone.fill('机构的全称', '山里人家带货机构');
    await phone.tap('保存');
    await phone.shows('选一个最像您的模板');
    await phone.choose('政府与地方特产');
    await phone.fill('品牌名称', '微信官方果园');
    await phone.tap('建好');
    await phone.shows('「微信官方」不能用');
    await phone.fill('品牌名称', '山里人家');
    await phone.fill('推客拿服务费的百分之几', '120');
    await phone.tap('建好');
    await phone.shows('不能多于服务费');
    await phone.fill('推客拿服务费的百分之几', '80');
    await phone.tap('建好');
    await phone.shows('品牌建好了');
    expect(await phone.text()).not.toMatch(/请第一位推客/);
    await phone.tap('资质批下来了');
    await phone.choose('有资质');
    await phone.tap('下一步');
    await phone.tap('检查一遍');
    await phone.shows('检查过了');
    await phone.shows('还没有登记小店');
    await phone.shows('由商家办');
    await phone.close();
  }, 60_000);

  it('goes on to a brand that is open, with the first week of its template', async () => {
    const phone = await hold('李店长', setupPage);
    await phone.fill('小店的 AppID', 'shanliren');
    await phone.fill('小店名称', '山里人家水果店');
    await phone.tap('加上');
    await phone.shows('以 wx 开头');
    await phone.fill('小店的 AppID', 'wxshop_shanliren');
    await phone.tap('加上');
    await phone.shows('小店加上了');
    const { steps } = await ask<{ steps: { name: string; state: string }[] }>('李店长', 'setup', {});
    expect(steps.find(({ name }) => name === 'invite')?.state).toBe('done');
    await ask('李店长', 'openBrand', { requestId: 'request-1', reason: '开张', brandId: 'brand-1' });
    await phone.close();
    const later = await hold('李店长', setupPage);
    await later.shows('第 1 天:和主管单位核对');
    await later.close();
  }, 60_000);

  it('小林 asks to be a brand, is taken in, and owns it', async () => {
    const phone = await hold('小林', setupPage);
    await phone.shows('申请成为这里的品牌');
    await phone.fill('品牌名称', '河边人家');
    await phone.fill('您的称呼', '小林');
    await phone.fill('小店名称', '河边鱼店');
    await phone.fill('卖什么,从哪里来', '自家鱼塘的鱼');
    await phone.tap('申请');
    await phone.shows('请先看合作条款');
    await phone.choose('我看过并同意合作条款');
    await phone.tap('申请');
    await phone.shows('申请已经交上去');
    const owner = await hold('李店长', setupPage);
    await owner.shows('河边人家 · 小林');
    await owner.tap('通过');
    await owner.fill('答复(对方会读到)', '资料齐全,欢迎');
    await owner.confirm();
    await owner.shows('答复好了');
    await owner.close();
    await phone.close();
    const own = await hold('小林', setupPage);
    await own.shows('河边人家');
    await own.shows('还没有开张');
    await own.close();
  }, 60_000);
});

describe('roles by links', () => {
  it('陈会计 takes a role, loses it at once, and the last owner keeps his', async () => {
    const audited = { requestId: 'request-2', reason: '加一位会计' };
    const invite = { ...audited, role: 'agency-finance', label: '陈会计' };
    const { token } = await ask<{ token: string }>('李店长', 'inviteStaff', invite);
    const arriving = await hold('陈会计', `${teamPage}?invite=${token}`);
    await arriving.fill('称呼', '陈会计');
    await arriving.tap('接受');
    await arriving.shows('付款');
    await arriving.close();
    const late = await hold('小吴', `${teamPage}?invite=${token}`);
    await late.fill('称呼', '小吴');
    await late.tap('接受');
    await late.shows('已经有人用过');
    await late.close();

    const owner = await hold('李店长', teamPage);
    await owner.screen.click('wx-page:visible >> [aria-label="收回 陈会计 的 机构 · 机构财务"]');
    await owner.confirm();
    await owner.shows('至少 4 个字');
    await owner.fill('原因(写进审计记录)', '陈会计调走了');
    await owner.confirm();
    await owner.shows('下一次点击就不能用');
    await owner.shows('李店长 · 收回角色');
    await owner.screen.click('wx-page:visible >> [aria-label="收回 李店长 的 机构 · 机构负责人"]');
    await owner.fill('原因(写进审计记录)', '换别人负责');
    await owner.confirm();
    await owner.shows('至少要有一位负责人');
    await owner.close();
    const gone = await hold('陈会计', teamPage);
    await gone.shows('没有看成员的权限');
    await gone.close();
  }, 60_000);
});

describe('the brand on a computer', () => {
  it('plans a rate ahead, refuses one over the fee, and stands in the audit', async () => {
    const phone = await hold('李店长', 'packages/console/brand/brand', { platform: 'windows' });
    await phone.touch('合作社与农户');
    await phone.fill('分组的百分数', '120');
    await phone.fill('原因(写进审计记录)', '收成好,多给一点');
    await phone.confirm();
    await phone.shows('不能多于服务费');
    await phone.fill('分组的百分数', '90');
    await phone.confirm();
    await phone.shows('保存好了');
    await phone.shows('起 90%');
    await phone.close();
  }, 60_000);

  it('has a logo out of the album', async () => {
    const phone = await hold('李店长', 'packages/console/brand/brand', { platform: 'windows' });
    const [album] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('上传')]);
    await album.setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') });
    await phone.shows('标志换好了');
    await phone.tap('保存');
    await phone.confirm();
    await phone.shows('保存好了');
    const { brands } = await ask<{ brands: { theme: { logoUrl: string } }[] }>('李店长', 'brandList', {});
    expect(brands[0]?.theme.logoUrl).toMatch(/^cloud:\/\/.+\/brands\/brand-1\/.+\.png$/);
    await phone.close();
  }, 60_000);

  it('leaves in a file that is taken in again under another id', async () => {
    let text = '';
    for (let place: string | null = ''; place !== null; ) {
      const request = { requestId: 'request-leave', reason: '品牌要离开', brandId: 'brand-1' };
      const piece: Piece = await ask('李店长', 'archiveBrand', place === '' ? request : { ...request, place });
      text += piece.text;
      place = piece.nextPlace;
    }
    const phone = await hold('李店长', 'packages/console/partners/partners', { platform: 'windows' });
    await phone.tap('品牌离开这个机构');
    const [chat] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('从微信聊天里选文件')]);
    await chat.setFiles({ name: 'brand-1.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await phone.fill('在这里的编号', 'moved-in');
    await phone.fill('原因(写进审计记录)', '从别处搬来');
    await phone.confirm();
    await phone.shows('「山里人家」收下了');
    const { brands } = await ask<{ brands: { brandId: string; isOpen: boolean }[] }>('李店长', 'brandList', {});
    expect(brands.find(({ brandId }) => brandId === 'moved-in')).toMatchObject({ isOpen: false });
    await phone.close();
  }, 60_000);

  it('announces another payer to everybody, after a look at what it does', async () => {
    const phone = await hold('李店长', 'packages/console/brand/brand', { platform: 'windows', font: '1.4' });
    await phone.touch('公布一个改动');
    await phone.tap('先看影响');
    await phone.shows('请填新协议的版本');
    await phone.choose('由微信平台直接付');
    await phone.fill('新协议的版本', '2027-01');
    await phone.tap('先看影响');
    await phone.shows('没有推客要同意');
    await phone.fill('原因(写进审计记录)', '平台开始直接结算');
    await phone.confirm();
    await phone.shows('每位推客都会收到通知');
    await phone.close();
    expect(failures).toEqual([]);
  }, 60_000);
});
