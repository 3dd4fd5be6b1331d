import type { FeedItemView, FeedView, ShareKind } from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import { payerText } from '../../formats/payer-text';
import type { Answer } from '../../services/answer';

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

/** The line above the shelf for people who cannot share yet, and the word of its link. */
export interface PickStrip {
  readonly text: string;
  readonly action: string;
}

export interface PickData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed' | 'offline' | 'not-open';
  /** The shelf was seen once, so that its heads stay while another kind is read. */
  readonly hasSeen: boolean;
  readonly kind: ShareKind;
  readonly brandId: string;
  /** To choose between; empty where there is one. */
  readonly brands: readonly { readonly brandId: string; readonly name: string }[];
  readonly rows: readonly PickRow[];
  readonly nextCursor: string;
  readonly mayShare: boolean;
  /** Null for promoters. */
  readonly strip: PickStrip | null;
  /** Who would pay the estimates, as one line; empty for visitors. */
  readonly payer: string;
  /** Why there is nothing, or what did not work. */
  readonly sentence: string;
  /** When what is shown was read. */
  readonly seenAt: string;
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
  rows: [],
  nextCursor: '',
  mayShare: false,
  strip: null,
  payer: '',
  sentence: '',
  seenAt: '',
};

/** The page while another shelf is read: heads stay, rows go. */
export function awaitingPick(shown: PickData, next: { readonly kind: ShareKind; readonly brandId: string }): PickData {
  return { ...shown, ...next, phase: 'loading', rows: [], nextCursor: '', sentence: '' };
}

/** The shelf after an answer; a page that follows is added to what is shown, and a failure leaves that standing. */
export function pickView(shown: PickData, answer: Answer<FeedView>, nowMs: number): PickData {
  if (!answer.ok) return failedPick(shown, answer);
  const { items, nextCursor, viewer, payerName, brands } = answer.value;
  const rows = [...shown.rows, ...items.map(rowOf)];
  const isEmpty = rows.length === 0 && nextCursor === null;
  const isOpen = brands.length > 0;
  return {
    kind: shown.kind,
    brandId: shown.brandId,
    brands: brands.length > 1 ? brands.map(({ brandId, name }) => ({ brandId, name })) : [],
    hasSeen: true,
    phase: !isOpen ? 'not-open' : isEmpty ? 'empty' : 'ready',
    rows,
    nextCursor: nextCursor ?? '',
    mayShare: viewer === 'promoter',
    strip: strips[viewer],
    payer: rows.length > 0 ? payerText(payerName) : '',
    sentence: !isOpen
      ? '品牌还在准备中。开张后,可以分享的东西会出现在这里。'
      : isEmpty
        ? emptySentences[shown.kind]
        : '',
    seenAt: momentText(nowMs),
  };
}

function failedPick(
  shown: PickData,
  { code, sentence }: { readonly code: string; readonly sentence: string },
): PickData {
  if (shown.rows.length === 0) return { ...shown, phase: 'failed', sentence };
  return code === 'no-connection' ? { ...shown, phase: 'offline', sentence: '' } : { ...shown, sentence };
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
