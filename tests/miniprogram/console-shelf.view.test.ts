import type { ShelfItemView, WorkedShareView } from '../../cloudfunctions/console/shelf-contract';
import {
  itemPane,
  itemQuestion,
  ppmOf,
  workedLines,
} from '../../miniprogram/packages/console/components/item-pane/item-pane.view';
import {
  alertRows,
  emptySentence,
  itemKey,
  itemOfKey,
  planCards,
  plansFoot,
  shelfFilters,
  shelfRows,
} from '../../miniprogram/packages/console/shelf/shelf.view';

/** 2026-08-01 20:03 in Beijing. */
const atMs = 1_785_585_780_000;
const all = { decide: true, submit: true, share: true };
const apple: ShelfItemView = {
  ...{
    kind: 'product',
    id: 'p1',
    shopAppid: 'wxshop1',
    title: '高山苹果',
    imageUrl: '',
    hostName: '',
    priceFen: 19_300,
  },
  ...{ planType: 1, state: 'new', stateName: '待提交', reason: null, isListed: true, isShown: false },
  ...{ startsAtMs: 0, endsAtMs: null, airsAtMs: null, feePpm: 250_000, sharePpm: 800_000, hasOwnShare: false },
  ...{ promoterPpm: 200_000, marginPpm: 50_000, leastMarginPpm: 10_000, alerts: [] },
  ...{ shopName: '水果店', ownShares: [], groupShares: [], change: null, history: [] },
};
const pane = (change: Partial<ShelfItemView> = {}, may = all) =>
  itemPane({ ok: true, value: { ...apple, ...change } }, may);

describe('one thing of the shelf', () => {
  it('says what it brings whom, of what', () => {
    const facts = Object.fromEntries(pane().facts.map(({ name, value }) => [name, value]));
    expect(facts).toMatchObject({
      服务费: '成交额的 25%',
      推客: '成交额的 20%(服务费的 80%)',
      留给机构: '成交额的 5%,下限 1%',
      推广计划: '商家定向计划',
      推广时间: '不限期',
    });
    expect(pane()).toMatchObject({ percent: '20', hasShare: true, marks: [{ text: '! 待提交', tone: 'todo' }] });
  });

  it.each<[string, Partial<ShelfItemView>, typeof all, string[]]>([
    ['that is new, for a reviewer', {}, all, ['不通过', '上架']],
    ['that is new, for its brand', {}, { ...all, decide: false }, ['交给机构审核']],
    ['that is in review, for its brand', { state: 'in-review' }, { ...all, decide: false }, []],
    ['that is through, for a reviewer', { state: 'approved' }, all, ['下架']],
    ['that was turned away', { state: 'rejected' }, all, ['再交来审核']],
    ['that the platform took off', { isListed: false, state: 'approved' }, all, []],
    ['for who may only look', {}, { decide: false, submit: false, share: false }, []],
  ])('%s, offers %j', (_label, change, may, steps) => {
    expect(pane(change, may).steps.map(({ name }) => name)).toEqual(steps);
  });

  it('tells why it was turned away, and what the platform changed', () => {
    const cut = { atMs, feeBeforePpm: 300_000, feePpm: 250_000, wasListed: true };
    const shown = pane({
      state: 'rejected',
      stateName: '未通过',
      reason: '图片不清楚。',
      change: cut,
      alerts: ['FEE_CUT'],
    });
    expect(shown.reason).toBe('原因:图片不清楚。');
    expect(shown.change).toBe('8 月 1 日 20:03 商家把服务费从 30% 改成 25%。已有订单按下单时的费率算。');
    expect(shown.marks.map(({ text }) => text)).toEqual(['! 未通过', '! 服务费降了']);
  });

  it('of a kind without a stated fee has no share to set', () => {
    const live = { kind: 'live', feePpm: null, promoterPpm: null, marginPpm: null } as const;
    expect(pane(live)).toMatchObject({ hasShare: false, percent: '' });
  });

  it('tells who did what and why', () => {
    const shares = [{ fromMs: 1, sharePpm: 880_000 }];
    const entry = { atMs, name: '李店长', action: 'planItemShare', before: {}, after: { shares }, reason: '夏季主推' };
    expect(pane({ history: [entry] }).past).toMatchObject([
      { head: '8 月 1 日 20:03 · 李店长', text: '定商品的比例:服务费的 88%。夏季主推' },
    ]);
  });

  it('that cannot be read says so', () => {
    const failure = { ok: false, code: 'item-not-found', sentence: '没有找到这件东西。' } as const;
    expect(itemPane(failure, all)).toMatchObject({ phase: 'failed', sentence: '没有找到这件东西。' });
  });
});

describe('「推客拿成交额的 x%」', () => {
  const worked: WorkedShareView = {
    ...{ verdict: 'fits', sharePpm: 880_000, promoterPpm: 220_000, marginPpm: 30_000, neededFeePpm: 230_000 },
    ...{ feePpm: 250_000, leastMarginPpm: 10_000 },
  };

  it.each<[string, Partial<WorkedShareView>, string, boolean]>([
    ['fits', {}, '推客拿服务费的 88%,合成交额的 22%;留给机构 3%。', true],
    [
      'leaves too little',
      { verdict: 'margin-under-guard', neededFeePpm: 255_000 },
      '机构设定至少留 1%。服务费谈到 25.5% 就够了。',
      false,
    ],
    ['is over the fee', { verdict: 'over-fee', neededFeePpm: 310_000 }, '要给这么多,请和商家把服务费谈到 31%。', false],
    ['is over everything', { verdict: 'over-fee', neededFeePpm: null }, '平台的服务费最高 90%,给不了这么多。', false],
  ])('that %s is said in sentences', (_label, change, sentence, fits) => {
    const told = workedLines({ ...worked, ...change });
    expect([told.lines.includes(sentence), told.fits]).toEqual([true, fits]);
  });

  it.each([
    ['20', 200_000],
    ['12.5%', 125_000],
    ['0.0001', 1],
    ['100', 1_000_000],
    ['100.1', undefined],
    ['-1', undefined],
    ['二十', undefined],
    ['', undefined],
  ])('typed as %s is %s ppm', (typed, ppm) => {
    expect(ppmOf(typed)).toBe(ppm);
  });

  it.each(['approve', 'reject', 'withdraw', 'submit', 'share'] as const)('asks before %s with what follows', (step) => {
    const { title, lines, yes } = itemQuestion(step);
    expect(title).toMatch(/\?$/);
    expect([...lines, yes].join('')).not.toMatch(/[!!]|马上|赶紧/);
  });
});

describe('lists of the shelf', () => {
  it('show state before share, and open by a key that ids with bars survive', () => {
    const [row] = shelfRows({ items: [{ ...apple, id: 'a|b', alerts: ['MARGIN_THIN'] }], nextPosition: null });
    expect(row).toMatchObject({
      note: '成交额的 25% 是服务费,20% 给推客 · 推客看不到',
      tag: { text: '! 留得太少', tone: 'todo' },
    });
    expect(itemOfKey(row?.key ?? '')).toEqual({ kind: 'product', shopAppid: 'wxshop1', id: 'a|b' });
    expect(itemKey({ kind: 'live', shopAppid: 's', id: 'x' })).toBe('live|s|x');
  });

  it('name what was cut and what was taken off', () => {
    const alert = {
      kind: 'product',
      id: 'p1',
      shopAppid: 's',
      title: '苹果',
      feeBeforePpm: 300_000,
      feePpm: 250_000,
      atMs,
    } as const;
    const rows = alertRows({
      alerts: [
        { ...alert, code: 'FEE_CUT' },
        { ...alert, code: 'DELISTED' },
      ],
    });
    expect(rows.map(({ note, tag }) => [note, tag?.text])).toEqual([
      ['8 月 1 日 20:03 服务费从 30% 降到 25%', '! 降费'],
      ['8 月 1 日 20:03 平台下架了', '! 下架'],
    ]);
  });

  it('name plans that meet, the one that counts, and those that cannot be used', () => {
    const plan = {
      ...{
        productId: 'p1',
        title: '苹果',
        imageUrl: '',
        priceFen: 1,
        planType: 1,
        planName: '商家定向计划',
        feePpm: 250_000,
      },
      ...{ startsAtMs: 0, endsAtMs: null, refusal: null, overlapsWith: ['商家公开计划'], isTaken: true },
    };
    const refused = [{ productId: '9', sentence: '这类计划不能用于推客推广。' }];
    const cards = planCards({ plans: [plan, { ...plan, planType: 2, isTaken: false }], refused, isCut: false });
    expect(cards.map(({ tag }) => tag.text)).toEqual(['✓ 在用', '! 没有用到', '− 不能用']);
    expect(cards[0]?.lines).toEqual([
      '商家定向计划 · 服务费 25%',
      '不限期',
      '同一时间还有:商家公开计划。',
      '订单按这一个计划算。',
    ]);
    const silent = { plans: [], refused: null, isCut: false };
    expect(plansFoot({ ok: true, value: silent })).toBe('微信没有全部告诉我们,可能还有别的计划。');
  });

  it('each say why they are empty', () => {
    const sentences = shelfFilters.map(({ value }) => emptySentence(value));
    expect(new Set(sentences).size).toBe(shelfFilters.length);
    for (const sentence of sentences) expect(sentence).toMatch(/。$/);
  });
});
