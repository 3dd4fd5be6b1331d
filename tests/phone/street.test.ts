import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { openBrowser } from '../support/open-browser';

const root = join(__dirname, '..', '..');
/** A busy machine takes its time over 25 days. */
const patienceMs = 240_000;
let world: World;
let street: Street;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs });
  [street, browser] = await Promise.all([openStreet(world, root), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(street.url);
  await page.waitForSelector('#steps li', { timeout: 60_000 });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

const idle = () =>
  page.waitForFunction(() => !document.querySelector<HTMLButtonElement>('#reset')?.disabled, null, {
    timeout: patienceMs,
  });
const done = () => page.$$eval('#steps li[data-done]', (steps) => steps.length);

/** Taps 下一步 until so many steps are done by what the world says; a step may tick itself. */
async function next(count: number): Promise<void> {
  while ((await done()) < count) {
    const before = await done();
    await page.click('#next');
    await idle();
    if ((await done()) === before) throw new Error(`step ${before + 1} is not done: ${await page.innerText('#hint')}`);
  }
}

const held = () =>
  page.$$eval('#money li[data-holds]', (places) =>
    places.map((place) => `${place.getAttribute('data-holds')} ${place.querySelector('b')?.textContent}`),
  );
const sentences = () => page.$$eval('#log li button', (rows) => rows.map((row) => row.lastChild?.textContent ?? ''));

describe('the minute on the street of phones', () => {
  it('shows three phones, a full shelf, a ring on 分享, and what a laptop cannot show', async () => {
    expect(await page.$$eval('.phone-slot iframe', (frames) => frames.length)).toBe(3);
    expect(await page.innerText('h1')).toContain('推客小店街');
    expect(await page.innerText('#now')).toContain('8 月 1 日 20:0');
    expect(await page.innerText('footer')).toContain('演不了');
    await page.waitForSelector('.called .ring:not([hidden])', { timeout: 60_000 });
  }, 90_000);

  it('① to ③: a card flies into the chat, the buyer pays in the shop, the money is frozen', async () => {
    await next(1);
    expect(await page.innerText('.chat')).toContain('王阿姨 发来');
    await next(3);
    expect(await held()).toEqual(['frozenFen 38.60 元']);
    expect(await page.innerText('[data-place=frozenFen] small')).toBe('等买家收货');
    expect(await sentences()).toEqual(
      expect.arrayContaining([
        '小林打开了分享的链接',
        '小林付款了 193.00 元',
        '王阿姨 38.60 元 → 冻结中(买家付款,佣金入账冻结)',
      ]),
    );
  }, 120_000);

  it(
    '④ 25 days later it is free',
    async () => {
      await next(4);
      expect(await held()).toEqual(['freeFen 38.60 元']);
      expect(await page.innerText('#now')).toContain('8 月 26 日');
    },
    patienceMs,
  );

  it('⑤ she takes it through WeChat’s own sheet, and ⑥ a refund is a debt; nobody touched a phone', async () => {
    await next(5);
    expect(await held()).toEqual(['paidFen 38.60 元']);
    await next(6);
    expect(await held()).toEqual(['paidFen 38.60 元', 'owedFen 38.60 元']);
    expect(await page.$$eval('#end button', (doors) => doors.map(({ firstChild }) => firstChild?.textContent))).toEqual(
      ['自己玩', '看账本', '部署到云上'],
    );
    expect(await page.innerText('#verdict')).toMatch(/^账是平的 ✓ \d+ 笔 0 差额$/);
  }, 120_000);

  it('a sentence opens to the messages, the decision, the postings and the calls', async () => {
    await page.click('#log li:has-text("已到账") button');
    await page.waitForSelector('.detail table');
    expect(await page.innerText('.detail td >> nth=0')).toBe('王阿姨 提现中');
    expect(await page.innerText('.detail')).toMatch(/· pay-events · \d+ 次数据库调用/);
    await page.click('#log li:has-text("冻结中(") button');
    await page.waitForSelector('.detail h4:has-text("归因")');
    expect(await page.innerText('.detail h4:has-text("推送")')).toMatch(/推送 \d+ 条/);
  }, 60_000);

  it('← goes back to before the last step, and a step done by hand ticks itself', async () => {
    await page.keyboard.press('ArrowLeft');
    await idle();
    expect([await done(), await held()]).toEqual([5, ['paidFen 38.60 元']]);
    const { orders } = await world.store.play.state({ orders: 1 });
    await world.store.play.refund({ order_id: orders[0]?.order_id ?? '' });
    await world.store.settle();
    // The inbox's timer runs once a minute of real time; here it need not be waited for.
    const run = { method: 'POST', body: JSON.stringify({ name: 'process-inbox' }) };
    await fetch(`${world.addresses.adminUrl}/timers/run`, run);
    await page.waitForSelector('#end:not([hidden])', { timeout: 90_000 });
    expect(await done()).toBe(6);
  }, 120_000);

  it('R starts over, with the clock where the story begins', async () => {
    await page.keyboard.press('r');
    await page.waitForFunction(() => document.querySelectorAll('#steps li[data-done]').length === 0, null, {
      timeout: 60_000,
    });
    await idle();
    expect(await page.innerText('#now')).toContain('8 月 1 日 20:0');
    expect([await held(), await sentences()]).toEqual([[], []]);
    expect(failures).toEqual([]);
  }, 90_000);
});
