import type { FeedItemView, FeedView, ShareKind, ShareLinkView } from '../../../cloudfunctions/promotion/contract';
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

export interface PickData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly kind: ShareKind;
  readonly rows: readonly PickRow[];
  readonly nextCursor: string;
  /** Visitors see no amounts and a way to join. */
  readonly isVisitor: boolean;
  /** Who would pay the estimates, as one line; empty for visitors. */
  readonly payer: string;
  /** Why there is nothing, or what did not work. */
  readonly sentence: string;
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

export function loadingPick(kind: ShareKind): PickData {
  return { phase: 'loading', kind, rows: [], nextCursor: '', isVisitor: false, payer: '', sentence: '' };
}

/** The shelf after an answer; a page that follows is added to what is shown, and a failure leaves that standing. */
export function pickView(shown: PickData, answer: Answer<FeedView>): PickData {
  if (!answer.ok) {
    return { ...shown, phase: shown.rows.length > 0 ? 'ready' : 'failed', sentence: answer.sentence };
  }
  const { items, nextCursor, viewer, payerName } = answer.value;
  const rows = [...shown.rows, ...items.map(rowOf)];
  const isEmpty = rows.length === 0 && nextCursor === null;
  return {
    kind: shown.kind,
    phase: isEmpty ? 'empty' : 'ready',
    rows,
    nextCursor: nextCursor ?? '',
    isVisitor: viewer === 'visitor',
    payer: payerText(payerName),
    sentence: isEmpty ? emptySentences[shown.kind] : '',
  };
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

export interface SheetData {
  readonly isOpen: boolean;
  readonly title: string;
  readonly imageUrl: string;
  readonly landingPath: string;
  readonly shareText: string;
  readonly codeUrl: string;
  /** Where this link works, and by what; places where nothing works are left out. */
  readonly places: readonly { readonly place: string; readonly name: string; readonly note: string }[];
  readonly note: string;
}

export const closedSheet: SheetData = {
  isOpen: false,
  title: '',
  imageUrl: '',
  landingPath: '',
  shareText: '',
  codeUrl: '',
  places: [],
  note: '',
};

/** What the share sheet offers of a link; a form that the kind lacks is empty and not shown. */
export function sheetView(link: ShareLinkView): SheetData {
  const { card, landingPath, shareText, forms, places, note } = link;
  return {
    isOpen: true,
    title: `广告｜${card.title}`,
    imageUrl: card.imageUrl,
    landingPath,
    shareText,
    codeUrl: forms.codeUrl ?? '',
    places: places
      .filter((one) => one.forms.length > 0)
      .map((one) => ({ place: one.place, name: one.name, note: one.note })),
    note: note ?? '',
  };
}
