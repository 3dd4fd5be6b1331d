import { type FakeCloud, type MountedPhone, mountPhone, timedOut } from './mounted-phone';
import {
  aClaim,
  anOrder,
  aPayout,
  aStatement,
  at,
  hardTitle,
  mostFen,
  usualExplanation,
  usualHistory,
  usualLocks,
  usualOrders,
  usualOverview,
  usualPayee,
} from './usual-overview';

type Input = Record<string, unknown>;
type Answers = Record<string, unknown>;

const ok = (value: unknown) => ({ ok: true, value });
const wallet = { ...usualOverview.wallet, withdrawableFen: 12_840 };
const quote = { grossFen: 12_840, taxFen: 0, netFen: 12_840, taxSteps: [], partsFen: [12_840], needsApproval: false };
const announced = {
  fromMs: at('2026-09-01T00:00:00'),
  settledBy: 'platform',
  agreementVersion: '2026-09',
  agreement: ['一、随时可以退出。'],
  isAccepted: false,
};
const status = {
  ...{ step: 'bound', mayConfirm: false, isSuspended: false, agencyName: '山里人家带货机构', settledBy: 'agency' },
  ...{ agreement: { version: '2026-07', isAccepted: true }, me: { nickname: '王阿姨', avatarUrl: '' }, announced },
  brands: [{ brandId: 'b', name: '山里人家', isOpen: true }],
};
const rules = {
  ...{ agencyName: '山里人家带货机构', settledBy: 'agency', holdDays: 15, agreementVersion: '2026-07' },
  ...{ agreement: ['一、随时可以退出。'], brands: [], shops: [] },
};
const notice = {
  ...{ id: 'n1', kind: 'MONEY_FREE', zh: '38.60 元可以提现了。', en: '', atMs: 1_786_000_000_000, isRead: false },
  about: { kind: 'money', amountFen: 3860, orderKey: null, dueDay: null },
};
const offers = [{ template: 'free', templateId: 't-free', left: 0 }];

/** What every page gets in good times. */
const good: Answers = {
  'earnings.overview': ok(usualOverview),
  'earnings.wallet': ok(wallet),
  'earnings.orders': ok(usualOrders),
  'earnings.explainOrder': ok(usualExplanation),
  'earnings.lockedBuyers': ok(usualLocks),
  'earnings.statement': ok(aStatement(3860)),
  'earnings.claimMissingOrder': ok(aClaim('booked')),
  'payout.readPayee': ok(usualPayee),
  'payout.history': ok(usualHistory),
  'payout.quote': ok(quote),
  'payout.request': ok(aPayout({ state: 'sent', next: 'wait', confirmLeftMs: null })),
  'payout.confirmParameters': ok({ mchId: '1', appId: 'wx', package: 'p', confirmByMs: 1 }),
  'payout.cancel': ok(aPayout({ state: 'cancelled', next: 'request-again', confirmLeftMs: null })),
  'payout.savePayee': ok({ state: 'to-confirm', confirmation: 'c.1', masked: {}, usableFromMs: 0 }),
  'payout.deletePayee': ok({ deletedAtMs: 1, isKeptForTax: false }),
  'payout.reportNotReceived': ok({ payoutNo: 'W2', dueAtMs: at('2026-08-30T12:00:00') }),
  'promoter.status': ok(status),
  'promoter.profile': { ok: false, code: 'not-bound', message: '还不是推客。' },
  'promoter.acceptAgreement': ok({ agreementVersion: '2026-09' }),
  'promoter.inbox': ok({ notices: [notice], nextBeforeMs: null }),
  'promoter.markNoticesRead': ok({ marked: 1 }),
  'promoter.noticeOffers': ok({ offers }),
  'promoter.grantNotices': ok({ offers }),
  'promoter.exportMyData': ok({ name: 'a.json', text: '{}', rowCount: 1, cut: [] }),
  'promoter.leaveProgram': ok({ leftAtMs: 1 }),
  'promoter.eraseMe': { ok: false, code: 'money-left', message: '还有没结清的佣金。' },
  'promoter.complain': ok({ id: 'c', topic: 'money', text: '少了一单', orderId: '', state: 'received' }),
  'promoter.complaints': ok({ complaints: [] }),
  'console.me': ok({ name: null, roles: [], may: {}, brands: [], isClaimed: true }),
  'landing.rules': ok(rules),
};

let phone: MountedPhone | undefined;
let asked: { readonly call: string; readonly input: Input }[] = [];
let weather: 'good' | 'offline' | 'timed out' | 'rejection' | 'outage' = 'good';
let changed: Answers = {};

const cloud: FakeCloud = ({ name, data }) => {
  const call = `${name}.${data.action}`;
  asked.push({ call, input: data.input });
  switch (weather) {
    case 'offline':
      throw new Error('no network');
    case 'timed out':
      return timedOut;
    case 'rejection':
      return { ok: false, code: 'try-again', message: '请您稍后再试。' };
    case 'outage':
      return { ok: false, code: 'internal-error', message: '系统出了问题,请您把编号告诉客服。' };
    default:
      return changed[call] ?? good[call] ?? { ok: false, code: 'not-here', message: `没有 ${call}` };
  }
};

async function open(path: string, answers: Answers = {}): Promise<MountedPhone> {
  [asked, changed] = [[], answers];
  phone = await mountPhone({ path, cloud });
  return phone;
}

const callsOf = (call: string) => asked.filter((one) => one.call === call);

beforeEach(() => {
  weather = 'good';
});
afterEach(() => {
  expect(phone?.errors ?? []).toEqual([]);
  phone?.close();
  phone = undefined;
});

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

const sentences = [
  ['timed out', '没有等到回答,请您再试一次。同一次提交只算一次。'],
  ['rejection', '请您稍后再试。'],
  ['outage', '系统出了问题,请您把编号告诉客服。'],
  ['offline', '没有连上网络。您的内容没有提交,连上网络后请再试一次。'],
] as const;

it.each(pages)(
  '%s says what happened, tries again, and shows without a network what it showed last',
  async (path, words) => {
    weather = 'offline';
    const opened = await open(path);
    for (const [kind, sentence] of sentences) {
      weather = kind;
      await opened.tap(again);
      expect(opened.text()).toContain(sentence);
      expect(opened.text()).not.toContain('0.00');
    }
    weather = 'good';
    await opened.tap(again);
    expect(opened.text()).toContain(words);
    weather = 'offline';
    opened.running.openPath(`/${path}`);
    await opened.settle();
    expect(opened.text()).toMatch(/没有连上网络,下面是 \d+ 月 \d+ 日 \d\d:\d\d 的内容,暂时不能提交。/);
    expect(opened.text()).toContain(words);
    expect(opened.text()).not.toMatch(/删除收款方式|撤销这笔提现|看一看再决定|开启提醒/);
    expect(opened.running.stack.top()?.element?.querySelectorAll('.main-button')).toHaveLength(0);
    weather = 'good';
    await opened.tap(retry);
    expect(opened.text()).not.toContain('没有连上网络');
  },
);

const doing = '[class~="components-bottom-sheet-bottom-sheet--doing"]';
const button = (words: string) => (one: MountedPhone) => {
  const all = one.running.stack.top()?.element?.querySelectorAll('wx-button, [role="button"]') ?? [];
  const found = [...all].find((element) => element.textContent?.trim() === words);
  if (!found) throw new Error(`no ${words} in: ${one.text()}`);
  found.setAttribute('data-found', words);
  return `[data-found="${words}"]`;
};
const tapped = async (one: MountedPhone, words: string) => one.tap(button(words)(one));

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
      return button('告诉机构')(one);
    },
  ],
  [
    '保存收款方式',
    'packages/money/payee/payee',
    'payout.savePayee',
    {},
    async (one) => {
      if (one.text().includes('修改')) await tapped(one, '修改');
      return button('保存')(one);
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
    const opened = await open(path, answers);
    const selector = await come(opened);
    await opened.tapTwice(selector);
    expect(callsOf(call)).toHaveLength(1);
  });

  it('that failed says so on the page, which stays as it is and can be tapped again', async () => {
    const opened = await open(path, answers);
    for (const [kind, sentence] of sentences) {
      weather = 'good';
      const selector = await come(opened);
      weather = kind;
      await opened.tap(selector);
      expect(opened.text()).toContain(sentence);
      expect(opened.running.stack.top()?.element?.querySelectorAll('wx-button[disabled]')).toHaveLength(0);
    }
  });

  it('left in the middle does no harm', async () => {
    const opened = await open(path, answers);
    const selector = await come(opened);
    const leaving = opened.tap(selector);
    opened.running.openPath('/pages/earnings/earnings');
    await leaving;
    await opened.settle();
    expect(opened.text()).toContain('可提现');
  });
});

it('a request of which nobody knows the outcome goes out again under its own id', async () => {
  const opened = await open('packages/money/withdraw/withdraw');
  await opened.tap('.main-button');
  weather = 'timed out';
  await opened.tap(doing);
  weather = 'good';
  await opened.tap('.main-button');
  await opened.tap(doing);
  const ids = callsOf('payout.request').map(({ input }) => input.requestId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

describe.each([
  ['0.00', 0],
  ['−12.00', -1200],
  ['99,999,999.99', mostFen],
])('an amount of %s', (text, amountFen) => {
  const amounts = { withdrawableFen: amountFen, frozenFen: amountFen, owedFen: amountFen, paidFen: amountFen };
  it.each<[string, Answers]>([
    ['pages/earnings/earnings', { 'earnings.overview': ok({ ...usualOverview, wallet: { ...wallet, ...amounts } }) }],
    [
      'packages/money/orders/orders',
      {
        'earnings.orders': ok({
          orders: [anOrder({ state: 'held' }, { promoterFen: amountFen, productTitle: hardTitle })],
          nextBeforeMs: null,
        }),
      },
    ],
    [
      'packages/money/order/order?key=a',
      {
        'earnings.explainOrder': ok({
          ...usualExplanation,
          order: anOrder({ state: 'reversed' }, { promoterFen: amountFen, productTitle: hardTitle }),
        }),
      },
    ],
    ['packages/money/statement/statement', { 'earnings.statement': ok(aStatement(amountFen)) }],
    [
      'packages/money/payouts/payouts',
      { 'payout.history': ok({ payouts: [aPayout({ netFen: amountFen })], nextBeforeMs: null }) },
    ],
  ])('is written whole, with its unit, on %s', async (path, answers) => {
    const opened = await open(path, answers);
    expect(opened.text()).toContain(`${text} 元`);
    expect(opened.text()).not.toMatch(/NaN|undefined|null|\[object/);
  });
});

it('a name of 60 characters with pictures and marks that turn text around stands whole', async () => {
  const opened = await open('pages/me/me', {
    'promoter.status': ok({ ...status, me: { nickname: hardTitle, avatarUrl: '' } }),
  });
  expect(opened.text()).toContain(hardTitle.replace(/\s+/g, ' ').trim());
});

it('the file of an invoice that was not picked is asked for, and a wrong number is named', async () => {
  const waits = aPayout({ payoutNo: 'W9', route: 'bank', state: 'requested', next: 'wait', needsInvoice: true });
  const opened = await open('packages/money/withdraw/withdraw?id=W9', {
    'payout.history': ok({ payouts: [waits], nextBeforeMs: null }),
  });
  await tapped(opened, '交发票');
  await opened.type('wx-input', '12');
  await tapped(opened, '提交发票');
  expect(opened.text()).toContain('发票号码是 8 到 30 位数字或字母');
  await opened.type('wx-input', ' 0440 0020 0104 \u202e');
  await tapped(opened, '提交发票');
  expect(opened.text()).toContain('请选发票的文件。');
  expect(callsOf('payout.attachInvoice')).toHaveLength(0);
});
