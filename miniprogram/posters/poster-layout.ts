import type { ShareKind } from '../../cloudfunctions/promotion/contract';
import { colours } from './poster-colours';
import { type Measure, type TextBox, wrapText } from './poster-text';

export type PosterTemplate = 'goods' | 'live' | 'counter';

/** What a poster says. Every text of it went through the copy check. */
export interface PosterWords {
  readonly kind: ShareKind;
  readonly brandName: string;
  readonly logoUrl: string;
  readonly title: string;
  readonly imageUrl: string;
  /** Empty where there is no price. */
  readonly price: string;
  readonly host: string;
  /** Moment of a live notice; empty for everything else. */
  readonly airs: string;
  readonly sharerName: string;
  readonly ownWords: string;
  readonly agencyName: string;
  readonly products: readonly { readonly imageUrl: string; readonly price: string }[];
  /** Who serves those who come by the card on the counter, such as 「3 号店员 小陈」; empty where they choose. */
  readonly servedBy: string;
}

/** The picture of a code: of the platform by its address, or of ours in the cloud's storage. */
export type PosterCode = { readonly pictureUrl: string } | { readonly fileId: string; readonly url?: string };

/** One thing to draw, in the poster's own units. */
export type PosterMark =
  | {
      readonly kind: 'fill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly isBold: boolean;
      readonly colour: string;
      readonly align: 'left' | 'center' | 'right';
    }
  | {
      readonly kind: 'picture';
      readonly src: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'play'; readonly x: number; readonly y: number; readonly side: number }
  | {
      readonly kind: 'code';
      readonly x: number;
      readonly y: number;
      readonly side: number;
      /** White around it, within its side. */
      readonly quietZone: number;
    };

export interface PosterLayout {
  readonly width: number;
  readonly height: number;
  /** How many pixels a unit is drawn with. */
  readonly scale: number;
  readonly marks: readonly PosterMark[];
}

const side = 40;
const inner = 670;
const codeSide = 200;
const quietZone = 16;

/** Where everything of a poster stands: text is measured and wrapped here, nothing is drawn. */
export function posterLayout(template: PosterTemplate, words: PosterWords, measure: Measure): PosterLayout {
  const pen = penOf(measure);
  if (template === 'counter') return { width: 1748, height: 2480, scale: 1, marks: counterMarks(words, pen) };
  const marks = template === 'live' ? liveMarks(words, pen) : goodsMarks(words, pen);
  return { width: 750, height: 1334, scale: 2, marks: [page(750, 1334), ...marks, ...footMarks(words, pen)] };
}

type Pen = ReturnType<typeof penOf>;

const leastSize = 12;

interface TextSpot extends Partial<TextBox> {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Drawn smaller rather than cut: an amount that ends in … is another amount. */
  readonly isWhole?: boolean;
}

/** Writes lines from a top edge downwards, 1.4 times their size apart. */
function penOf(measure: Measure) {
  return (text: string, spot: TextSpot): PosterMark[] => {
    const { x, y, isBold = false, width = inner, lines = 1, colour = colours.ink, align = 'left' } = spot;
    let { size } = spot;
    while (spot.isWhole && size > leastSize && measure(text, size, isBold) > width) size -= 2;
    return wrapText(text, { size, isBold, width, lines }, measure).map((line, index) => ({
      ...{ kind: 'text', text: line, x, size, isBold, colour, align },
      y: y + Math.round(size * 1.4) * index + size,
    }));
  };
}

function page(width: number, height: number): PosterMark {
  return { kind: 'fill', x: 0, y: 0, width, height, colour: colours.paper };
}

/** The mark is part of every drawing: no template can be made without it. */
function advertisement(pen: Pen, right: number, top: number, size: number): PosterMark[] {
  const [width, height] = [size * 2 + size / 2, size * 1.5];
  return [
    { kind: 'fill', x: right - width, y: top, width, height, colour: colours.line },
    ...pen('广告', { x: right - width / 2, y: top + size * 0.12, size, align: 'center', width: inner }),
  ];
}

function headMarks({ brandName, logoUrl }: PosterWords, pen: Pen): PosterMark[] {
  const x = logoUrl === '' ? side : side + 72;
  return [
    ...(logoUrl === '' ? [] : [{ kind: 'picture', src: logoUrl, x: side, y: 16, width: 56, height: 56 } as const]),
    ...pen(brandName, { x, y: 26, size: 32, isBold: true, width: 480 }),
    ...advertisement(pen, 750 - side, 28, 24),
  ];
}

function goodsMarks(words: PosterWords, pen: Pen): PosterMark[] {
  const height = words.kind === 'article' ? 377 : inner;
  const below = 128 + height + 24;
  const priced = [
    ...pen(words.price, { x: side, y: below + 124, size: 52, isBold: true, width: 480, isWhole: true }),
    ...pen('以小店页面为准', { x: 750 - side, y: below + 148, size: 24, colour: colours.quiet, align: 'right' }),
  ];
  const under = words.kind === 'coupon' ? '领到后在小店里用,以领券页面为准' : words.host;
  return [
    ...headMarks(words, pen),
    { kind: 'fill', x: side, y: 128, width: inner, height, colour: colours.sunk },
    ...pictureMarks(words, pen, height),
    ...(words.kind === 'coupon' ? [] : pen(words.title, { x: side, y: below, size: 40, isBold: true, lines: 2 })),
    ...(words.price === '' ? pen(under, { x: side, y: below + 124, size: 28, colour: colours.quiet }) : priced),
  ];
}

function pictureMarks(words: PosterWords, pen: Pen, height: number): PosterMark[] {
  if (words.kind === 'coupon') return ticketMarks(words.title, pen);
  const picture: PosterMark[] =
    words.imageUrl === '' ? [] : [{ kind: 'picture', src: words.imageUrl, x: side, y: 128, width: inner, height }];
  return words.kind === 'video' ? [...picture, { kind: 'play', x: 315, y: 128 + height / 2 - 60, side: 120 }] : picture;
}

/** A coupon is a white ticket with its terms in the middle, torn along a dashed line. */
function ticketMarks(terms: string, pen: Pen): PosterMark[] {
  const [x, y, width, height] = [side + 40, 128 + 115, inner - 80, 440];
  const spot = { x: 375, size: 72, isBold: true, align: 'center', width: width - 80, lines: 3 } as const;
  const lines = pen(terms, { ...spot, y: 0 }).length;
  const dashes = Array.from({ length: 18 }, (_none, index): PosterMark => {
    return { kind: 'fill', x: x + 10 + index * 32, y: y + 340, width: 18, height: 3, colour: colours.line };
  });
  return [
    { kind: 'fill', x, y, width, height, colour: colours.paper },
    ...dashes,
    ...pen(terms, { ...spot, y: y + 170 - lines * 50 }),
    ...pen('优惠券', { x: 375, y: y + 370, size: 32, align: 'center', colour: colours.quiet }),
  ];
}

const productSide = 200;

function liveMarks(words: PosterWords, pen: Pen): PosterMark[] {
  const isNotice = words.kind === 'notice';
  const hasProducts = words.products.length > 0;
  const height = hasProducts ? 560 : 750;
  const below = height + 20;
  return [
    { kind: 'fill', x: 0, y: 0, width: 750, height, colour: colours.sunk },
    ...(words.imageUrl === ''
      ? pen(words.host, { x: 375, y: height / 2 - 40, size: 52, isBold: true, align: 'center', width: 600, lines: 2 })
      : [{ kind: 'picture', src: words.imageUrl, x: 0, y: 0, width: 750, height } as const]),
    { kind: 'fill', x: side, y: 28, width: 160, height: 52, colour: colours.ink },
    ...pen(isNotice ? '直播预约' : '正在直播', {
      x: side + 80,
      y: 34,
      size: 28,
      colour: colours.paper,
      align: 'center',
    }),
    ...advertisement(pen, 750 - side, 34, 24),
    ...pen(words.airs === '' ? words.title : words.airs, { x: side, y: below, size: 56, isBold: true }),
    ...pen(words.airs === '' ? words.host : `${words.title} · ${words.host}`, {
      x: side,
      y: below + 90,
      size: 32,
      lines: 2,
    }),
    ...words.products.slice(0, 3).flatMap(({ imageUrl, price }, index) => {
      const x = side + index * (productSide + 35);
      return [
        { kind: 'picture', src: imageUrl, x, y: below + 180, width: productSide, height: productSide } as const,
        ...pen(price, { x, y: below + 390, size: 28, width: productSide, isWhole: true }),
      ];
    }),
  ];
}

/** Codes of the platform lead straight into the shop, ours to a page that explains and leads there. */
function footMarks({ kind, sharerName, ownWords }: PosterWords, pen: Pen): PosterMark[] {
  const outer = codeSide + 2 * quietZone;
  const isOfPlatform = kind === 'product' || kind === 'coupon';
  return [
    { kind: 'fill', x: side, y: 1064, width: inner, height: 1, colour: colours.line },
    ...(sharerName === '' ? [] : pen(`${sharerName} 推荐`, { x: side, y: 1092, size: 32, isBold: true, width: 400 })),
    ...pen(ownWords, { x: side, y: 1150, size: 28, width: 400, lines: 2 }),
    ...pen(isOfPlatform ? '长按识别,去小店看看' : '长按识别,看看再去小店', {
      ...{ x: side, y: 1264, size: 24, colour: colours.quiet, width: 400 },
    }),
    { kind: 'code', x: 750 - side - outer, y: 1080, side: outer, quietZone },
  ];
}

/** 60 mm at 300 dots an inch. */
const counterCodeSide = 709;

/** A5 for the counter, to be printed: nothing stands nearer to the edge than the bleed of 3 mm and a margin. */
function counterMarks(words: PosterWords, pen: Pen): PosterMark[] {
  const [middle, margin] = [874, 120];
  const wide = 1748 - 2 * margin;
  const centred = { x: middle, align: 'center', width: wide } as const;
  return [
    page(1748, 2480),
    ...advertisement(pen, 1748 - margin, 90, 48),
    ...pen(words.brandName, { ...centred, y: 190, size: 140, isBold: true }),
    ...pen('扫码看看本店好物', { ...centred, y: 400, size: 120 }),
    // The whole card around it is white.
    { kind: 'code', x: middle - counterCodeSide / 2, y: 600, side: counterCodeSide, quietZone: 0 },
    ...words.products.slice(0, 3).flatMap(({ imageUrl, price }, index, all) => {
      const x = middle - (all.length * 420 - 60) / 2 + index * 420;
      return [
        { kind: 'picture', src: imageUrl, x, y: 1400, width: 360, height: 360 } as const,
        ...pen(price, { x: x + 180, y: 1780, size: 60, isBold: true, align: 'center', width: 400, isWhole: true }),
      ];
    }),
    ...pen(words.servedBy === '' ? '进店可选为您服务的店员' : `由 ${words.servedBy} 为您服务`, {
      ...{ ...centred, y: words.products.length > 0 ? 1960 : 1480, size: 72, lines: 2 },
    }),
    ...pen(`广告 · ${words.agencyName}`, { ...centred, y: 2220, size: 40, colour: colours.quiet }),
    ...pen('推客全程免费。有人收费,请在小程序「帮助与投诉」里告诉我们。', {
      ...{ ...centred, y: 2290, size: 40, colour: colours.quiet },
    }),
  ];
}
