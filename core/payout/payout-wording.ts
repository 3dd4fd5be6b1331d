import { yuanText } from '../money/yuan-text';
import { momentText, type Wording } from '../wording/beijing-text';
import { failReasonOf } from './fail-reason';
import { nextDayMs } from './next-look';
import type { PayoutRoute } from './payout';
import { isHandedOver, type PayoutRow } from './payout-row';

export type PayoutPhase = Pick<
  PayoutRow,
  | 'state'
  | 'route'
  | 'quote'
  | 'trouble'
  | 'confirm'
  | 'cancelWish'
  | 'endReason'
  | 'decision'
  | 'paid'
  | 'work'
  | 'nextLookAtMs'
>;

/** What a promoter reads about a payout: its name, what is going on, what he can do. */
export interface PayoutWords {
  readonly title: Wording;
  readonly sentence: Wording;
  /** What he can do now: `confirm` opens the platform's page. */
  readonly next: 'confirm' | 'wait' | 'request-again' | 'none';
}

const arrivals: Readonly<Record<PayoutRoute, Wording>> = {
  wechat: { zh: '已到您的微信零钱。', en: 'It is in your WeChat balance.' },
  bank: { zh: '已转到您的银行卡。', en: 'It was sent to your bank card.' },
  alipay: { zh: '已转到您的支付宝。', en: 'It was sent to your Alipay.' },
  payroll: { zh: '已随工资发放。', en: 'It was paid with your wages.' },
  gig: { zh: '已由灵工平台发放。', en: 'It was paid by the gig platform.' },
};

const stopped = new Map<string, Wording>(
  Object.entries({
    promoter: { zh: '您撤销了这笔提现,钱已退回可提现。', en: 'You cancelled it; the money is back.' },
    refund: { zh: '有订单退款,这笔提现已撤销,钱已退回。', en: 'An order was refunded; the money is back.' },
    debt: { zh: '退款后余额不足,这笔提现已撤销,钱已退回。', en: 'More is owed than is free; the money is back.' },
    blocked: { zh: '您的提现暂停中,这笔已撤销,钱已退回。', en: 'Your payouts are blocked; the money is back.' },
    paused: { zh: '机构暂停了提现,这笔已撤销,请您恢复后再提现。', en: 'Payouts are paused; the money is back.' },
    payee: { zh: '收款资料不全,这笔已撤销,请您补全后再提现。', en: 'The payee data are missing; the money is back.' },
    operator: { zh: '机构撤销了这笔提现,钱已退回可提现。', en: 'The agency cancelled it; the money is back.' },
    abandoned: { zh: '这笔提现没有送达,钱已退回可提现,请您重新提现。', en: 'It never arrived; the money is back.' },
  }),
);

/** The state of a payout in words, at a moment (epoch ms). */
export function payoutWording(row: PayoutPhase, nowMs: number): PayoutWords {
  switch (row.state) {
    case 'requested':
      return words(
        '待审核',
        'waiting for approval',
        '金额较大,等机构审核,通过后付款。',
        'The agency has to approve it.',
      );
    case 'reserved':
      return reservedWords(row, nowMs);
    case 'sent':
      return isWaitingForFunds(row) ? funding : words('付款中', 'being paid', '已提交,正在等结果。', 'Handed over.');
    case 'unknown':
      return isWaitingForFunds(row) ? funding : checking(row.route);
    case 'waiting':
      return waitingWords(row, nowMs);
    case 'transferring':
      return words('转账中', 'under way', '您已确认,钱正在到账。', 'Confirmed; the money is on its way.');
    case 'cancelling':
      return words('撤销中', 'being cancelled', '正在撤销,撤销后钱退回可提现。', 'Being cancelled.');
    case 'paid':
      return { title: { zh: '已到账', en: 'paid' }, sentence: arrivals[row.route], next: 'none' };
    case 'returned':
      return ended('银行退回', 'returned', {
        zh: '银行退回了这笔钱,已退回可提现,请您核对收款资料后重新提现。',
        en: 'The bank returned it; the money is back.',
      });
    case 'failed':
      return ended('未成功', 'not paid', failReasonOf(row.endReason ?? '').wording);
    case 'expired':
      return ended('已过期', 'expired', failReasonOf('OVERDUE_CLOSE').wording);
    case 'cancelled':
      return ended('已撤销', 'cancelled', cancelledWording(row));
    case 'abandoned':
      return ended('未送达', 'not delivered', stoppedWording('abandoned'));
  }
}

function words(zh: string, en: string, sentenceZh: string, sentenceEn: string): PayoutWords {
  return { title: { zh, en }, sentence: { zh: sentenceZh, en: sentenceEn }, next: 'wait' };
}

function ended(zh: string, en: string, sentence: Wording): PayoutWords {
  return { title: { zh, en }, sentence, next: 'request-again' };
}

const funding = words(
  '机构备款中',
  'being funded',
  '机构正在备款,到位后自动付款。',
  'The agency is topping up its account.',
);

function checking(route: PayoutRoute): PayoutWords {
  const whom = route === 'wechat' ? '微信支付' : route === 'gig' ? '灵工平台' : '付款方';
  return words(
    '核对中',
    'being checked',
    `正在向${whom}核对这笔提现。核对完会通知您,这期间不用再次申请。`,
    'Its outcome is being asked for; there is no need to request it again.',
  );
}

function isWaitingForFunds({ trouble, state }: PayoutPhase): boolean {
  return isHandedOver(state) && trouble?.class === 'no-money';
}

function reservedWords({ nextLookAtMs }: PayoutPhase, nowMs: number): PayoutWords {
  if (nextLookAtMs !== null && nextLookAtMs >= nextDayMs(nowMs)) {
    return words(
      '排队中',
      'queued',
      '机构今天的额度已用完,明天自动付款。',
      'The daily limit is used up; tomorrow it goes on.',
    );
  }
  return words('处理中', 'being prepared', '正在提交付款。', 'About to be handed over.');
}

function waitingWords({ confirm, cancelWish, quote }: PayoutPhase, nowMs: number): PayoutWords {
  if (cancelWish !== null)
    return words('撤销中', 'being cancelled', '正在撤销,撤销后钱退回可提现。', 'Being cancelled.');
  if (confirm === null || confirm.confirmPackage === null) {
    return words('待收款', 'to be confirmed', '正在准备收款页,请您稍等。', 'The page is being prepared.');
  }
  if (nowMs >= confirm.byMs) {
    return words('已超时', 'overdue', '确认时间已过,等微信支付关闭后钱退回可提现。', 'Overdue; it is being closed.');
  }
  const by = momentText(confirm.byMs);
  return {
    title: { zh: '待收款', en: 'to be confirmed' },
    sentence: {
      zh: `${yuanText(quote.netFen)} 元已备好,请您在 ${by.zh} 前点「收款」。过了时间,核对后会回到可提现。`,
      en: `Confirm before ${by.en}, or it goes back to available once that is certain.`,
    },
    next: 'confirm',
  };
}

function cancelledWording({ endReason, decision }: PayoutPhase): Wording {
  if (endReason === 'declined') {
    const why = decision?.reason ?? '';
    return { zh: `机构没有通过:${why}。钱已退回可提现。`, en: `Declined: ${why}. The money is back.` };
  }
  return stoppedWording(endReason ?? '');
}

function stoppedWording(reason: string): Wording {
  const known = stopped.get(reason);
  return known ?? { zh: '这笔提现已撤销,钱已退回可提现。', en: 'It was cancelled; the money is back.' };
}

/** How long the promoter can still confirm (ms); undefined when there is nothing to confirm. */
export function confirmLeftMs({ state, confirm, cancelWish }: PayoutPhase, nowMs: number): number | undefined {
  if (state !== 'waiting' || cancelWish !== null || !confirm?.confirmPackage) return undefined;
  return Math.max(confirm.byMs - nowMs, 0);
}
