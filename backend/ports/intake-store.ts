import type { FeeTerms } from '../../core/intake/fee-terms';
import type { StepMark } from '../../core/intake/intake-checklist';
import type { IntakeFlow, IntakeStep } from '../../core/intake/intake-flow';

/** Whose intake it is. */
export type IntakeSubject = { readonly shopAppid: string } | { readonly talentAppid: string };

/** What a mark is on: a step of a flow, of one linked account where the flow is about several. */
export interface MarkPlace {
  readonly flow: IntakeFlow;
  readonly linkedAccountId: string | null;
  readonly step: IntakeStep;
}

export interface KeptMark extends MarkPlace {
  readonly mark: StepMark;
}

export interface AgreedFee {
  readonly terms: FeeTerms;
  readonly by: string;
  readonly atMs: number;
}

export interface IntakeRecord {
  readonly marks: readonly KeptMark[];
  readonly fee: AgreedFee | null;
}

/** What people marked about a shop or a talent on its way in. */
export interface IntakeStore {
  findIntake(subject: IntakeSubject): Promise<IntakeRecord>;
  keepMark(subject: IntakeSubject, place: MarkPlace, mark: StepMark): Promise<void>;
  removeMark(subject: IntakeSubject, place: MarkPlace): Promise<void>;
  keepFee(subject: IntakeSubject, fee: AgreedFee): Promise<void>;
}
