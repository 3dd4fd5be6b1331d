import type { Fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import { beijingDayOf } from '../time/beijing-day';
import { dayText, momentText, type Wording } from '../wording/beijing-text';

/** What of a shared thing a notice says: its rate at the platform, and its time in epoch ms. */
export interface NoticeFacts {
  readonly serviceRatioPpm: number | null;
  readonly startsAtMs: number;
  /** Never ending is the largest number. */
  readonly endsAtMs: number;
}

/** The last moment that has a date; what ends later never ends. */
const latestDateMs = 8.64e15;

export type ThingNoticeCode = 'DELISTED' | 'RATE_CUT' | 'TIME_CHANGED' | 'LIVE_STARTING' | 'COUPON_ENDING';

export interface ThingNoticeText {
  readonly code: ThingNoticeCode;
  readonly title: string;
  readonly before: NoticeFacts | null;
  readonly after: NoticeFacts;
  readonly notedAtMs: number;
}

/** What the promoter who shares a thing reads about its change. */
export function thingNoticeWording({ code, title, before, after, notedAtMs }: ThingNoticeText): Wording {
  switch (code) {
    case 'DELISTED':
      return { zh: `「${title}」已下架,请您换一件推广。`, en: `${title} was taken off the shelf.` };
    case 'RATE_CUT':
      return rateCutWording(title, before, after);
    case 'TIME_CHANGED':
      return timeWording(title, after, notedAtMs);
    case 'LIVE_STARTING': {
      const at = momentText(after.startsAtMs);
      return { zh: `「${title}」${at.zh} 开播,您可以再分享一次。`, en: `${title} goes on air on ${at.en}.` };
    }
    case 'COUPON_ENDING': {
      const at = momentText(after.endsAtMs);
      return { zh: `「${title}」${at.zh} 结束,您可以再分享一次。`, en: `${title} ends on ${at.en}.` };
    }
  }
}

function rateCutWording(title: string, before: NoticeFacts | null, after: NoticeFacts): Wording {
  const [then, now] = [percentText(before?.serviceRatioPpm), percentText(after.serviceRatioPpm)];
  return {
    zh: `「${title}」的服务费率从 ${then} 降到 ${now},您以后的订单按新费率算。`,
    en: `The service rate of ${title} was cut from ${then} to ${now}; your orders from now on follow it.`,
  };
}

function percentText(ppm: number | null | undefined): string {
  return ppm === null || ppm === undefined ? '0%' : `${ppm / 10_000}%`;
}

function timeWording(title: string, { startsAtMs, endsAtMs }: NoticeFacts, notedAtMs: number): Wording {
  const start = startsAtMs > notedAtMs ? [momentText(startsAtMs)] : [];
  const end = endsAtMs <= latestDateMs ? [momentText(endsAtMs)] : [];
  const parts = [
    ...start.map((at) => ({ zh: `${at.zh} 开始`, en: `it begins on ${at.en}` })),
    ...end.map((at) => ({ zh: `${at.zh} 结束`, en: `it ends on ${at.en}` })),
  ];
  const known = parts.length > 0 ? parts : [{ zh: '现在没有截止时间', en: 'it has no end now' }];
  return {
    zh: `「${title}」的推广时间改了:${known.map(({ zh }) => zh).join(',')}。`,
    en: `The time of ${title} was changed: ${known.map(({ en }) => en).join(', ')}.`,
  };
}

/** What every bound promoter reads when who pays him is about to change. */
export function settlementNoticeWording({
  fromMs,
  payerName,
}: {
  readonly fromMs: number;
  readonly payerName: string;
}): Wording {
  const day = dayText(beijingDayOf(fromMs));
  return {
    zh: `${day.zh}起,新订单改由「${payerName}」结算。请您阅读并同意新的推广协议;已有订单不变。`,
    en: `From ${day.en} on new orders are paid by ${payerName}, once you accept the new agreement; others stay.`,
  };
}

export interface PayoutNoticeText {
  readonly code: 'PAYOUT_READY' | 'PAYOUT_CONFIRM_SOON';
  readonly netFen: Fen;
  readonly byMs: number;
}

/** What a promoter reads when a payout waits for him to confirm, and two hours before the time for that is over. */
export function payoutNoticeWording({ code, netFen, byMs }: PayoutNoticeText): Wording {
  const [amount, by] = [yuanText(netFen), momentText(byMs)];
  if (code === 'PAYOUT_READY') {
    return {
      zh: `${amount} 元已备好,请您在 ${by.zh} 前点「收款」。过了时间,核对后会回到可提现。`,
      en: `${amount} yuan are ready; confirm before ${by.en}, or the money goes back to available.`,
    };
  }
  return {
    zh: `您有 ${amount} 元待收款,请您在 ${by.zh} 前确认,过时钱退回可提现。`,
    en: `${amount} yuan wait for you; confirm before ${by.en}, or the money goes back to available.`,
  };
}

/** Notices that read the same whatever they are about. */
export type PlainNoticeCode =
  | 'API_CHANGED'
  | 'SETTLED_WITHOUT_RECEIPT'
  | 'SETTLEMENT_CHANGED'
  | 'PAYOUT_CONFLICT'
  | 'PAYOUT_UNKNOWN_NUMBER'
  | 'PAYOUT_REFUSED'
  | 'PAYOUT_STUCK'
  | 'PAYOUT_FUNDS_SHORT'
  | 'PAYOUT_LIMIT_WAITS'
  | 'TAX_MONTH_DECLARED'
  | 'OWNER_RECOVERY';

/** What people who run the program read, by code; `operatorNoticeWording` has the others. */
export const operatorNoticeWords: Readonly<Record<PlainNoticeCode, Wording>> = {
  API_CHANGED: {
    zh: '微信改了接口,请您看更新日志,再决定要不要升级。',
    en: 'The platform changed its API; read its changelog.',
  },
  SETTLED_WITHOUT_RECEIPT: {
    zh: '这单结算满 30 天还没有收货,请您向平台核实。',
    en: 'Settled 30 days ago and never received; ask the platform about it.',
  },
  SETTLEMENT_CHANGED: {
    zh: '结算方式的更改已经公布,每位推客都会收到通知。',
    en: 'The change of who pays was announced; every promoter gets a notice.',
  },
  PAYOUT_CONFLICT: {
    zh: '这笔提现和支付平台的说法不一致,请您核对后处理,系统没有动钱。',
    en: 'We and the pay platform disagree about a payout; no money was moved.',
  },
  PAYOUT_UNKNOWN_NUMBER: {
    zh: '支付平台通知了一笔这里没有的提现,请您尽快核对商户平台。',
    en: 'The pay platform told about a payout that is not ours.',
  },
  PAYOUT_REFUSED: {
    zh: '支付平台没有受理这笔提现,请您按原因处理;钱仍在提现中。',
    en: 'The pay platform refused a payout; its money is kept until the outcome is known.',
  },
  PAYOUT_STUCK: {
    zh: '这笔提现超过 30 小时没有结果,请您到商户平台核对。',
    en: 'A payout has had no outcome for 30 hours.',
  },
  PAYOUT_FUNDS_SHORT: {
    zh: '运营账户的余额不够付七天内的提现,请您看备款表后充值。',
    en: 'The operating account does not cover the payouts of seven days; top it up.',
  },
  PAYOUT_LIMIT_WAITS: {
    zh: '有人要调高自动付款的上限,请您核对后通过或退回。',
    en: 'Somebody wants a higher limit for payouts; agree or decline.',
  },
  OWNER_RECOVERY: {
    zh: '有人用云环境的密钥申请找回负责人,一天后生效。不是您们的人做的,请开发者换掉密钥。',
    en: 'Somebody with the keys of the environment asked for a new owner; it works after a day. If it was none of you, change the keys.',
  },
  TAX_MONTH_DECLARED: {
    zh: '已申报的月份又有变动,请您更正申报。',
    en: 'A month that was declared has changed; correct the declaration.',
  },
};
