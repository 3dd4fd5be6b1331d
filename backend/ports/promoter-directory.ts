/** Who a caller is as a promoter. */
export interface PromoterDirectory {
  /** The promoter bound to an openid of our mini-program, or undefined. */
  promoterOf(openid: string): Promise<string | undefined>;
}
