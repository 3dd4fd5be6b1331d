import type { ReadBudgetView } from '../../../../../cloudfunctions/console/exports-contract';
import { momentText } from '../../../../formats/beijing-text';
import { monthText } from '../../../../formats/day-text';
import { percentText } from '../../../../formats/percent-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Tone } from '../row-list/row-list.view';

export interface BudgetCardData {
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly lines: readonly string[];
  readonly usedPercent: number;
  readonly typed: string;
  readonly warnTyped: string;
  readonly revision: number;
}

const tags: Readonly<Record<ReadBudgetView['state'], { readonly text: string; readonly tone: Tone }>> = {
  none: { text: '● 没有预算', tone: 'done' },
  within: { text: '✓ 在预算内', tone: 'free' },
  near: { text: '! 快用完', tone: 'todo' },
  over: { text: '− 用完了', tone: 'owed' },
};

/** Where the month's commission stands against the budget, and what follows from it. */
export function budgetCard({
  budget,
  month,
  spentFen,
  state,
  leftFen,
  usedPpm,
  countedAtMs,
}: ReadBudgetView): BudgetCardData {
  const spent = `本月入账的佣金减去退回的:${yuanText(spentFen)} 元`;
  const left =
    leftFen === null
      ? '没有设预算,不提醒也不拦。'
      : leftFen < 0
        ? `超出 ${yuanText(-leftFen)} 元,用了 ${percentText(usedPpm ?? 0)}。`
        : `还剩 ${yuanText(leftFen)} 元,用了 ${percentText(usedPpm ?? 0)}。`;
  const guard = state === 'over' ? ['用完以后不能再提高分成;已有订单和现在的分成不变,推客照常结算。'] : [];
  const counted = countedAtMs === null ? [] : [`数字算到 ${momentText(countedAtMs)}。`];
  return {
    ...{ title: monthText(month), tag: tags[state], lines: [spent, left, ...guard, ...counted] },
    usedPercent: Math.min(Math.floor((usedPpm ?? 0) / 10_000), 100),
    typed: budget.monthFen === null ? '' : (budget.monthFen / 100).toFixed(2),
    warnTyped: String(budget.warnPpm / 10_000),
    revision: budget.revision,
  };
}
