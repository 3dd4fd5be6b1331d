import type {
  FeedItemView,
  ShareForm,
  ShareKind,
  ShareLinkView,
  ShareTermsView,
} from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import { payerText } from '../../formats/payer-text';
import type { Failure } from '../../services/answer';

/** What is shared; as the page's query gives it. */
export interface ItemQuery {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
}

/** One thing to do with a link in one place. */
export interface PlaceStep {
  readonly key: ShareForm | 'poster' | 'page';
  readonly name: string;
  /** What is copied; empty where nothing is. */
  readonly text: string;
}

export interface PlaceChoice {
  readonly place: string;
  readonly name: string;
  readonly note: string;
  readonly steps: readonly PlaceStep[];
}

export interface ItemData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed' | 'no-right' | 'not-open';
  readonly sentence: string;
  /** The one action where there is nothing to share; empty for none. */
  readonly actionName: string;
  readonly actionPath: string;
  readonly title: string;
  readonly cardTitle: string;
  readonly imageUrl: string;
  readonly from: string;
  readonly airs: string;
  readonly hasPrice: boolean;
  readonly priceFen: number;
  readonly hasEstimate: boolean;
  readonly estimateFen: number;
  /** How it is computed, and who pays. */
  readonly computed: string;
  readonly payer: string;
  readonly lock: string;
  /** A rate or a time that changed lately; empty where nothing did. */
  readonly change: string;
  readonly note: string;
  readonly shareText: string;
  readonly landingPath: string;
  readonly codeUrl: string;
  readonly expires: string;
  readonly places: readonly PlaceChoice[];
  readonly place: string;
}

export const loadingItem: ItemData = {
  phase: 'loading',
  sentence: '',
  actionName: '',
  actionPath: '',
  title: '',
  cardTitle: '',
  imageUrl: '',
  from: '',
  airs: '',
  hasPrice: false,
  priceFen: 0,
  hasEstimate: false,
  estimateFen: 0,
  computed: '',
  payer: '',
  lock: '',
  change: '',
  note: '',
  shareText: '',
  landingPath: '',
  codeUrl: '',
  expires: '',
  places: [],
  place: 'chat',
};

const kinds: readonly ShareKind[] = ['product', 'live', 'notice', 'video', 'article', 'coupon'];

/** Reads the page's query; undefined for one that names nothing. */
export function readItemQuery(query: Readonly<Record<string, string | undefined>>): ItemQuery | undefined {
  const kind = kinds.find((one) => one === query.kind);
  const [id, shopAppid] = [decoded(query.id), decoded(query.shop)];
  return kind && id !== '' && shopAppid !== '' ? { kind, id, shopAppid } : undefined;
}

/** Path of this page, or of the poster, for a thing. */
export function promotePath(page: 'item' | 'poster', { kind, id, shopAppid }: ItemQuery): string {
  return `/packages/promote/${page}?kind=${kind}&id=${encodeURIComponent(id)}&shop=${encodeURIComponent(shopAppid)}`;
}

function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
}

/** The page of a link that can be shared; the place is the one that was chosen last, where it is still to be had. */
export function itemView(link: ShareLinkView, kind: ShareKind, lastPlace: string): ItemData {
  const { card, terms, forms, shareText, landingPath, note, expiresAtMs } = link;
  const places = link.places.filter((one) => one.forms.length > 0).map((one) => placeOf(one, link, kind));
  const { priceFen, estimateFen, hostName, shopName, airsAtMs } = terms;
  return {
    ...loadingItem,
    phase: 'ready',
    title: card.title,
    cardTitle: `广告｜${card.title}`,
    imageUrl: card.imageUrl,
    from: hostName === '' ? shopName : hostName,
    airs: airsAtMs === null ? '' : `${momentText(airsAtMs)} 开播`,
    hasPrice: priceFen !== null,
    priceFen: priceFen ?? 0,
    hasEstimate: estimateFen !== null,
    estimateFen: estimateFen ?? 0,
    computed: terms.computed ?? '',
    payer: payerText(terms.payerName),
    lock: lockSentence(terms),
    change: terms.change ?? '',
    note: note ?? '',
    shareText,
    landingPath,
    codeUrl: forms.codeUrl ?? '',
    expires: `卡片、文字和码到 ${momentText(expiresAtMs)} 有效,到时再分享一次就有新的。`,
    places,
    place: places.some((one) => one.place === lastPlace) ? lastPlace : 'chat',
  };
}

function lockSentence({ lockDays }: ShareTermsView): string {
  if (!lockDays) return '这家店的锁客天数平台还没有告诉我们,读到后会写在这里。';
  const { clickDays, orderDays } = lockDays;
  if (clickDays === 0) return '这家店不锁客:买家从您的链接进去当次下单才算您的。';
  const more = orderDays > 0 ? `期间下过单,再延长 ${orderDays} 天。` : '';
  return `买家打开后锁客 ${clickDays} 天:这期间在这家店下单归您,除非后来又打开了别的推客的链接。${more}`;
}

function placeOf(one: ShareLinkView['places'][number], link: ShareLinkView, kind: ShareKind): PlaceChoice {
  const steps = one.forms.flatMap((form) => stepOf(form, link, kind));
  const ofMoments: readonly PlaceStep[] = [
    { key: 'poster', name: '做海报', text: '' },
    { key: 'page', name: '打开分享页', text: '' },
  ];
  return {
    place: one.place,
    name: one.name,
    note: noteOf(one, steps.length > 0),
    steps: one.place === 'moments' ? [...ofMoments, ...steps] : steps,
  };
}

function noteOf({ place, note }: ShareLinkView['places'][number], hasText: boolean): string {
  if (place === 'moments') return momentsNote;
  if (place !== 'chat') return note;
  return hasText ? chatNote : '点下面的「发给朋友」发卡片。';
}

const momentsNote = '没有按钮能直接发到朋友圈:发海报,或打开分享页后点右上角 ··· 里的「分享到朋友圈」。';
const chatNote = '卡片多点一步,归谁能说清楚。文字链接少一步,直接进店,但我们看不到谁打开过。';

function stepOf(form: ShareForm, { forms, landingPath }: ShareLinkView, kind: ShareKind): PlaceStep[] {
  switch (form) {
    case 'shortLink':
      return forms.shortLink ? [{ key: form, name: '复制文字链接', text: forms.shortLink }] : [];
    case 'webLink':
      return forms.webLink ? [{ key: form, name: '复制网页链接', text: forms.webLink }] : [];
    case 'landingPath':
      return [{ key: form, name: '复制小程序路径', text: landingPath.replace(/^\//, '') }];
    case 'codeUrl': {
      const isOnce = kind === 'live' || kind === 'notice';
      return forms.codeUrl ? [{ key: form, name: isOnce ? '看这一场的码' : '看小程序码', text: '' }] : [];
    }
    case 'card':
      return [];
  }
}

const goneSentences: Readonly<Record<ShareKind, string>> = {
  product: '这件商品现在不能分享:已经下架、售罄,或不在推广时间内。',
  live: '这场直播已经结束。',
  notice: '这场直播的预约已经结束。',
  video: '这条短视频现在看不到了。',
  article: '这篇图文现在看不到了。',
  coupon: '这张优惠券已经领完或过期。',
};

/** Why there is nothing to share, and the one thing to do about it. */
export function refusedItem({ code, sentence }: Failure, kind: ShareKind): ItemData {
  switch (code) {
    case 'not-bound':
      return { ...loadingItem, phase: 'empty', sentence, actionName: '去加入', actionPath: '/packages/join/join/join' };
    case 'agreement-not-accepted':
      return { ...loadingItem, phase: 'empty', sentence, actionName: '看协议', actionPath: '/packages/join/join/join' };
    case 'promoter-suspended':
      return { ...loadingItem, phase: 'no-right', sentence };
    case 'not-open':
      return { ...loadingItem, phase: 'not-open', sentence };
    case 'not-shareable':
      return {
        ...loadingItem,
        phase: 'empty',
        sentence: goneSentences[kind],
        actionName: '看看别的',
        actionPath: '/pages/pick/pick',
      };
    default:
      return { ...loadingItem, phase: 'failed', sentence };
  }
}

/** What there is instead of a broadcast that is over: the shop's running one, or its next. */
export function insteadOf(shown: ItemData, items: readonly FeedItemView[], shopAppid: string): ItemData {
  const next = items.find((item) => item.shopAppid === shopAppid);
  if (!next) return shown;
  const airs = next.airsAtMs === null ? '正在直播' : `下一场:${momentText(next.airsAtMs)}`;
  return {
    ...shown,
    sentence: `${shown.sentence}${airs},「${next.title}」。`,
    actionName: next.kind === 'live' ? '分享正在播的' : '分享下一场',
    actionPath: promotePath('item', next),
  };
}
