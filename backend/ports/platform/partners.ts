import type { PlatformList } from './platform-list';

/** A shop's linked account (关联账号): type 1 视频号, 4 公众号, 5 服务号. */
export interface LinkedAccount {
  readonly linkedAccountId: string;
  readonly linkedAccountType: number;
}

export interface NamedLinkedAccount extends LinkedAccount {
  readonly name: string;
  readonly avatarUrl: string;
}

/** A shop that lets our promoters share its content. */
export interface PartnerShop {
  readonly shopAppid: string;
  readonly boundAtMs: number;
  readonly nickname: string;
  readonly avatarUrl: string;
}

/** A talent who lets our promoters share his content. */
export interface PartnerTalent {
  readonly talentAppid: string;
  readonly boundAtMs: number;
  readonly nickname: string;
  readonly avatarUrl: string;
  /** Names by which short videos are asked for when all of the talent's content is in the cooperation. */
  readonly videoExportNames: readonly string[];
  /** appids of official accounts whose articles are in the cooperation. */
  readonly articleAccountAppids: readonly string[];
}

/** Content cooperation. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindshoplist */
export interface PlatformPartners {
  /** 10 a page. */
  listPartnerShops(): PlatformList<PartnerShop>;
  /** Accounts of a shop, 10 a page. */
  listLinkedAccounts(shopAppid: string): PlatformList<NamedLinkedAccount>;
  /** All talents, or the one that is named; 10 a page. */
  listPartnerTalents(talentAppid?: string): PlatformList<PartnerTalent>;
}
