import type { Browser, Page } from 'playwright-core';
import { type PayUnderTest, payUnderTest } from '../../../emulator/pay/pay-under-test';
import { openBrowser } from '../../support/open-browser';

/** The sheet on which a person taps 收款, on a phone of 375 px. */

let browser: Browser;
let world: PayUnderTest;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  world = await payUnderTest();
  page = await browser.newPage({ viewport: { width: 375, height: 720 } });
});

afterEach(async () => {
  await page.close();
  await world.stop();
});

async function openSheet(more = ''): Promise<void> {
  const { json } = await world.create({ transfer_amount: 12_840 });
  await page.goto(`${world.pay.url}/sheet?package=${encodeURIComponent(String(json.package_info))}${more}`);
  await page.waitForSelector('#accept:has-text("元")');
}

const words = async () => (await page.locator('body').innerText()).replace(/\s+/g, ' ');

it('shows who pays how much for what until when, and fits the phone', async () => {
  await openSheet();
  const text = await words();
  for (const part of [
    '等您收款',
    '山里人家带货机构',
    '128.40 元',
    '推广佣金提现',
    '请在 8 月 2 日 20:15 前收款',
    '还剩 23 小时 5',
  ]) {
    expect(text).toContain(part);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
  const heights = await page
    .locator('button:visible, select:visible')
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(48);
});

it('the wrong person is told so, leaving changes nothing, and the payee gets the money', async () => {
  await openSheet();
  await page.selectOption('#person', 'stranger');
  await page.click('#accept');
  await page.waitForSelector('#answer:visible');
  expect(await words()).toContain('你的微信号与商家指定的收款微信号不一致');
  await page.click('#leave');
  await page.selectOption('#person', 'payee');
  expect((await world.query('W202608010001')).json.state).toBe('WAIT_USER_CONFIRM');
  await page.click('#accept');
  await page.waitForSelector('text=钱已在您的微信零钱里。');
  expect((await world.query('W202608010001')).json.state).toBe('SUCCESS');
});

it('a sheet that is too late says so and offers no 收款', async () => {
  const { json } = await world.create();
  await world.clock.advanceBy(24 * 3_600_000);
  await page.goto(`${world.pay.url}/sheet?package=${encodeURIComponent(String(json.package_info))}`);
  await page.waitForSelector('text=已过期');
  expect(await page.locator('#accept').isVisible()).toBe(false);
});

it('a phone that holds the sheet in a frame hears what became of it', async () => {
  const { json } = await world.create();
  const address = `${world.pay.url}/sheet?package=${encodeURIComponent(String(json.package_info))}&openid=oMini-wang-ayi`;
  await page.goto(`${world.pay.url}/`);
  await page.evaluate(`
    window.heard = [];
    addEventListener('message', ({ data }) => window.heard.push(data));
    const frame = document.createElement('iframe');
    frame.src = ${JSON.stringify(address)};
    document.body.replaceChildren(frame);
  `);
  const frame = page.frameLocator('iframe');
  await frame.locator('#accept').click();
  await page.waitForFunction('window.heard.length > 0');
  expect(await page.evaluate('window.heard')).toEqual([
    { type: 'requestMerchantTransfer', errMsg: 'requestMerchantTransfer:ok', state: 'SUCCESS' },
  ]);
});

it('the page of the operating account lists what waits, and refills', async () => {
  await world.create();
  await page.goto(world.pay.pageUrl);
  await page.waitForSelector('#waiting a');
  expect(await words()).toContain('9,912.00 元');
  await page.click('#top-up');
  await page.waitForSelector('text=10,912.00 元');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
});
