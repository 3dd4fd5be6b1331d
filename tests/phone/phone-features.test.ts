import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { type PhoneServer, startPhoneServer } from '../../emulator/phone/start-phone-server';
import { openBrowser } from '../support/open-browser';

let phone: PhoneServer;
let browser: Browser;
let cloud: Server;
const heard: { openid: string | undefined; body: unknown }[] = [];

beforeAll(async () => {
  cloud = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      heard.push({ openid: request.headers['x-openid'] as string | undefined, body: JSON.parse(text) });
      response.end(JSON.stringify({ result: { ok: true } }));
    });
  });
  await new Promise<void>((done) => cloud.listen(0, '127.0.0.1', done));
  phone = await startPhoneServer({
    miniprogramDir: join(__dirname, 'feature-app'),
    packagesDir: join(__dirname, '..', '..', 'node_modules'),
    appid: 'wxfeature',
    clientUrl: `http://127.0.0.1:${(cloud.address() as AddressInfo).port}/client`,
    storeUrl: 'http://127.0.0.1:9',
    payUrl: '',
    people: () => [
      { name: '小林', openid: 'o-lin' },
      { name: '小周', openid: 'o-zhou' },
    ],
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await phone?.stop();
  cloud?.close();
});

/** The part of `wx` with which a page keeps files. */
interface PhoneFiles {
  readonly env: { readonly USER_DATA_PATH: string };
  getFileSystemManager(): {
    writeFileSync(path: string, data: string, encoding: string): void;
    appendFileSync(path: string, data: string, encoding: string): void;
    readFileSync(path: string, encoding: string): string;
  };
}

/** Opens a phone and gives its screen. */
async function open(query: Record<string, string> = {}): Promise<{ page: Page; screen: Frame }> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  page.setDefaultTimeout(5_000);
  await page.goto(`${phone.url}/phone.html?${new URLSearchParams({ as: '小林', ...query })}`);
  const handle = await page.waitForSelector('#screen');
  const screen = await handle.contentFrame();
  if (!screen) throw new Error('the phone has no screen');
  await screen.waitForSelector('wx-page', { timeout: 5_000 }).catch(async () => {
    throw new Error(`the app did not start: ${await screen.innerText('body')}`);
  });
  return { page, screen };
}

const log = (screen: Frame) => screen.innerText('#log');
const colour = (screen: Frame, selector: string) =>
  screen.$eval(selector, (element) => getComputedStyle(element).color);

describe('a page on the phone', () => {
  it('shows conditions, lists, templates, WXS and rpx as WeChat does', async () => {
    const { page, screen } = await open();
    expect(await screen.innerText('#if')).toBe('二');
    expect(await screen.$$eval('#list .row', (rows) => rows.map((row) => row.textContent))).toEqual(['甲-0', '乙-1']);
    expect(await screen.innerText('#wxs')).toBe('38.60 元 Array 12');
    expect(await screen.$eval('#wide', (element) => Math.round(element.getBoundingClientRect().width * 10))).toBe(1875);
    await page.close();
  });

  it('lives in the order load, show, component ready, page ready', async () => {
    const { page, screen } = await open();
    await screen.waitForFunction(() => document.querySelector('#log')?.textContent?.includes('component'));
    expect((await log(screen)).split(' ').slice(0, 2)).toEqual(['load', 'show']);
    expect((await log(screen)).split(' ').sort()).toEqual(['component', 'load', 'ready', 'show']);
    await page.close();
  });

  it('keeps the styles of app, page and component apart', async () => {
    const { page, screen } = await open();
    expect(await colour(screen, '#if')).toBe('rgb(1, 2, 3)');
    expect(await screen.$eval('#if', (element) => getComputedStyle(element).fontSize)).toBe('20px');
    expect(await colour(screen, '#counter wx-view')).toBe('rgb(9, 8, 7)');
    expect(await screen.$eval('#counter', (element) => element.getBoundingClientRect().width)).toBe(375);
    await screen.click('#go');
    await screen.waitForSelector('#foreign');
    expect(await colour(screen, '#foreign')).not.toBe('rgb(255, 0, 0)');
    await page.close();
  });

  it('takes taps, long presses, bubbling and data, and ignores a button that is off', async () => {
    const { page, screen } = await open();
    await screen.click('#counter wx-view');
    await screen.click('#bubbles');
    await screen.click('#stops');
    await screen.click('#data');
    await screen.click('#off', { force: true });
    await screen.click('#data', { delay: 500 });
    expect((await log(screen)).replace(/.*ready ?(component)? ?/, '')).toMatch(/count3 inner outer inner long$/);
    expect(await screen.innerText('#counter')).toContain('票:3');
    expect(await screen.innerText('#data')).toBe('7');
    await page.close();
  });

  it('takes what is typed, ticked, switched and sent', async () => {
    const { page, screen } = await open();
    await screen.fill('#name input', '阿杰');
    await screen.click('#label');
    await screen.click('#switch');
    await screen.click('#submit');
    expect(await log(screen)).toMatch(/typed:阿杰 picked:a switch:true form:\{"who":"小林"\}$/);
    await page.close();
  });

  it('writes, adds to and reads files at once, and throws where there is none', async () => {
    const { page, screen } = await open();
    const seen = await screen.evaluate(() => {
      const { wx } = globalThis as never as { wx: PhoneFiles };
      const files = wx.getFileSystemManager();
      const path = `${wx.env.USER_DATA_PATH}/names.txt`;
      files.writeFileSync(path, '王', 'utf8');
      files.appendFileSync(path, '姨', 'utf8');
      const outcomes = [files.readFileSync(path, 'utf8'), files.readFileSync(path, 'base64')];
      for (const work of [() => files.readFileSync('x.txt', 'utf8'), () => files.appendFileSync('x.txt', '', 'utf8')]) {
        try {
          work();
        } catch (error) {
          outcomes.push((error as Error).message);
        }
      }
      return outcomes;
    });
    const refusals = ['readFileSync', 'appendFileSync'].map((name) => expect.stringContaining(`${name}:fail`));
    expect(seen).toEqual(['王姨', '546L5aeo', ...refusals]);
    await page.close();
  });

  it('opens a page with its query, talks through the channel and comes back', async () => {
    const { page, screen } = await open();
    await screen.click('#go');
    await screen.waitForSelector('#query:has-text("hi")');
    expect(await screen.innerText('#query')).toBe('{"id":"5"} hi');
    expect(await page.innerText('#title')).toBe('第二页');
    await screen.click('#back');
    expect(await log(screen)).toMatch(/hide answer:收到 show$/);
    expect(await page.innerText('#title')).toBe('功能');
    await page.close();
  });
});

describe('a phone is strict', () => {
  it('an API that needs a tap fails after an await', async () => {
    const { page, screen } = await open();
    await screen.click('#tapLate');
    await screen.waitForSelector('#log:has-text("TAP")');
    expect(await log(screen)).toContain('openChannelsLive:fail can only be invoked by user TAP gesture.');
    await screen.click('#tapOnly');
    await screen.waitForSelector('#log:has-text("opened")');
    expect(await page.isVisible('#wechat')).toBe(true);
    expect(await page.innerText('#wechat')).toContain('模拟:微信的页面');
    await page.close();
  });

  it('an independent subpackage gets neither getApp nor app.wxss', async () => {
    const { page, screen } = await open({ path: 'packages/alone/alone' });
    expect(await screen.innerText('#alone')).toBe('undefined');
    expect(await colour(screen, '#alone')).not.toBe('rgb(1, 2, 3)');
    await page.close();
  });

  it('setData crosses as JSON and refuses more than 1 MB', async () => {
    const { page, screen } = await open();
    const outcome = await screen.evaluate(() => {
      const [current] = (
        globalThis as never as { getCurrentPages(): { setData(data: object): void; data: object }[] }
      ).getCurrentPages();
      current?.setData({ date: new Date(0), work: () => 1 });
      const data = current?.data as Record<string, unknown>;
      try {
        current?.setData({ big: 'x'.repeat(1_100_000) });
      } catch (error) {
        return [data.date, data.work, (error as Error).message];
      }
      return 'no refusal';
    });
    expect(outcome).toEqual(['1970-01-01T00:00:00.000Z', undefined, expect.stringContaining('1 MB')]);
    await page.close();
  });

  it.each([
    ['3.2.9', 'android', 'requestMerchantTransfer', 'undefined'],
    ['3.10.0', 'android', 'requestMerchantTransfer', 'function'],
    ['3.10.0', 'windows', 'requestMerchantTransfer', 'undefined'],
    ['2.27.0', 'ios', 'openBusinessView', 'undefined'],
    ['3.10.0', 'ios', 'openBusinessView', 'function'],
  ])('base library %s on %s: wx.%s is %s', async (sdk, platform, name, kind) => {
    const { page, screen } = await open({ sdk, platform });
    const seen = await screen.evaluate((asked) => {
      const { wx } = globalThis as never as { wx: Record<string, unknown> & { canIUse(name: string): boolean } };
      return [typeof wx[asked], wx.canIUse(asked)];
    }, name);
    expect(seen).toEqual([kind, kind === 'function']);
    await page.close();
  });

  it('storage and identity belong to one person; the single page of 朋友圈 has none', async () => {
    const work = async () => {
      const { wx } = globalThis as never as {
        wx: {
          setStorageSync(key: string, value: string): void;
          cloud: { callFunction(call: object): Promise<unknown> };
        };
      };
      wx.setStorageSync('mine', '小林的');
      await wx.cloud.callFunction({ name: 'promoter', data: { action: 'status', input: {} } });
    };
    const lin = await open();
    await lin.screen.evaluate(work);
    const zhou = await open({ as: '小周' });
    const seen = await zhou.screen.evaluate(() =>
      (globalThis as never as { wx: { getStorageSync(key: string): unknown } }).wx.getStorageSync('mine'),
    );
    expect(seen).toBe('');
    const nobody = await open({ scene: 'timeline' });
    await nobody.screen.evaluate(work);
    expect(heard.map(({ openid }) => openid)).toEqual(['o-lin', undefined]);
    expect(heard[0]?.body).toEqual({ name: 'promoter', data: { action: 'status', input: {} } });
    for (const { page } of [lin, zhou, nobody]) await page.close();
  });

  it('nothing is fetched from another machine', async () => {
    const page = await browser.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
    await page.goto(phone.phoneUrl('小林'));
    await page.waitForTimeout(500);
    expect([...hosts]).toEqual(['127.0.0.1']);
    await page.close();
  });
});
