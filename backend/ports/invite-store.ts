export const inviteKinds = ['staff', 'store', 'member', 'fan', 'supplier', 'event'] as const;
export type InviteKind = (typeof inviteKinds)[number];

/** A brand's invitation into one of its groups. It belongs to the brand: no person's name or id is in it. */
export interface Invite {
  /** At least 64 random bits; whoever holds it may join. */
  readonly token: string;
  readonly brandId: string;
  readonly kind: InviteKind;
  readonly groupId: string;
  /** What the brand calls it. */
  readonly label: string;
  /** The shop in which it hangs; null for all that is no store's. */
  readonly shopAppid: string | null;
  readonly useLimit: number;
  readonly used: number;
  readonly createdAtMs: number;
  /** From this moment on nobody joins with it. */
  readonly expiresAtMs: number;
  readonly revokedAtMs: number | null;
}

export interface InviteStore {
  findInvite(token: string): Promise<Invite | undefined>;
  /** The newest invites of a brand. */
  listInvites(brandId: string, limit: number): Promise<Invite[]>;
}
