import type { Account } from '../ledger/account';
import { accountWording, causeWording } from '../ledger/movement-wording';
import { placeOfAccount } from '../ledger/place-balances';
import type { Wording } from '../wording/beijing-text';
import type { Statement, StatementLine } from './statement';
import { dashedDay, periodWording } from './statement-period';

/** What a movement was, in words: why, from where, to where. */
export function lineWording({ cause, from, to }: Pick<StatementLine, 'cause' | 'from' | 'to'>): Wording {
  const [why, source, target] = [causeWording(cause), seenAccountWording(from), seenAccountWording(to)];
  return { zh: `${why.zh}:${source.zh} → ${target.zh}`, en: `${why.en}: ${source.en} → ${target.en}` };
}

function seenAccountWording(account: string): Wording {
  if (account === 'another') return { zh: '其他推客', en: 'another promoter' };
  // Whose place it is does not show in its name.
  const own = placeOfAccount(account) !== undefined;
  return accountWording((own ? `promoter/own/${account}` : account) as Account);
}

/** Why a line stands in a later period than its moment; empty for all others. */
export function lateWording({ isLate, day }: Pick<StatementLine, 'isLate' | 'day'>): Wording {
  if (!isLate) return { zh: '', en: '' };
  return {
    zh: `记账那天已封账,计入 ${dashedDay(day)}`,
    en: `booked on a day that was closed already; counts to ${dashedDay(day)}`,
  };
}

/** In which earlier month the order was booked, so that a refund leads to its closed month; empty for all others. */
export function originWording({ originMonth }: Pick<StatementLine, 'originMonth'>): Wording {
  if (originMonth === null) return { zh: '', en: '' };
  const [year, month] = [originMonth.slice(0, 4), originMonth.slice(4)];
  return { zh: `原佣金 ${year} 年 ${Number(month)} 月记账`, en: `first booked in ${year}-${month}` };
}

/** The month that a remark names as the one of the first booking, 'yyyymm'; null where it names none. */
export function originMonthIn(remark: string): string | null {
  const [, year, month] = /原佣金 (\d{4}) 年 (\d{1,2}) 月记账$/.exec(remark) ?? [];
  return year === undefined || month === undefined ? null : `${year}${month.padStart(2, '0')}`;
}

/** What stands beside a line: why it counts to a later day, and when its order was booked. */
export function remarkWording(line: Pick<StatementLine, 'isLate' | 'day' | 'originMonth'>): Wording {
  const [late, origin] = [lateWording(line), originWording(line)];
  const joined = (texts: readonly string[]) => texts.filter((text) => text !== '').join('; ');
  return { zh: joined([late.zh, origin.zh]), en: joined([late.en, origin.en]) };
}

/** How far the statement can no longer change. */
export function sealWording({ period, sealedThroughDay }: Pick<Statement, 'period' | 'sealedThroughDay'>): Wording {
  if (sealedThroughDay !== null && sealedThroughDay >= period.throughDay) {
    return { zh: '已封账,不会再变。', en: 'Closed: it does not change any more.' };
  }
  if (sealedThroughDay === null || sealedThroughDay < period.fromDay) {
    return { zh: '还没有封账,每天凌晨封前一天的账。', en: 'Not closed yet: each night closes the day before.' };
  }
  const through = dashedDay(sealedThroughDay);
  return { zh: `已封账到 ${through},之后的还会变。`, en: `Closed through ${through}; what is later may still change.` };
}

/** How anybody can check a statement without trusting who made it. */
export const verifyWording: Wording = {
  zh: '核对方法:每笔的链值 = SHA-256(上一笔的链值 + 换行 + 本笔内容);运行 npm run verify-statement -- 文件,期末链值应与小程序里显示的一致,也应与下一期的期初链值一致。',
  en: 'To check: each head is SHA-256(the head before, a line break, the entry); run npm run verify-statement -- FILE. The last head is the one that the mini-program shows, and the first head of the next statement.',
};

/** What a period without movements gets instead of a statement. */
export function emptyWording(isMonth: boolean): Wording {
  return isMonth
    ? { zh: '这个月没有变动,所以没有对账单。', en: 'Nothing moved this month, so there is no statement.' }
    : { zh: '这段时间没有变动,所以没有对账单。', en: 'Nothing moved in this period, so there is no statement.' };
}

/** '推客 wx… 2026-08-01 至 2026-08-31' as the title of a statement. */
export function titleWording({ promoter, period }: Pick<Statement, 'promoter' | 'period'>): Wording {
  const { zh, en } = periodWording(period);
  return { zh: `推客 ${promoter} ${zh}`, en: `promoter ${promoter}, ${en}` };
}
