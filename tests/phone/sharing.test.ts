import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { openBrowser } from '../support/open-browser';
import { bindPromoter } from './bind-promoter';

const root = join(__dirname, '..', '..');
let world: World;
let street: Street;
let browser: Browser;

interface SharedCard {
  readonly kind: string;
  readonly title: string;
  readonly path: string;
}

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs });
  street = await openStreet(world, root);
  browser = await openBrowser();
  await bindPromoter(world, '王阿姨');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

interface Phone {
  readonly page: Page;
  /** The frame around the screen, with WeChat's own pages. */
  readonly shell: Frame;
  readonly screen: Frame;
  /** Shared cards and saved pictures, as a street would hear of them. */
  heard(): Promise<{ share?: SharedCard; saved?: string }[]>;
  close(): Promise<void>;
}

/** One person's phone, held by a page that hears what leaves it. */
async function phoneOf(as: string, path: string, query: Record<string, string> = {}): Promise<Phone> {
  const page = await browser.newPage({ viewport: { width: 420, height: 900 } });
  page.setDefaultTimeout(8_000);
  await page.goto(`${street.url}/screen.css`);
  await page.evaluate(
    (src) => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.addEventListener('message', ({ data }) => data?.phone && heard.push(data.phone));
      document.body.innerHTML = `<iframe id="phone" src="${src}" style="width:375px;height:812px;border:0"></iframe>`;
    },
    `/phone.html?${new URLSearchParams({ as, path, ...query })}`,
  );
  const shell = await (await page.waitForSelector('#phone')).contentFrame();
  const screen = await (await shell?.waitForSelector('#screen'))?.contentFrame();
  if (!shell || !screen) throw new Error('the phone has no screen');
  return {
    page,
    shell,
    screen,
    heard: () => page.evaluate(() => (window as never as { heard: { share?: SharedCard; saved?: string }[] }).heard),
    close: () => page.close(),
  };
}

const button = (word: string) => `wx-button:visible:has-text("${word}")`;

/** 王阿姨 goes from 选品 to the page of the first thing of a kind. */
async function openItem(tab: string): Promise<Phone> {
  const phone = await phoneOf('王阿姨', 'pages/pick/pick');
  await phone.screen.click(`wx-view:text-is("${tab}")`);
  await phone.screen.waitForSelector('wx-view:text-is("读取中")', { state: 'detached' });
  // Rows of the shelf are cards; the three of today stand above in one.
  await phone.screen.click(`[class*="card"] ${button('分享')}`);
  await phone.screen.waitForSelector(button('发给朋友'));
  return phone;
}

async function shareFirst(tab: string): Promise<SharedCard> {
  const phone = await openItem(tab);
  await phone.screen.click(button('发给朋友'));
  await phone.page.waitForFunction(() => (window as never as { heard: object[] }).heard.some((one) => 'share' in one));
  const shared = (await phone.heard()).find(({ share }) => share)?.share;
  await phone.close();
  if (!shared) throw new Error('nothing was shared');
  return shared;
}

/** What WeChat's page was opened with, once the buyer went there. */
async function leave(phone: Phone, word: string): Promise<URLSearchParams> {
  await phone.screen.click(`:is(wx-button, [role="button"]):visible:has-text("${word}")`);
  await phone.shell.waitForSelector('#wechat:not([hidden])');
  const src = await phone.shell.getAttribute('#wechat-page', 'src');
  return new URL(src ?? '').searchParams;
}

/** Whose link a buyer is on, as the store itself says. */
async function sharerAfterOpening(person: string, query: URLSearchParams): Promise<unknown> {
  const { as: _name, ...opened } = Object.fromEntries(query);
  const url = `${world.addresses.storePageUrl.replace(/\/$/, '')}/play/open-link`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ person, ...opened }) });
  return response.json();
}

describe('from 选品 to the shop', () => {
  it.each([
    ['商品', '高山苹果', '去小店', 'product_promotion_link'],
    ['直播', '果园现摘专场', '去直播间', 'promoter_share_link'],
    ['预告', '周五晚八点,秋苹果开园', '预约直播', 'promoter_share_link'],
    ['视频', '高山苹果', '看视频', 'promoter_share_link'],
    ['优惠券', '满 100 减 10', '领券', 'promoter_share_link'],
  ])('a %s reaches the buyer as a card, and leads on under the promoter’s link', async (tab, title, word, field) => {
    const card = await shareFirst(tab);
    expect(card).toMatchObject({ kind: 'chat', title: `广告｜${title}` });
    expect(card.path).toMatch(/^\/packages\/land\/land\?t=[\w-]{16}$/);
    const buyer = await phoneOf('小林', card.path.slice(1));
    await buyer.screen.waitForSelector('wx-view:has-text("王阿姨 分享")');
    expect(await buyer.screen.innerText('body')).toContain('分享者可能获得商家支付的佣金');
    const query = await leave(buyer, word);
    expect(query.get(field)).toBeTruthy();
    expect(await sharerAfterOpening('小林', query)).toMatchObject({ tag: { promoter: { name: '王阿姨' } } });
    await buyer.close();
  });

  it('an article opens as the article, and nobody is promised anything', async () => {
    const phone = await openItem('图文');
    expect(await phone.screen.innerText('body')).toContain('微信没有说明');
    await phone.close();
    const card = await shareFirst('图文');
    const buyer = await phoneOf('小林', card.path.slice(1));
    const query = await leave(buyer, '阅读图文');
    expect(query.get('link')).toMatch(/^http/);
    await buyer.close();
  });
});

/** Every code of a poster as it was saved, at a width of so many pixels. */
async function readCode(screen: Frame, width: number): Promise<string | undefined> {
  return screen.evaluate(async (wanted) => {
    const picture = [...document.images].find(({ src }) => src.startsWith('data:image/jpeg'));
    if (!picture) return undefined;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = wanted;
    canvas.height = Math.round((picture.naturalHeight * wanted) / picture.naturalWidth);
    const brush = canvas.getContext('2d');
    brush?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const pixels = brush?.getImageData(0, 0, canvas.width, canvas.height);
    const { jsQR } = window as never as {
      jsQR(data: Uint8ClampedArray, width: number, height: number): { data: string } | null;
    };
    return pixels && jsQR(pixels.data, canvas.width, canvas.height)?.data;
  }, width);
}

const drawn = 'img[src^="data:image/jpeg"]';

async function openPoster(tab: string): Promise<Phone> {
  const phone = await openItem(tab);
  await phone.screen.click(button('做海报'));
  await phone.screen.waitForSelector(drawn);
  await phone.screen.addScriptTag({ path: require.resolve('jsqr') });
  return phone;
}

const platformCode = /^https:\/\/store\.weixin\.qq\.com\/shop\/a\/\w{12}$/;
const ownCode = /^wxacode:\/\/wx\w+\/packages\/land\/land\?scene=t%3D[\w-]{16}$/;

describe('a poster', () => {
  it.each([
    ['商品', platformCode],
    ['优惠券', platformCode],
    ['视频', ownCode],
    ['图文', ownCode],
    ['直播', ownCode],
    ['预告', ownCode],
  ])(
    'of a %s has a code that is read back as it is saved and as it is seen, and is under 800 KB',
    async (tab, code) => {
      const phone = await openPoster(tab);
      const [saved, seen] = [await readCode(phone.screen, 1500), await readCode(phone.screen, 750)];
      expect(saved).toMatch(code);
      expect(seen).toBe(saved);
      const src = (await phone.screen.getAttribute(drawn, 'src')) ?? '';
      expect(Buffer.from(src.split(',')[1] ?? '', 'base64').length).toBeLessThan(800_000);
      await phone.close();
    },
  );

  it('for the counter is read back at print size and small, and goes to the album', async () => {
    const phone = await openPoster('商品');
    const first = await phone.screen.getAttribute(drawn, 'src');
    await phone.screen.click('wx-view:text-is("台卡 A5")');
    await phone.screen.waitForFunction(
      (before) => [...document.images].some(({ src }) => src.startsWith('data:image/jpeg') && src !== before),
      first,
    );
    expect(await readCode(phone.screen, 1748)).toMatch(ownCode);
    expect(await readCode(phone.screen, 600)).toMatch(ownCode);
    await phone.screen.click(button('保存到相册'));
    await phone.screen.waitForSelector('wx-view:has-text("已保存到相册")');
    expect((await phone.heard()).some(({ saved }) => saved?.startsWith('data:image/jpeg'))).toBe(true);
    await phone.close();
  });

  it('takes no words that may not be published, and the others once they were checked', async () => {
    const phone = await openPoster('商品');
    const first = await phone.screen.getAttribute(drawn, 'src');
    await phone.screen.fill('wx-input:visible input', '躺·赚好物');
    await phone.screen.click(button('用上这句话'));
    await phone.screen.waitForSelector('wx-view:has-text("「躺·赚」不能用在宣传里")');
    expect(await phone.screen.getAttribute(drawn, 'src')).toBe(first);
    await phone.screen.fill('wx-input:visible input', '我家常买,脆甜');
    await phone.screen.click(button('用上这句话'));
    await phone.screen.waitForFunction(
      (before) => [...document.images].some(({ src }) => src.startsWith('data:image/jpeg') && src !== before),
      first,
    );
    await phone.close();
  });
});

describe('a buyer who declines to be remembered', () => {
  it('goes to the shop all the same, and nothing is kept', async () => {
    const card = await shareFirst('商品');
    const touches = async () => {
      const exported = (await (await fetch(`${world.addresses.adminUrl}/export`)).json()) as {
        collections: { touches?: readonly unknown[] };
      };
      return exported.collections.touches?.length ?? 0;
    };
    const before = await touches();
    const buyer = await phoneOf('小吴', card.path.slice(1));
    await buyer.screen.click(button('不用'));
    await buyer.screen.waitForSelector(button('不用'), { state: 'detached' });
    expect((await leave(buyer, '去小店')).get('product_promotion_link')).toBeTruthy();
    expect(await touches()).toBe(before);
    await buyer.close();
  });
});
