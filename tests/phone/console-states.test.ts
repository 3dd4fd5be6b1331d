import { type FakeCloud, type MountedPhone, mountPhone } from './mounted-phone';

/** Pages of the console in states in which only the page can show the way on. */
const ok = (value: unknown) => ({ ok: true, value });
const refused = (code: string, message: string) => ({ ok: false, code, message });
const me = (brands: readonly object[]) => {
  const duties = ['campaignList', 'orderDetail', 'orderList', 'partnerList', 'peopleList', 'readBudget', 'shelfList'];
  const may = Object.fromEntries([...duties, 'requestCorrection'].map((duty) => [duty, 'every-brand']));
  return ok({ name: '李店长', roles: [{ role: 'agency-owner', brandId: null }], may, brands, isClaimed: true });
};
const brand = { brandId: 'shanli', name: '山里人家', isOpen: true, color: null };

let phone: MountedPhone | undefined;
afterEach(() => phone?.close());

async function open(path: string, answers: Readonly<Record<string, (input: Record<string, unknown>) => unknown>>) {
  const cloud: FakeCloud = ({ data }) =>
    answers[data.action]?.(data.input) ?? refused('not-here', `没有 ${data.action}`);
  phone = await mountPhone({ path: `packages/console/${path}`, cloud });
  return phone;
}

describe('without a brand', () => {
  it.each(['shelf', 'people', 'partners', 'messages', 'orders', 'books'])('%s leads to 开张', async (page) => {
    const held = await open(`${page}/${page}`, {
      me: () => me([]),
      setup: () => refused('try-again', '请您稍后再试。'),
    });
    // Nothing of a list stands between the entrances and the sentence.
    expect(held.text()).toMatch(/物料与通知还没有品牌。先在「开张」里建一个。\s*去开张$/);
    await held.tap('[class~="components-page-frame-page-frame--plain-button"]');
    expect(held.running.stack.top()?.route).toBe('packages/console/setup/setup');
    expect(held.errors).toEqual([]);
  });
});

const order = {
  ...{ orderKey: '1|a', orderId: '1', skuId: 'a', productTitle: '高山苹果', brandId: 'shanli', shopAppid: 'wx1' },
  ...{ shopName: '果园店', promoter: 'wxWang', promoterName: '王阿姨', createdAtMs: 1, paymentFen: 1, feeFen: 1 },
  ...{ promoterFen: 3860, marginFen: 0, memoFen: 0, settledBy: 'agency', settledAtMs: null, isClue: false },
  state: { state: 'available' },
};
const detail = {
  ...{ order, reason: null, notes: [], whose: [], expected: null, isPinned: false, hold: null, differences: [] },
  ...{ movements: [], next: { zh: '可以提现。', en: '' } },
  amount: { paymentFen: 1, feeFen: 1, sharePpm: 1, promoterFen: 3860, marginFen: 0 },
};

describe('taking back more than somebody has', () => {
  const wallets = [{ promoter: 'wxWang', withdrawableFen: 0, withdrawableAfterFen: -1200 }];
  const preview = { fromPromoter: null, brandId: null, amountFen: -1200, wallets, postings: [] };

  it('asks whether a debt is allowed where it was refused, and shows it before it is booked', async () => {
    const debts: unknown[] = [];
    const held = await open('order/order?key=1%7Ca', {
      me: () => me([brand]),
      orderDetail: () => ok(detail),
      previewCorrection: ({ subject }) => {
        const { mayCreateDebt } = subject as { mayCreateDebt: boolean };
        debts.push(mayCreateDebt);
        const refusal = refused('would-create-debt', '这会让推客欠款;确实要扣,请您勾选允许欠款。');
        return mayCreateDebt ? ok({ ...preview, needsSecondPerson: false, waitsAlone: false }) : refusal;
      },
    });
    const doing = '[class~="components-bottom-sheet-bottom-sheet--doing"]';
    await held.tap('[class~="packages-console-components-order-pane-order-pane--step-take"]');
    await held.type('[aria-label="金额(元)"]', '12');
    await held.type('[aria-label="原因(写进审计记录)"]', '发货前多记了');
    expect(held.text()).not.toContain('允许欠款,');
    await held.tap(doing);
    expect(held.text()).toContain('请您勾选允许欠款');
    await held.tap('[class~="packages-console-components-order-pane-order-pane--debt"]');
    await held.tap(doing);
    expect(debts).toEqual([false, true]);
    expect(held.text()).toContain('现在的推客:可提现 0.00 元 → 待抵扣 12.00 元');
    expect(held.errors).toEqual([]);
  });
});

describe('giving an order that changed since it was looked at', () => {
  const doing = '[class~="components-bottom-sheet-bottom-sheet--doing"]';
  const plan = { brandId: 'shanli', fromPromoter: 'wxWang', postings: [], needsSecondPerson: false, waitsAlone: false };
  const planOf = (amountFen: number) => {
    const wallets = [{ promoter: 'wxChen', withdrawableFen: 0, withdrawableAfterFen: amountFen }];
    return ok({ ...plan, amountFen, wallets });
  };

  /** 陈姐 is to have it: looked at, then refused as changed, then looked at again. */
  async function give(second: unknown) {
    const asked: Record<string, unknown>[] = [];
    const looks = [planOf(3860), second];
    const held = await open('order/order?key=1%7Ca', {
      me: () => me([brand]),
      orderDetail: () => ok(detail),
      previewCorrection: () => looks.shift(),
      requestCorrection: (input) => {
        asked.push(input);
        return refused('changed-meanwhile', '别人刚刚改过这里,请您刷新后再改。');
      },
    });
    await held.tap('[class~="packages-console-components-order-pane-order-pane--step-move"]');
    await held.type('[aria-label="推客编号"]', 'wxChen');
    await held.type('[aria-label="原因(写进审计记录)"]', '买家来电说明');
    await held.tap(doing);
    expect(held.text()).toContain('38.60 元');
    await held.tap(doing);
    return { held, asked };
  }

  it('sends what was seen, and shows what would happen now in its place', async () => {
    const { held, asked } = await give(planOf(6000));
    expect(asked).toMatchObject([{ seen: { fromPromoter: 'wxWang', amountFen: 3860 } }]);
    expect(held.text()).toContain('这单刚刚有变化,请您看过新的结果再点。');
    expect(held.text()).toContain('60.00 元');
    await held.tap(doing);
    expect(asked).toMatchObject([{}, { seen: { fromPromoter: 'wxWang', amountFen: 6000 } }]);
    expect(asked[0]?.requestId).not.toBe(asked[1]?.requestId);
    expect(held.errors).toEqual([]);
  });

  it('says why nothing can be done any more, and shows no plan that is not so', async () => {
    const { held } = await give(refused('order-over', '这单已经取消或退款,没有可以更改的,请您核对。'));
    expect(held.text()).toContain('这单已经取消或退款');
    expect(held.text()).not.toContain('看过新的结果');
    expect(held.text()).not.toContain('可提现 0.00 元');
    expect(held.errors).toEqual([]);
  });
});
