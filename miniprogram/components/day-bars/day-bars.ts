import { type BarDay, dayBarsView } from './day-bars.view';

type BarTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { index: number }
>;

/** Amounts by the day as plain bars under one question; a tap tells a day, and the same can be read as a table. */
Component({
  properties: {
    /** The question that the bars answer. */
    title: { type: String, value: '' },
    days: { type: Array, value: [] as BarDay[] },
    highestFen: { type: Number, value: 0 },
  },
  data: { ...dayBarsView([], 0, 0), chosen: -1, isTable: false },
  observers: {
    'days, highestFen': function refresh(days: BarDay[], highestFen: number) {
      this.setData({ ...dayBarsView(days, highestFen, Date.now()), chosen: -1 });
    },
  },
  methods: {
    choose(event: BarTap) {
      this.setData({ chosen: event.currentTarget.dataset.index });
    },
    turn() {
      this.setData({ isTable: !this.data.isTable });
    },
  },
});
