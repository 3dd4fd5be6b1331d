import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ListInvitesView } from '../../cloudfunctions/console/contract';
import type { ShareLinkView } from '../../cloudfunctions/promotion/contract';
import { openStreet, type Street } from '../../scripts/open-street';
import { DEMO, dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';
import { issueLocalOwnerCode } from '../../scripts/street/owner-code';
import { openBrowser } from '../support/open-browser';
import { HeldPhone } from './held-phone';

const root = join(__dirname, '..', '..');
/** A busy machine takes its time over a month. */
const patienceMs = 300_000;
let world: StoryWorld;
let street: Street;
let browser: Browser;
let orderId: string;
let inviteToken: string;
const failures: string[] = [];

beforeAll(async () => {
  world = await StoryWorld.start({ empty: true });
  [street, browser] = await Promise.all([openStreet(world.running, root), openBrowser()]);
}, patienceMs);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

const hold = (as: string, path: string) => HeldPhone.open({ browser, street, failures }, as, path);
const merchant = (page: string) => hold('李店长', `packages/console/${page}/${page}`);

/** From `npm start -- --empty` to the first payout, as somebody does it who sees this for the first time. */
describe('the first hour and the first month of a new program', () => {
  it('李店长 finds the way in under 我的, and claims with the owner code', async () => {
    const code = await issueLocalOwnerCode(world.running);
    const me = await hold('李店长', 'pages/me/me');
    await me.touch('管理');
    await me.fill('开通码', code ?? '');
    await me.fill('称呼', '李店长');
    await me.tap('认领');
    await me.shows('您怎么开始');
    await me.choose('有资质');
    await me.tap('下一步');
    await me.fill('机构的全称', '山里人家带货机构');
    await me.tap('保存');
    await me.shows('选一个最像您的模板');
    await me.choose('品牌或连锁的店员');
    await me.fill('品牌名称', '山里人家');
    await me.tap('建好');
    await me.shows('品牌建好了');
    await me.tap('检查一遍');
    await me.shows('还没有登记小店');
    await me.fill('小店的 AppID', DEMO.shopAppid);
    await me.fill('小店名称', '山里人家水果店');
    await me.tap('加上');
    await me.shows('小店加上了');
    await me.close();
  }, 120_000);

  it('the shelf fills by itself, and the brand opens', async () => {
    const asleep = await hold('王阿姨', 'pages/pick/pick');
    await asleep.shows('品牌还在准备中');
    await asleep.close();
    await world.advance(20 * minuteMs);
    const shelf = await merchant('shelf');
    await shelf.shows('高山苹果');
    await shelf.close();
    const setup = await merchant('setup');
    await setup.tap('检查一遍');
    await setup.shows('检查过了');
    await setup.tap('开张');
    await setup.shows('要停下来');
    await setup.confirm();
    await setup.shows('开张了');
    await setup.shows('请第一位推客');
    await setup.shows('第 1 天:导入店员名单');
    await setup.close();
  }, 120_000);

  it('王阿姨 joins by an invite of the template', async () => {
    const input = { brandId: 'brand-1' };
    const { invites } = await world.call<ListInvitesView>('li-dianzhang', 'console', 'listInvites', input);
    inviteToken = invites.find(({ kind }) => kind === 'store')?.token ?? '';
    expect(invites).toHaveLength(3);
    const people = await merchant('people');
    await people.shows('邀请');
    await people.close();
    const phone = await hold('王阿姨', `packages/join/join/join?invite=${inviteToken}`);
    await phone.shows('「山里人家」邀请您加入');
    await phone.tap('下一步');
    await phone.choose('已经满了');
    await phone.choose('我看过并同意');
    await phone.tap('同意');
    await phone.tap('去登记');
    await phone.page.frameLocator('#wechat-page').locator('[data-decision=agree]').click();
    await phone.shows('已绑定');
    await phone.close();
  }, 120_000);

  it('小林 buys through her link, and 李店长 sees the order', async () => {
    const link = await world.call<ShareLinkView>('wang-ayi', 'promotion', 'createShareLink', {
      ...{ kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid },
    });
    await world.open('xiao-lin', link);
    const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
    orderId = (
      await world.play<{ order_id: string }>('order', { person: 'xiao-lin', items, from: 'organic', pay: true })
    ).order_id;
    await world.advance(3 * minuteMs);
    const orders = await merchant('orders');
    await orders.shows('高山苹果');
    await orders.close();
    const earnings = await hold('王阿姨', 'pages/earnings/earnings');
    await earnings.shows('38.60');
    await earnings.close();
  }, 120_000);

  it(
    'a month later it is paid, and the console shows it',
    async () => {
      for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id: orderId });
      await world.putAhead(31 * dayMs);
      const phone = await hold('王阿姨', 'packages/money/withdraw/withdraw');
      await phone.shows('38.60');
      await phone.tap('提现');
      await phone.tap('提现 38.60 元');
      await phone.tap('收款');
      await phone.page.waitForSelector('#wechat:not([hidden])');
      await phone.page.frameLocator('#wechat-page').locator('button').first().click();
      await phone.shows('已到账');
      await phone.close();
      const payouts = await merchant('payouts');
      await payouts.touch('已结束');
      await payouts.shows('38.60');
      await payouts.close();
      const home = await merchant('home');
      await home.shows('今天要办的');
      await home.close();
      const { entries } = await world.call<{ entries: readonly { action: string }[] }>(
        'li-dianzhang',
        'console',
        'auditList',
      );
      expect(
        entries
          .map(({ action }) => action)
          .reverse()
          .slice(0, 5),
      ).toEqual([...['claimOwner', 'chooseWay', 'stateAgency', 'startBrand', 'saveShop']]);
      expect(failures).toEqual([]);
    },
    patienceMs,
  );
});
