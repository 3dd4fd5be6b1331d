import type { Wording } from '../wording/beijing-text';
import { confirmTermMs, isProvenLost, stuckAfterMs } from './next-look';
import type { PayoutRoute } from './payout';
import { isHandedOver, type PayoutRow } from './payout-row';

/** Why a payout needs a person. */
export const stuckClasses = [
  /** Its provider did not find it three times over half an hour. */
  'not-found',
  /** Refused for our set-up or its data. */
  'refused-by-setup',
  'waiting-for-money',
  'approval-late',
  /** The promoter's time is over and the platform has not closed it. */
  'confirm-overdue',
  /** No outcome for too long. */
  'unknown-long',
  /** Paid, and the bank gave it back: the payee's data are likely wrong. */
  'returned',
] as const;
export type StuckClass = (typeof stuckClasses)[number];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const approvalTermMs = 24 * hourMs;
const unknownTermMs = hourMs;
/** Lists wait for people and banks. */
const listTermMs = 10 * 24 * hourMs;
const overdueTermMs = 30 * minuteMs;
/** How long a return is shown. */
export const returnShownMs = 30 * 24 * hourMs;

const listed: readonly PayoutRoute[] = ['bank', 'alipay', 'payroll'];

type Looked = Pick<
  PayoutRow,
  'state' | 'stateSinceMs' | 'route' | 'trouble' | 'absence' | 'confirm' | 'signOff' | 'firstSentAtMs'
>;

/** Why a payout needs a person at a moment (epoch ms); undefined while it goes its way. */
export function stuckClassOf(row: Looked, nowMs: number): StuckClass | undefined {
  const forMs = nowMs - row.stateSinceMs;
  if (row.state === 'requested') return forMs >= approvalTermMs ? 'approval-late' : undefined;
  if (row.state === 'returned') return forMs < returnShownMs ? 'returned' : undefined;
  if (!isHandedOver(row.state)) return row.state === 'reserved' && forMs >= stuckAfterMs ? 'unknown-long' : undefined;
  // Signed off already: the queries that prove it are on their way.
  if (isProvenLost(row) && row.signOff === null) return 'not-found';
  if (row.trouble?.class === 'setup' || row.trouble?.class === 'parameters') return 'refused-by-setup';
  if (row.trouble?.class === 'no-money') return 'waiting-for-money';
  if (row.state === 'waiting') {
    const byMs = row.confirm?.byMs ?? (row.firstSentAtMs ?? row.stateSinceMs) + confirmTermMs;
    return nowMs >= byMs + overdueTermMs ? 'confirm-overdue' : undefined;
  }
  return forMs >= termOf(row) ? 'unknown-long' : undefined;
}

function termOf({ route, state }: Looked): number {
  if (listed.includes(route)) return listTermMs;
  return state === 'unknown' ? unknownTermMs : stuckAfterMs;
}

/** What a class is called, and what to do next. */
export const stuckWording: Readonly<Record<StuckClass, { readonly title: Wording; readonly next: Wording }>> = {
  'not-found': {
    title: { zh: '平台查无此单', en: 'not found' },
    next: {
      zh: '请您到商户平台核对这个编号,确实没有就签字放弃,钱会退回推客。',
      en: 'Look for the number at the platform; if it is not there, sign it off and the money goes back.',
    },
  },
  'refused-by-setup': {
    title: { zh: '设置或资料被拒', en: 'refused by set-up' },
    next: {
      zh: '请您按平台给的原因改好商户设置,系统会用原编号再提交。这笔的金额或资料不对时不再提交,查无此单后请您签字放弃。',
      en: 'Mend the set-up, and it is handed over again under its own number; sign it off where its own data are wrong.',
    },
  },
  'waiting-for-money': {
    title: { zh: '等待备款', en: 'waiting for money' },
    next: {
      zh: '请您给运营账户充值,到位后会自动付款,不用重新提交。',
      en: 'Top up the operating account; they go on by themselves.',
    },
  },
  'approval-late': {
    title: { zh: '审核超过一天', en: 'approval is late' },
    next: { zh: '请您今天通过或退回,推客正在等。', en: 'Approve or decline them today.' },
  },
  'confirm-overdue': {
    title: { zh: '过了确认时间没关闭', en: 'overdue and not closed' },
    next: {
      zh: '请您等平台关闭,钱会退回推客;超过一天仍没关闭,请您到商户平台核对。',
      en: 'Wait until the platform closes it; look there after a day.',
    },
  },
  'unknown-long': {
    title: { zh: '很久没有结果', en: 'no outcome for long' },
    next: {
      zh: '请您到商户平台或打款清单核对这个编号,没有结果之前不要另外付款。',
      en: 'Look for the number at the platform or on the list; pay nothing else before there is an outcome.',
    },
  },
  returned: {
    title: { zh: '银行退回', en: 'returned by the bank' },
    next: {
      zh: '钱已退回推客的可提现,请您提醒推客核对收款资料后重新提现。',
      en: 'The money is back; ask the promoter to check the payee data.',
    },
  },
};
