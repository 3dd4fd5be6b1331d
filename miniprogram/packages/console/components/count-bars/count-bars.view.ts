/** One bar: its length comes from the value, its words from the page. */
export interface CountBar {
  readonly key: string;
  readonly label: string;
  /** Fen or a count, from 0; null where it is not known. */
  readonly value: number | null;
  /** As it is read: '1,234.00 元', '12 笔'. */
  readonly text: string;
}

export interface DrawnBar extends CountBar {
  /** Of the longest, from 0 to 100. */
  readonly widthPercent: number;
}

/** Bars from zero, each as long as its share of the greatest. */
export function countBarsView(bars: readonly CountBar[]): { readonly drawn: readonly DrawnBar[] } {
  const greatest = bars.reduce((most, { value }) => Math.max(most, value ?? 0), 0);
  return {
    drawn: bars.map((bar) => ({
      ...bar,
      text: bar.value === null ? '—' : bar.text,
      widthPercent: greatest === 0 || bar.value === null ? 0 : Math.round((bar.value / greatest) * 100),
    })),
  };
}
