import type {
  AttributionView,
  LandingThingView,
  LandingView,
  SharedKind,
} from '../../../cloudfunctions/landing/contract';
import type { Answer } from '../../services/answer';

/** One thing with what opens it: WeChat's own card, or a button. */
export interface LandCard {
  readonly key: string;
  readonly kind: SharedKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly promotionLink: string;
  readonly shareLink: string;
  readonly feedToken: string;
  readonly articleUrl: string;
  /** When a notice goes on air; empty for everything else. */
  readonly airs: string;
}

export interface LandData {
  readonly phase: 'loading' | 'ready' | 'gone' | 'failed';
  readonly sentence: string;
  readonly kind: SharedKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly imageUrl: string;
  /** Empty where a thing has no price. */
  readonly price: string;
  /** 「山里人家 · 王阿姨 分享」, or the shop alone where nobody can be credited. */
  readonly from: string;
  readonly disclosure: string;
  readonly promotionLink: string;
  readonly shareLink: string;
  readonly isAvailable: boolean;
  /** The thing itself, or what there is instead of one that is not on offer. */
  readonly cards: readonly LandCard[];
  /** Why there is no card, or whose link this is. */
  readonly remark: string;
  readonly resharePath: string;
  readonly mayReshare: boolean;
  readonly isOwnLink: boolean;
  /** At a computer: the picture of the code for a phone; empty where there is none. */
  readonly codeUrl: string;
  /** Who may be chosen on a store's page; empty everywhere else, and once somebody is chosen or nobody wanted. */
  readonly clerks: readonly { readonly clerkId: string; readonly name: string }[];
}

export const loadingLand: LandData = {
  phase: 'loading',
  sentence: '',
  kind: 'product',
  id: '',
  shopAppid: '',
  title: '',
  imageUrl: '',
  price: '',
  from: '',
  disclosure: '',
  promotionLink: '',
  shareLink: '',
  isAvailable: false,
  cards: [],
  remark: '',
  resharePath: '/pages/pick/pick',
  mayReshare: false,
  isOwnLink: false,
  codeUrl: '',
  clerks: [],
};

/** What a landing page shows; a link that leads nowhere is no failure that trying again would mend. */
export function landView(answer: Answer<LandingView>): LandData {
  if (!answer.ok) {
    const isGone = answer.code === 'link-not-found';
    const sentence = isGone ? '这个链接已经失效,请向分享者要一个新的。' : answer.sentence;
    return { ...loadingLand, phase: isGone ? 'gone' : 'failed', sentence };
  }
  const { thing, sharer, attribution, instead, disclosure, resharePath, mayReshare, isOwnLink, codeUrl } = answer.value;
  const { kind, id, shopAppid, title, imageUrl, priceFen, isAvailable } = thing;
  return {
    phase: 'ready',
    sentence: '',
    kind,
    id,
    shopAppid,
    title,
    imageUrl,
    price: priceFen === null ? '' : priceText(priceFen),
    from: sharer ? `${thing.brandName} · ${sharer.nickname || '推客'} 分享` : thing.brandName,
    disclosure,
    promotionLink: attribution?.promotionLink ?? '',
    shareLink: attribution?.shareLink ?? '',
    isAvailable,
    cards: isAvailable ? [cardOf(thing, attribution)] : instead.map((one) => cardOf(one.thing, one.attribution)),
    remark: remarkOf(answer.value),
    resharePath,
    mayReshare,
    isOwnLink,
    codeUrl: codeUrl ?? '',
    clerks: [],
  };
}

const overSentences: Readonly<Record<SharedKind, string>> = {
  product: '这件商品已经下架。',
  live: '这场直播已经结束。',
  notice: '这场直播的预约已经结束。',
  video: '这条短视频现在看不到了。',
  article: '这篇图文现在看不到了。',
  coupon: '这张优惠券已经不能领取。',
};

/** A thing with what opens it. */
export function cardOf(thing: Omit<LandingThingView, 'obstacle'>, attribution: AttributionView | null): LandCard {
  const { kind, id, shopAppid, title, airsAtMs, articleUrl } = thing;
  return {
    key: `${kind}|${id}`,
    kind,
    id,
    shopAppid,
    title,
    promotionLink: attribution?.promotionLink ?? '',
    shareLink: attribution?.shareLink ?? '',
    feedToken: attribution?.feedToken ?? '',
    articleUrl: articleUrl ?? '',
    airs: airsAtMs === null ? '' : `${momentText(airsAtMs)} 开播`,
  };
}

function remarkOf({ thing, instead, isOwnLink, isPromoter }: LandingView): string {
  if (!thing.isAvailable) return whyNot(thing) + insteadSentence(instead[0]?.thing.kind);
  if (isOwnLink) return '这是您自己的链接。';
  return isPromoter ? '您也是推客:转发时会带上您自己的链接。' : '';
}

function whyNot({ kind, obstacle }: LandingThingView): string {
  if (obstacle === 'sold-out' && kind === 'product') return '这件商品卖完了。';
  if (obstacle === 'sold-out' && kind === 'coupon') return '这张优惠券已经领完。';
  return obstacle === 'time-over' && kind === 'product' ? '这件商品的活动已经结束。' : overSentences[kind];
}

function insteadSentence(kind: SharedKind | undefined): string {
  if (kind === undefined) return '';
  if (kind === 'live') return '现在正在播的是这一场:';
  return kind === 'notice' ? '下一场可以先预约:' : '店里还有这些:';
}

/** A moment in Beijing, as people read it. An independent subpackage cannot import the function that others use. */
function momentText(atMs: number): string {
  const [month, day, hours, minutes] = new Date(atMs + 8 * 3_600_000).toISOString().slice(5, 16).split(/[-T:]/);
  return `${Number(month)} 月 ${Number(day)} 日 ${hours}:${minutes}`;
}

/** 3990 fen is '39.90 元', a million yuan '1,000,000.00 元'. */
function priceText(priceFen: number): string {
  let digits = String(priceFen);
  while (digits.length < 3) digits = `0${digits}`;
  const grouped = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}.${digits.slice(-2)} 元`;
}

/** What the page was opened with: a token (and who passed it on), a store's code, or a thing without a person. */
export type LandQuery =
  | { readonly store: string }
  | { readonly token: string; readonly forwarderToken?: string }
  | { readonly kind: SharedKind; readonly id: string; readonly shopAppid: string };

/**
 * Reads the page's query; what a code was scanned for stands in `scene`. Something that is neither leads to the answer for
 * an unknown token.
 */
export function readQuery(query: Readonly<Record<string, string | undefined>>): LandQuery {
  const scene = decoded(query.scene);
  const store = /^s=(.+)$/.exec(scene)?.[1];
  if (store !== undefined) return { store };
  const { t = /^t=(.+)$/.exec(scene)?.[1], f, k, s, i } = query;
  const kind = (['product', 'live', 'notice', 'video', 'article', 'coupon'] as const).find((one) => one === k);
  const [shopAppid, id] = [decoded(s), decoded(i)];
  if (t === undefined && kind && shopAppid !== '' && id !== '') return { kind, id, shopAppid };
  return f === undefined ? { token: t ?? '' } : { token: t ?? '', forwarderToken: f };
}

/** WeChat hands queries on as they are written; one that somebody broke is as good as none. */
function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
}
