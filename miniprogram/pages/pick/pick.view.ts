import type { FeedItemView, FeedRequest, FeedView, ShareKind } from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import { payerText } from '../../formats/payer-text';
import type { Answer, Failure } from '../../services/answer';

export interface PickRow {
  readonly key: string;
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly imageUrl: string;
  /** Whose it is: the shop, or the account or talent whose content it is. */
  readonly from: string;
  /** When a notice goes on air; empty for everything else. */
  readonly airs: string;
  /** What a promoter should know first; empty where there is nothing. */
  readonly note: string;
  readonly hasPrice: boolean;
  readonly priceFen: number;
  readonly hasEstimate: boolean;
  readonly estimateFen: number;
}

/** A thing to share today, and why. */
export interface TodayRow extends PickRow {
  readonly reason: string;
}

/** How the shelf is narrowed down and sorted. */
export interface Sifting {
  readonly words: string;
  readonly priceBand: NonNullable<FeedRequest['input']['priceBand']> | '';
  readonly order: NonNullable<FeedRequest['input']['order']>;
}

/** The line above the shelf for people who cannot share yet, and the word of its link. */
export interface PickStrip {
  readonly text: string;
  readonly action: string;
}

export interface PickData extends Sifting {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed' | 'offline' | 'not-open';
  /** The shelf was seen once, so that its heads stay while another kind is read. */
  readonly hasSeen: boolean;
  readonly kind: ShareKind;
  readonly brandId: string;
  /** To choose between; empty where there is one. */
  readonly brands: readonly { readonly brandId: string; readonly name: string }[];
  /** At most three, each with its reason; they stay while other shelves are looked at. */
  readonly today: readonly TodayRow[];
  readonly rows: readonly PickRow[];
  readonly nextCursor: string;
  readonly mayShare: boolean;
  /** Null for promoters. */
  readonly strip: PickStrip | null;
  /** Who would pay the estimates, as one line; empty for visitors. */
  readonly payer: string;
  /** Why there is nothing, or what did not work. */
  readonly sentence: string;
  /** When what is shown was read; empty while it is of now. */
  readonly seenAt: string;
}

export const priceBandChoices: readonly { readonly priceBand: Sifting['priceBand']; readonly name: string }[] = [
  { priceBand: '', name: '不限价格' },
  { priceBand: 'under-50', name: '50 元以下' },
  { priceBand: 'from-50-to-200', name: '50 到 200 元' },
  { priceBand: 'from-200', name: '200 元以上' },
];

const orderChoices: readonly { readonly order: Sifting['order']; readonly name: string }[] = [
  { order: 'shelf', name: '货架顺序' },
  { order: 'estimate', name: '佣金高的在前' },
  { order: 'price', name: '价格低的在前' },
];

/** Estimates are for promoters, so nobody else can sort by them. */
export function ordersFor(mayShare: boolean): typeof orderChoices {
  return orderChoices.filter(({ order }) => mayShare || order !== 'estimate');
}

/** Whether the shelf is narrowed down or sorted in another way than its own. */
export function isSifted({ words, priceBand, order }: Sifting): boolean {
  return words !== '' || priceBand !== '' || order !== 'shelf';
}

export const pickTabs: readonly { readonly kind: ShareKind; readonly name: string }[] = [
  { kind: 'product', name: '商品' },
  { kind: 'live', name: '直播' },
  { kind: 'notice', name: '预告' },
  { kind: 'video', name: '视频' },
  { kind: 'article', name: '图文' },
  { kind: 'coupon', name: '优惠券' },
];

const emptySentences: Readonly<Record<ShareKind, string>> = {
  product: '货架上还没有商品。商家上架后会出现在这里。',
  live: '现在没有直播。开播后会出现在这里。',
  notice: '现在没有直播预告。有了会出现在这里。',
  video: '现在没有可以分享的短视频。',
  article: '现在没有可以分享的图文。',
  coupon: '现在没有可以领的优惠券。',
};

const strips: Readonly<Record<FeedView['viewer'], PickStrip | null>> = {
  visitor: { text: '加入推客后就能分享,全程免费。', action: '去加入' },
  'half-joined': { text: '还差一步:完成微信登记和绑定,就能分享。', action: '继续加入' },
  promoter: null,
};

export const loadingPick: PickData = {
  phase: 'loading',
  hasSeen: false,
  kind: 'product',
  brandId: '',
  brands: [],
  today: [],
  words: '',
  priceBand: '',
  order: 'shelf',
  rows: [],
  nextCursor: '',
  mayShare: false,
  strip: null,
  payer: '',
  sentence: '',
  seenAt: '',
};

/** The page while another shelf is read: heads stay, rows go. */
export function awaitingPick(shown: PickData, next: Partial<Sifting & Pick<PickData, 'kind' | 'brandId'>>): PickData {
  return { ...shown, ...next, phase: 'loading', rows: [], nextCursor: '', sentence: '' };
}

/**
 * The shelf after an answer; a page that follows is added to what is shown, and a failure leaves that standing. `seenAt` is
 * since when what stands there is known, where the answer is not of now.
 */
export function pickView(shown: PickData, answer: Answer<FeedView>, seenAt = ''): PickData {
  if (!answer.ok) return failedPick(shown, answer, seenAt);
  const { items, nextCursor, viewer, payerName, brands, today } = answer.value;
  const rows = [...shown.rows, ...items.map(rowOf)];
  const isEmpty = rows.length === 0 && nextCursor === null;
  const isOpen = brands.length > 0;
  return {
    ...shown,
    today: today.length > 0 ? today.map(todayRowOf) : shown.today,
    brands: brands.length > 1 ? brands.map(({ brandId, name }) => ({ brandId, name })) : [],
    hasSeen: true,
    phase: !isOpen ? 'not-open' : isEmpty ? 'empty' : 'ready',
    rows,
    nextCursor: nextCursor ?? '',
    mayShare: viewer === 'promoter',
    strip: strips[viewer],
    payer: rows.length > 0 ? payerText(payerName) : '',
    sentence: !isOpen ? '品牌还在准备中。开张后,可以分享的东西会出现在这里。' : isEmpty ? emptySentence(shown) : '',
    seenAt,
  };
}

function emptySentence(shown: PickData): string {
  return isSifted(shown) ? '没有找到。换一个词,或放宽条件再看看。' : emptySentences[shown.kind];
}

function failedPick(shown: PickData, { code, sentence }: Failure, seenAt: string): PickData {
  if (shown.rows.length === 0) return { ...shown, phase: 'failed', sentence };
  return code === 'no-connection' ? { ...shown, phase: 'offline', sentence: '', seenAt } : { ...shown, sentence };
}

/** The brand's colour that pages take over: of the chosen one, or of the only one. */
export function shownColor({ brands }: FeedView, brandId: string): string | null {
  const only = brands.length === 1 ? brands[0] : undefined;
  return (brands.find((one) => one.brandId === brandId) ?? only)?.color ?? null;
}

/** Where a row leads: a promoter to sharing it, everybody else to what buyers see. */
export function rowPath(row: Pick<PickRow, 'kind' | 'id' | 'shopAppid'>, mayShare: boolean): string {
  const [id, shop] = [encodeURIComponent(row.id), encodeURIComponent(row.shopAppid)];
  return mayShare
    ? `/packages/promote/item?kind=${row.kind}&id=${id}&shop=${shop}`
    : `/packages/land/land?k=${row.kind}&s=${shop}&i=${id}`;
}

function todayRowOf(item: FeedView['today'][number]): TodayRow {
  return { ...rowOf(item), reason: item.reason };
}

function rowOf(item: FeedItemView): PickRow {
  const { kind, id, shopAppid, title, imageUrl, shopName, hostName, airsAtMs, note, priceFen, estimateFen } = item;
  return {
    key: `${kind}|${shopAppid}|${id}`,
    kind,
    id,
    shopAppid,
    title,
    imageUrl,
    from: hostName === '' ? shopName : hostName,
    airs: airsAtMs === null ? '' : `${momentText(airsAtMs)} 开播`,
    note: note ?? '',
    hasPrice: priceFen !== null,
    priceFen: priceFen ?? 0,
    hasEstimate: estimateFen !== null,
    estimateFen: estimateFen ?? 0,
  };
}
