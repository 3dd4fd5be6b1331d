/**
 * What a brand gives and tells its promoters, in what the function `console` answers. Roles, `requestId`, `reason` and
 * the usual failures are those of contract.ts. Moments are epoch ms, money fen.
 */

export type CampaignsAction = keyof CampaignsInputs;

/** words-refused: the detail names them · task-term-out-of-range: a task ends within 31 days. */
export type CampaignsFailure =
  | 'words-refused'
  | 'audience-empty'
  | 'task-term-out-of-range'
  | 'campaign-not-found'
  | 'material-not-found'
  | 'item-not-found';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

export type CampaignPart =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'store'; readonly storeId: string };

export interface CampaignThing {
  readonly kind: 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';
  readonly id: string;
  readonly shopAppid: string;
}

interface CampaignRequest {
  readonly brandId: string;
  readonly kind: 'notice' | 'task';
  readonly title: string;
  readonly text: string;
  readonly part: CampaignPart;
  readonly thing?: CampaignThing;
  /** Of a task. */
  readonly untilMs?: number;
}

/** What each action is given. */
export interface CampaignsInputs {
  readonly campaignList: { readonly brandId: string; readonly beforeMs?: number };
  readonly previewCampaign: CampaignRequest;
  readonly sendCampaign: Audited & CampaignRequest;
  readonly stopCampaign: Audited & { readonly brandId: string; readonly campaignId: string };
  readonly materialList: { readonly brandId: string; readonly beforeMs?: number };
  readonly saveMaterial: Audited & {
    readonly brandId: string;
    readonly materialId?: string;
    readonly title: string;
    readonly text: string;
    readonly imageUrls: readonly string[];
    readonly thing?: CampaignThing;
    readonly isRemoved: boolean;
  };
  readonly liveCampaign: { readonly brandId: string; readonly id: string; readonly shopAppid: string };
}

export interface CampaignListView {
  readonly campaigns: readonly {
    readonly campaignId: string;
    readonly kind: 'notice' | 'task';
    readonly title: string;
    readonly text: string;
    readonly part: CampaignPart;
    readonly thing: CampaignThing | null;
    readonly untilMs: number | null;
    readonly byName: string;
    readonly createdAtMs: number;
    readonly dueAtMs: number;
    readonly state: 'waiting' | 'done' | 'stopped';
    readonly told: number;
    /** Who had heard enough of the brand already. */
    readonly capped: number;
  }[];
  readonly nextBeforeMs: number | null;
}

export interface PreviewCampaignView {
  readonly audience: number;
  readonly dueAtMs: number;
  readonly isQuietNow: boolean;
  readonly findings: readonly { readonly found: string; readonly advice: string; readonly instead: string | null }[];
}

export interface SendCampaignView {
  readonly campaignId: string;
  readonly dueAtMs: number;
  readonly audience: number;
}

export interface StopCampaignView {
  readonly state: 'waiting' | 'done' | 'stopped';
  readonly told: number;
}

export interface MaterialListView {
  readonly materials: readonly {
    readonly materialId: string;
    readonly title: string;
    readonly text: string;
    readonly imageUrls: readonly string[];
    readonly thing: CampaignThing | null;
    readonly createdAtMs: number;
  }[];
  readonly nextBeforeMs: number | null;
}

export interface SaveMaterialView {
  readonly materialId: string;
}

export interface LiveCampaignView {
  readonly title: string;
  readonly airsAtMs: number | null;
  readonly step: 'announced' | 'on-air' | 'over';
  readonly promoters: readonly {
    readonly promoter: string;
    readonly nickname: string;
    readonly storeId: string | null;
    /** Null where the platform did not answer. */
    readonly reservations: number | null;
    readonly orders: number;
    readonly settledFen: number;
  }[];
  readonly stores: readonly {
    readonly storeId: string | null;
    readonly reservations: number;
    readonly orders: number;
    readonly settledFen: number;
  }[];
  readonly isCut: boolean;
}
