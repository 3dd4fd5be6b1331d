import type {
  ListMonthClosesView,
  MonthClosePreviewView,
} from '../../../../../cloudfunctions/console/closing-contract';
import { momentText } from '../../../../formats/beijing-text';
import { beijingDay, monthAfter, monthText } from '../../../../formats/day-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import { countText } from '../../count-text.view';

export interface CloseMonthData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  /** The next month to be closed (yyyymm). */
  readonly month: string;
  readonly monthName: string;
  readonly blocks: readonly { readonly key: string; readonly text: string; readonly next: string }[];
  readonly canClose: boolean;
  /** Only by passing over soft blocks, which the owner may. */
  readonly passesOver: boolean;
  readonly closed: readonly {
    readonly key: string;
    readonly title: string;
    readonly note: string;
    readonly lines: readonly string[];
  }[];
}

export const loadingClose: CloseMonthData = {
  ...{
    phase: 'loading',
    sentence: '',
    month: '',
    monthName: '',
    blocks: [],
    canClose: false,
    passesOver: false,
    closed: [],
  },
};

const yuan = (amountFen: number) => `${yuanText(amountFen)} 元`;

/** The month that is closed next: the one after the newest closed, else the one before this. */
export function monthToClose(closes: ListMonthClosesView, nowMs: number): string {
  const newest = closes.months[0]?.month;
  return newest === undefined ? monthAfter(beijingDay(nowMs).slice(0, 6), -1) : monthAfter(newest, 1);
}

export function closeMonthView(
  month: string,
  closes: ListMonthClosesView,
  preview: Answer<MonthClosePreviewView>,
  rights: { readonly close: boolean; readonly passOver: boolean },
): CloseMonthData {
  const blocks = preview.ok ? preview.value.blocks : [];
  const mayClose = preview.ok && preview.value.mayClose;
  const ownerMay = preview.ok && preview.value.ownerMayClose && rights.passOver && !mayClose;
  return {
    ...{ phase: 'ready', month, monthName: monthText(month) },
    sentence: preview.ok ? '' : preview.sentence,
    blocks: blocks.map(({ code, what, next }) => ({ key: code, text: what.zh, next: next.zh })),
    canClose: rights.close && (mayClose || ownerMay),
    passesOver: ownerMay,
    closed: closes.months.map(({ month: one, closedBy, closedAtMs, sums, own, root }) => ({
      key: one,
      title: `✓ ${monthText(one)} 已关账`,
      note: `${closedBy} ${momentText(closedAtMs)} 关的,${countText(sums.promoters)} 位推客 ${countText(sums.entries)} 笔`,
      lines: [
        `推客期末:可提现 ${yuan(sums.closing.availableFen)},冻结中 ${yuan(sums.closing.frozenFen + sums.closing.dueFen)},已到账 ${yuan(sums.closing.paidFen)}`,
        `机构期末:留存 ${yuan(own.closing.marginFen)},代扣税款 ${yuan(own.closing.taxFen)}`,
        `校验码 ${root.slice(0, 16)}…`,
      ],
    })),
  };
}
