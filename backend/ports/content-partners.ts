/** A talent as we know him: whether his content may be shared, and since when his window is closed to us. */
export interface ContentPartner {
  readonly talentAppid: string;
  readonly nickname: string;
  /** He still lets our promoters share his content. */
  readonly isPartner: boolean;
  readonly windowCancelledAtMs: number | null;
}

/** Talents with whom the agency works. */
export interface ContentPartners {
  find(talentAppid: string): Promise<ContentPartner | undefined>;
  save(partner: ContentPartner): Promise<void>;
}
