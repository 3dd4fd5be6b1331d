import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { type PhoneServer, startPhoneServer } from '../../emulator/phone/start-phone-server';
import { openBrowser } from '../support/open-browser';

/** A red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);
/** What a request to the cloud's storage is about. */
const fileName = (url: string) => decodeURIComponent(url.replace('/client/storage/', ''));
let phone: PhoneServer;
let browser: Browser;
let elsewhere: Server;
let elsewhereUrl: string;

/** Another origin: a picture, and a payment page that says something while nothing was paid. */
beforeAll(async () => {
  elsewhere = createServer(({ url = '', method = '' }, response) => {
    if (method === 'PUT') return void response.end(JSON.stringify({ fileID: `cloud://env.1/${fileName(url)}` }));
    if (fileName(url) === 'kept/one.png') return void response.end(pixel);
    if (url.startsWith('/pixel')) return void response.writeHead(200, { 'content-type': 'image/png' }).end(pixel);
    const said = "{type:'requestMerchantTransfer',errMsg:'requestMerchantTransfer:ok'}";
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<button onclick="parent.postMessage(${said},'*')">收款</button>`);
  });
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  [phone, browser] = await Promise.all([
    startPhoneServer({
      miniprogramDir: join(__dirname, 'feature-app'),
      packagesDir: join(__dirname, '..', '..', 'node_modules'),
      appid: 'wxfeature',
      clientUrl: elsewhereUrl,
      storeUrl: elsewhereUrl,
      payUrl: `${elsewhereUrl}/sheet`,
      people: () => [
        { name: '小林', openid: 'o-lin' },
        { name: '小周', openid: 'o-zhou' },
      ],
    }),
    openBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await phone?.stop();
  elsewhere?.close();
});

async function open(query: Record<string, string> = {}): Promise<{ page: Page; screen: Frame }> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  page.setDefaultTimeout(15_000);
  const wanted = new URLSearchParams({ as: '小林', path: 'pages/cards/cards', ...query });
  await page.goto(`${phone.url}/phone.html?${wanted}`);
  const screen = await (await page.waitForSelector('#screen')).contentFrame();
  if (!screen) throw new Error('the phone has no screen');
  await screen.waitForSelector('wx-page');
  return { page, screen };
}

const logOf = async (screen: Frame, words: string) => {
  await screen.waitForSelector(`#log:has-text("${words}")`);
  return screen.innerText('#log');
};

/** What the card was opened with, once it was tapped. */
async function leaveBy(page: Page, screen: Frame, card: string): Promise<URLSearchParams> {
  await screen.click(`${card} [role=button]`);
  await page.waitForSelector('#wechat:not([hidden])');
  const src = await page.getAttribute('#wechat-page', 'src');
  await page.click('#wechat-back');
  return new URL(src ?? '').searchParams;
}

describe('WeChat’s own cards', () => {
  it('<store-product> reads its promotion link once, at first render', async () => {
    const { page, screen } = await open();
    expect((await leaveBy(page, screen, '#early')).get('product_promotion_link')).toBe('first');
    await screen.click('#bring');
    expect((await leaveBy(page, screen, '#late')).get('product_promotion_link')).toBeNull();
    await page.close();
  });

  it('<channel-live> has no size of its own', async () => {
    const { page, screen } = await open();
    expect(await screen.$eval('#bare', (card) => card.getBoundingClientRect().height)).toBe(0);
    await page.close();
  });
});

describe('the single page of 朋友圈', () => {
  it('leads nowhere, sends no form, and has one way out: the bar at its foot', async () => {
    const { page, screen } = await open({ scene: 'timeline' });
    await screen.click('#go');
    expect(await logOf(screen, 'single')).toBe('navigateTo:fail not allowed in single page mode');
    await screen.click('#send');
    await screen.click('#early [role=button]');
    await page.waitForSelector('#toast:has-text("前往小程序")');
    expect(await page.isVisible('#wechat')).toBe(false);
    expect(await screen.innerText('#log')).not.toContain('sent');
    expect(await page.isVisible('#menu')).toBe(false);
    await page.click('#to-app');
    await page.waitForFunction(() => location.search.includes('scene=chat'));
    await page.close();
  });
});

describe('what a payment page says is not what happened', () => {
  it('it may say ok while nothing was paid, and be left without a word', async () => {
    const { page, screen } = await open();
    await screen.click('#receive');
    await page.frameLocator('#wechat-page').locator('button').click();
    expect(await logOf(screen, 'said-ok')).toBe('said-ok');
    await screen.click('#receive');
    await page.waitForSelector('#wechat:not([hidden])');
    await page.click('#wechat-back');
    expect(await logOf(screen, 'cancel')).toBe('said-ok requestMerchantTransfer:fail cancel');
    await page.close();
  });
});

describe('pictures', () => {
  it('one of another origin taints a canvas: it cannot be exported, and one that was downloaded can', async () => {
    const { page, screen } = await open();
    const outcome = await screen.evaluate(async (src) => {
      const { wx } = globalThis as never as {
        wx: {
          createOffscreenCanvas(size: object): {
            getContext(kind: string): CanvasRenderingContext2D;
            createImage(): HTMLImageElement;
          };
          canvasToTempFilePath(options: object): Promise<{ tempFilePath: string }>;
        };
      };
      const exported = async (address: string) => {
        const canvas = wx.createOffscreenCanvas({ width: 1, height: 1 });
        const picture = canvas.createImage();
        picture.src = address;
        await picture.decode();
        canvas.getContext('2d').drawImage(picture, 0, 0);
        const done = ({ tempFilePath }: { tempFilePath: string }) => tempFilePath.slice(0, 15);
        return wx.canvasToTempFilePath({ canvas }).then(done, ({ errMsg }: { errMsg: string }) => errMsg);
      };
      const own = document.createElement('canvas').toDataURL();
      return [await exported(src), await exported(own)];
    }, `${elsewhereUrl}/pixel.png`);
    expect(outcome).toEqual([
      expect.stringContaining('canvasToTempFilePath:fail'),
      expect.stringContaining('data:image/png'),
    ]);
    await page.close();
  });

  it('that somebody picked are files with an ending, and are shown from here, from the cloud and once downloaded', async () => {
    const { page, screen } = await open();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), screen.click('#pick')]);
    expect(chooser.isMultiple()).toBe(false);
    await chooser.setFiles({ name: '一张 图.PNG', mimeType: 'image/png', buffer: pixel });
    await screen.waitForFunction(() => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.shown img')];
      return pictures.length === 3 && pictures.every(({ naturalWidth }) => naturalWidth === 1);
    });
    const data = await screen.evaluate(() => {
      const { getCurrentPages } = globalThis as never as { getCurrentPages(): { data: Record<string, string> }[] };
      return getCurrentPages()[0]?.data;
    });
    expect(data).toMatchObject({
      ...{ picked: 'http://tmp/1.png', kept: 'cloud://env.1/kept/one.png', fetched: 'http://tmp/2.png' },
    });
    await page.close();
  });

  it('go into the album only of somebody who lets them', async () => {
    const refused = await open({ album: 'refused' });
    await refused.screen.click('#keep');
    expect(await logOf(refused.screen, 'deny')).toBe('saveImageToPhotosAlbum:fail auth deny');
    const willing = await open();
    await willing.screen.click('#keep');
    expect(await logOf(willing.screen, 'saved')).toBe('saved');
    for (const { page } of [refused, willing]) await page.close();
  });
});

describe('a person’s own things', () => {
  it('the clipboard of one person is empty on another’s phone', async () => {
    interface Clipboard {
      setClipboardData(options: { data: string }): Promise<unknown>;
      getClipboardData(): Promise<{ data: string }>;
    }
    const lin = await open();
    await lin.screen.evaluate(() => (globalThis as never as { wx: Clipboard }).wx.setClipboardData({ data: '小林的' }));
    const zhou = await open({ as: '小周' });
    const read = () => (globalThis as never as { wx: Clipboard }).wx.getClipboardData().then(({ data }) => data);
    expect([await lin.screen.evaluate(read), await zhou.screen.evaluate(read)]).toEqual(['小林的', '']);
    for (const { page } of [lin, zhou]) await page.close();
  });

  it.each([
    ['1', 1],
    ['1.24', 1.24],
    ['1.4', 1.4],
  ])('WeChat’s font scale %s is what the app is told', async (font, told) => {
    const { page, screen } = await open({ font });
    const seen = await screen.evaluate(() => {
      const { wx } = globalThis as never as { wx: { getAppBaseInfo(): { fontSizeScaleFactor: number } } };
      return wx.getAppBaseInfo().fontSizeScaleFactor;
    });
    expect(seen).toBe(told);
    await page.close();
  });
});
