import type { ShareKind } from './share-kind';

/**
 * The forms of a link. Of the platform: `shortLink` text that opens the shop, `webLink` an address that opens WeChat,
 * `codeUrl` a picture of a code. Of ours: `card` a mini-program card, `landingPath` the path of our landing page.
 */
export const shareForms = ['card', 'shortLink', 'webLink', 'codeUrl', 'landingPath'] as const;

export type ShareForm = (typeof shareForms)[number];

/** Where people share. */
export const sharePlaces = [
  'chat',
  'moments',
  'official-account',
  'channels',
  'mini-program',
  'wecom',
  'search',
  'outside',
] as const;

export type SharePlace = (typeof sharePlaces)[number];

/** One place with what works there for one link, the best form first, and what a promoter should know about it. */
export interface PlaceAdvice {
  readonly place: SharePlace;
  readonly name: string;
  readonly forms: readonly ShareForm[];
  readonly note: string;
}

const ours: readonly ShareForm[] = ['card', 'landingPath'];

/** The forms that exist for each kind: a code of a broadcast is for this broadcast only. */
export const formsOfKind: Readonly<Record<ShareKind, readonly ShareForm[]>> = {
  product: ['shortLink', 'webLink', 'codeUrl', ...ours],
  coupon: ['shortLink', 'codeUrl', ...ours],
  live: ['codeUrl', ...ours],
  notice: ['codeUrl', ...ours],
  video: ours,
  article: ours,
};

interface PlaceRule {
  readonly name: string;
  readonly forms: readonly ShareForm[];
  readonly note: string;
}

/** What works in each place, the best form first. */
export const placeRules: Readonly<Record<SharePlace, PlaceRule>> = {
  chat: { name: '好友、群', forms: ['card', 'shortLink'], note: '点按钮发卡片,或粘贴文字链接。' },
  moments: { name: '朋友圈', forms: ['codeUrl', 'card'], note: '发海报,或点右上角 ··· 里的分享到朋友圈。' },
  'official-account': {
    name: '公众号',
    forms: ['shortLink', 'landingPath'],
    note: '在公众号的编辑页面里粘贴。',
  },
  channels: {
    name: '视频号',
    forms: ['shortLink', 'landingPath'],
    note: '文字链接用在您自己的视频号,路径用在直播间的货架。',
  },
  'mini-program': { name: '小程序', forms: ['landingPath'], note: '把路径交给合作的小程序。' },
  wecom: { name: '企业微信', forms: ['card'], note: '只能发卡片。文字链接在企业微信里打不开。' },
  search: { name: '搜一搜', forms: [], note: '搜一搜不用发链接。从搜索来的买家不记在任何人名下。' },
  outside: { name: '微信以外', forms: ['webLink'], note: '网页链接会打开微信。' },
};

const nothingHere = '这类内容没有能在这里用的链接。';

/** Every place with the forms that work there for this kind and that are at hand; an empty list says that none does. */
export function placesFor(kind: ShareKind, atHand: readonly ShareForm[]): PlaceAdvice[] {
  return sharePlaces.map((place) => {
    const { name, forms, note } = placeRules[place];
    const usable = forms.filter((form) => formsOfKind[kind].includes(form) && atHand.includes(form));
    return { place, name, forms: usable, note: usable.length > 0 || place === 'search' ? note : nothingHere };
  });
}
