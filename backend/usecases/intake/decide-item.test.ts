import { createShareLink } from '../sharing/create-share-link';
import { feed } from '../sharing/feed';
import { brandUnderTest, startMs } from '../sharing/program-under-test';
import { decideItem } from './decide-item';
import { intakeUnderTest } from './intake-under-test';
import { listForReview } from './list-for-review';

const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
const reviewer = { openid: 'oReviewer', name: '审核员' };
const visitor = { openid: 'oVisitor' };
const wang = { openid: 'oWang' };

/** A reviewing brand whose shelf was looked at once. */
async function reviewedProgram() {
  const program = intakeUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  await feed(program.ports, visitor, { kind: 'product' });
  const shown = async () => {
    const page = await feed(program.ports, visitor, { kind: 'product' });
    return page.ok ? page.value.items.map(({ id }) => id) : page.code;
  };
  return { ...program, shown };
}

describe('what promoters of a reviewing brand see', () => {
  it('is nothing until the agency let it through, and then that', async () => {
    const { ports, shown } = await reviewedProgram();
    expect(await shown()).toEqual([]);
    expect(await createShareLink(ports, wang, apple)).toEqual({ ok: false, code: 'not-shareable' });
    expect(await listForReview(ports, 'every-brand')).toMatchObject([{ ...apple, state: 'new', stateName: '待提交' }]);
    expect(await decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'approve' })).toMatchObject({
      value: { state: 'approved', stateName: '已通过', reason: null, decidedAtMs: startMs },
    });
    expect(await shown()).toEqual([apple.id]);
    expect(await createShareLink(ports, wang, apple)).toMatchObject({ ok: true });
    expect(await listForReview(ports, 'every-brand')).toEqual([]);
  });

  it('is taken back with a reason, and stays so when the platform is looked at again', async () => {
    const { ports, shown, time } = await reviewedProgram();
    await decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'approve' });
    const reason = '商家还没有补交资质。';
    await decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'withdraw', reason });
    time.nowMs += 11 * 60_000;
    expect(await shown()).toEqual([]);
    const told = await listForReview(ports, ['brand1'], { states: ['withdrawn'] });
    expect(told).toMatchObject([{ reason, stateName: '已下架' }]);
  });

  it('comes back by being handed in again, which takes the old reason with it', async () => {
    const { ports, shown } = await reviewedProgram();
    await decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'reject', reason: '图片不清楚。' });
    expect(await decideItem(ports, reviewer, ['brand1'], { ...apple, decision: 'submit' })).toMatchObject({
      value: { state: 'in-review', reason: null },
    });
    await decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'approve' });
    expect(await shown()).toEqual([apple.id]);
  });

  it('is everything that was not turned away, where a brand reviews nothing', async () => {
    const { ports, shown, change } = await reviewedProgram();
    change.brands = [brandUnderTest('brand1')];
    expect(await shown()).toEqual([apple.id]);
    await decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'reject', reason: '价格不对。' });
    expect(await shown()).toEqual([]);
  });
});

describe('a decision', () => {
  it.each([
    ['of somebody of another brand', ['brand2'], apple, 'approve', '', 'review-not-found'],
    ['of somebody without any brand', [], apple, 'approve', '', 'review-not-found'],
    ['about an unknown thing', 'every-brand', { ...apple, id: 'p9' }, 'approve', '', 'review-not-found'],
    ['to reject without a reason', 'every-brand', apple, 'reject', '  ', 'reason-missing'],
    ['to take back what was never given', 'every-brand', apple, 'withdraw', '不合适。', 'changed-meanwhile'],
  ] as const)('%s is refused', async (_label, reach, item, decision, reason, code) => {
    const { ports } = await reviewedProgram();
    const decided = await decideItem(ports, reviewer, reach, { ...item, decision, reason });
    expect(decided).toMatchObject({ ok: false, code });
    expect(await listForReview(ports, 'every-brand')).toMatchObject([{ state: 'new' }]);
  });

  it('of two at once is one', async () => {
    const { ports } = await reviewedProgram();
    const both = await Promise.all([
      decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'approve' }),
      decideItem(ports, reviewer, 'every-brand', { ...apple, decision: 'reject', reason: '不合适。' }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('about a coupon that somebody put down by hand counts as well', async () => {
    const { ports, database } = await reviewedProgram();
    const row = { _id: 'coupon|111111111', kind: 'coupon', contentId: '111111111', shopAppid: 'wxshop1' };
    await database.add('contents', row);
    const coupon = { kind: 'coupon', id: '111111111', shopAppid: 'wxshop1' } as const;
    await feed(ports, visitor, { kind: 'coupon' });
    expect(await decideItem(ports, reviewer, 'every-brand', { ...coupon, decision: 'approve' })).toMatchObject({
      value: { state: 'approved' },
    });
  });

  it('is on no list of another brand', async () => {
    const { ports } = await reviewedProgram();
    expect(await listForReview(ports, ['brand2'])).toEqual([]);
    expect(await listForReview(ports, [])).toEqual([]);
    expect(await listForReview(ports, ['brand1'], { kind: 'live' })).toEqual([]);
  });
});
