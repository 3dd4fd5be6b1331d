import type { ShareSchedule } from '../../core/commission/choose-share';
import type { SettledBy } from '../../core/commission/order-row';
import type { AgreedSettlement } from '../../core/commission/settlement-schedule';

/** A person whom the platform names by `promoter` (sharerAppid) and who is, or was, bound to this agency. */
export interface Promoter {
  readonly promoter: string;
  /**
   * In this deployment's mini-program; only the platform's own context may bring one in. Null for somebody who is bound
   * at the platform and has not come to us: he claims the row when he confirms.
   */
  readonly openid: string | null;
  /** The salted hash under which the same person is known as a buyer; null without a unionid. */
  readonly unionidHash: string | null;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly status: 'bound' | 'unbound' | 'suspended';
  readonly boundAtMs: number;
  /** As he agreed when he was bound. */
  readonly settledBy: SettledBy;
  /** What he agreed to since, oldest first. */
  readonly settlements?: readonly AgreedSettlement[];
  /** When he ended his part here himself; a later bond takes it back. */
  readonly leftAtMs?: number;
  /** The salted hash of the phone that he verified, under which lists know him; the number itself is kept nowhere. */
  readonly phoneHash?: string | null;
  readonly phoneVerifiedAtMs?: number | null;
  /** Why he is suspended, as he reads it himself; of a suspended promoter only. */
  readonly suspendedReason?: string;
}

/** That somebody accepted one version of the agreement, and when. It is kept for good. */
export interface Consent {
  readonly openid: string;
  readonly agreementVersion: string;
  readonly acceptedAtMs: number;
  /** He declared to be of age (18). */
  readonly isAdult: true;
  /** What he was shown, line by line; absent of consents from before it was kept. */
  readonly text?: string;
}

/** A consent as it is kept, with the SHA-256 of the text, so that the text can be shown to be the one he accepted. */
export type KeptConsent = Consent & { readonly textHash?: string };

/** A request to be let into a group, and what came of it. */
export interface GroupReview {
  readonly groupId: string;
  readonly state: 'open' | 'approved' | 'rejected';
  readonly askedAtMs: number;
  readonly decidedAtMs: number | null;
  /** What the person reads about the decision. */
  readonly reason: string | null;
}

/** A promoter's place in a brand, as joining writes it. */
export interface JoinedBrand {
  readonly brandId: string;
  readonly promoter: string;
  readonly groupId: string;
  /** A share of his own, given with a reason; empty for almost everybody. */
  readonly shares: ShareSchedule;
  readonly settledBy: SettledBy;
  readonly settlements?: readonly AgreedSettlement[];
  readonly joinedAtMs: number;
  readonly status: 'active' | 'left';
  readonly review?: GroupReview;
  /** Invites that brought him here or further, each counted once. */
  readonly usedInvites?: readonly string[];
  /** His name when he joined, by which the brand finds him. */
  readonly nickname?: string;
  /** The invite into a group whose list does not name him yet; an import that names him lets him in by it. */
  readonly awaitedInvite?: string | null;
  /** When he joined or last made a link to something new. */
  readonly activeAtMs?: number;
  /** Words of the brand's own, and the store that he belongs to: for lists and figures, never for money. */
  readonly tags?: readonly string[];
  readonly storeId?: string | null;
}

/** Who promotes, what he agreed to, and which brands he joined. */
export interface PromoterStore {
  /** The promoter of a caller; of several the one bound last. */
  findByOpenid(openid: string): Promise<Promoter | undefined>;
  findPromoter(promoter: string): Promise<Promoter | undefined>;
  /** The promoter that a buyer is himself, by the salted hash of both. */
  findByBuyerKey(buyerKey: string): Promise<Promoter | undefined>;
  /** Anybody who is bound, for questions that the platform answers only on behalf of a promoter. */
  findAnyBound(): Promise<Promoter | undefined>;
  /**
   * Creates the promoter or brings name, picture and terms up to date. A suspended one stays suspended, and an openid or
   * hash that is known is not taken away by one that is null: an event about a bond may overlap its confirmation.
   */
  saveBound(promoter: Omit<Promoter, 'status' | 'settlements' | 'phoneHash' | 'phoneVerifiedAtMs'>): Promise<void>;
  /** Notes that a known promoter's bond stands, since when, and his hash where none is known; nothing else of him. */
  renewBond(promoter: string, bond: { readonly boundAtMs: number; readonly unionidHash: string | null }): Promise<void>;
  /** Keeps the hash of a verified phone in the place of an earlier one; nothing where the row is not that person's now. */
  keepPhone(
    who: { readonly promoter: string; readonly openid: string },
    phone: { readonly phoneHash: string; readonly phoneVerifiedAtMs: number },
  ): Promise<void>;
  /** Takes that hash away from a promoter; nothing where he has another by now. */
  forgetPhone(promoter: string, phoneHash: string): Promise<void>;
  /** Everybody who verified one of these phones, whatever his standing. One call for 200 of them. */
  listByPhones(phoneHashes: readonly string[]): Promise<Promoter[]>;
  /** Notes that the platform no longer knows the bond; a suspended one stays suspended. */
  markUnbound(promoter: string): Promise<void>;
  /** Keeps a consent; the first time that a version was accepted stays. */
  keepConsent(consent: Consent): Promise<void>;
  findConsent(openid: string, agreementVersion: string): Promise<KeptConsent | undefined>;
  hasConsent(openid: string, agreementVersion: string): Promise<boolean>;
  /** Adds the membership; one that is there keeps its group and shares, and one that was left is active again. */
  joinBrand(joined: Omit<JoinedBrand, 'status' | 'shares' | 'review' | 'usedInvites'>): Promise<void>;
  listBrandsOf(promoter: string): Promise<JoinedBrand[]>;
  /** How many promoters are bound. */
  countBound(): Promise<number>;
  /** Notes on the promoter and all his memberships, together, how he is paid from a moment on. */
  agreeSettlement(promoter: string, agreed: AgreedSettlement): Promise<void>;
}
