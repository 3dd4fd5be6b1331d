import fc from 'fast-check';
import { afterReviewStep, isReviewed, needsReason, type ReviewState, reviewStates } from './review-state';

describe('the review of what promoters are given', () => {
  it.each([
    ['new', 'submit', 'in-review'],
    ['new', 'approve', 'approved'],
    ['new', 'reject', 'rejected'],
    ['new', 'withdraw', undefined],
    ['in-review', 'submit', undefined],
    ['in-review', 'approve', 'approved'],
    ['in-review', 'reject', 'rejected'],
    ['in-review', 'withdraw', 'withdrawn'],
    ['approved', 'submit', undefined],
    ['approved', 'approve', undefined],
    ['approved', 'reject', undefined],
    ['approved', 'withdraw', 'withdrawn'],
    ['rejected', 'submit', 'in-review'],
    ['rejected', 'approve', undefined],
    ['rejected', 'reject', undefined],
    ['rejected', 'withdraw', undefined],
    ['withdrawn', 'submit', 'in-review'],
    ['withdrawn', 'approve', undefined],
    ['withdrawn', 'reject', undefined],
    ['withdrawn', 'withdraw', undefined],
  ] as const)('%s, then %s, gives %s', (state, step, next) => {
    expect(afterReviewStep(state, step)).toBe(next);
  });

  it.each([
    ['new', false, true],
    ['in-review', false, true],
    ['approved', true, true],
    ['rejected', false, false],
    ['withdrawn', false, false],
  ] as const)('%s is seen by promoters: %s where all is reviewed, %s where nothing is', (state, all, none) => {
    expect([isReviewed(state, 'all'), isReviewed(state, 'none')]).toEqual([all, none]);
  });

  it('asks for a reason where somebody is turned away', () => {
    expect((['submit', 'approve', 'reject', 'withdraw'] as const).filter(needsReason)).toEqual(['reject', 'withdraw']);
  });

  it('lets nothing through to promoters of a reviewing brand but by an approval', () => {
    const steps = fc.array(fc.constantFrom('submit', 'reject', 'withdraw'), { maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom<ReviewState>(...reviewStates), steps, (start, walk) => {
        let state: ReviewState = start === 'approved' ? 'new' : start;
        for (const step of walk) state = afterReviewStep(state, step) ?? state;
        expect(isReviewed(state, 'all')).toBe(false);
      }),
      { numRuns: Number(process.env.PROVE_RUNS ?? 200) },
    );
  });
});
