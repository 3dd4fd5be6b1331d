import { button, countOf, MoneyPhone, sentences } from './money-phone';

const phone = new MoneyPhone();
afterEach(() => expect(phone.close()).toEqual([]));

/** Pages that show data, with words of them. */
const pages: readonly (readonly [path: string, words: string])[] = [
  ['pages/earnings/earnings', '128.40 元'],
  ['pages/me/me', '王阿姨'],
  ['packages/money/orders/orders', '高山苹果 5 斤'],
  ['packages/money/order/order?key=a', '为什么归您'],
  ['packages/money/withdraw/withdraw', '128.40 元'],
  ['packages/money/withdraw/withdraw?id=W2', '钱已经到您的零钱。'],
  ['packages/money/payouts/payouts', '等您收款'],
  ['packages/money/payee/payee', '**** 4242'],
  ['packages/money/statement/statement', '月初还在这里'],
  ['packages/money/locks/locks', '128 位'],
  ['packages/mine/rules/rules', '推客协议'],
  ['packages/mine/proof/proof', '全程免费'],
  ['packages/mine/notices/notices', '38.60 元可以提现了。'],
];
const retry = '[class~="components-page-frame-page-frame--again"]';
const again = '[class~="components-page-frame-page-frame--plain-button"]';

it.each(pages)(
  '%s says what happened, tries again, and shows without a network what it showed last',
  async (path, words) => {
    phone.weather = 'offline';
    const opened = await phone.open(path);
    for (const [kind, sentence] of sentences) {
      phone.weather = kind;
      await opened.tap(again);
      expect(opened.text()).toContain(sentence);
      expect(opened.text()).not.toContain('0.00');
    }
    phone.weather = 'good';
    await opened.tap(again);
    expect(opened.text()).toContain(words);
    phone.weather = 'offline';
    opened.running.openPath(`/${path}`);
    await opened.settle();
    expect(opened.text()).toMatch(/没有连上网络,下面是 \d+ 月 \d+ 日 \d\d:\d\d 的内容,暂时不能提交。/);
    expect(opened.text()).toContain(words);
    expect(opened.text()).not.toMatch(/删除收款方式|撤销这笔提现|看一看再决定|开启提醒/);
    expect(countOf(opened, '.main-button')).toBe(0);
    phone.weather = 'good';
    await opened.tap(retry);
    expect(opened.text()).not.toContain('没有连上网络');
  },
);

it.each([
  ['packages/money/withdraw/withdraw?id=W20260827000000000001', '提到'],
  ['packages/money/payouts/payouts', '等您收款'],
])('%s says without a network no time that is left: it was left then', async (path, words) => {
  const opened = await phone.open(path);
  expect(opened.text()).toContain('还剩 23 小时 54 分');
  phone.weather = 'offline';
  opened.running.openPath(`/${path}`);
  await opened.settle();
  expect(opened.text()).toContain(words);
  expect(opened.text()).not.toContain('还剩');
});

const visitor = { ok: false, code: 'not-bound', message: '您还不是推客。' };

it.each([
  ['pages/earnings/earnings', 'earnings.overview'],
  ['packages/money/orders/orders', 'earnings.orders'],
  ['packages/money/order/order?key=a', 'earnings.explainOrder'],
  ['packages/money/withdraw/withdraw', 'earnings.wallet'],
  ['packages/money/payouts/payouts', 'payout.history'],
  ['packages/money/payee/payee', 'payout.readPayee'],
  ['packages/money/statement/statement', 'earnings.statement'],
  ['packages/money/locks/locks', 'earnings.lockedBuyers'],
])('%s leads somebody who is no promoter to joining', async (path, call) => {
  const opened = await phone.open(path, { [call]: visitor });
  await opened.tap(button(opened, '去加入'));
  expect(opened.running.stack.top()?.route).toBe('packages/join/join/join');
});
