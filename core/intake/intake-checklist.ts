import { type IntakeFlow, type IntakeStep, intakeSteps } from './intake-flow';

export type StepState = 'platform-confirmed' | 'self-marked' | 'open';

export const stepStateNames: Readonly<Record<StepState, string>> = {
  'platform-confirmed': '平台已确认',
  'self-marked': '已自行标记',
  open: '未完成',
};

/** A time in which somebody will be on air; half open. */
export interface TimeSlot {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** That a person said a step is done: who, when, and what he wrote. */
export interface StepMark {
  readonly by: string;
  readonly atMs: number;
  readonly note: string;
  /** Of the step `time-slots`; empty for others. */
  readonly slots: readonly TimeSlot[];
}

/** What the platform said of its steps: null where it did not answer. */
export type PlatformFacts = Readonly<Partial<Record<IntakeStep, boolean | null>>>;

export interface JudgedStep {
  readonly step: IntakeStep;
  readonly name: string;
  readonly state: StepState;
  readonly stateName: string;
  readonly endpoint: string | null;
  readonly isOptional: boolean;
  /** The platform did not answer: open may mean unknown. */
  readonly isSilent: boolean;
  readonly mark: StepMark | null;
}

/**
 * The steps of a flow with their states. A step that an endpoint tells is confirmed by that alone: a person's mark on it
 * counts for nothing. The others are done when somebody marked them.
 */
export function judgeChecklist(
  flow: IntakeFlow,
  facts: PlatformFacts,
  marks: Readonly<Partial<Record<IntakeStep, StepMark>>>,
): JudgedStep[] {
  return intakeSteps[flow].map(({ step, name, endpoint, isOptional }) => {
    const fact = facts[step] ?? null;
    const mark = endpoint === null ? (marks[step] ?? null) : null;
    const state = stateOf(endpoint !== null && fact === true, mark);
    const isSilent = endpoint !== null && fact === null;
    return { step, name, state, stateName: stepStateNames[state], endpoint, isOptional, isSilent, mark };
  });
}

function stateOf(isConfirmed: boolean, mark: StepMark | null): StepState {
  if (isConfirmed) return 'platform-confirmed';
  return mark === null ? 'open' : 'self-marked';
}

/** Whether nothing that is needed is open. */
export function isChecklistComplete(steps: readonly JudgedStep[]): boolean {
  return steps.every(({ state, isOptional }) => isOptional || state !== 'open');
}

/** Slots that begin before they end, in order, without overlap; at least one. */
export function areTimeSlots(slots: readonly TimeSlot[]): boolean {
  const sorted = [...slots].sort((left, right) => left.startsAtMs - right.startsAtMs);
  return (
    sorted.length > 0 &&
    sorted.every(({ startsAtMs, endsAtMs }, index) => {
      const before = sorted[index - 1];
      return startsAtMs < endsAtMs && (before === undefined || before.endsAtMs <= startsAtMs);
    })
  );
}
