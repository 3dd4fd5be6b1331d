/** Who pays a promoter from now on. The platform pays 100,000 to 1,000,000 ppm of the agency's fee. */
export type PromoterSettlement =
  | { readonly settledBy: 'agency' }
  | { readonly settledBy: 'platform'; readonly sharePpm: number };

/** Tells the platform how a bound promoter is paid from now on. */
export interface SettlementSetter {
  setSettlement(
    promoter: string,
    terms: PromoterSettlement,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string; readonly detail: string }>;
}
