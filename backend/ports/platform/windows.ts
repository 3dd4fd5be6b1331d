import type { PlatformAnswer } from './answer';

/** A talent by his appid, the id of his channels account, or his openid. */
export type WhichTalent =
  | { readonly talentAppid: string }
  | { readonly finderId: string }
  | { readonly openid: string };

/** Where a talent lets the agency into his shop window: an address for a browser, a page for a mini-program. */
export interface WindowInvitation {
  readonly url: string;
  readonly miniProgram: { readonly username: string; readonly appid: string; readonly path: string };
  /** Empty where it is not stated. */
  readonly nickname: string;
}

export interface WindowStanding {
  readonly authorised: boolean;
  readonly openFinderId: string | null;
  readonly openTalentId: string | null;
}

/** A talent's shop window. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export interface PlatformWindows {
  windowInvitation(talent: WhichTalent): Promise<PlatformAnswer<WindowInvitation>>;
  windowStanding(talent: WhichTalent): Promise<PlatformAnswer<WindowStanding>>;
}
