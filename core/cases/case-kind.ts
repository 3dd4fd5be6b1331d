import { dayMs } from '../time/beijing-day';

/** What waits for a person, in one queue. */
export const caseKinds = ['claim', 'complaint', 'appeal', 'risk', 'correction', 'review'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** Within so many days each is to be done, counted from when it began to wait. */
const termDays: Readonly<Record<CaseKind, number>> = {
  claim: 3,
  complaint: 7,
  appeal: 7,
  risk: 2,
  correction: 7,
  review: 3,
};

/** By when (epoch ms) a case is to be done that has waited since a moment. */
export function caseDueMs(kind: CaseKind, sinceMs: number): number {
  return sinceMs + termDays[kind] * dayMs;
}

/** Since when a case waits that is due at a moment: the other way round. */
export function caseSinceMs(kind: CaseKind, dueAtMs: number): number {
  return dueAtMs - termDays[kind] * dayMs;
}
