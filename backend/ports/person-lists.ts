/** What is known of a promoter that a group's condition may ask for. All of it is about him alone. */
export interface PersonLists {
  factsOf(
    person: { readonly openid: string; readonly promoter: string },
    brandId: string,
  ): Promise<{
    readonly isOnStaffList: boolean;
    readonly isOnMemberList: boolean;
    readonly hasVerifiedPhone: boolean;
    readonly hasDeclaredNoOffice: boolean;
  }>;
  /** What a brand imported with a phone. Where both lists name a store, the staff list's counts. */
  marksOf(phoneHash: string, brandId: string): Promise<ListMarks>;
}

/** A brand's own words for somebody, and the store that he belongs to. */
export interface ListMarks {
  readonly tags: readonly string[];
  readonly storeId: string | null;
}

/** Somebody's own word that he holds no public office, or is permitted to be paid; kept as he read it. */
export interface OfficeDeclaration {
  readonly openid: string;
  readonly brandId: string;
  readonly words: string;
  readonly declaredAtMs: number;
}
