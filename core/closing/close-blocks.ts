import type { BeijingDay } from '../time/beijing-day';
import { dayText, type Wording } from '../wording/beijing-text';

export type CloseBlockCode =
  | 'DAYS_NOT_SEALED'
  | 'SEAL_BROKEN'
  | 'EARLIER_MONTH_OPEN'
  | 'DAYS_NOT_COMPARED'
  | 'DAYS_RED'
  | 'WORK_OPEN'
  | 'CORRECTIONS_UNDECIDED';

/** What is known about a month that somebody wants to close. */
export interface CloseFacts {
  readonly throughDay: BeijingDay;
  /** Days through this one are sealed for every promoter; null when none is. */
  readonly sealedThroughDay: BeijingDay | null;
  /** Days of the month on which a promoter's sealed entries no longer say what was sealed. */
  readonly brokenDays: readonly string[];
  /** The month before, when it has entries and is not closed; else null. */
  readonly earlierOpenMonth: string | null;
  /** Days whose comparison was begun and never finished. */
  readonly uncomparedDays: readonly string[];
  /** Days on which wallets or the platform's money differed. */
  readonly redDays: readonly string[];
  readonly openItems: number;
  readonly undecidedCorrections: number;
}

/** Something that stands in the way, with what to do next. Soft ones the owner may pass over with a reason. */
export interface CloseBlock {
  readonly code: CloseBlockCode;
  readonly isHard: boolean;
  /** Days, work items or corrections; 1 where there is only one such thing. */
  readonly count: number;
  /** The first days that it is about, at most 31. */
  readonly days: readonly string[];
  readonly what: Wording;
  readonly next: Wording;
}

type Parts = Omit<CloseBlock, 'days' | 'isHard'> & { readonly days?: readonly string[]; readonly isHard?: boolean };

/** What stands in the way of closing a month; empty when nothing does. Hard ones come first. */
export function closeBlocks(facts: CloseFacts): CloseBlock[] {
  const blocks: (Parts | null)[] = [
    notSealed(facts),
    broken(facts.brokenDays),
    earlierOpen(facts.earlierOpenMonth),
    uncompared(facts.uncomparedDays),
    red(facts.redDays),
    work(facts.openItems),
    undecided(facts.undecidedCorrections),
  ];
  return blocks.flatMap((block) => (block ? { days: [], isHard: false, ...block } : []));
}

function notSealed({ throughDay, sealedThroughDay }: CloseFacts): Parts | null {
  if (sealedThroughDay !== null && sealedThroughDay >= throughDay) return null;
  const far = sealedThroughDay === null ? null : dayText(sealedThroughDay);
  return {
    ...{ code: 'DAYS_NOT_SEALED', isHard: true, count: 1 },
    what: {
      zh: far === null ? '这个月还没有一天封账。' : `这个月只封账到 ${far.zh}。`,
      en: far === null ? 'No day of this month is sealed.' : `The days are sealed through ${far.en} only.`,
    },
    next: {
      zh: '每天凌晨自动封前一天的账,请您等封到月底再关账;一天后仍没有变化,请联系技术人员。',
      en: 'Each night seals the day before. Wait for the last day; call a technician if a day brings no change.',
    },
  };
}

function broken(days: readonly string[]): Parts | null {
  if (days.length === 0) return null;
  return {
    ...{ code: 'SEAL_BROKEN', isHard: true, count: days.length, days },
    what: { zh: `有 ${days.length} 天已封的账和账本对不上。`, en: `Sealed entries of ${days.length} days changed.` },
    next: { zh: '请您先联系技术人员查明,不要改动账本。', en: 'Call a technician; touch nothing in the ledger.' },
  };
}

function earlierOpen(month: string | null): Parts | null {
  if (month === null) return null;
  const name = `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月`;
  const dashed = `${month.slice(0, 4)}-${month.slice(4)}`;
  return {
    ...{ code: 'EARLIER_MONTH_OPEN', isHard: true, count: 1 },
    what: { zh: `上一个月(${name})还没有关账。`, en: `The month before, ${dashed}, is not closed.` },
    next: { zh: `请您先关 ${name} 的账。`, en: `Close ${dashed} first.` },
  };
}

function uncompared(days: readonly string[]): Parts | null {
  if (days.length === 0) return null;
  return {
    ...{ code: 'DAYS_NOT_COMPARED', count: days.length, days },
    what: { zh: `有 ${days.length} 天还没有对完账。`, en: `The comparison of ${days.length} days is not finished.` },
    next: { zh: '请您等今晚的对账,或写明原因由负责人关账。', en: 'Wait for the night, or let the owner say why not.' },
  };
}

function red(days: readonly string[]): Parts | null {
  if (days.length === 0) return null;
  return {
    ...{ code: 'DAYS_RED', count: days.length, days },
    what: { zh: `有 ${days.length} 天对账不一致。`, en: `${days.length} days did not agree.` },
    next: {
      zh: '请您在对账里逐条查看差异并处理,或写明原因由负责人关账。',
      en: 'Look at each difference, or let the owner say why the month is closed with them.',
    },
  };
}

function work(count: number): Parts | null {
  if (count === 0) return null;
  return {
    ...{ code: 'WORK_OPEN', count },
    what: { zh: `还有 ${count} 条待处理事项。`, en: `${count} work items are open.` },
    next: { zh: '请您先处理完,或写明原因由负责人关账。', en: 'Finish them, or let the owner say why not.' },
  };
}

function undecided(count: number): Parts | null {
  if (count === 0) return null;
  return {
    ...{ code: 'CORRECTIONS_UNDECIDED', count },
    what: { zh: `还有 ${count} 条更正等待另一位同事通过。`, en: `${count} corrections wait for a second person.` },
    next: {
      zh: '请您先通过或驳回;以后再通过,会记在那时还没关账的月份。',
      en: 'Approve or reject them; what is approved later counts to the month that is open then.',
    },
  };
}
