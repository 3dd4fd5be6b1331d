import type { FeeTerms } from '../../core/intake/fee-terms';
import type { StepMark } from '../../core/intake/intake-checklist';
import type { IntakeFlow, IntakeStep } from '../../core/intake/intake-flow';

/** Whose intake it is. A talent has one for each brand that he shares for: what one brand agreed is not the other's. */
export type IntakeSubject = { readonly shopAppid: string } | { readonly talentAppid: string; readonly brandId: string };

/** What a mark is on: a step of a flow, of one linked account where the flow is about several. */
export interface MarkPlace {
  readonly flow: IntakeFlow;
  readonly linkedAccountId: string | null;
  readonly step: IntakeStep;
}

export interface KeptMark extends MarkPlace {
  readonly mark: StepMark;
  /** Who marked it; people read the name in the mark. */
  readonly openid: string;
}

export interface AgreedFee {
  readonly terms: FeeTerms;
  /** The name that others read. */
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
  keepMark(subject: IntakeSubject, mark: KeptMark): Promise<void>;
  removeMark(subject: IntakeSubject, place: MarkPlace): Promise<void>;
  /** `openid` says who agreed; people read the name. */
  keepFee(subject: IntakeSubject, fee: AgreedFee, openid: string): Promise<void>;
}
