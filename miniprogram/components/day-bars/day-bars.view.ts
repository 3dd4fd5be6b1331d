import { beijingDay, weekdayText } from '../../formats/day-text';
import { yuanText } from '../../formats/yuan-text';

/** What came in on a day, and what was taken back; null where it is not known. */
export interface BarDay {
  readonly day: string;
  readonly inFen: number | null;
  readonly outFen: number | null;
}

export interface Bar {
  readonly day: string;
  /** Of the highest, from 0 to 100. */
  readonly heightPercent: number;
  readonly dayText: string;
  readonly amountText: string;
}

export interface DayBarsData {
  readonly bars: readonly Bar[];
  /** The first, the middle and the last day. */
  readonly axis: readonly string[];
  readonly highestText: string;
  /** Where the highest value is written: beside its bar, so that it fits. */
  readonly highestStyle: string;
  readonly rows: readonly {
    readonly day: string;
    readonly text: string;
    readonly inText: string;
    readonly outText: string;
  }[];
  readonly isEmpty: boolean;
}

const unknown = '—';

/** Bars from zero, the axis' three days, and the same as a table with the newest day first. */
export function dayBarsView(days: readonly BarDay[], highestFen: number, nowMs: number): DayBarsData {
  const today = beijingDay(nowMs);
  const highest = days.findIndex(({ inFen }) => inFen === highestFen);
  const bars = days.map(({ day, inFen }) => ({
    day,
    heightPercent: inFen === null || highestFen === 0 ? 0 : Math.round((inFen / highestFen) * 100),
    dayText: weekdayText(day, today),
    amountText: amountText(inFen),
  }));
  return {
    bars,
    axis: [0, Math.floor((days.length - 1) / 2), days.length - 1].flatMap((index) => shortDay(days[index]?.day)),
    highestText: highestFen === 0 ? '' : `${yuanText(highestFen)} 元`,
    highestStyle: styleAt(highest, days.length),
    rows: [...days].reverse().map(({ day, inFen, outFen }) => ({
      day,
      text: weekdayText(day, today),
      inText: amountText(inFen),
      outText: outFen === 0 ? '' : `退回 ${amountText(outFen)}`,
    })),
    isEmpty: highestFen === 0,
  };
}

/** From the bar on to the right, before it to the left, or in the middle. */
function styleAt(index: number, count: number): string {
  const percent = (share: number) => Math.round((share / count) * 100);
  if (index < count / 3) return `text-align:left;padding-left:${percent(Math.max(index, 0))}%`;
  if (index >= (2 * count) / 3) return `text-align:right;padding-right:${percent(count - 1 - index)}%`;
  return 'text-align:center';
}

function amountText(amountFen: number | null): string {
  return amountFen === null ? unknown : `${yuanText(amountFen)} 元`;
}

function shortDay(day: string | undefined): string[] {
  return day === undefined ? [] : [`${Number(day.slice(4, 6))}/${Number(day.slice(6, 8))}`];
}
