import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { openStreet, type Street } from '../../scripts/open-street';
import { DEMO, dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';
import { verifyStatement } from '../../scripts/verify-statement/verify-statement';
import { openBrowser } from '../support/open-browser';

const root = join(__dirname, '..', '..');
/** A busy machine takes its time over 25 days. */
const patienceMs = 240_000;
let world: StoryWorld;
let street: Street;
let browser: Browser;
let page: Page;
let screen: Frame;
let orderId: string;
const failures: string[] = [];

/** Saturday evening: 小林 opens 王阿姨's live room and buys for 193.00 yuan, of which 38.60 are hers. */
beforeAll(async () => {
  world = await StoryWorld.start();
  street = await openStreet(world.running, root);
  browser = await openBrowser();
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  await world.open('xiao-lin', link);
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const ask = { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true };
  orderId = (await world.play<{ order_id: string }>('order', ask)).order_id;
  await world.advance(3 * minuteMs);
  page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => failures.push(error.message));
}, patienceMs);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

/** Takes the promoter's phone in hand, at a page. */
async function open(path: string): Promise<void> {
  await page.goto(street.phoneUrl('王阿姨', path));
  const handle = await page.waitForSelector('#screen');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the phone has no screen');
  screen = frame;
  await screen.waitForSelector('wx-page');
}

const money = (name: string, query = '') => open(`packages/money/${name}/${name}${query}`);
/** Pages below the top one stay in the document. */
const shown = (words: string) =>
  screen.waitForSelector(`wx-page:visible >> text=${words}`).catch(async () => {
    throw new Error(`no ${words} in: ${await text()}`);
  });
const tap = (name: string | RegExp) => {
  const hasText = typeof name === 'string' ? new RegExp(`^\\s*${name}`) : name;
  return screen.locator('wx-page:visible [role="button"]:visible').filter({ hasText }).first().click();
};
const text = async () => (await screen.innerText('wx-page:visible')).replace(/\s+/g, ' ');

it('the promoter sees what is frozen, and what it waits for', async () => {
  await open('pages/earnings/earnings');
  await shown('等买家收货');
  expect(await text()).toContain('冻结中 38.60 元');
  expect(await text()).not.toContain('8 月 17 日');
  for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id: orderId });
  await open('pages/earnings/earnings');
  await shown('8 月 17 日 周一');
});

it('an order says why it is hers and how it was computed', async () => {
  await tap('8 月 17 日');
  await shown('8 月 17 日 周一起可提现');
  await tap('高山');
  await shown('为什么归您');
  const words = await text();
  expect(words).toContain('机构服务费 48.25 元');
  expect(words).toContain('服务费的 80%');
  expect(words).toContain('买家付款,佣金入账冻结');
  expect(words).toMatch(/8 月 1 日 20:0\d/);
});

it('a number is answered where one misses an order', async () => {
  await money('claim');
  await screen.fill('wx-input input', 'abc');
  await tap('查一下');
  await shown('订单号只有数字');
  await screen.fill('wx-input input', orderId);
  await tap('查一下');
  await shown('这单已经在您名下,可以在订单里看到。');
  expect(await text()).toContain('今天还可以查 4 次。');
  await tap('看这笔订单');
  await shown('为什么归您');
});

it('locks are counted without a name', async () => {
  await money('locks');
  await shown('1 位');
  expect(await text()).not.toContain('小林');
});

it('where she is paid is read once more before it is kept, and shown masked', async () => {
  await money('payee');
  await tap('填写');
  await screen.click('wx-page:visible wx-label:has-text("支付宝")');
  await screen.fill('wx-input[aria-label="姓名"] input', '王秀英');
  await screen.fill('wx-input[aria-label="支付宝账号"] input', '13800138000');
  await screen.fill('wx-input[aria-label="身份证号"] input', '11010519491231002X');
  await tap('保存');
  await shown('请再核对一遍');
  expect(await text()).toContain('138****8000');
  await tap('确认保存');
  await shown('已保存。');
  expect(await text()).not.toContain('13800138000');
});

it(
  '25 days later it is withdrawn: asked for, confirmed in WeChat, paid',
  async () => {
    await world.putAhead(25 * dayMs);
    await open('pages/earnings/earnings');
    await tap('提现 38.60 元');
    await shown('提多少');
    await tap(/^\s*提现\s*$/);
    await tap('提现 38.60 元');
    await tap('收款');
    await page.waitForSelector('#wechat:not([hidden])');
    const sheet = await (await page.waitForSelector('#wechat-page')).contentFrame();
    await sheet?.click('button');
    await shown('已到账');
  },
  patienceMs,
);

it('a refund after that is a debt, in words', async () => {
  await world.play('refund', { order_id: orderId });
  await world.advance(2 * minuteMs);
  await open('pages/earnings/earnings');
  await shown('要扣回 38.60 元');
  expect(await text()).toContain('待抵扣 38.60 元');
  expect(await screen.$('wx-page:visible wx-button:has-text("提现 ")')).toBeNull();
});

it('the month can be read, taken away and verified', async () => {
  await money('statement', '?month=202608');
  await shown('怎么核对');
  expect(await text()).toContain('买家付款,佣金入账冻结');
  await tap('下载');
  await page.click('#sheet-items button:has-text("CSV")');
  await shown('文件已备好');
  const [download] = await Promise.all([page.waitForEvent('download'), tap('发到聊天')]);
  expect(download.suggestedFilename()).toBe('statement-20260801-20260831.csv');
  expect(verifyStatement(readFileSync(await download.path(), 'utf8'))).toMatchObject({ ok: true });
  await screen.click('wx-page:visible [aria-label="上个月"]');
  await shown('这个月没有变动,所以没有对账单。');
});

it('nothing failed on the way', () => expect(failures).toEqual([]));
