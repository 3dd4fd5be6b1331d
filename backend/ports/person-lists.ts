/** What is known of a promoter that a group's condition may ask for. All of it is about him alone. */
export interface PersonLists {
  factsOf(
    person: { readonly openid: string; readonly promoter: string },
    brandId: string,
  ): Promise<{ readonly isOnStaffList: boolean; readonly isOnMemberList: boolean; readonly hasVerifiedPhone: boolean }>;
}
