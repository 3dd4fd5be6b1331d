import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openStreet, type Street } from '../../scripts/open-street';
import { DEMO, minuteMs, StoryWorld } from '../../scripts/story/story-world';
import { issueLocalOwnerCode } from '../../scripts/street/owner-code';
import { listedPayout } from '../support/bank-world';
import { readAll } from '../support/money-world';
import { openBrowser } from '../support/open-browser';
import { HeldPhone } from './held-phone';

const root = join(__dirname, '..', '..');
const patienceMs = 240_000;
const page = (name: string, query = '') => `packages/console/${name}/${name}${query}`;
let world: StoryWorld;
let street: Street;
let browser: Browser;
const failures: string[] = [];

/** 王阿姨 shares a live room, 小林 buys twice for 193.00 yuan, one order is refunded; 李店长 owns the deployment. */
beforeAll(async () => {
  world = await StoryWorld.start();
  [street, browser] = await Promise.all([openStreet(world.running, root), openBrowser()]);
  const code = await issueLocalOwnerCode(world.running);
  await world.call('li-dianzhang', 'console', 'claimOwner', { code, name: '李店长' });
  await world.join('wang-ayi');
  await world.open('xiao-lin', await world.share('wang-ayi', 'live', DEMO.shopRoom));
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const ask = { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true };
  const orders: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    orders.push((await world.play<{ order_id: string }>('order', ask)).order_id);
    await world.advance(3 * minuteMs);
  }
  await world.play('refund', { order_id: orders[1] });
  const complaint = { topic: 'money', text: '少了一单,请您看看。', requestId: 'complaint-of-wang' };
  await world.call('wang-ayi', 'promoter', 'complain', complaint);
  await world.advance(3 * minuteMs);
}, patienceMs);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

const hold = (path: string, more?: Record<string, string>) =>
  HeldPhone.open({ browser, street, failures }, '李店长', path, more);
const wide = { platform: 'windows' };
/** The doing answer of the sheet that is open. */
const answer = (phone: HeldPhone, name: string) =>
  phone.screen.click(`wx-page:visible >> [role=dialog]:visible >> wx-button:visible >> text=/^${name}$/`);

describe('the money pages of the console, on the real world', () => {
  it(
    'home shows what is to be done first, then figures to the fen that lead to their rows',
    async () => {
      const phone = await hold(page('home'));
      await phone.shows('投诉 1 件');
      await phone.shows('先办:投诉 1 件');
      await phone.shows('2 笔');
      await phone.shows('193.00 元');
      await phone.shows('77.20 元');
      expect(await phone.text()).toContain('退回 38.60 元');
      await phone.touch('今天的订单');
      await phone.shows('共 2 笔');
      await phone.close();
    },
    patienceMs,
  );

  it(
    'an order tells why it is hers; a correction is seen before it is asked for, and is booked at once',
    async () => {
      const phone = await hold(page('orders'), wide);
      await phone.shows('共 2 笔');
      await phone.touch('冻结中');
      await phone.shows('为什么归他');
      await phone.shows('打开他的直播链接');
      await phone.tap('补给推客');
      await phone.fill('金额(元)', '5');
      await phone.fill('原因(写进审计记录)', '买家说明,补五元');
      await answer(phone, '看会怎样');
      await phone.shows('要动的金额:5.00 元');
      await answer(phone, '补');
      await phone.shows('做好了');
      await phone.close();
      const audit = await world.call<{ entries: { action: string }[] }>('li-dianzhang', 'console', 'auditList');
      expect(audit.entries.map(({ action }) => action)).toContain('adjust');
    },
    patienceMs,
  );

  it(
    'an export holds what the screen counts, and its link brings the file',
    async () => {
      const phone = await hold(page('orders'));
      await phone.shows('共 2 笔');
      await phone.tap('导出 2 笔');
      await phone.choose('CSV');
      await answer(phone, '导出');
      await phone.shows('共 2 行,1 个文件');
      await phone.close();
      const { exports } = await world.call<{ exports: { exportId: string }[] }>(
        'li-dianzhang',
        'console',
        'listExports',
      );
      const { files } = await world.call<{ files: { url: string }[] }>('li-dianzhang', 'console', 'exportLinks', {
        exportId: exports[0]?.exportId,
      });
      const text = await (await fetch(files[0]?.url ?? '')).text();
      expect(text.trim().split('\r\n')).toHaveLength(3);
      expect(text).toContain('王阿姨');
    },
    patienceMs,
  );

  it(
    'a complaint is taken, so that others see it, and answered',
    async () => {
      const phone = await hold(page('cases'), wide);
      await phone.touch('投诉:佣金');
      await phone.shows('少了一单,请您看看。');
      await phone.tap('我来办');
      await answer(phone, '我来办');
      await phone.shows('您在办');
      await phone.tap('回答并结束');
      await phone.fill('对方会读到的话', '已经补记,请您看收益。');
      await answer(phone, '回答');
      await phone.shows('办完了');
      await phone.shows('现在没有要办的事');
      await phone.close();
      const mine = await world.call<object>('wang-ayi', 'promoter', 'complaints');
      expect(mine).toMatchObject({ complaints: [{ state: 'answered', answer: '已经补记,请您看收益。' }] });
    },
    patienceMs,
  );

  it(
    'books open on every part, and a budget that is used up stands among the tasks',
    async () => {
      const phone = await hold(page('books', '?show=budget'));
      await phone.shows('没有预算');
      await phone.tap('改预算');
      await phone.fill('每月预算(元)', '30');
      await phone.fill('原因(写进审计记录)', '八月先这么多');
      await answer(phone, '保存');
      await phone.shows('用完了');
      for (const [part, words] of [
        ['账本', '买家付款,佣金入账冻结'],
        ['关账', '2026 年 7 月'],
        ['开票', '2026 年 8 月'],
        ['个税', '月度申报表'],
        ['对账', '还没有对过账'],
      ] as const) {
        await phone.touch(part);
        await phone.shows(words);
      }
      await phone.close();
      // Home takes what was counted in the last two minutes as it is.
      await world.advance(3 * minuteMs);
      const home = await hold(page('home'));
      await home.shows('本月佣金预算用完了');
      await home.close();
    },
    patienceMs,
  );

  it(
    'orders that differ from the platform are one chip away, and count the same',
    async () => {
      const [order] = await world.platformOrders();
      const about = { orderId: order?.order_id ?? '', brandId: 'shanli', code: 'AMOUNT_DIFFERS', class: 'amount' };
      const found = { foundDay: '20260801', foundAtMs: world.nowMs(), seenDay: '20260801', closedBy: null };
      const difference = { _id: 'funds|journey', kind: 'FUNDS_DIFFER', state: 'open', ...about, ...found };
      await world.admin('POST', 'import', { collections: { risk_cases: [difference] } });
      const phone = await hold(page('orders'));
      await phone.touch('与平台不一致');
      await phone.shows('共 1 笔');
      await phone.shows('还没处理的差异');
      await phone.close();
    },
    patienceMs,
  );

  it(
    'people and the whole audit go out as files, and the books keep them',
    async () => {
      const people = await hold(page('people'));
      await people.tap('导出筛出来的推客');
      await answer(people, '导出');
      await people.shows('共 1 行,1 个文件');
      await people.close();
      const team = await hold(page('team'));
      await team.tap('导出全部审计记录');
      await answer(team, '导出');
      await team.shows('1 个文件');
      await team.close();
      const books = await hold(page('books', '?show=exports'));
      await books.shows('审计记录 Excel');
      await books.shows('推客 Excel');
      await books.close();
    },
    patienceMs,
  );

  it(
    'payouts open on every part; what is set changes with a reason, and a raise says that it waits',
    async () => {
      const phone = await hold(page('payouts'));
      await phone.shows('没有等通过的提现');
      for (const [part, words] of [
        ['卡住了', '没有卡住的提现'],
        ['付款清单', '还没有付款清单'],
        ['要多少钱', '要准备多少钱'],
        ['付款设置', '还没有人改过'],
      ] as const) {
        await phone.touch(part);
        await phone.shows(words);
      }
      await phone.tap('改设置');
      await phone.fill('每笔至多(元)', '0.05');
      await phone.fill('不用人通过的上限(元)', '500');
      await phone.tap('保存');
      await phone.fill('原因(写进审计记录)', '旺季多付一些');
      await answer(phone, '保存');
      await phone.shows('单笔上限应为 0.10 到 100,000,000.00 元。');
      await phone.fill('每笔至多(元)', '300');
      await phone.tap('保存');
      await phone.shows('每笔至多:200.00 元 → 300.00 元');
      await phone.fill('原因(写进审计记录)', '旺季多付一些');
      await answer(phone, '保存');
      await phone.shows('同意以前仍按原来的上限;其余已经生效。');
      await phone.shows('收回申请');
      await phone.touch('提醒');
      await phone.shows('有人要调高自动付款的上限');
      await phone.touch('有人要调高自动付款的上限');
      await phone.shows('收回申请');
      await phone.close();
    },
    patienceMs,
  );

  it(
    'a single payment of a list is stated with its evidence, once',
    async () => {
      const { world: bank, payoutNo } = await listedPayout();
      const collections: Record<string, unknown> = {};
      for (const name of ['promoters', 'wallets', 'ledger', 'payouts', 'tax_months', 'payout_list_rows']) {
        collections[name] = await readAll(bank.database, name);
      }
      const lists = await readAll(bank.database, 'payout_lists');
      collections.payout_lists = lists.map((list) => ({ ...list, approvedAtMs: world.nowMs() }));
      const invoice = {
        payoutNo,
        invoiceNumber: '26312000000000000001',
        fileId: `cloud://a/invoices/${payoutNo}-1.png`,
      };
      collections.payout_invoices = [{ _id: `payout|${payoutNo}`, ...invoice }];
      await world.admin('POST', 'import', { collections });
      const phone = await hold(page('payouts', '?show=lists'));
      await phone.touch('银行卡 · 1 笔');
      await phone.shows('发票 26312000000000000001');
      await phone.touch('看发票');
      await phone.fill('原因(写进审计记录)', '核对发票抬头');
      await answer(phone, '打开');
      await phone.shows('没有找到这笔提现的发票文件');
      await answer(phone, '先不');
      await phone.tap('登记结果');
      await phone.fill('凭证上的金额(元)', '2560');
      await phone.fill('流水号', 'B2026080100012345');
      const picking = phone.page.waitForEvent('filechooser');
      await phone.tap('拍照或选图');
      await (await picking).setFiles({ name: '回单.png', mimeType: 'image/png', buffer: Buffer.from('picture') });
      await phone.shows('✓ 图片.png');
      await phone.screen.click('wx-page:visible >> wx-button:visible >> text=/^登记$/');
      await phone.shows('不能撤销,也不能改');
      await answer(phone, '登记 2,560.00 元');
      await phone.shows('登记为已付到账。');
      await phone.shows('李店长 登记');
      await phone.shows('看凭证');
      await phone.close();
      const paid = await world.call<object>('li-dianzhang', 'console', 'payoutDetail', { payoutNo });
      expect(paid).toMatchObject({ state: 'paid', providerNo: 'B2026080100012345' });
      expect(failures).toEqual([]);
    },
    patienceMs,
  );
});
