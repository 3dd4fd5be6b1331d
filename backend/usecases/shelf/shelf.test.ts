import { documentBudgetStore } from '../../adapters/stores/budget-store';
import { documentFigureRecords } from '../../adapters/stores/figure-records';
import { documentShelfDesk } from '../../adapters/stores/shelf-desk';
import { documentWatchedThings } from '../../adapters/stores/watched-things';
import { saveBudget } from '../budget/brand-budget';
import { decideItem } from '../intake/decide-item';
import { intakeUnderTest, termsUnderTest } from '../intake/intake-under-test';
import { apple, refusal } from '../sharing/platform-under-test';
import { brandUnderTest, startMs } from '../sharing/program-under-test';
import { listPartners } from './list-partners';
import { offeredPlans } from './offered-plans';
import { planItemShare, saveMarginGuard, workItemShare } from './plan-item-share';
import { listShelf, listShelfAlerts, readShelfItem } from './read-shelf';

const owner = { openid: 'oOwner', name: '李店长' };
const item = { brandId: 'brand1', kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
const wish = { brandId: 'brand1', shopAppid: 'wxshop1', productId: item.id };
const shelf = { brandId: 'brand1', kind: 'product', isListed: true } as const;
let requests = 0;

function audited(reason = '夏季主推') {
  requests += 1;
  return { requestId: `request-${requests}`, reason };
}

/** The shelf's desk over a program whose brand is stored as well, with its settings read from there. */
async function desk() {
  const program = intakeUnderTest();
  const { database, change } = program;
  const { brandId: _id, ...fields } = brandUnderTest('brand1', { reviewMode: 'all' });
  await database.put('brands', { _id: 'brand1', ...JSON.parse(JSON.stringify(fields)), revision: 1 });
  const settings = {
    async current() {
      const document = await database.find('brands', 'brand1');
      change.brands = [
        { ...(document as never as ReturnType<typeof brandUnderTest>), brandId: 'brand1' },
        brandUnderTest('brand2'),
      ];
      return program.ports.settings.current();
    },
  };
  const ports = {
    ...program.ports,
    settings,
    budgets: documentBudgetStore(database),
    figures: documentFigureRecords(database, settings),
    shelfDesk: documentShelfDesk(database),
    watched: documentWatchedThings(database),
  };
  return { ...program, ports };
}

describe('the shelf of a brand', () => {
  it('is looked at when nobody did yet, and says what a thing brings whom', async () => {
    const { ports } = await desk();
    expect(await listShelf(ports, shelf)).toMatchObject({
      value: {
        items: [
          {
            ...{ id: item.id, state: 'new', stateName: '待提交', isListed: true, isShown: false },
            ...{ feePpm: 250_000, sharePpm: 800_000, promoterPpm: 200_000, marginPpm: 50_000, hasOwnShare: false },
            alerts: [],
          },
        ],
        nextPosition: null,
      },
    });
    expect(await listShelf(ports, { ...shelf, brandId: 'brand2' })).toMatchObject({ value: { items: [] } });
    expect(await listShelf(ports, { ...shelf, brandId: 'nowhere' })).toMatchObject({ code: 'brand-not-found' });
  });

  it('shows promoters what the agency let through, and no thing of another brand to anybody', async () => {
    const { ports } = await desk();
    await listShelf(ports, shelf);
    await decideItem(ports, owner, ['brand1'], { ...item, decision: 'approve' });
    expect(await readShelfItem(ports, item)).toMatchObject({ value: { isShown: true, shopName: '山里人家水果店' } });
    expect(await readShelfItem(ports, { ...item, brandId: 'brand2' })).toMatchObject({ code: 'item-not-found' });
  });

  it('pages by place, two calls each', async () => {
    const { ports, state, database } = await desk();
    state.products = Array.from({ length: 70 }, (_unused, index) => apple({ productId: `p${index}` }));
    await listShelf(ports, shelf);
    let calls = 0;
    const counting = {
      ...database,
      list: (...args: Parameters<typeof database.list>) => {
        calls += 1;
        return database.list(...args);
      },
    };
    const counted = { ...ports, shelfDesk: documentShelfDesk(counting), watched: documentWatchedThings(counting) };
    const seen: string[] = [];
    for (let afterPosition: number | null | undefined, pages = 1; afterPosition !== null; pages += 1) {
      const page = await listShelf(counted, { ...shelf, afterPosition });
      if (!page.ok) throw new Error(page.code);
      seen.push(...page.value.items.map(({ id }) => id));
      afterPosition = page.value.nextPosition;
      expect(calls).toBeLessThanOrEqual(2 * pages);
    }
    expect([seen.length, new Set(seen).size]).toEqual([70, 70]);
  });
});

describe('「推客拿成交额的 x%」', () => {
  it('is worked backwards, and planned ten minutes ahead with its entry', async () => {
    const { ports, database, time } = await desk();
    await listShelf(ports, shelf);
    expect(await workItemShare(ports, { ...wish, promoterPpm: 220_000 })).toMatchObject({
      value: { verdict: 'fits', sharePpm: 880_000, marginPpm: 30_000, feePpm: 250_000, leastMarginPpm: 10_000 },
    });
    expect(await planItemShare(ports, owner, { ...audited(), ...wish, promoterPpm: 220_000 })).toMatchObject({
      value: { sharePpm: 880_000, fromMs: startMs + 600_000 },
    });
    expect(await readShelfItem(ports, item)).toMatchObject({ value: { promoterPpm: 200_000, hasOwnShare: false } });
    time.nowMs += 600_000;
    expect(await readShelfItem(ports, item)).toMatchObject({
      value: {
        ...{ promoterPpm: 220_000, marginPpm: 30_000, hasOwnShare: true },
        history: [{ name: '李店长', action: 'planItemShare', before: { shares: [] }, reason: '夏季主推' }],
      },
    });
    expect(await database.count('audit', {})).toBe(1);
  });

  it.each([
    ['more than the plan brings', { promoterPpm: 260_000 }, 'rates-over-fee'],
    ['what leaves less than 1 %', { promoterPpm: 245_000 }, 'margin-under-guard'],
    ['nothing', { promoterPpm: 0 }, 'share-missing'],
    ['at once', { promoterPpm: 200_000, fromMs: startMs }, 'share-too-soon'],
    ['of a thing that is none', { promoterPpm: 200_000, productId: 'p9' }, 'item-not-found'],
    ['of another brand’s thing', { promoterPpm: 200_000, brandId: 'brand2' }, 'item-not-found'],
  ])('is refused for %s', async (_label, change, code) => {
    const { ports, database } = await desk();
    await listShelf(ports, shelf);
    expect(await planItemShare(ports, owner, { ...audited(), ...wish, ...change })).toMatchObject({ ok: false, code });
    expect(await database.count('audit', {})).toBe(0);
  });

  it.each([
    ['more than the brand gives', 200_001, 'budget-used-up'],
    ['what the brand gives', 200_000, undefined],
    ['less', 100_000, undefined],
  ])('while the month’s budget is used up a product may have %s', async (_label, promoterPpm, code) => {
    const { ports } = await desk();
    await listShelf(ports, shelf);
    const budget = { brandId: 'brand1', revision: 0, monthFen: 0, warnPpm: 800_000 };
    await saveBudget(ports, owner, { ...audited('八月预算用完'), ...budget });
    const answer = await planItemShare(ports, owner, { ...audited(), ...wish, promoterPpm });
    expect(answer).toMatchObject(code ? { ok: false, code } : { ok: true });
  });

  it('may leave as little as the agency says', async () => {
    const { ports } = await desk();
    await listShelf(ports, shelf);
    await saveMarginGuard(ports, owner, { ...audited(), brandId: 'brand1', leastMarginPpm: 0 });
    expect(await planItemShare(ports, owner, { ...audited(), ...wish, promoterPpm: 250_000 })).toMatchObject({
      value: { sharePpm: 1_000_000, marginPpm: 0 },
    });
    await saveMarginGuard(ports, owner, { ...audited(), brandId: 'brand1', leastMarginPpm: 60_000 });
    expect(await listShelf(ports, shelf)).toMatchObject({ value: { items: [{ alerts: ['MARGIN_THIN'] }] } });
  });
});

describe('what the platform changes', () => {
  it.each([
    [
      'a lower fee',
      { isListed: true, serviceRatioPpm: 200_000 },
      [{ code: 'FEE_CUT', feeBeforePpm: 250_000, feePpm: 200_000 }],
    ],
    ['taken off', { isListed: false, serviceRatioPpm: 250_000 }, [{ code: 'DELISTED' }]],
    ['a higher fee', { isListed: true, serviceRatioPpm: 300_000 }, []],
  ])('%s', async (_label, now, alerts) => {
    const { ports } = await desk();
    const facts = { title: '高山苹果', startsAtMs: 0, endsAtMs: Number.MAX_SAFE_INTEGER };
    const previous = { ...facts, isListed: true, serviceRatioPpm: 250_000 };
    const target = { kind: 'product', shopAppid: 'wxshop1', contentId: item.id, brandId: 'brand1' } as const;
    const watch = { ...target, ...facts, ...now, previous, revision: 1, seenAtMs: startMs, changedAtMs: startMs };
    await ports.watched.save(watch);
    expect(await listShelfAlerts(ports, 'brand1')).toMatchObject(alerts);
    expect(await listShelfAlerts(ports, 'brand2')).toEqual([]);
  });
});

describe('plans in 优选联盟', () => {
  it('are named with their time, and where they cannot be used with what would mend that', async () => {
    const { ports, state, partners } = await desk();
    const never = { promotionStartsAtMs: startMs + 1000 };
    state.products = [apple(), apple({ productId: 'p2', serviceRatioPpm: 0 }), apple({ productId: 'p3', ...never })];
    partners.terms = [termsUnderTest({ productId: 'p4', planType: 4 })];
    const offered = await offeredPlans(ports, { brandId: 'brand1', shopAppid: 'wxshop1' });
    if (!offered.ok) throw new Error(offered.code);
    const told = Object.fromEntries(offered.value.plans.map(({ productId, refusal: why }) => [productId, why]));
    expect(told).toMatchObject({
      [item.id]: null,
      p2: '这个计划没有服务费,推客拿不到佣金。请先设置服务费率。',
      p3: '计划还没有到开始时间。到时会自动上架。',
    });
    expect(offered.value.refused).toEqual([
      {
        productId: 'p4',
        refusal: 'plan-type-not-usable',
        sentence: '这类计划不能用于推客推广。请建商家定向计划或商家公开计划。',
      },
    ]);
  });

  it('are of the brand’s own shops, and cut where the platform refuses', async () => {
    const { ports, state } = await desk();
    expect(await offeredPlans(ports, { brandId: 'brand2', shopAppid: 'wxshop1' })).toMatchObject({
      code: 'shop-not-found',
    });
    state.refusal = refusal(-1);
    const cut = await offeredPlans(ports, { brandId: 'brand1', shopAppid: 'wxshop1' });
    expect(cut).toMatchObject({ value: { plans: [], isCut: true } });
  });
});

describe('merchants and talents', () => {
  it('are those of the brand, with who took his authorisation back', async () => {
    const { ports, change, database } = await desk();
    const talents = { talentAppids: ['wxtalent1', 'wxtalent2'] };
    change.moreShops = [
      { shopAppid: 'wxshop3', brandId: 'brand1', name: '茶店', linkedAccounts: [], windows: null, ...talents },
    ];
    const known = { nickname: '阿杰', isPartner: false, windowCancelledAtMs: 5 };
    await database.put('contents', { _id: 'talent|wxtalent1', talentAppid: 'wxtalent1', ...known });
    const listed = await listPartners(ports, 'brand1');
    if (!listed.ok) throw new Error(listed.code);
    expect(listed.value.partners.map(({ name, withdrawnAtMs }) => [name, withdrawnAtMs])).toEqual([
      ['山里人家水果店', null],
      ['茶店', null],
      ['阿杰', 5],
      ['', null],
    ]);
  });
});
