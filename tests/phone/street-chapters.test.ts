import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { openBrowser } from '../support/open-browser';

const root = join(__dirname, '..', '..');
const patienceMs = 180_000;
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
const held = () =>
  page.$$eval('#money li[data-holds]', (places) =>
    places.map((place) => `${place.getAttribute('data-holds')} ${place.querySelector('b')?.textContent}`),
  );

/** The chapter of an address, at a step. */
async function open(address: string): Promise<void> {
  await page.goto(`${street.url}${address}`);
  await page.waitForSelector('#steps li', { timeout: 60_000 });
  await idle();
}

async function chapter(id: string): Promise<void> {
  await page.click(`[data-chapter=${id}]`);
  await idle();
}

async function next(): Promise<void> {
  const before = await done();
  await page.click('#next');
  await idle();
  if ((await done()) === before) throw new Error(`step ${before + 1} is not done: ${await page.innerText('#hint')}`);
}

const pushMode = async () => (await world.store.play.state({ orders: 0 })).push.mode;
const whose = async () =>
  (await world.store.play.state({ orders: 20 })).orders.map(({ buyer, attribution }) => [
    buyer.name,
    attribution.promoter?.name ?? null,
  ]);

describe('the chapters of the street', () => {
  it(
    'an address names chapter, step, person and type, and is kept up to date',
    async () => {
      await open(`/?${new URLSearchParams({ chapter: 'refund', step: '2', as: '王阿姨', type: 'large' })}`);
      expect(await page.innerText('#steps [aria-current]')).toBe('② 提现过的订单退款');
      expect(await held()).toEqual(['paidFen 38.60 元', 'takenBackFen 38.60 元']);
      expect(await page.$$eval('.holder button', (sizes) => sizes.map((size) => size.textContent))).toEqual([
        '大字',
        '大字',
        '大字',
      ]);
      await next();
      expect(new URL(page.url()).searchParams.get('step')).toBe('3');
      expect(await held()).toEqual(['paidFen 38.60 元', 'takenBackFen 38.60 元', 'owedFen 38.60 元']);
      await next();
      expect(await page.isVisible('#end')).toBe(true);
    },
    patienceMs,
  );

  it(
    'a story in the middle begins at its moment: free money at step ⑤',
    async () => {
      await open('/?chapter=sale&step=5');
      expect([await done(), await held()]).toEqual([4, ['freeFen 38.60 元']]);
      await next();
      expect(await held()).toEqual(['paidFen 38.60 元']);
    },
    patienceMs,
  );

  it(
    'lost messages: the poll finds what was paid, and twice the same is booked once',
    async () => {
      await chapter('lost');
      await next();
      expect(await pushMode()).toBe('drop');
      await next();
      expect(await held()).toEqual([]);
      await next();
      expect(await held()).toEqual(['frozenFen 38.60 元']);
      await next();
      expect([await held(), await pushMode()]).toEqual([['frozenFen 77.20 元'], 'normal']);
    },
    patienceMs,
  );

  it(
    'a missing order: its number is typed, and it is hers',
    async () => {
      await chapter('claim');
      await next();
      expect(await held()).toEqual([]);
      await next();
      expect(await held()).toEqual(['frozenFen 38.60 元']);
      await next();
      expect(await page.isVisible('#end')).toBe(true);
    },
    patienceMs,
  );

  it(
    'whose order: five scenes as the article tells them',
    async () => {
      await chapter('scenes');
      for (let scene = 0; scene < 5; scene += 1) await next();
      expect(await whose()).toEqual([
        ['小林', '陈姐'],
        ['小吴', '王阿姨'],
        ['小王', null],
        ['小张', '王阿姨'],
        ['小周', '陈姐'],
      ]);
    },
    patienceMs,
  );

  it(
    'reconciliation: a fen that is missing is found in the night',
    async () => {
      await chapter('books');
      for (let step = 0; step < 3; step += 1) await next();
      expect(await page.isVisible('#end')).toBe(true);
      expect(await page.innerText('#verdict')).toContain('账是平的 ✓');
    },
    patienceMs,
  );

  it(
    'the first hour: only the merchant’s phone is lit, with the code beside it, until the brand is open',
    async () => {
      await chapter('setup');
      const covers = () => page.$$eval('.cover', (all) => all.map((cover) => (cover as HTMLElement).innerText));
      expect(await covers()).toEqual(['等商家开张', '等商家开张', '']);
      expect(await page.innerText('.slot-note code >> visible=true')).toMatch(/^[\w-]{22}$/);
      for (let step = 0; step < 5; step += 1) await next();
      expect(await covers()).toEqual(['', '', '']);
      expect(await page.isVisible('.slot-note')).toBe(false);
    },
    patienceMs,
  );

  it('switches of late, doubled and lost messages are for developers', async () => {
    expect(await page.isVisible('[data-mode=drop]')).toBe(false);
    await page.click('[data-audience=developer]');
    for (const mode of ['drop', 'duplicate', 'hold', 'normal']) {
      await page.click(`[data-mode=${mode}]`);
      await idle();
      expect(await pushMode()).toBe(mode);
    }
  }, 60_000);

  it('speaks English, and stands as one phone with name tabs in a narrow window', async () => {
    await page.click('#language');
    expect(await page.innerText('#next')).toBe('next →');
    expect(await page.innerText('[data-place=frozenFen]')).toContain('frozen');
    await page.click('#language');
    await page.setViewportSize({ width: 420, height: 900 });
    const seen = () =>
      page.$$eval('.phone-slot', (slots) => slots.map((slot) => slot.getBoundingClientRect().width > 0));
    expect(await seen()).toEqual([true, false, false]);
    await page.click('#names button:has-text("买家")');
    expect(await seen()).toEqual([false, true, false]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(failures).toEqual([]);
  }, 60_000);

  it('a back end that stops greys the clock and says so', async () => {
    await street.stop();
    await page.waitForSelector('body[data-stopped]', { timeout: 30_000 });
    expect(await page.innerText('#now')).toBe('后台没有应答,请看终端');
  }, 60_000);
});
