import type { AuditedTransaction } from './audited-transaction';
import type { JoinedBrand } from './promoter-store';
import type { ShareKind } from './share-link-store';

export interface CampaignThing {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
}

/** Whom a notice goes to: members who are still in. */
export type CampaignPart =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'store'; readonly storeId: string };

/** Something that a brand tells a part of its promoters, or asks them to do; nothing is given for it. */
export interface Campaign {
  readonly campaignId: string;
  readonly brandId: string;
  readonly kind: 'notice' | 'task';
  readonly title: string;
  readonly text: string;
  readonly part: CampaignPart;
  readonly thing: CampaignThing | null;
  /** Until when a task is to be done; null for a notice. */
  readonly untilMs: number | null;
  readonly byName: string;
  readonly createdAtMs: number;
  /** Not before this moment: quiet hours are over then. */
  readonly dueAtMs: number;
  readonly state: 'waiting' | 'done' | 'stopped';
  /** The promoter up to whom it is told; '' before the first. */
  readonly afterPromoter: string;
  readonly told: number;
  /** Who had heard enough of the brand already. */
  readonly capped: number;
}

/** Words and pictures of a brand that promoters may use. */
export interface Material {
  readonly materialId: string;
  readonly brandId: string;
  readonly title: string;
  readonly text: string;
  /** cloud:// or https:// */
  readonly imageUrls: readonly string[];
  readonly thing: CampaignThing | null;
  readonly createdAtMs: number;
  readonly removedAtMs: number | null;
}

export interface CampaignEdit extends AuditedTransaction {
  findCampaign(campaignId: string): Promise<Campaign | undefined>;
  writeCampaign(campaign: Campaign): Promise<void>;
  findMaterial(materialId: string): Promise<Material | undefined>;
  writeMaterial(material: Material): Promise<void>;
}

export interface MomentPage {
  readonly beforeMs: number;
  readonly limit: number;
}

export interface CampaignStore {
  transaction<T>(work: (edit: CampaignEdit) => Promise<T>): Promise<T>;
  listCampaigns(brandId: string, page: MomentPage): Promise<Campaign[]>;
  listMaterials(brandId: string, page: MomentPage): Promise<Material[]>;
  /** Of several brands, those for one thing, or without a thing those for none in particular; the newest first. */
  listMaterialsFor(brandIds: readonly string[], thing: CampaignThing | null, page: MomentPage): Promise<Material[]>;
  /** Those that wait and whose time has come, the first due first. */
  listDue(nowMs: number, limit: number): Promise<Campaign[]>;
  /** Members of a part after one of them, in the order of their ids. */
  listAudience(
    brandId: string,
    part: CampaignPart,
    page: { readonly afterPromoter: string; readonly limit: number },
  ): Promise<(JoinedBrand & { readonly toldAtMs: readonly number[] })[]>;
  countAudience(brandId: string, part: CampaignPart): Promise<number>;
  noteTold(brandId: string, promoter: string, toldAtMs: readonly number[]): Promise<void>;
  /** Moves a campaign on; its counts grow by these. */
  moveOn(
    campaignId: string,
    step: { readonly afterPromoter: string; readonly told: number; readonly capped: number; readonly isDone: boolean },
  ): Promise<void>;
  /** Promoters who have a link to a thing; at most `limit`. */
  listSharers(thing: CampaignThing, limit: number): Promise<string[]>;
  /** Orders of promoters in a shop that were created within a time; at most `limit`. */
  listOrders(
    promoters: readonly string[],
    shopAppid: string,
    time: { readonly fromMs: number; readonly beforeMs: number },
    limit: number,
  ): Promise<{ readonly promoter: string; readonly paidFen: number; readonly isSettled: boolean }[]>;
}
