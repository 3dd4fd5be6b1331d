import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { FeedItemView, FeedView } from '../../cloudfunctions/promotion/contract';
import { type PhoneServer, startPhoneServer } from '../../emulator/phone/start-phone-server';
import { openBrowser } from '../support/open-browser';
import {
  aClaim,
  anOrder,
  aStatement,
  blockedOverview,
  hardExplanation,
  hardOrders,
  hardTitle,
  indebtedOverview,
  largestOverview,
  mostFen,
  usualHistory,
  usualLocks,
  usualPayee,
} from './usual-overview';

const root = join(__dirname, '..', '..');
let answers: Record<string, (input: { beforeMs?: number }) => unknown> = {};
let cloud: Server;
let phone: PhoneServer;
let browser: Browser;

beforeAll(async () => {
  cloud = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { data } = JSON.parse(body) as { data: { action: string; input: object } };
    const value = answers[data.action]?.(data.input);
    const result = value === undefined ? { ok: false, code: 'not-here', message: '机器有点忙。' } : { ok: true, value };
    response.end(JSON.stringify({ result }));
  });
  await new Promise<void>((done) => cloud.listen(0, '127.0.0.1', done));
  phone = await startPhoneServer({
    miniprogramDir: join(root, 'miniprogram'),
    packagesDir: join(root, 'node_modules'),
    appid: 'wxmoney',
    clientUrl: `http://127.0.0.1:${(cloud.address() as AddressInfo).port}/client`,
    storeUrl: 'http://127.0.0.1:9',
    payUrl: '',
    people: () => [{ name: '王阿姨', openid: 'o-wang' }],
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await phone?.stop();
  cloud?.close();
});

async function open(path: string, font: string): Promise<{ page: Page; screen: Frame; said: string[] }> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  page.setDefaultTimeout(10_000);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`error ${error.message}`));
  await page.goto(`${phone.url}/phone.html?${new URLSearchParams({ as: '王阿姨', path, font })}`);
  const screen = await (await page.waitForSelector('#screen')).contentFrame();
  if (!screen) throw new Error('the phone has no screen');
  await screen.waitForSelector('wx-page .card');
  return { page, screen, said };
}

/** Texts that stand out of the screen, or of a box that hides what is too much, and amounts without their unit. */
const cutTexts = (screen: Frame) =>
  screen.evaluate(() => {
    const seen = [...document.querySelectorAll('wx-page wx-text, wx-page wx-view, wx-page wx-button')].filter(
      (one) => one.childElementCount === 0 && (one.textContent ?? '').trim() !== '',
    );
    return seen.flatMap((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      const isCut = width > 0 && (left < -1 || right > window.innerWidth + 1 || one.scrollWidth > one.clientWidth + 1);
      const lines = one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight);
      if (/^[−\d.,]+ 元$/.test(one.textContent?.trim() ?? '') && lines > 1.5) return [`torn ${one.textContent}`];
      return isCut && getComputedStyle(one).display !== 'inline' ? [`${one.textContent} ${left}-${right}`] : [];
    });
  });

const hardGoods: FeedItemView = {
  ...{ kind: 'product', id: 'p', shopAppid: 's', shopName: '山里人家果园店', brandId: 'b', title: hardTitle },
  ...{ imageUrl: '', priceFen: mostFen, estimateFen: mostFen, hostName: '', airsAtMs: null, note: null },
};
const hardFeed: FeedView = {
  ...{ viewer: 'promoter', payerName: '山里人家带货机构', nextCursor: null, items: [hardGoods] },
  brands: ['山里人家高山果园与干货合作社联合品牌', '林间小屋'].map((name) => ({ brandId: name, name, color: null })),
  today: [{ ...hardGoods, reason: '这周卖得多:近 7 天 128 单' }],
};

const scenes: readonly (readonly [name: string, path: string, answers: typeof answers, words: string])[] = [
  ['the largest amounts', 'pages/earnings/earnings', { overview: () => largestOverview }, '99,999,999.99 元'],
  ['a debt', 'pages/earnings/earnings', { overview: () => indebtedOverview }, '要扣回 12.00 元'],
  ['a block', 'pages/earnings/earnings', { overview: () => blockedOverview }, '暂停提现到'],
  ['long titles', 'packages/money/orders/orders', { orders: () => hardOrders }, '−12.00 元'],
  ['the hardest order', 'packages/money/order/order?key=a', { explainOrder: () => hardExplanation }, '已退回'],
  [
    'a debt of a month',
    'packages/money/statement/statement',
    { statement: () => aStatement(-mostFen) },
    '−99,999,999.99',
  ],
  ['locks', 'packages/money/locks/locks', { lockedBuyers: () => usualLocks }, '128 位'],
  ['masked accounts', 'packages/money/payee/payee', { readPayee: () => usualPayee }, '刚改过'],
  ['payouts', 'packages/money/payouts/payouts', { history: () => usualHistory }, '99,999,999.99 元'],
  ['goods of several brands', 'pages/pick/pick', { feed: () => hardFeed }, '99,999,999.99 元'],
  ['a claim', 'packages/money/claim/claim', { claimMissingOrder: () => aClaim('booked') }, '怎么向买家要订单号'],
];

describe.each([
  ['normal type', '1'],
  ['large type', '1.4'],
])('with %s', (_size, font) => {
  it.each(scenes)('nothing is cut or torn on any width: %s', async (_name, path, given, words) => {
    answers = given;
    const { page, screen, said } = await open(path, font);
    await screen.waitForFunction((text) => document.body.innerText.includes(text), words);
    for (const width of [375, 414, 1024]) {
      await page.setViewportSize({ width, height: 812 });
      await screen.waitForFunction((wanted) => window.innerWidth === wanted, width);
      expect([width, await cutTexts(screen)]).toEqual([width, []]);
      expect(await screen.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    }
    expect(said.filter((text) => text.startsWith('error'))).toEqual([]);
    await page.close();
  });
});

it('10,000 orders come page by page, and only those near the screen stand on it', async () => {
  const [all, atOnce] = [10_000, 100];
  const pageOf = (from: number) =>
    Array.from({ length: atOnce }, (_, index) =>
      anOrder(
        { state: 'frozen', waitingFor: 'receipt' },
        { key: `o|${from + index}`, productTitle: index % 7 === 0 ? hardTitle : `第 ${from + index + 1} 笔` },
      ),
    );
  answers = {
    orders: ({ beforeMs = all }) => ({
      orders: pageOf(all - beforeMs),
      nextBeforeMs: beforeMs <= atOnce ? null : beforeMs - atOnce,
    }),
  };
  const { page, screen, said } = await open('packages/money/orders/orders', '1');
  const most = await screen.evaluate(async () => {
    const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
    const view = document.scrollingElement as Element;
    let mostRows = 0;
    for (let turn = 0; turn < 3000 && !document.body.innerText.includes('没有更多了'); turn += 1) {
      // As a finger does: a little up, then down to the end.
      view.scrollTo(0, turn % 2 === 0 ? view.scrollHeight : view.scrollTop - 200);
      await rest(8);
      mostRows = Math.max(mostRows, document.querySelectorAll('wx-page .row').length);
    }
    return mostRows;
  });
  expect(await screen.evaluate(() => document.body.innerText.includes('没有更多了'))).toBe(true);
  expect(most).toBeLessThan(600);
  const near = () => screen.$$eval('wx-page .row', (rows) => rows.length);
  await screen.waitForFunction(() => document.querySelectorAll('wx-page .row').length < 400);
  await screen.evaluate(() => document.scrollingElement?.scrollTo(0, document.scrollingElement.scrollHeight));
  await screen.waitForFunction(() => document.body.innerText.includes('第 10000 笔'));
  // Back at the beginning the first ones are there again, in their places.
  const heightPx = await screen.evaluate(() => document.scrollingElement?.scrollHeight ?? 0);
  await screen.evaluate(() => document.scrollingElement?.scrollTo(0, 0));
  await screen.waitForFunction(() => document.body.innerText.includes('第 2 笔'));
  expect(await near()).toBeLessThan(400);
  expect(await screen.evaluate(() => document.scrollingElement?.scrollHeight ?? 0)).toBe(heightPx);
  expect(said.filter((text) => text.startsWith('setData') || text.startsWith('error'))).toEqual([]);
  await page.close();
}, 90_000);
