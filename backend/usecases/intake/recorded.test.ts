import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentAuditLog } from '../../adapters/stores/audit-log';
import { documentProgramEditor } from '../../adapters/stores/program-editor';
import { feed } from '../sharing/feed';
import { startMs } from '../sharing/program-under-test';
import { decideItem } from './decide-item';
import { intakeUnderTest } from './intake-under-test';
import { readIntake } from './read-intake';
import { recordDecision } from './record-decision';
import { recordFee } from './record-fee';
import { recordMark } from './record-mark';

const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
const target = { kind: 'product', contentId: apple.id, shopAppid: 'wxshop1' } as const;
const reviewer = { openid: 'oReviewer', name: '审核员' };
const rival = { openid: 'oRival', name: '另一位' };
const approval = {
  ...apple,
  brandId: 'brand1',
  decision: 'approve',
  reason: '资质齐全',
  requestId: 'request-1',
} as const;
const fee = {
  brandId: 'brand1',
  shopAppid: 'wxshop1',
  terms: { scope: 'shop', feePpm: 200_000 },
  reason: '电话里约定',
  requestId: 'request-2',
} as const;
const subject = { shopAppid: 'wxshop1' };
const marking = {
  brandId: 'brand1',
  subject,
  flow: 'shop-product',
  step: 'goods-checked',
  isDone: true,
  reason: '样品已到',
  requestId: 'request-3',
} as const;

/** A reviewing brand whose shelf was looked at once, with an audit. */
async function recordedProgram() {
  const program = intakeUnderTest();
  await feed(program.ports, { openid: 'oVisitor' }, { kind: 'product' });
  const audit = memoryDocumentDatabase({ clock: program.ports.clock, random: program.ports.random });
  const ports = { ...program.ports, editor: documentProgramEditor(audit) };
  const entries = async () => {
    const page = { brandId: 'brand1', beforeMs: program.time.nowMs + 1, limit: 9 };
    return documentAuditLog(audit).listEntries(page);
  };
  const state = async () => (await ports.reviews.findReviewed(target))?.reviewState;
  const intake = async () => {
    const view = await readIntake(ports, ['brand1'], subject);
    if (!view.ok) throw new Error(view.code);
    return view.value;
  };
  return { ...program, ports, entries, state, intake };
}

const lost = () => Promise.reject(new Error('lost'));

describe('a decision on record', () => {
  it('says who, when, what before and after, and why; a repeat is one', async () => {
    const { ports, entries, state, time } = await recordedProgram();
    const first = await recordDecision(ports, reviewer, approval);
    expect(first).toMatchObject({ ok: true, value: { state: 'approved', decidedAtMs: startMs } });
    time.nowMs += 1000;
    expect(await recordDecision(ports, reviewer, approval)).toEqual(first);
    expect(await state()).toBe('approved');
    expect(await entries()).toMatchObject([
      {
        ...{ openid: 'oReviewer', name: '审核员', action: 'decideItem', brandId: 'brand1', atMs: startMs },
        ...{ subject: `product wxshop1|${apple.id}`, reason: '资质齐全' },
        ...{ before: { state: 'new', reason: null }, after: { state: 'approved', reason: null } },
      },
    ]);
  });

  it('is done by the same request when the second half was lost', async () => {
    const { ports, entries, state } = await recordedProgram();
    const broken = { ...ports, reviews: { ...ports.reviews, changeReview: lost } };
    await expect(recordDecision(broken, reviewer, approval)).rejects.toThrow('lost');
    expect([await state(), (await entries()).length]).toEqual(['new', 1]);
    expect(await recordDecision(ports, reviewer, approval)).toMatchObject({ value: { state: 'approved' } });
    expect([await state(), (await entries()).length]).toEqual(['approved', 1]);
  });

  it('that was overtaken in between says so in the audit, and is not done', async () => {
    const { ports, entries, state } = await recordedProgram();
    const rejecting = { ...apple, decision: 'reject', reason: '图片不清楚。' } as const;
    const overtaken = {
      ...ports,
      reviews: {
        ...ports.reviews,
        async changeReview(...change: Parameters<typeof ports.reviews.changeReview>) {
          await decideItem(ports, rival, ['brand1'], rejecting);
          return ports.reviews.changeReview(...change);
        },
      },
    };
    expect(await recordDecision(overtaken, reviewer, approval)).toEqual({ ok: false, code: 'changed-meanwhile' });
    expect(await recordDecision(ports, reviewer, approval)).toEqual({ ok: false, code: 'changed-meanwhile' });
    expect(await state()).toBe('rejected');
    const after = (await entries()).map((entry) => entry.after);
    expect(after).toHaveLength(2);
    expect(after).toContainEqual({ state: 'rejected', reason: '图片不清楚。', notDone: 'changed-meanwhile' });
  });

  it('is not done again by a late repeat, after the thing came back to where it was', async () => {
    const { ports, state, time } = await recordedProgram();
    await decideItem(ports, rival, ['brand1'], { ...apple, decision: 'submit' });
    time.nowMs += 1;
    await recordDecision(ports, reviewer, approval);
    time.nowMs += 1;
    await decideItem(ports, rival, ['brand1'], { ...apple, decision: 'withdraw', reason: '缺货。' });
    await decideItem(ports, rival, ['brand1'], { ...apple, decision: 'submit' });
    expect(await recordDecision(ports, reviewer, approval)).toEqual({ ok: false, code: 'changed-meanwhile' });
    expect(await state()).toBe('in-review');
  });

  it.each([
    ['about a thing of another brand', { brandId: 'brand2' }, 'review-not-found'],
    ['that is not open from here', { decision: 'withdraw' }, 'changed-meanwhile'],
  ] as const)('%s is refused, and leaves no entry', async (_label, change, code) => {
    const { ports, entries } = await recordedProgram();
    expect(await recordDecision(ports, reviewer, { ...approval, ...change })).toMatchObject({ ok: false, code });
    expect(await entries()).toEqual([]);
  });

  it('under the id of another request is refused', async () => {
    const { ports, state } = await recordedProgram();
    await recordDecision(ports, reviewer, approval);
    const other = { ...approval, decision: 'withdraw' } as const;
    expect(await recordDecision(ports, reviewer, other)).toEqual({ ok: false, code: 'request-id-taken' });
    expect(await state()).toBe('approved');
  });
});

describe('a fee on record', () => {
  it('says what it was before; a repeat does not undo a later one', async () => {
    const { ports, entries, intake, time } = await recordedProgram();
    const first = await recordFee(ports, reviewer, fee);
    expect(first).toEqual({ ok: true, value: { terms: fee.terms, by: '审核员', atMs: startMs } });
    time.nowMs += 1000;
    const higher = { ...fee, terms: { scope: 'shop', feePpm: 250_000 }, requestId: 'request-9' } as const;
    await recordFee(ports, rival, higher);
    expect(await recordFee(ports, reviewer, fee)).toEqual(first);
    expect((await intake()).fee).toEqual({ terms: higher.terms, by: '另一位', atMs: startMs + 1000 });
    expect(await entries()).toMatchObject([
      { action: 'agreeFee', name: '另一位', subject: 'fee wxshop1', before: fee.terms, after: higher.terms },
      { action: 'agreeFee', name: '审核员', before: null, after: fee.terms, reason: '电话里约定' },
    ]);
  });

  it('is kept by the same request when the second half was lost', async () => {
    const { ports, entries, intake } = await recordedProgram();
    const broken = { ...ports, intakes: { ...ports.intakes, keepFee: lost } };
    await expect(recordFee(broken, reviewer, fee)).rejects.toThrow('lost');
    expect((await intake()).fee).toBeNull();
    expect(await recordFee(ports, reviewer, fee)).toMatchObject({ ok: true });
    expect([(await intake()).fee?.terms, (await entries()).length]).toEqual([fee.terms, 1]);
  });

  it.each([
    ['for a shop of another brand', { brandId: 'brand2' }, 'shop-not-found'],
    ['above what the platform allows', { terms: { scope: 'shop', feePpm: 900_001 } }, 'terms-not-valid'],
  ] as const)('%s is refused, and leaves no entry', async (_label, change, code) => {
    const { ports, entries } = await recordedProgram();
    expect(await recordFee(ports, reviewer, { ...fee, ...change })).toMatchObject({ ok: false, code });
    expect(await entries()).toEqual([]);
  });
});

describe('a mark on record', () => {
  const isMarked = ({ checklists }: Awaited<ReturnType<Awaited<ReturnType<typeof recordedProgram>>['intake']>>) =>
    checklists.flatMap(({ steps }) => steps).find(({ step }) => step === 'goods-checked')?.state;

  it('is set and taken back with an entry each; a late repeat changes nothing', async () => {
    const { ports, entries, intake, time } = await recordedProgram();
    expect(await recordMark(ports, reviewer, marking)).toEqual({ ok: true, value: { isDone: true } });
    expect(isMarked(await intake())).toBe('self-marked');
    time.nowMs += 1000;
    await recordMark(ports, reviewer, { ...marking, isDone: false, requestId: 'request-4' });
    expect(isMarked(await intake())).toBe('open');
    const mark = { by: '审核员', atMs: startMs, note: '', slots: [] };
    const about = { action: 'markStep', subject: 'step wxshop1|shop-product|-|goods-checked', reason: '样品已到' };
    expect(await entries()).toMatchObject([
      { ...about, before: mark, after: null },
      { ...about, before: null, after: mark },
    ]);
  });

  it('is kept by the same request when the second half was lost', async () => {
    const { ports, entries, intake } = await recordedProgram();
    const broken = { ...ports, intakes: { ...ports.intakes, keepMark: lost } };
    await expect(recordMark(broken, reviewer, marking)).rejects.toThrow('lost');
    expect(isMarked(await intake())).toBe('open');
    expect(await recordMark(ports, reviewer, marking)).toMatchObject({ ok: true });
    expect([isMarked(await intake()), (await entries()).length]).toEqual(['self-marked', 1]);
  });

  it.each([
    ['for a shop of another brand', { brandId: 'brand2' }, 'shop-not-found'],
    ['on a step that the platform tells', { step: 'usable-plan' }, 'step-not-markable'],
  ] as const)('%s is refused, and leaves no entry', async (_label, change, code) => {
    const { ports, entries } = await recordedProgram();
    expect(await recordMark(ports, reviewer, { ...marking, ...change })).toMatchObject({ ok: false, code });
    expect(await entries()).toEqual([]);
  });
});
