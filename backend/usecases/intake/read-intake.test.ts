import { articleUnderTest, talentUnderTest, videoUnderTest } from '../sharing/contents-under-test';
import { feed } from '../sharing/feed';
import { startMs } from '../sharing/program-under-test';
import { agreeFee } from './agree-fee';
import { decideItem } from './decide-item';
import { appleOnAir, articles, channels, intakeUnderTest, secondChannels, termsUnderTest } from './intake-under-test';
import { markStep } from './mark-step';
import { type IntakeView, readIntake } from './read-intake';

const shop = { shopAppid: 'wxshop1' };
const talent = { talentAppid: 'wxtalent1', brandId: 'brand1' };
const operator = { openid: 'oOperator', name: '运营小张' };

function stepsOf(view: IntakeView, flow: string, account?: string): string[] {
  const found = view.checklists.find(
    (one) => one.flow === flow && (account === undefined || one.account?.linkedAccountId === account),
  );
  return (found?.steps ?? []).map(({ step, stateName }) => `${step} ${stateName}`);
}

async function read(
  program: ReturnType<typeof intakeUnderTest>,
  subject: Parameters<typeof readIntake>[2] = shop,
): Promise<IntakeView> {
  const view = await readIntake(program.ports, ['brand1'], subject);
  if (!view.ok) throw new Error(view.code);
  return view.value;
}

describe('the intake of a shop', () => {
  it('has a checklist for each way in', async () => {
    const program = intakeUnderTest();
    await program.bind('oWang', 'wxsharerWang', '王阿姨');
    await feed(program.ports, { openid: 'oWang' }, { kind: 'product' });
    program.partners.liveProducts = [appleOnAir];
    program.state.articles = [articleUnderTest()];
    const view = await read(program);
    expect(view.checklists.map(({ flow, account }) => [flow, account?.name ?? null])).toEqual([
      ['shop-product', null],
      ['shop-live', '视频号'],
      ['shop-video', '视频号'],
      ['shop-article', '公众号'],
    ]);
    expect(stepsOf(view, 'shop-product')).toEqual([
      'supply-cooperation 平台已确认',
      'usable-plan 平台已确认',
      'fee-agreed 未完成',
      'goods-checked 未完成',
    ]);
    expect(stepsOf(view, 'shop-live')).toEqual([
      'content-cooperation 平台已确认',
      'linked-account 平台已确认',
      'usable-plan 平台已确认',
      'fee-agreed 未完成',
      'time-slots 未完成',
      'live-notice 未完成',
      'live-goods 平台已确认',
    ]);
    expect(stepsOf(view, 'shop-video')).toContain('video-goods 未完成');
    expect(stepsOf(view, 'shop-article')).toContain('article-goods 平台已确认');
  });

  it('has one for each of several linked accounts, with marks of their own', async () => {
    const program = intakeUnderTest();
    program.partners.accounts = [channels, secondChannels];
    program.state.videos = [videoUnderTest({ host: 'wxshop1/sph2' })];
    const slots = [{ startsAtMs: 10, endsAtMs: 20 }];
    const mark = {
      subject: shop,
      flow: 'shop-live',
      linkedAccountId: 'sph2',
      step: 'time-slots',
      isDone: true,
    } as const;
    expect(await markStep(program.ports, operator, ['brand1'], { ...mark, slots, note: ' 每周五 ' })).toMatchObject({
      ok: true,
    });
    const view = await read(program);
    expect(stepsOf(view, 'shop-live', 'sph1')).toContain('time-slots 未完成');
    expect(stepsOf(view, 'shop-live', 'sph2')).toContain('time-slots 已自行标记');
    expect(stepsOf(view, 'shop-video', 'sph1')).toContain('video-goods 未完成');
    expect(stepsOf(view, 'shop-video', 'sph2')).toContain('video-goods 平台已确认');
    expect(stepsOf(view, 'shop-article')).toContain('linked-account 未完成');
    const marked = view.checklists.flatMap(({ steps }) => steps).find((step) => step.mark !== null);
    expect(marked?.mark).toEqual({ by: '运营小张', atMs: startMs, note: '每周五', slots });
    expect(JSON.stringify(view)).not.toContain('oOperator');
    await markStep(program.ports, operator, ['brand1'], { ...mark, isDone: false });
    expect(stepsOf(await read(program), 'shop-live', 'sph2')).toContain('time-slots 未完成');
  });

  it.each([
    ['does not answer', { isDown: true }],
    ['refuses', { refusal: { ok: false, code: 'PLATFORM_REFUSED', errcode: -1, detail: '' } as const }],
  ])('says what is unknown when the platform %s', async (_label, trouble) => {
    const program = intakeUnderTest();
    Object.assign(program.state, trouble);
    const view = await read(program);
    const silent = view.checklists.find(({ flow }) => flow === 'shop-product')?.steps.filter((step) => step.isSilent);
    expect(silent?.map(({ step }) => step)).toEqual(['supply-cooperation']);
    expect(view.refusedPlans).toBeNull();
  });

  it('has a fee for the whole shop or for goods, and says where a plan pays less', async () => {
    const program = intakeUnderTest();
    await feed(program.ports, { openid: 'oWang' }, { kind: 'product' });
    const agree = (terms: Parameters<typeof agreeFee>[3]['terms'], reach: readonly string[] = ['brand1']) =>
      agreeFee(program.ports, operator, reach, { ...shop, terms });
    expect(await agree({ scope: 'shop', feePpm: 300_000 })).toMatchObject({ ok: true });
    const view = await read(program);
    expect(stepsOf(view, 'shop-video')).toContain('fee-agreed 已自行标记');
    expect(view.fee).toEqual({ terms: { scope: 'shop', feePpm: 300_000 }, by: '运营小张', atMs: startMs });
    expect(view.shortfalls).toEqual([{ productId: '10000165275743001', agreedPpm: 300_000, planPpm: 250_000 }]);
    expect(await agree({ scope: 'goods', goods: [{ productId: '10000165275743001', feePpm: 250_000 }] })).toMatchObject(
      { ok: true },
    );
    expect((await read(program)).shortfalls).toEqual([]);
    expect(await agree({ scope: 'shop', feePpm: 0 })).toMatchObject({ code: 'terms-not-valid' });
    expect(await agree({ scope: 'shop', feePpm: 1 }, ['brand2'])).toMatchObject({ code: 'shop-not-found' });
  });

  it('names the plans that cannot be shared, with what would mend them, and no plans of others', async () => {
    const program = intakeUnderTest();
    program.partners.terms = [
      termsUnderTest(),
      termsUnderTest({ productId: 'p2', talentRateSetBy: 'merchant' }),
      termsUnderTest({ productId: 'p3', planType: 4 }),
      termsUnderTest({ productId: 'p4', talentRateSetBy: 'merchant', shopAppid: 'wxshop9' }),
    ];
    expect((await read(program)).refusedPlans).toEqual([
      {
        productId: 'p2',
        refusal: 'talent-rate-set-by-merchant',
        sentence: '这个计划由商家设置达人佣金,推客拿不到佣金。请改为由机构分配达人佣金的计划。',
      },
      {
        productId: 'p3',
        refusal: 'plan-type-not-usable',
        sentence: '这类计划不能用于推客推广。请建商家定向计划或商家公开计划。',
      },
    ]);
  });

  it('tells the merchant why something was turned away', async () => {
    const program = intakeUnderTest();
    await feed(program.ports, { openid: 'oWang' }, { kind: 'product' });
    const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
    await decideItem(program.ports, operator, 'every-brand', { ...apple, decision: 'reject', reason: '缺检测报告。' });
    expect((await read(program)).items).toMatchObject([
      { title: '高山苹果', stateName: '未通过', reason: '缺检测报告。' },
    ]);
  });
});

describe('the intake of a talent', () => {
  it('confirms what the partner list and his content tell, and takes time slots from a person', async () => {
    const program = intakeUnderTest();
    program.state.talents = [talentUnderTest({ videoExportNames: ['export/Name1'] })];
    program.partners.liveProducts = [appleOnAir];
    const mark = { subject: talent, flow: 'talent-live', step: 'time-slots', isDone: true } as const;
    const slots = [{ startsAtMs: 10, endsAtMs: 20 }];
    await markStep(program.ports, operator, ['brand1'], { ...mark, slots });
    const view = await read(program, talent);
    expect(stepsOf(view, 'talent-live')).toEqual([
      'talent-cooperation 平台已确认',
      'terms-agreed 未完成',
      'time-slots 已自行标记',
      'live-notice 未完成',
      'live-goods 平台已确认',
    ]);
    expect(stepsOf(view, 'talent-video')).toContain('video-goods 未完成');
    await markStep(program.ports, operator, ['brand1'], { ...mark, step: 'terms-agreed' });
    expect((await read(program, talent)).checklists.map(({ isComplete }) => isComplete)).toEqual([true, false]);
  });

  it('is not told for somebody who is no partner', async () => {
    const { ports } = intakeUnderTest();
    expect(await readIntake(ports, ['brand1'], talent)).toEqual({ ok: false, code: 'talent-not-found' });
  });
});

describe('a mark', () => {
  it.each([
    ['on what the platform tells', { step: 'content-cooperation' }],
    ['on a step of another flow', { step: 'goods-checked' }],
    ['on a step that is none', { step: 'toString' }],
    ['on the fee, which is written down', { step: 'fee-agreed' }],
    ['on a talent flow of a shop', { flow: 'talent-live', step: 'time-slots' }],
    ['on an account that is not linked', { linkedAccountId: 'sph9' }],
    ['on an account of another kind', { linkedAccountId: articles.linkedAccountId }],
  ] as const)('%s is refused', async (_label, change) => {
    const { ports, database } = intakeUnderTest();
    const request = {
      subject: shop,
      flow: 'shop-live',
      step: 'time-slots',
      isDone: true,
      slots: [],
      ...change,
    } as const;
    expect(await markStep(ports, operator, ['brand1'], request)).toMatchObject({
      ok: false,
      code: 'step-not-markable',
    });
    expect(await database.count('contents', { kind: 'intake' })).toBe(0);
  });

  it('on time slots needs time slots', async () => {
    const { ports } = intakeUnderTest();
    const request = { subject: shop, flow: 'shop-live', step: 'time-slots', isDone: true } as const;
    expect(await markStep(ports, operator, ['brand1'], request)).toMatchObject({ code: 'terms-not-valid' });
  });

  it('of two people on different steps is both', async () => {
    const program = intakeUnderTest();
    program.state.talents = [talentUnderTest()];
    const slots = [{ startsAtMs: 10, endsAtMs: 20 }];
    await Promise.all(
      (['time-slots', 'terms-agreed'] as const).map((step) =>
        markStep(program.ports, operator, ['brand1'], {
          subject: talent,
          flow: 'talent-live',
          step,
          isDone: true,
          slots,
        }),
      ),
    );
    const steps = stepsOf(await read(program, talent), 'talent-live');
    expect(steps.filter((step) => step.endsWith('已自行标记'))).toHaveLength(2);
  });
});

describe('between brands', () => {
  it.each([
    ['a shop', shop, 'shop-not-found'],
    ['a talent', talent, 'talent-not-found'],
    ['a talent in a brand without shops', { ...talent, brandId: 'brand2' }, 'talent-not-found'],
  ] as const)('nothing is told or marked of %s', async (_label, subject, code) => {
    const { ports, state } = intakeUnderTest();
    state.talents = [talentUnderTest()];
    expect(await readIntake(ports, ['brand2'], subject)).toEqual({ ok: false, code });
    const mark = { subject, flow: 'talent-live', step: 'terms-agreed', isDone: true } as const;
    expect(await markStep(ports, operator, ['brand2'], mark)).toEqual({ ok: false, code });
  });
});
