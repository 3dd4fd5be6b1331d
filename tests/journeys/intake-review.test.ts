import type {
  IntakeAction,
  IntakeInputs,
  ItemListView,
  ReadIntakeView,
} from '../../cloudfunctions/console/intake-contract';
import type { AuditListView } from '../../cloudfunctions/console/staff-contract';
import type { FeedView } from '../../cloudfunctions/promotion/contract';
import { DEMO, minuteMs, StoryWorld } from '../../scripts/story/story-world';

const brandId = 'shanli';
const apple = { brandId, kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid } as const;
const staff = [
  ['shen-he', '审核员', 'agency-reviewer', null],
  ['dian-zhu', '店主', 'brand-owner', brandId],
  ['xiao-zhang', '运营小张', 'brand-operator', brandId],
] as const;
let world: StoryWorld;
let requests = 0;

/** The brand reviews everything before promoters see it, and three people have a role. */
async function setUp(): Promise<void> {
  const { collections } = await world.admin<{ collections: { brands: object[] } }>('GET', 'export');
  const brands = collections.brands.map((brand) => ({ ...brand, reviewMode: 'all' }));
  const appointed = staff.map(([person, name, role, within]) => {
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId: within }], addedAtMs: world.nowMs() };
  });
  await world.admin('POST', 'import', { collections: { brands, staff: appointed } });
}

function console<A extends IntakeAction, T>(person: string, action: A, input: IntakeInputs[A]): Promise<T> {
  return world.call<T>(person, 'console', action, input);
}

const why = (reason: string) => ({ requestId: `request-${++requests}`, reason });

async function shown(): Promise<string[]> {
  const { items } = await world.call<FeedView>('wang-ayi', 'promotion', 'feed', { kind: 'product' });
  return items.map(({ id }) => id);
}

async function listed(person: string, states: NonNullable<IntakeInputs['itemList']['states']>) {
  const list = await console<'itemList', ItemListView>(person, 'itemList', { kind: 'product', states });
  return list.items.find(({ id }) => id === apple.id);
}

beforeAll(async () => {
  world = await StoryWorld.start();
  await setUp();
  await world.join('wang-ayi');
}, 120_000);

afterAll(() => world.stop());

describe('a brand that reviews everything', () => {
  it('shows promoters nothing at first, and the reviewer what waits', async () => {
    expect(await shown()).toEqual([]);
    expect(await listed('shen-he', ['new'])).toMatchObject({ ...apple, stateName: '待提交', reason: null });
  });

  it('lets its operator hand a product in, but not let it through', async () => {
    const own = await world.ask('xiao-zhang', 'console', 'decideItem', {
      ...{ ...apple, decision: 'approve', ...why('想快一点') },
    });
    expect(own).toMatchObject({ ok: false, code: 'not-permitted' });
    await console('xiao-zhang', 'decideItem', { ...apple, decision: 'submit', ...why('新品上架') });
    expect(await listed('shen-he', ['in-review'])).toMatchObject({ stateName: '审核中' });
    expect(await shown()).toEqual([]);
  });

  it('reads why a product was turned away', async () => {
    await console('shen-he', 'decideItem', { ...apple, decision: 'reject', ...why('主图看不清产地。') });
    expect(await listed('dian-zhu', ['rejected'])).toMatchObject({ stateName: '未通过', reason: '主图看不清产地。' });
    expect(await shown()).toEqual([]);
  });

  it('has it on the feed once it was approved, and a repeat is the same answer', async () => {
    await console('xiao-zhang', 'decideItem', { ...apple, decision: 'submit', ...why('换了主图') });
    const approval = { ...apple, decision: 'approve', ...why('资质齐全') } as const;
    const first = await console('shen-he', 'decideItem', approval);
    expect(first).toMatchObject({ state: 'approved', reason: null });
    expect(await console('shen-he', 'decideItem', approval)).toEqual(first);
    await world.advance(minuteMs);
    expect(await shown()).toEqual([apple.id]);
  });
});

describe('the way of its shop in', () => {
  const shop = { brandId, subject: 'shop', subjectAppid: DEMO.shopAppid } as const;
  const fee = { brandId, shopAppid: DEMO.shopAppid, terms: { scope: 'shop', feePpm: 900_000 } } as const;

  it('has the fee that its owner agreed, and says where the plans pay less', async () => {
    const refused = await world.ask('xiao-zhang', 'console', 'agreeFee', { ...fee, ...why('代店主填写') });
    expect(refused).toMatchObject({ ok: false, code: 'not-permitted' });
    expect(await console('dian-zhu', 'agreeFee', { ...fee, ...why('与机构约定') })).toMatchObject({ by: '店主' });
    const view = await console<'readIntake', ReadIntakeView>('xiao-zhang', 'readIntake', shop);
    expect(view.fee).toMatchObject({ terms: fee.terms, by: '店主' });
    expect(view.shortfalls.map(({ productId }) => productId)).toContain(apple.id);
  });

  it('has steps that the platform tells and steps that somebody marks', async () => {
    const mark = { ...shop, flow: 'shop-product', step: 'goods-checked', isDone: true, note: '样品已到' } as const;
    expect(await console('xiao-zhang', 'markStep', { ...mark, ...why('样品已到') })).toEqual({ isDone: true });
    const told = await world.ask('xiao-zhang', 'console', 'markStep', {
      ...{ ...mark, step: 'usable-plan', ...why('已经有计划') },
    });
    expect(told).toMatchObject({ ok: false, code: 'step-not-markable' });
    const { checklists } = await console<'readIntake', ReadIntakeView>('shen-he', 'readIntake', shop);
    const steps = checklists.find(({ flow }) => flow === 'shop-product')?.steps ?? [];
    expect(steps.map(({ step, stateName }) => `${step} ${stateName}`)).toEqual([
      'supply-cooperation 平台已确认',
      'usable-plan 平台已确认',
      'fee-agreed 已自行标记',
      'goods-checked 已自行标记',
    ]);
  });
});

describe('the audit of the brand', () => {
  it('has one entry for each thing that was done, and none for what was refused', async () => {
    const { entries } = await world.call<AuditListView>('dian-zhu', 'console', 'auditList', { brandId });
    const done = entries.filter(({ action }) => action !== 'joinBrand');
    expect(done.map(({ name, action, reason }) => `${name} ${action} ${reason}`).sort()).toEqual(
      [
        '运营小张 decideItem 新品上架',
        '审核员 decideItem 主图看不清产地。',
        '运营小张 decideItem 换了主图',
        '审核员 decideItem 资质齐全',
        '店主 agreeFee 与机构约定',
        '运营小张 markStep 样品已到',
      ].sort(),
    );
    expect(done.find(({ reason }) => reason === '资质齐全')).toMatchObject({
      ...{ subject: `product ${apple.shopAppid}|${apple.id}`, before: { state: 'in-review' } },
      after: { state: 'approved' },
    });
  });
});
