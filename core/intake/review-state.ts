/** Where a thing stands on its way to the promoters. */
export const reviewStates = ['new', 'in-review', 'approved', 'rejected', 'withdrawn'] as const;

export type ReviewState = (typeof reviewStates)[number];

/** 'all': promoters see only what was approved. 'none': they see everything that was not turned away. */
export type ReviewMode = 'all' | 'none';

/** submit: merchant or talent hands it in · the others are the reviewer's. */
export type ReviewStep = 'submit' | 'approve' | 'reject' | 'withdraw';

/** A reviewer may take what is new and decide it at once; what was decided is handed in again before it is decided anew. */
const nextStates: Readonly<Record<ReviewStep, Readonly<Partial<Record<ReviewState, ReviewState>>>>> = {
  submit: { new: 'in-review', rejected: 'in-review', withdrawn: 'in-review' },
  approve: { new: 'approved', 'in-review': 'approved' },
  reject: { new: 'rejected', 'in-review': 'rejected' },
  withdraw: { 'in-review': 'withdrawn', approved: 'withdrawn' },
};

/** The state after a step; undefined where the step is not open from there. */
export function afterReviewStep(state: ReviewState, step: ReviewStep): ReviewState | undefined {
  return nextStates[step][state];
}

/** Rejecting and withdrawing need a reason, because merchant and talent read it. */
export function needsReason(step: ReviewStep): boolean {
  return step === 'reject' || step === 'withdraw';
}

/** Whether promoters may see and share a thing. What was turned away stays hidden in either mode. */
export function isReviewed(state: ReviewState, mode: ReviewMode): boolean {
  return mode === 'all' ? state === 'approved' : state !== 'rejected' && state !== 'withdrawn';
}

export const reviewStateNames: Readonly<Record<ReviewState, string>> = {
  new: '待提交',
  'in-review': '审核中',
  approved: '已通过',
  rejected: '未通过',
  withdrawn: '已下架',
};
