import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { openStreet, type Street } from '../../scripts/open-street';
import { storyStartMs } from '../../scripts/story/story-world';
import { openBrowser } from '../support/open-browser';
import { bindPromoter } from './bind-promoter';

const root = join(__dirname, '..', '..');
const consolePages = 'packages/console';
const brandId = 'shanli';
let world: World;
let street: Street;
let browser: Browser;
const failures: string[] = [];

const records = (collection: string) => {
  const all = world.cloud.database.exportAll() as unknown as Readonly<
    Record<string, readonly Readonly<Record<string, unknown>>[]>
  >;
  return all[collection] ?? [];
};

beforeAll(async () => {
  world = await startWorld({ ...projectFiles(root), startMs: storyStartMs });
  [street, browser] = await Promise.all([openStreet(world, root), openBrowser()]);
  const roles = [{ role: 'agency-owner', brandId: null }];
  const owner = { _id: 'oMini-li-dianzhang', name: '李店长', roles, addedAtMs: world.clock.nowMs() };
  await world.cloud.database.importAll({ staff: [owner] });
  await bindPromoter(world, '王阿姨');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

class Phone {
  private constructor(
    readonly page: Page,
    readonly screen: Frame,
  ) {}

  static async open(as: string, path: string, width = 375): Promise<Phone> {
    const page = await browser.newPage({ viewport: { width, height: 812 } });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(`${street.url}/phone.html?${new URLSearchParams({ as, path })}`);
    const screen = await (await page.waitForSelector('#screen')).contentFrame();
    if (!screen) throw new Error('the phone has no screen');
    return new Phone(page, screen);
  }

  shows(text: string): Promise<unknown> {
    return this.screen.waitForSelector(`wx-page:visible >> text=${text}`);
  }

  /** A row, a chip or a link. */
  async touch(text: string): Promise<void> {
    await this.screen.click(`wx-page:visible >> text=${text}`);
  }

  async tap(text: string): Promise<void> {
    await this.screen.click(`wx-page:visible >> wx-button:not([disabled]):has-text("${text}"):visible`);
  }

  async fill(label: string, value: string): Promise<void> {
    const field = this.screen.locator(`wx-page:visible >> [aria-label="${label}"]`);
    await field.locator('input, textarea').first().fill(value);
  }

  /** Answers the question from below with a reason. */
  async answer(yes: string, reason: string, label = '原因(写进审计记录)'): Promise<void> {
    await this.fill(label, reason);
    await this.screen.click(`wx-page:visible >> [aria-modal="true"] >> wx-button:has-text("${yes}")`);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

describe('the merchant’s phone', () => {
  it('lets a thing through, and works 「推客拿成交额的 22%」 backwards', async () => {
    const phone = await Phone.open('李店长', `${consolePages}/shelf/shelf`);
    await phone.shows('成交额的 25% 是服务费');
    await phone.touch('高山苹果');
    await phone.fill('推客拿成交额的百分之几', '26');
    await phone.tap('算一算');
    await phone.shows('推客的比例超过了服务费');
    await phone.fill('推客拿成交额的百分之几', '22');
    await phone.tap('算一算');
    await phone.shows('推客拿服务费的 88%,合成交额的 22%;留给机构 3%');
    await phone.tap('定下来');
    await phone.answer('定下来', '夏季主推');
    await phone.shows('定商品的比例:服务费的 88%。夏季主推');
    const brand = records('brands').find(({ _id }) => _id === brandId);
    expect(JSON.stringify(brand?.planShares)).toContain('880000');
    await phone.close();
  }, 60_000);

  it('writes down a fee for one of the goods, and two broadcasts, of a merchant', async () => {
    const phone = await Phone.open('李店长', `${consolePages}/partners/partners`);
    await phone.touch('山里人家水果店');
    await phone.tap('记下服务费');
    await phone.screen.click('wx-page:visible >> wx-label:has-text("指定商品")');
    await phone.fill('高山苹果的服务费', '22');
    await phone.answer('记下', '和果园谈好了');
    await phone.shows('指定 1 件商品,「高山苹果」 22%');
    await phone.screen.click('wx-page:visible >> .past:has-text("约定直播时段") >> wx-button');
    await phone.fill('哪天几点开播', '8-30 20:00-22:00\n8-30 21:00');
    await phone.answer('记下', '主播排好了');
    await phone.shows('第 2 行「8-30 21:00」和前面的一场重叠了');
    await phone.fill('哪天几点开播', '9-6 20:00\n8-30 20:00-22:00');
    await phone.answer('记下', '主播排好了');
    await phone.shows('8 月 30 日 20:00–22:00、9 月 6 日 20:00–22:00');
    await phone.close();
  }, 60_000);

  it('finds a promoter, suspends her with a reason that she reads, and takes it back', async () => {
    const phone = await Phone.open('李店长', `${consolePages}/people/people`);
    await phone.touch('王阿姨');
    await phone.shows('怎么来的');
    await phone.tap('暂停');
    await phone.shows('转不走,到期自然结束');
    await phone.answer('暂停', '文案里承诺了收益', '原因(他自己会读到)');
    await phone.shows('原因:文案里承诺了收益');
    expect(records('promoters')).toMatchObject([{ status: 'suspended', suspendedReason: '文案里承诺了收益' }]);
    await phone.tap('恢复');
    await phone.answer('恢复', '她已经改好了');
    await phone.shows('✓ 已绑定');
    expect(records('audit').map(({ action, name }) => `${name} ${action}`)).toEqual(
      expect.arrayContaining(['李店长 suspendPerson', '李店长 resumePerson']),
    );
    await phone.close();
  }, 60_000);

  it('opens a store with a clerk, whose card leads to her and, taken back, to the store alone', async () => {
    const [promoter] = records('promoters').map(({ _id }) => String(_id));
    const phone = await Phone.open('李店长', `${consolePages}/people/people?show=stores`, 1024);
    await phone.tap('建一家门店');
    await phone.fill('门店的名字', '城东一号店');
    await phone.tap('建这家门店');
    await phone.answer('确定', '新开一家店');
    await phone.shows('门店的码');
    await phone.fill('店员的号码', '3');
    await phone.fill('店员的称呼', '王阿姨');
    await phone.fill('推客编号', promoter ?? '');
    await phone.tap('加一位店员');
    await phone.answer('确定', '她在店里上班');
    await phone.shows('3 号 王阿姨');
    const code = records('stores').find(({ kind }) => kind === 'clerk')?.code;
    expect(await openStore(String(code))).toMatchObject({ chosen: { number: 3, name: '王阿姨' } });
    const door = records('stores').find(({ kind }) => kind === 'store')?.code;
    const card = await Phone.open('李店长', `${consolePages}/invite/invite?kind=store&token=${String(door)}`);
    await card.shows('扫码先选为他服务的店员');
    await card.tap('打印台卡');
    await card.shows('已保存到相册');
    await card.close();
    await phone.tap('收回');
    await phone.answer('收回', '她调去别的店了');
    await phone.shows('已收回,他的卡只打开门店');
    expect(await openStore(String(code))).toMatchObject({ storeName: '城东一号店', chosen: null });
    await phone.close();
  }, 60_000);

  it('makes an invite with a card, and takes it back', async () => {
    const phone = await Phone.open('李店长', `${consolePages}/people/people?show=invites`, 1024);
    await phone.tap('新邀请');
    await phone.fill('邀请的名字', '中秋门店');
    await phone.tap('做好邀请');
    await phone.shows('扫这个码的人可以加入成为推客,免费');
    await phone.close();
    const again = await Phone.open('李店长', `${consolePages}/people/people?show=invites`, 1024);
    await again.touch('中秋门店');
    await again.tap('收回');
    await again.answer('收回', '发错了地方');
    await again.shows('收回以后没有人能再用它加入');
    expect(records('invites')).toMatchObject([{ label: '中秋门店', revokedAtMs: expect.any(Number) }]);
    await again.close();
  }, 60_000);

  it('tells everybody something, which arrives under the brand’s name', async () => {
    const phone = await Phone.open('李店长', `${consolePages}/messages/messages`);
    await phone.tap('写通知');
    await phone.fill('标题', '周末直播');
    await phone.fill('内容', '跟着我们躺赚。');
    await phone.tap('看看会送到谁');
    await phone.shows('「躺赚」不能发');
    await phone.fill('内容', '周六晚八点有直播。');
    await phone.shows('点开看到:不指定');
    await phone.screen.click('wx-page:visible >> [aria-label="关于哪一件"]');
    await phone.page.click('text=商品:高山苹果');
    await phone.shows('点开看到:商品:高山苹果');
    await phone.tap('看看会送到谁');
    await phone.shows('会送到 1 位推客');
    await phone.tap('发送');
    await phone.answer('发送', '周末的直播');
    await phone.shows('周末直播');
    await phone.close();
    await post(`${world.addresses.adminUrl}/timers/run`, { name: 'send-notices' });
    const reader = await Phone.open('王阿姨', 'packages/mine/notices/notices');
    await reader.touch('山里人家:周末直播。周六晚八点有直播。');
    await reader.shows('高山苹果');
    await reader.close();
  }, 60_000);

  it('made no page stumble', () => {
    expect(failures).toEqual([]);
  });
});

async function post(url: string, body: object, openid = ''): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-openid': openid };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

/** What a buyer gets who scans a card. */
async function openStore(code: string): Promise<unknown> {
  const data = { action: 'openStore', input: { code } };
  const { result } = (await post(world.addresses.clientUrl, { name: 'landing', data }, 'oMini-xiao-lin')) as {
    readonly result: { readonly ok: boolean; readonly value?: unknown };
  };
  return result.value ?? result;
}
