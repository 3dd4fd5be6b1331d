import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { openStreet, type Street } from '../../scripts/open-street';
import { DEMO, dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';
import { stockShelf } from '../../scripts/street/stock-shelf';
import { openBrowser } from '../support/open-browser';

const root = join(__dirname, '..', '..');
const patienceMs = 120_000;
const goods = '高山苹果';
let world: StoryWorld;
let street: Street;
let browser: Browser;
const failures: string[] = [];

/** Saturday evening; nobody has joined yet. */
beforeAll(async () => {
  world = await StoryWorld.start();
  await stockShelf(world.running);
  [street, browser] = await Promise.all([openStreet(world.running, root), openBrowser()]);
}, patienceMs);

afterAll(async () => {
  await browser?.close();
  await street?.stop();
  await world?.stop();
});

/** A phone in somebody's hands; what it shares is heard by the page around it, as the street would. */
class Phone {
  private constructor(
    readonly page: Page,
    readonly around: Frame,
    readonly screen: Frame,
  ) {}

  static async open(as: string, path: string): Promise<Phone> {
    const page = await browser.newPage({ viewport: { width: 420, height: 900 } });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(`${street.url}/screen.css`);
    await page.evaluate(
      (src) => {
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        window.addEventListener('message', ({ data }) => data?.phone?.share && heard.push(data.phone.share));
        document.body.innerHTML = `<iframe id="phone" src="${src}" style="width:375px;height:812px;border:0"></iframe>`;
      },
      `/phone.html?${new URLSearchParams({ as, path })}`,
    );
    const around = await (await page.waitForSelector('#phone')).contentFrame();
    const screen = await (await around?.waitForSelector('#screen'))?.contentFrame();
    if (!around || !screen) throw new Error('the phone has no screen');
    await screen.waitForSelector('wx-page');
    return new Phone(page, around, screen);
  }

  shows(text: string): Promise<unknown> {
    return this.screen.waitForSelector(`wx-page:visible >> text=${text}`);
  }

  async text(): Promise<string> {
    return (await this.screen.innerText('wx-page:visible')).replace(/\s+/g, ' ');
  }

  /** Taps what is named so, by the beginning of its name. */
  tap(name: string): Promise<void> {
    const hasText = new RegExp(`^\\s*${name}`);
    return this.screen.locator('wx-page:visible [role="button"]:visible').filter({ hasText }).first().click();
  }

  get weChat() {
    return this.around.frameLocator('#wechat-page');
  }

  async shared(): Promise<{ title: string; path: string }> {
    const handle = await this.page.waitForFunction(() => (window as never as { heard: object[] }).heard[0]);
    return (await handle.jsonValue()) as { title: string; path: string };
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** 小王 picks the first thing of a kind and sends its card. */
async function share(tab: string): Promise<{ title: string; path: string }> {
  const phone = await Phone.open('小王', 'pages/pick/pick');
  await phone.screen.click(`wx-view:text-is("${tab}")`);
  await phone.screen.waitForSelector('wx-view:text-is("读取中")', { state: 'detached' });
  await phone.screen.click('wx-page:visible >> .card >> wx-button:has-text("分享")');
  await phone.tap('发给朋友');
  const card = await phone.shared();
  await phone.close();
  return card;
}

/** A buyer opens the card and leaves for WeChat's page by its button. */
async function openCard(buyer: string, path: string, way: string): Promise<Phone> {
  const phone = await Phone.open(buyer, path.replace(/^\//, ''));
  await phone.shows('小王 分享');
  await phone.screen.locator(`:is(wx-button, [role="button"]):visible:has-text("${way}")`).first().click();
  await phone.weChat.locator('#where:has-text("我现在在")').waitFor();
  return phone;
}

/** Buys and pays in the shop that stands on the phone. */
async function buy({ weChat }: Phone): Promise<void> {
  await weChat.locator('#goods li', { hasText: goods }).getByRole('button', { name: '购买' }).click();
  await weChat.locator('#orders').getByRole('button', { name: '付款' }).click();
  await weChat.locator('#orders', { hasText: '待发货' }).waitFor();
  await world.running.store.settle();
}

const orders = async () => [...(await world.ordersOf('xiao-wang')).values()];
const newestBuyer = async () => (await world.running.store.play.state({ orders: 1 })).orders[0]?.buyer.name;

describe('a promoter’s whole way, on real phones', () => {
  it(
    '小王 joins: rules, consent, WeChat’s own page, bound',
    async () => {
      const phone = await Phone.open('小王', 'packages/join/join/join');
      await phone.tap('下一步');
      for (const label of ['已经满了', '我看过并同意']) {
        await phone.screen.click(`wx-page:visible >> wx-label:has-text("${label}")`);
      }
      await phone.tap('同意');
      await phone.tap('去登记');
      await phone.weChat.locator('[data-decision=agree]').click();
      await phone.shows('已绑定');
      await phone.close();
    },
    patienceMs,
  );

  it.each([
    ['商品', '小林', '去小店'],
    ['直播', '小吴', '去直播间'],
    ['视频', '小张', '看视频'],
  ])(
    'a %s that she shares is bought from by %s, and is hers',
    async (tab, buyer, way) => {
      const before = (await orders()).length;
      const card = await share(tab);
      const phone = await openCard(buyer, card.path, way);
      await buy(phone);
      await phone.close();
      expect(await newestBuyer()).toBe(buyer);
      await world.advance(2 * minuteMs);
      const after = await orders();
      expect(after.length).toBe(before + 1);
      expect(after.map(({ promoterFen, state }) => [promoterFen, state.state])).toEqual(
        after.map(() => [3860, 'frozen']),
      );
    },
    patienceMs,
  );

  it(
    'a notice: reserved through her link, bought when it is on air, hers',
    async () => {
      const card = await share('预告');
      const phone = await openCardOfNotice(card.path);
      await world.play('notice', { notice_id: DEMO.shopNotice, step: 'start' });
      const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
      await world.play('order', { person: 'xiao-zhou', items, from: 'organic', pay: true });
      await phone.close();
      await world.advance(2 * minuteMs);
      expect(await orders()).toHaveLength(4);
    },
    patienceMs,
  );

  it(
    'a coupon: claimed through her link, used later, hers',
    async () => {
      const card = await share('优惠券');
      const phone = await openCard('陈会计', card.path, '领券');
      await buy(phone);
      await phone.close();
      await world.advance(2 * minuteMs);
      expect(await orders()).toHaveLength(5);
    },
    patienceMs,
  );

  it(
    'an article: it can be read, and what is bought after it is nobody’s, as she was told',
    async () => {
      const phone = await Phone.open('小王', 'pages/pick/pick');
      await phone.screen.click('wx-view:text-is("图文")');
      await phone.screen.waitForSelector('wx-view:text-is("读取中")', { state: 'detached' });
      await phone.screen.click('wx-page:visible >> .card >> wx-button:has-text("分享")');
      await phone.shows('微信没有说明');
      await phone.tap('发给朋友');
      const { path } = await phone.shared();
      await phone.close();
      const reader = await openCard('阿杰', path, '阅读图文');
      await buy(reader);
      await reader.close();
      await world.advance(2 * minuteMs);
      expect(await newestBuyer()).toBe('阿杰');
      expect((await world.platformOrders()).at(-1)?.attribution.reason).toBe('NO_ACTIVE_DYE');
      expect(await orders()).toHaveLength(5);
    },
    patienceMs,
  );

  it(
    'received, they have a day; 25 days on she withdraws, taps 收款, and it is paid',
    async () => {
      const hers = (await world.platformOrders()).filter(({ lines }) => lines.some(({ commission }) => commission));
      for (const { order_id } of hers) {
        for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id });
      }
      const before = await Phone.open('小王', 'pages/earnings/earnings');
      await before.shows('8 月 17 日 周一');
      await before.close();
      await daysLater(25);
      const phone = await Phone.open('小王', 'pages/earnings/earnings');
      await phone.tap('提现 193.00 元');
      await phone.shows('提多少');
      await phone.tap('提现\\s*$');
      await phone.tap('提现 ');
      await phone.tap('收款');
      await phone.weChat.getByRole('button', { name: /^收款/ }).click();
      await phone.shows('已到账');
      await phone.close();
      expect((await world.earnings('xiao-wang', 'wallet')).paidFen).toBe(19_300);
    },
    patienceMs,
  );

  it(
    'a refund after that is a debt, in words and in the amount',
    async () => {
      const [first] = await world.platformOrders();
      await world.play('refund', { order_id: first?.order_id });
      await world.advance(2 * minuteMs);
      const phone = await Phone.open('小王', 'pages/earnings/earnings');
      await phone.shows('要扣回 38.60 元');
      expect(await phone.text()).toContain('待抵扣 38.60 元');
      await phone.close();
      expect(failures).toEqual([]);
    },
    patienceMs,
  );
});

/** 小周 reserves the broadcast on WeChat's own page, through the card that 小王 sent. */
async function openCardOfNotice(path: string): Promise<Phone> {
  const phone = await openCard('小周', path, '预约直播');
  await phone.weChat.locator('#notices li').first().getByRole('button', { name: '预约', exact: true }).click();
  await phone.weChat.locator('#word:has-text("预约")').waitFor();
  return phone;
}

/** What may be withdrawn follows from the day alone, so the timers of the days between need not run. */
async function daysLater(days: number): Promise<void> {
  const { clock, cloud } = world.running;
  await clock.turnTo(clock.nowMs() + days * dayMs, async () => cloud.timers.restart());
  await world.advance(2 * minuteMs);
}
