import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { openBrowser } from '../support/open-browser';
import { bindPromoter } from './bind-promoter';

const root = join(__dirname, '..', '..');
let world: World;
let street: Street;
let browser: Browser;
let landingPath = '';

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs });
  street = await openStreet(world, root);
  browser = await openBrowser();
  await bindPromoter(world, '王阿姨');
  landingPath = await linkOf('王阿姨');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

/** A promoter's link to 高山苹果, asked for through the door that everybody uses. */
async function linkOf(name: string): Promise<string> {
  const { people } = await world.store.play.state({ orders: 0 });
  const openid = people.find((one) => one.name === name)?.openids[world.addresses.credentials.miniProgramAppid] ?? '';
  const input = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop_shanliren' };
  const response = await fetch(world.addresses.clientUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-openid': openid },
    body: JSON.stringify({ name: 'promotion', data: { action: 'createShareLink', input } }),
  });
  const { result } = (await response.json()) as { result: { value: { landingPath: string } } };
  return result.value.landingPath.slice(1);
}

/** The landing page alone, without the phone around it. */
async function land(path: string, query: Record<string, string> = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  page.setDefaultTimeout(8_000);
  await page.goto(`${street.url}/screen.html?${new URLSearchParams({ as: '小林', path, ...query })}`);
  await page.waitForSelector('wx-view:text-is("读取中")', { state: 'detached' });
  return page;
}

const wordsOf = (page: Page) => page.innerText('body');

/** What the one code on the page says. */
async function readCode(page: Page): Promise<string | undefined> {
  await page.addScriptTag({ path: require.resolve('jsqr') });
  return page.evaluate(async () => {
    const found = [...document.images].find(({ src }) => src.includes('/codes/'));
    if (!found) return undefined;
    const picture = await createImageBitmap(await (await fetch(found.src)).blob());
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const brush = canvas.getContext('2d');
    brush?.drawImage(picture, 0, 0);
    const pixels = brush?.getImageData(0, 0, canvas.width, canvas.height);
    const { jsQR } = window as never as {
      jsQR(data: Uint8ClampedArray, width: number, height: number): { data: string } | null;
    };
    return pixels && jsQR(pixels.data, canvas.width, canvas.height)?.data;
  });
}

describe('a shared link', () => {
  it('shows a code at a computer, and the code opens the same page on a phone', async () => {
    const computer = await land(landingPath, { platform: 'windows' });
    expect(await wordsOf(computer)).toContain('用手机微信扫这个码');
    const said = (await readCode(computer)) ?? '';
    await computer.close();
    const [, path = ''] = /^wxacode:\/\/\w+\/(.+)$/.exec(said) ?? [];
    expect(path).toMatch(/^packages\/land\/land\?scene=t%3D[\w-]{16}$/);
    const phone = await land(path, { scene: 'scan' });
    expect(await wordsOf(phone)).toContain('王阿姨 分享');
    await phone.close();
  });

  it('in 朋友圈 shows the thing and the way on, and opens and asks nothing', async () => {
    const page = await land(landingPath, { scene: 'timeline' });
    const words = await wordsOf(page);
    expect(words).toContain('193.00 元');
    expect(words).toContain('前往小程序');
    expect(await page.$$('wx-button')).toEqual([]);
    expect(await page.$$('wx-store-product')).toEqual([]);
    await page.close();
  });

  it.each([
    ['broken', 'packages/land/land?t=%20%3Cscript%3E'],
    ['forged', 'packages/land/land?t=AAAAAAAAAAAAAAAA'],
    ['of nothing', 'packages/land/land'],
  ])('that is %s leads nowhere, and says so', async (_what, path) => {
    const page = await land(path);
    expect(await wordsOf(page)).toContain('这个链接已经失效');
    await page.close();
  });

  it('is the promoter’s own: he is told, and may buy', async () => {
    const page = await land(landingPath, { as: '王阿姨' });
    expect(await wordsOf(page)).toContain('这是您自己的链接');
    await page.close();
  });

  it('whose 30 days are over shows the thing without the person', async () => {
    const { adminUrl } = world.addresses;
    const { collections } = (await (await fetch(`${adminUrl}/export`)).json()) as {
      collections: { share_links: readonly { expiresAtMs: number }[] };
    };
    const links = collections.share_links.map((link) => ({ ...link, expiresAtMs: world.clock.nowMs() }));
    await fetch(`${adminUrl}/import`, {
      method: 'POST',
      body: JSON.stringify({ collections: { share_links: links } }),
    });
    const page = await land(landingPath);
    const words = await wordsOf(page);
    expect(words).toContain('高山苹果');
    expect(words).not.toContain('王阿姨');
    await page.close();
  });
});
