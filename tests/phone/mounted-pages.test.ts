import { type FakeCloud, type MountedPhone, mountPhone } from './mounted-phone';

let phone: MountedPhone | undefined;
afterEach(() => phone?.close());

const wallet = {
  withdrawableFen: 3860,
  owedFen: 0,
  frozenFen: 2100,
  heldFen: 0,
  dueByDay: [],
  payingFen: 0,
  paidFen: 0,
  payerName: '山里人家带货机构',
};

const payout = {
  payoutNo: 'W20250101AB',
  route: 'wechat',
  state: 'sent',
  grossFen: 3860,
  taxFen: 0,
  netFen: 3860,
  requestedAtMs: 1_756_188_300_000,
  stateSinceMs: 1_756_188_300_000,
  title: { zh: '付款中', en: '' },
  sentence: { zh: '已提交,正在等结果。', en: '' },
  next: 'wait',
  confirmLeftMs: null,
  canCancel: true,
};

const cloud =
  (answers: Readonly<Record<string, unknown>>): FakeCloud =>
  ({ name, data }) =>
    answers[`${name}.${data.action}`] ?? { ok: false, code: 'try-again', message: '请您稍后再试。' };

describe('real pages, mounted without a browser', () => {
  it('withdraw: from the amount to the payout that is on its way', async () => {
    const quote = { ...payout, taxSteps: [], partsFen: [3860], needsApproval: false, dayLeftFen: 1 };
    phone = await mountPhone({
      path: 'packages/money/withdraw/withdraw',
      cloud: cloud({
        'earnings.wallet': { ok: true, value: wallet },
        'payout.quote': { ok: true, value: quote },
        'payout.request': { ok: true, value: payout },
      }),
    });
    expect(phone.text()).toContain('38.60 元');
    await phone.type('wx-input', '38.6');
    await phone.tap('.main-button');
    expect(phone.text()).toContain('确认提现');
    await phone.tap('[class~="components-bottom-sheet-bottom-sheet--doing"]');
    expect(phone.text()).toContain('已提交,正在等结果。');
    expect(phone.text()).toContain('W202 5010 1AB');
    expect(phone.errors).toEqual([]);
  });

  it('the page of an order that nobody named says so in words, and asks the cloud nothing', async () => {
    const asked: string[] = [];
    phone = await mountPhone({
      path: 'packages/money/order/order',
      cloud: ({ name, data }) => {
        asked.push(`${name}.${data.action}`);
        return { ok: false, code: 'try-again', message: '请您稍后再试。' };
      },
    });
    expect(phone.text()).toContain('没有找到这笔订单');
    expect(phone.text()).toContain('找回订单');
    expect(asked.filter((call) => call.startsWith('earnings.'))).toEqual([]);
    expect(phone.errors).toEqual([]);
  });

  it('a page whose cloud does not answer says what to do, and tries again', async () => {
    let isUp = false;
    phone = await mountPhone({
      path: 'packages/money/payouts/payouts',
      cloud: (call) => (isUp ? { ok: true, value: { payouts: [], nextBeforeMs: null } } : cloud({})(call)),
    });
    expect(phone.text()).toContain('请您稍后再试。');
    isUp = true;
    await phone.tap('[class~="components-page-frame-page-frame--plain-button"]');
    expect(phone.text()).toContain('还没有提现过');
    expect(phone.errors).toEqual([]);
  });

  it('materials: their pictures come from the storage, and their words go into the clipboard', async () => {
    const facts = { materialId: 'm', brandName: '山里人家', title: '秋苹果', text: '广告｜现摘现发。' };
    const materials = [{ ...facts, imageUrls: ['cloud://env.1/materials/秋 1.jpg'] }];
    phone = await mountPhone({
      path: 'packages/promote/materials',
      cloud: cloud({ 'promotion.materials': { ok: true, value: { materials, nextBeforeMs: null } } }),
    });
    const page = phone.running.stack.top()?.element;
    const sources = [...(page?.querySelectorAll('img') ?? [])].map((picture) => picture.getAttribute('src'));
    expect(sources).toEqual([`/client/storage/${encodeURIComponent('materials/秋 1.jpg')}`]);
    await phone.tap('[class~="packages-promote-material-card-material-card--copy-material"]');
    const { wx } = phone.window as unknown as { wx: { getClipboardData(): Promise<{ data: string }> } };
    expect((await wx.getClipboardData()).data).toBe('广告｜现摘现发。');
    expect(phone.errors).toEqual([]);
  });

  it("WeChat's type scale makes a page large", async () => {
    phone = await mountPhone({
      path: 'packages/money/payouts/payouts',
      cloud: cloud({ 'payout.history': { ok: true, value: { payouts: [payout], nextBeforeMs: null } } }),
      settings: { fontScale: 1.24 },
    });
    const page = phone.running.stack.top()?.element;
    expect(page?.querySelector('[class~="components-page-frame-page-frame--theme-care"]')).not.toBeNull();
    expect(phone.text()).toContain('付款中 · 微信零钱');
  });
});
