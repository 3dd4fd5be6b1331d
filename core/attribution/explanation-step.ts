import { beijingDayEnglish, beijingDayText, beijingMinuteEnglish, beijingMinuteText } from '../time/beijing-text';
import type { TouchKind } from './touch-kind';

/** One step of an explanation: a reason code and its sentence. No step names a buyer or another promoter. */
export interface ExplanationStep {
  readonly code: ExplanationCode;
  /** When it happened or ends (epoch ms), null for a rule. */
  readonly atMs: number | null;
  readonly zh: string;
  readonly en: string;
}

export type ExplanationCode = HappenedCode | VerdictCode;

type HappenedCode = 'OPENED_LINK' | 'OPENED_AGAIN' | 'ORDERED' | 'ORDERED_THROUGH_LINK' | 'LOCKED' | 'LOCK_EXTENDED';

const kindWords: Readonly<Record<TouchKind, readonly [zh: string, en: string]>> = {
  LIVE: ['直播', 'live room'],
  LIVE_NOTICE: ['直播预告', 'live notice'],
  SHORT_VIDEO: ['短视频', 'short video'],
  ARTICLE: ['文章', 'article'],
  COUPON: ['优惠券', 'coupon'],
  PRODUCT_CARD: ['商品', 'product'],
};

/**
 * The buyer opened the promoter's link at `atMs` (epoch ms, told to the Beijing minute), for the first time or again.
 */
export function openedStep(code: 'OPENED_LINK' | 'OPENED_AGAIN', atMs: number, kind: TouchKind): ExplanationStep {
  const [zh, en] = kindWords[kind];
  const again = code === 'OPENED_AGAIN';
  return {
    code,
    atMs,
    zh: `${beijingMinuteText(atMs)} ${again ? '又' : ''}打开您的${zh}链接`,
    en: `${beijingMinuteEnglish(atMs)} opened your ${en} link${again ? ' again' : ''}`,
  };
}

/** The order, with what the promoter's link led to when it came through that link. */
export function orderedStep(atMs: number, throughKind: TouchKind | null): ExplanationStep {
  const [when, whenEnglish] = [beijingMinuteText(atMs), beijingMinuteEnglish(atMs)];
  if (throughKind === null) return { code: 'ORDERED', atMs, zh: `${when} 下单`, en: `${whenEnglish} ordered` };
  const [zh, en] = kindWords[throughKind];
  return {
    code: 'ORDERED_THROUGH_LINK',
    atMs,
    zh: `${when} 从您的${zh}链接下单`,
    en: `${whenEnglish} ordered through your ${en} link`,
  };
}

/** The lock that an opening began or extended, with its end `expiresAtMs` (epoch ms, told to the Beijing minute). */
export function lockedStep(expiresAtMs: number, extended: boolean): ExplanationStep {
  return {
    code: extended ? 'LOCK_EXTENDED' : 'LOCKED',
    atMs: expiresAtMs,
    zh: `锁客到 ${beijingMinuteText(expiresAtMs)}${extended ? '(已延长)' : ''}`,
    en: `locked until ${beijingMinuteEnglish(expiresAtMs)}${extended ? ' (extended)' : ''}`,
  };
}

const verdicts = {
  YOURS: [
    '这单归您:买家在您的锁客期内下单,没有别人更晚的有效链接。',
    'Yours: ordered inside your lock, and no later link of anybody else was valid.',
  ],
  YOURS_FIRST_LOCK: [
    '这单归您:买家在您的锁客期内下单,您的锁客开始得更早。',
    'Yours: ordered inside your lock, and your lock began earlier than any other.',
  ],
  YOURS_SELF: ['这单归您:您自己下的单,记在您名下。', 'Yours: your own order is kept for you.'],
  YOURS_UNSEEN: [
    '这单归您:微信记录的推客是您。买家没有经过我们的页面,看不到打开时间。',
    'Yours: WeChat names you. The buyer did not pass our pages, so we cannot see when the link was opened.',
  ],
  YOURS_BY_PLATFORM: [
    '这单归您:微信记录的推客是您,以微信的记录为准。',
    "Yours: WeChat names you, and WeChat's record decides.",
  ],
  NOT_YOURS_LATER_LINK: [
    '这单没有归您:买家后来打开了别的推客的链接,是从那里下的单。',
    "Not yours: the buyer later opened another promoter's link and ordered from there.",
  ],
  NOT_YOURS_EARLIER_LOCK: [
    '这单没有归您:买家下单时还在别的推客的锁客期内,那次锁客开始得更早。',
    "Not yours: another promoter's lock, begun earlier, still held when the buyer ordered.",
  ],
  NOT_YOURS_FOREIGN_SCENE: [
    '这单没有归您:买家是在别的账号的直播或视频里下的单。',
    "Not yours: the order was placed in another account's live room or video.",
  ],
  NOT_YOURS_SELF_PURCHASE: [
    '这单没有归您:按自购规则,这单归下单人自己。',
    'Not yours: under the rule on self-purchase it belongs to the person who ordered.',
  ],
  NOT_YOURS_SELF_DENIED: [
    '这单没有归您:按商家的设置,推客自己购买不计佣金。',
    "Not yours: by the merchant's setting a promoter's own purchase earns nothing.",
  ],
  NOT_YOURS_NOT_BOUND: [
    '这单没有归您:买家下单时,您还没有绑定或已经解绑。',
    'Not yours: you were not bound when the buyer ordered.',
  ],
  NOT_YOURS_FORWARDED: [
    '这单没有归您:买家打开的是别人转发的链接,转发的链接不算在您名下。',
    'Not yours: the buyer opened a link that somebody else had passed on, which does not count for you.',
  ],
  NOT_YOURS_OPENED_AFTER: [
    '这单没有归您:买家先下的单,之后才打开您的链接。',
    'Not yours: the buyer ordered first and opened your link only afterwards.',
  ],
  NOT_YOURS_UNSEEN: [
    '这单没有归您:微信记录的推客不是您,我们也没有看到买家在下单前打开您的链接。',
    'Not yours: WeChat does not name you, and we saw no opening of your link before the order.',
  ],
  NOT_YOURS_BY_PLATFORM: [
    '按我们看到的,这单应该归您,但微信记录的推客不是您。以微信的记录为准,已提醒商家核对。',
    'By what we saw it should be yours, yet WeChat does not name you. WeChat decides; the merchant has been told.',
  ],
} as const;

export type VerdictCode = keyof typeof verdicts | 'NOT_YOURS_LOCK_OVER';

/**
 * Whose the order is, by one reason. A verdict is a rule and has no moment; a lock that was over has `lockOverStep`.
 */
export function verdictStep(code: keyof typeof verdicts): ExplanationStep {
  const [zh, en] = verdicts[code];
  return { code, atMs: null, zh, en };
}

/** The lock had ended; on the very day of its end the order is told to the minute. */
export function lockOverStep(expiresAtMs: number, orderedAtMs: number): ExplanationStep {
  const sameDay = beijingDayText(expiresAtMs) === beijingDayText(orderedAtMs);
  const ordered = sameDay ? `${beijingMinuteText(orderedAtMs)} ` : beijingDayText(orderedAtMs);
  const orderedEnglish = sameDay ? beijingMinuteEnglish(orderedAtMs) : beijingDayEnglish(orderedAtMs);
  return {
    code: 'NOT_YOURS_LOCK_OVER',
    atMs: expiresAtMs,
    zh: `这单没有归您:锁客到 ${beijingMinuteText(expiresAtMs)} 为止,买家是 ${ordered}下的单。`,
    en: `Not yours: the lock ended ${beijingMinuteEnglish(expiresAtMs)}, the buyer ordered ${orderedEnglish}.`,
  };
}
