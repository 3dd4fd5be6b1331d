import type { Fen } from '../money/fen';

/** How the payer withholds from persons: an agency setting. `external` is withheld by the 灵工 platform. */
export type TaxRule = 'ordinary-labour' | 'cumulative' | 'external' | 'none';

/** A calendar month in Beijing as 'yyyymm'. */
export type TaxMonthName = string;

/**
 * What a payee got as somebody whom others tax: with his wages, through a 灵工 platform, or against an invoice. Who changes
 * his kind within a month has both, and the one must not raise the tax of the other.
 */
export interface TaxedElsewhere {
  readonly paidGrossFen: Fen;
  readonly withheldFen: Fen;
  readonly reservedGrossFen: Fen;
}

/**
 * What one payee was paid and had withheld in one Beijing month, kept under `payee|yyyymm`. The month of a payment is
 * that of its success; what is reserved but not yet paid counts beside it, so that two payouts under way at once are
 * taxed together.
 */
export interface TaxMonth {
  readonly payee: string;
  readonly month: TaxMonthName;
  readonly rule: TaxRule;
  /** Paid and not returned, before tax, whoever withholds. */
  readonly paidGrossFen: Fen;
  readonly withheldFen: Fen;
  /** Under way: quoted and reserved, not ended. */
  readonly reservedGrossFen: Fen;
  readonly reservedTaxFen: Fen;
  /** Tax that an earlier payment had too little (above 0) or too much (below 0) of; the next quote takes it in. */
  readonly carriedTaxFen: Fen;
  /** The cumulative rule only: this year's months before this one. */
  readonly before: { readonly grossFen: Fen; readonly withheldFen: Fen; readonly months: number };
  /** The part of all this that is not for the rule of persons to tax. */
  readonly elsewhere: TaxedElsewhere;
  /** Set when the month was declared: later changes become a work item. */
  readonly filedAtMs: number | null;
}
