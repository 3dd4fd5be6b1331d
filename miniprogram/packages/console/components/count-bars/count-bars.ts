import { type CountBar, countBarsView, type DrawnBar } from './count-bars.view';

type BarTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { key: string }>;

/**
 * Lying bars under one question, for funnels and rankings; each carries its words, so that it is its own table. A tap
 * leads to the rows behind it: `bind:open` with `{ key }`.
 */
Component({
  properties: {
    /** The question that the bars answer. */
    title: { type: String, value: '' },
    bars: { type: Array, value: [] as CountBar[] },
    /** How the figures are counted, in a sentence. */
    note: { type: String, value: '' },
  },
  data: { drawn: [] as readonly DrawnBar[] },
  observers: {
    bars(bars: CountBar[]) {
      this.setData(countBarsView(bars));
    },
  },
  methods: {
    open(event: BarTap) {
      this.triggerEvent('open', { key: event.currentTarget.dataset.key });
    },
  },
});
