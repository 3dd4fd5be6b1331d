import { areTimeSlots, isChecklistComplete, judgeChecklist } from './intake-checklist';
import { accountTypesOf, findStep, intakeFlows, intakeSteps, isTalentFlow } from './intake-flow';

const mark = { by: 'oReviewer', atMs: 1000, note: '', slots: [] };

function states(flow: (typeof intakeFlows)[number], facts: object, marks: object = {}) {
  return judgeChecklist(flow, facts, marks).map(({ step, stateName }) => `${step} ${stateName}`);
}

describe('the ways in', () => {
  it.each([
    ['shop-product', 'supply-cooperation usable-plan fee-agreed* goods-checked*'],
    ['shop-live', 'content-cooperation linked-account usable-plan fee-agreed* time-slots* live-notice live-goods'],
    ['shop-video', 'content-cooperation linked-account fee-agreed* video-goods'],
    ['shop-article', 'content-cooperation linked-account fee-agreed* article-goods'],
    ['talent-live', 'talent-cooperation terms-agreed* time-slots* live-notice live-goods'],
    ['talent-video', 'talent-cooperation terms-agreed* video-goods'],
  ] as const)('%s: %s (* a person marks)', (flow, steps) => {
    const told = intakeSteps[flow].map(({ step, endpoint }) => (endpoint === null ? `${step}*` : step));
    expect(told.join(' ')).toBe(steps);
  });

  it('know whose they are and which linked accounts they are about', () => {
    expect(intakeFlows.filter(isTalentFlow)).toEqual(['talent-live', 'talent-video']);
    expect(accountTypesOf).toEqual({
      'shop-product': [],
      'shop-live': [1],
      'shop-video': [1],
      'shop-article': [4, 5],
      'talent-live': [],
      'talent-video': [],
    });
    expect(findStep('talent-video', 'time-slots')).toBeUndefined();
  });
});

describe('a checklist', () => {
  it('tells what the platform confirmed, what was marked, and what is open', () => {
    const facts = { 'talent-cooperation': true, 'live-goods': false };
    expect(states('talent-live', facts, { 'time-slots': mark })).toEqual([
      'talent-cooperation 平台已确认',
      'terms-agreed 未完成',
      'time-slots 已自行标记',
      'live-notice 未完成',
      'live-goods 未完成',
    ]);
  });

  it('takes no mark for what the platform tells', () => {
    expect(states('shop-video', {}, { 'video-goods': mark, 'content-cooperation': mark })).toEqual([
      'content-cooperation 未完成',
      'linked-account 未完成',
      'fee-agreed 未完成',
      'video-goods 未完成',
    ]);
  });

  it('says where the platform was silent', () => {
    const steps = judgeChecklist('shop-video', { 'content-cooperation': null, 'linked-account': false }, {});
    expect(steps.filter((step) => step.isSilent).map(({ step }) => step)).toEqual([
      'content-cooperation',
      'video-goods',
    ]);
  });

  it('is complete without what is optional, and not before', () => {
    const facts = { 'talent-cooperation': true, 'live-goods': true };
    const marks = { 'terms-agreed': mark };
    expect(isChecklistComplete(judgeChecklist('talent-live', facts, marks))).toBe(false);
    expect(isChecklistComplete(judgeChecklist('talent-live', facts, { ...marks, 'time-slots': mark }))).toBe(true);
  });

  it.each([
    ['one', [[1, 2]], true],
    [
      'two that meet, in any order',
      [
        [2, 3],
        [1, 2],
      ],
      true,
    ],
    ['none', [], false],
    ['one that ends as it begins', [[2, 2]], false],
    [
      'two that overlap',
      [
        [1, 3],
        [2, 4],
      ],
      false,
    ],
  ] as const)('takes time slots: %s', (_label, slots, expected) => {
    expect(areTimeSlots(slots.map(([startsAtMs, endsAtMs]) => ({ startsAtMs, endsAtMs })))).toBe(expected);
  });
});
