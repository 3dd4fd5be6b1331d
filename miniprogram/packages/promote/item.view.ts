import type { NoticeOffersView } from '../../../cloudfunctions/promoter/person-contract';
import type { ShareForm, ShareKind, ShareLinkView, ShareTermsView } from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import { payerText } from '../../formats/payer-text';
import type { MaterialRow } from './material-card/material-card.view';

/** What is shared; as the page's query gives it. */
export interface ItemQuery {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
}

/** Where somebody shared last, and with what: `card`, or the step that he took there. */
export interface ShareChoice {
  readonly place: string;
  readonly step: string;
}

/** One thing to do with a link in one place. */
export interface PlaceStep {
  readonly key: ShareForm | 'poster' | 'page';
  readonly name: string;
  /** What is copied; empty where nothing is. */
  readonly text: string;
  /** It is what was done here last time. */
  readonly isUsual: boolean;
}

export interface PlaceChoice {
  readonly place: string;
  readonly name: string;
  readonly note: string;
  readonly steps: readonly PlaceStep[];
}

type Step = Omit<PlaceStep, 'isUsual'>;

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
  /** How many WeChat notices are left; empty where none are set up. */
  readonly notices: string;
  /** What the brand wrote for this thing; empty where it wrote nothing. */
  readonly materials: readonly MaterialRow[];
  readonly hasMoreMaterials: boolean;
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
  notices: '',
  materials: [],
  hasMoreMaterials: false,
};

const kinds: readonly ShareKind[] = ['product', 'live', 'notice', 'video', 'article', 'coupon'];

/** Reads the page's query; undefined for one that names nothing. */
export function readItemQuery(query: Readonly<Record<string, string | undefined>>): ItemQuery | undefined {
  const kind = kinds.find((one) => one === query.kind);
  const [id, shopAppid] = [decoded(query.id), decoded(query.shop)];
  return kind && id !== '' && shopAppid !== '' ? { kind, id, shopAppid } : undefined;
}

/** Path of this page, of the poster, or of the materials, for a thing. */
export function promotePath(page: 'item' | 'poster' | 'materials', { kind, id, shopAppid }: ItemQuery): string {
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
export function itemView(link: ShareLinkView, kind: ShareKind, last: ShareChoice | undefined): ItemData {
  const { card, terms, forms, shareText, landingPath, note, expiresAtMs } = link;
  const shown = link.places.filter((one) => one.forms.length > 0 || one.place === 'search');
  const places = shown.map((one) => placeOf(one, link, { kind, last }));
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
    place: places.find((one) => one.place === last?.place)?.place ?? 'chat',
  };
}

function lockSentence({ lockDays }: ShareTermsView): string {
  if (!lockDays) return '这家店的锁客天数平台还没有告诉我们,读到后会写在这里。';
  const { clickDays, orderDays } = lockDays;
  if (clickDays === 0) return '这家店不锁客:买家从您的链接进去当次下单才算您的。';
  const more = orderDays > 0 ? `期间下过单,再延长 ${orderDays} 天。` : '';
  return `买家打开后锁客 ${clickDays} 天:这期间在这家店下单归您,除非后来又打开了别的推客的链接。${more}`;
}

function placeOf(
  one: ShareLinkView['places'][number],
  link: ShareLinkView,
  { kind, last }: { readonly kind: ShareKind; readonly last: ShareChoice | undefined },
): PlaceChoice {
  const ofForms = one.forms.flatMap((form) => stepOf(form, link, kind));
  const ofMoments: readonly Step[] = [
    { key: 'poster', name: '做海报', text: '' },
    { key: 'page', name: '打开分享页', text: '' },
  ];
  const steps = one.place === 'moments' ? [...ofMoments, ...ofForms] : ofForms;
  const usual = last?.place === one.place ? last.step : undefined;
  return {
    place: one.place,
    name: one.name,
    note: noteOf(one, ofForms.length > 0),
    steps: steps.map((step) => ({ ...step, isUsual: step.key === usual })),
  };
}

function noteOf({ place, note }: ShareLinkView['places'][number], hasText: boolean): string {
  if (place === 'moments') return momentsNote;
  if (place !== 'chat') return note;
  return hasText ? chatNote : '点下面的「发给朋友」发卡片。';
}

const momentsNote = '没有按钮能直接发到朋友圈:发海报,或打开分享页后点右上角 ··· 里的「分享到朋友圈」。';
const chatNote = '卡片多点一步,归谁能说清楚。文字链接少一步,直接进店,但我们看不到谁打开过。';

function stepOf(form: ShareForm, { forms, landingPath }: ShareLinkView, kind: ShareKind): Step[] {
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

type NoticeOffer = NoticeOffersView['offers'][number];

const noticeNames: Readonly<Partial<Record<NoticeOffer['template'], string>>> = {
  order: '有人下单',
  receipt: '买家收货',
  refund: '退款',
};

/** Kinds of notices that follow from sharing; WeChat asks for at most three at a time. */
export const sharingNotices: readonly NoticeOffer['template'][] = ['order', 'receipt', 'refund'];

/** How many messages of each kind are left; each yes on WeChat's sheet is good for one. */
export function noticesLine(offers: readonly NoticeOffer[]): string {
  const counts = offers.flatMap(({ template, left }) => {
    const name = noticeNames[template];
    return name === undefined ? [] : [`${name} ${left} 次`];
  });
  return counts.length === 0 ? '' : `微信通知还剩:${counts.join('、')}。用完时,分享那一下会再问您。`;
}
