import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { openBrowser } from '../support/open-browser';

const root = join(__dirname, '..', '..');
const joinPage = 'packages/join/join/join';
let world: World;
let street: Street;
let browser: Browser;
const failures: string[] = [];

beforeAll(async () => {
  world = await startWorld(projectFiles(root));
  [street, browser] = await Promise.all([openStreet(world, root), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

/** A phone in somebody's hands, with the mini-program opened at a page. */
class Phone {
  private constructor(
    readonly page: Page,
    readonly screen: Frame,
  ) {}

  static async open(as: string, path: string): Promise<Phone> {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(`${street.url}/phone.html?${new URLSearchParams({ as, path })}`);
    const screen = await (await page.waitForSelector('#screen')).contentFrame();
    if (!screen) throw new Error('the phone has no screen');
    return new Phone(page, screen);
  }

  shows(text: string): Promise<unknown> {
    return this.screen.waitForSelector(`wx-page:visible >> text=${text}`, { timeout: 20_000 });
  }

  async tap(text: string): Promise<void> {
    await this.screen.click(`wx-page:visible >> wx-button:not([disabled]):has-text("${text}")`, { timeout: 20_000 });
  }

  async label(text: string): Promise<void> {
    await this.screen.click(`wx-page:visible >> wx-label:has-text("${text}")`);
  }

  /** Reads the rules, says that he is of age, and agrees. */
  async consent(): Promise<void> {
    await this.tap('下一步');
    await this.label('已经满了');
    await this.label('我看过并同意');
    await this.tap('同意');
  }

  /** What somebody decides on WeChat's own page. */
  async decide(decision: 'agree' | 'refuse' | 'close'): Promise<void> {
    await this.page.frameLocator('#wechat-page').locator(`[data-decision=${decision}]`).click();
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

describe('joining through the real pages and WeChat’s own', () => {
  it('小王 leaves in the middle, comes back, and is bound', async () => {
    const first = await Phone.open('小王', 'pages/pick/pick');
    await first.shows('加入');
    await first.close();
    const before = await Phone.open('小王', joinPage);
    await before.consent();
    await before.shows('去登记');
    await before.close();

    const phone = await Phone.open('小王', 'pages/me/me');
    await phone.tap('继续加入');
    await phone.tap('去登记');
    await phone.decide('agree');
    await phone.shows('已绑定');
    await phone.shows('山里人家 · 所有人');
    await phone.tap('去选品');
    await phone.shows('38.60 元');
    await phone.close();

    const me = await Phone.open('小王', 'pages/me/me');
    await me.shows('✓ 已绑定');
    await me.shows('由「山里人家带货机构」结算');
    await me.close();
  }, 60_000);

  it('小张 refuses, and is asked again only after three looks', async () => {
    const phone = await Phone.open('小张', joinPage);
    await phone.consent();
    await phone.tap('去登记');
    await phone.decide('refuse');
    await phone.shows('正在向微信核对');
    await phone.shows('还没有查到结果');
    await phone.tap('再查一次');
    await phone.shows('还没有查到结果');
    await phone.tap('去登记');
    await phone.decide('agree');
    await phone.shows('已绑定');
    await phone.close();
  }, 60_000);

  it('小吴 has to do real-name first, and goes on where he was', async () => {
    await world.store.play.realName({ person: 'xiao-wu', done: false });
    const phone = await Phone.open('小吴', joinPage);
    await phone.consent();
    await phone.shows('先完成实名');
    await world.store.play.realName({ person: 'xiao-wu', done: true });
    await phone.tap('继续');
    await phone.tap('去登记');
    await phone.decide('agree');
    await phone.shows('已绑定');
    await phone.close();
  }, 60_000);

  it('an invite that nobody made is said so, and joining goes on without it', async () => {
    const phone = await Phone.open('小林', `${joinPage}?invite=no-such-invite`);
    await phone.shows('没有找到这个邀请');
    await phone.tap('下一步');
    await phone.label('还没有');
    await phone.shows('年满 18 周岁才能成为推客');
    await phone.close();
  }, 60_000);

  it('小王 exports what is kept about him, leaves, and reads that he left', async () => {
    const phone = await Phone.open('小王', 'packages/mine/privacy/privacy');
    await phone.tap('导出我的数据');
    await phone.shows('文件备好了');
    await phone.screen.click('wx-page:visible >> text=退出推客');
    await phone.screen.click('wx-page:visible >> wx-button:text-is("退出")');
    await phone.shows('已经退出');
    await phone.close();
    const me = await Phone.open('小王', 'pages/me/me');
    await me.shows('已退出');
    await me.close();
    expect(failures).toEqual([]);
  }, 60_000);
});
