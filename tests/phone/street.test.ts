import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { openBrowser } from '../support/open-browser';

const root = join(__dirname, '..', '..');
let world: World;
let street: Street;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  world = await startWorld(projectFiles(root));
  street = await openStreet(world, root);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(street.url);
  await page.waitForSelector('#steps li');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

/** Taps 下一步 and waits until that step is done by what the world says. */
async function next(done: number): Promise<void> {
  await page.click('#next');
  await page
    .waitForFunction((count) => document.querySelectorAll('#steps li[data-done]').length >= count, done, {
      timeout: 150_000,
    })
    .catch(async () => {
      throw new Error(`step ${done} is not done: ${await page.innerText('#hint')}`);
    });
  await page.waitForFunction(() => !document.querySelector<HTMLButtonElement>('#next')?.disabled);
}

const held = () =>
  page.$$eval('#money li[data-holds]', (places) =>
    places.map((place) => `${place.getAttribute('data-holds')} ${place.querySelector('b')?.textContent}`),
  );

describe('the street of phones', () => {
  it('shows three phones, the merchant’s and the buyer’s beside the promoter’s', async () => {
    expect(await page.$$eval('.phone-slot iframe', (frames) => frames.length)).toBe(3);
    expect(await page.innerText('h1')).toContain('推客小店街');
    expect(await page.innerText('footer')).toContain('演不了');
  });

  it('plays from a share to frozen money, by tapping the real pages', async () => {
    await next(1);
    expect(await page.innerText('.chat')).toContain('王阿姨 发来');
    await next(3);
    expect(await held()).toEqual(['frozenFen 38.60 元']);
  }, 200_000);

  it('says each thing that happened in a sentence', async () => {
    const sentences = await page.$$eval('#log li', (rows) => rows.map((row) => row.lastChild?.textContent ?? ''));
    expect(sentences).toEqual(expect.arrayContaining(['小林打开了分享的链接', '王阿姨 +38.60 元 冻结中']));
  });

  it('starts over with one key', async () => {
    await page.keyboard.press('r');
    await page.waitForFunction(() => document.querySelectorAll('#steps li[data-done]').length === 0, null, {
      timeout: 30_000,
    });
    expect(await held()).toEqual([]);
    expect(failures).toEqual([]);
  }, 60_000);
});
