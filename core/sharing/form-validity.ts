import type { ShareKind } from './share-kind';

/** The platform's forms of a promoter's link. */
export const platformFormNames = [
  'shortLink',
  'webLink',
  'codeUrl',
  'promotionLink',
  'shareLink',
  'feedToken',
] as const;

export type PlatformFormName = (typeof platformFormNames)[number];

/** How long forms are taken as good, in ms, by kind and form; what is left out does not end. */
export type FormValidity = Readonly<Partial<Record<ShareKind, Readonly<Partial<Record<PlatformFormName, number>>>>>>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * How long each form is taken as good where the agency has set nothing. The platform calls two forms long-term, the
 * promotion link of a product and the share link of a coupon, and says nothing about the others: those are asked for
 * again early, because asking is cheap and a dead link is not.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionlinkinfo
 */
export const usualFormValidity: FormValidity = {
  product: { shortLink: 7 * dayMs, webLink: 7 * dayMs, codeUrl: 7 * dayMs },
  coupon: { shortLink: 7 * dayMs, codeUrl: 7 * dayMs },
  live: { shareLink: 12 * hourMs, codeUrl: 12 * hourMs },
  notice: { shareLink: 3 * dayMs, codeUrl: 3 * dayMs },
  video: { shareLink: dayMs, feedToken: dayMs },
  article: { shareLink: 7 * dayMs },
};

/**
 * Until when forms fetched now may be handed out: the earliest end among those that are there, and never past the end
 * of the thing itself, because the links of a broadcast die with it. `never` where nothing ends.
 */
export function formsGoodUntilMs(
  forms: Readonly<Record<PlatformFormName, string | null>>,
  given: {
    readonly kind: ShareKind;
    readonly fetchedAtMs: number;
    readonly thingEndsAtMs: number;
    readonly setting: FormValidity | undefined;
  },
): number {
  const { kind, fetchedAtMs, thingEndsAtMs, setting } = given;
  const lives = platformFormNames
    .filter((name) => forms[name] !== null)
    .map((name) => setting?.[kind]?.[name] ?? usualFormValidity[kind]?.[name])
    .filter((lifeMs) => lifeMs !== undefined);
  return Math.min(thingEndsAtMs, ...lives.map((lifeMs) => fetchedAtMs + lifeMs));
}
