import type { CheckWordsView, ShareKind, ShareLinkView } from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import { yuanText } from '../../formats/yuan-text';
import type { PosterCode, PosterTemplate, PosterWords } from '../../posters/poster-layout';
import type { Answer, Failure } from '../../services/answer';
import { refusedItem } from './refused-item.view';

export interface PosterData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed' | 'no-right' | 'not-open';
  readonly sentence: string;
  /** drawing · drawn: the picture can be saved · failed: it could not be drawn. */
  readonly step: 'drawing' | 'drawn' | 'failed';
  readonly templates: readonly { readonly template: PosterTemplate; readonly name: string }[];
  readonly template: PosterTemplate;
  /** The picture as it would be saved. */
  readonly pictureUrl: string;
  /** As it is typed. */
  readonly ownWords: string;
  /** As it was checked and stands on the poster. */
  readonly usedWords: string;
  readonly wordProblems: readonly { readonly key: number; readonly sentence: string }[];
  readonly isBusy: boolean;
  readonly isAlbumRefused: boolean;
  readonly notice: string;
}

export const loadingPoster: PosterData = {
  phase: 'loading',
  sentence: '',
  step: 'drawing',
  templates: [],
  template: 'goods',
  pictureUrl: '',
  ownWords: '',
  usedWords: '',
  wordProblems: [],
  isBusy: false,
  isAlbumRefused: false,
  notice: '',
};

/** Which templates a kind has; the first one is drawn first. */
export function templatesOf(kind: ShareKind): PosterData['templates'] {
  const template = firstTemplate(kind);
  return [
    { template, name: template === 'live' ? '直播' : '好物' },
    { template: 'counter', name: '台卡 A5' },
  ];
}

/** The page of a link; the template stays the one that was chosen. */
export function posterPage(shown: PosterData, kind: ShareKind): PosterData {
  return { ...shown, phase: 'ready', templates: templatesOf(kind), step: 'drawing', notice: '' };
}

/** The template that is drawn first. */
export function firstTemplate(kind: ShareKind): PosterTemplate {
  return kind === 'live' || kind === 'notice' ? 'live' : 'goods';
}

export function refusedPoster(failure: Failure, kind: ShareKind): PosterData {
  const { phase, sentence } = refusedItem(failure, kind);
  return { ...loadingPoster, phase, sentence };
}

/** What the poster of a link says. Nothing of a commission is among it. */
export function posterWords({ card, terms, poster }: ShareLinkView, kind: ShareKind, ownWords: string): PosterWords {
  const price = priceText(terms.priceFen);
  const isThing = kind === 'product' && card.imageUrl !== '';
  const ofRoom = poster.products.map(({ imageUrl, priceFen }) => ({ imageUrl, price: priceText(priceFen) }));
  return {
    kind,
    brandName: poster.brandName,
    logoUrl: poster.logoUrl,
    title: card.title,
    imageUrl: card.imageUrl,
    price,
    host: poster.hostName === '' ? poster.brandName : poster.hostName,
    airs: terms.airsAtMs === null ? '' : momentText(terms.airsAtMs),
    sharerName: poster.sharerName,
    servedBy: poster.sharerName,
    ownWords,
    agencyName: poster.agencyName,
    products: isThing ? [{ imageUrl: card.imageUrl, price }] : ofRoom,
  };
}

function priceText(priceFen: number | null): string {
  return priceFen === null ? '' : `${yuanText(priceFen)} 元`;
}

/** Products and coupons have the platform's code, straight into the shop; everything else, and the counter, ours. */
export function hasOwnCode(kind: ShareKind, template: PosterTemplate): boolean {
  return template !== 'goods' || (kind !== 'product' && kind !== 'coupon');
}

/** The code of a poster; undefined when it did not come, and then nothing is drawn: it would lead nowhere. */
export function posterCode(
  { forms, poster }: ShareLinkView,
  kind: ShareKind,
  template: PosterTemplate,
): PosterCode | undefined {
  if (hasOwnCode(kind, template)) return poster.code ?? undefined;
  return forms.codeUrl ? { pictureUrl: forms.codeUrl } : undefined;
}

/** What became of the words that somebody typed. */
export function checkedWords(answer: Answer<CheckWordsView>): Pick<PosterData, 'usedWords' | 'wordProblems'> | Failure {
  if (!answer.ok) return answer;
  const { words, mayBeUsed, isTooLong, findings } = answer.value;
  const sentences = [
    ...(isTooLong ? ['最多 20 个字,请您写短一些。'] : []),
    ...findings.map(({ sentence }) => sentence),
  ];
  return {
    usedWords: mayBeUsed ? words : '',
    wordProblems: sentences.map((sentence, key) => ({ key, sentence })),
  };
}
