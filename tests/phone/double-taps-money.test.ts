import { type Answers, ok } from './money-answers';
import { button, countOf, doing, MoneyPhone, sentences } from './money-phone';
import type { MountedPhone } from './mounted-phone';
import { aPayout } from './usual-overview';

const phone = new MoneyPhone();
afterEach(() => expect(phone.close()).toEqual([]));

const tapped = (one: MountedPhone, words: string) => one.tap(button(one, words));

/** Every button that writes: how one comes there, and what it calls. */
const writes: readonly (readonly [
  name: string,
  path: string,
  call: string,
  answers: Answers,
  come: (one: MountedPhone) => Promise<string>,
])[] = [
  [
    '提现',
    'packages/money/withdraw/withdraw',
    'payout.request',
    {},
    async (one) => {
      await one.tap('.main-button');
      return doing;
    },
  ],
  [
    '撤销',
    'packages/money/withdraw/withdraw?id=W20260827000000000001',
    'payout.cancel',
    {},
    async (one) => {
      await tapped(one, '撤销这笔提现');
      return doing;
    },
  ],
  [
    '没收到款',
    'packages/money/withdraw/withdraw?id=W2',
    'payout.reportNotReceived',
    {
      'payout.history': ok({
        payouts: [aPayout({ payoutNo: 'W2', route: 'bank', state: 'paid', next: 'none', mayReport: true })],
        nextBeforeMs: null,
      }),
    },
    async (one) => {
      if (!one.text().includes('告诉机构')) await tapped(one, '没收到款');
      return button(one, '告诉机构');
    },
  ],
  [
    '保存收款方式',
    'packages/money/payee/payee',
    'payout.savePayee',
    {},
    async (one) => {
      if (one.text().includes('修改')) await tapped(one, '修改');
      return button(one, '保存');
    },
  ],
  [
    '删除收款方式',
    'packages/money/payee/payee',
    'payout.deletePayee',
    {},
    async (one) => {
      await tapped(one, '删除收款方式');
      return doing;
    },
  ],
  [
    '查一下',
    'packages/money/claim/claim?order=3727324701692140032',
    'earnings.claimMissingOrder',
    {},
    async () => '.main-button',
  ],
  [
    '提交投诉',
    'packages/mine/help/help?topic=money',
    'promoter.complain',
    {},
    async (one) => {
      await one.type('wx-textarea', '少了一单,请核对。');
      return '.main-button';
    },
  ],
  ['导出', 'packages/mine/privacy/privacy', 'promoter.exportMyData', {}, async () => '.main-button'],
  [
    '退出',
    'packages/mine/privacy/privacy',
    'promoter.leaveProgram',
    {},
    async (one) => {
      await tapped(one, '退出推客');
      return doing;
    },
  ],
  [
    '清除',
    'packages/mine/privacy/privacy',
    'promoter.eraseMe',
    {},
    async (one) => {
      await tapped(one, '清除我的信息');
      return doing;
    },
  ],
  [
    '同意新的结算方式',
    'pages/me/me',
    'promoter.acceptAgreement',
    {},
    async (one) => {
      await tapped(one, '看一看再决定');
      return doing;
    },
  ],
];

describe.each(writes)('%s', (_name, path, call, answers, come) => {
  it('tapped twice is sent once', async () => {
    const opened = await phone.open(path, answers);
    const selector = await come(opened);
    await opened.tapTwice(selector);
    expect(phone.callsOf(call)).toHaveLength(1);
  });

  it('that failed says so on the page, which stays as it is and can be tapped again', async () => {
    const opened = await phone.open(path, answers);
    for (const [kind, sentence] of sentences) {
      phone.weather = 'good';
      const selector = await come(opened);
      phone.weather = kind;
      await opened.tap(selector);
      expect(opened.text()).toContain(sentence);
      expect(countOf(opened, 'wx-button[disabled]')).toBe(0);
    }
  });

  it('left in the middle does no harm', async () => {
    const opened = await phone.open(path, answers);
    const selector = await come(opened);
    const leaving = opened.tap(selector);
    opened.running.openPath('/pages/earnings/earnings');
    await leaving;
    await opened.settle();
    expect(opened.text()).toContain('可提现');
  });
});

it('a request of which nobody knows the outcome goes out again under its own id', async () => {
  const opened = await phone.open('packages/money/withdraw/withdraw');
  await opened.tap('.main-button');
  phone.weather = 'timed out';
  await opened.tap(doing);
  phone.weather = 'good';
  await opened.tap('.main-button');
  await opened.tap(doing);
  const ids = phone.callsOf('payout.request').map(({ input }) => input.requestId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

it('the file of an invoice that was not picked is asked for, and a wrong number is named', async () => {
  const waits = aPayout({ payoutNo: 'W9', route: 'bank', state: 'requested', next: 'wait', needsInvoice: true });
  const opened = await phone.open('packages/money/withdraw/withdraw?id=W9', {
    'payout.history': ok({ payouts: [waits], nextBeforeMs: null }),
  });
  await tapped(opened, '交发票');
  await opened.type('wx-input', '12');
  await tapped(opened, '提交发票');
  expect(opened.text()).toContain('发票号码是 8 到 30 位数字或字母');
  await opened.type('wx-input', ' 0440 0020 0104 \u202e');
  await tapped(opened, '提交发票');
  expect(opened.text()).toContain('请选发票的文件。');
  expect(phone.callsOf('payout.attachInvoice')).toHaveLength(0);
});
