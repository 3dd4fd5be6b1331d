import { beijingDay, monthAfter, monthText } from '../../../../formats/day-text';
import { askConsole } from '../../services/console';
import { regionColumns, regionRows, storeColumns, storeNote, storeRows } from './store-figures.view';

type Step = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { step: number }>;

/** What each store of a brand settled in a month, and each region. */
Component({
  properties: { brandId: { type: String, value: '' } },
  data: {
    ...{ storeColumns, regionColumns, rows: [] as ReturnType<typeof storeRows> },
    ...{ regions: [] as ReturnType<typeof regionRows>, month: '', monthName: '', note: '读取中', problem: '' },
    isNewest: true,
  },
  lifetimes: {
    attached() {
      void this.show(thisMonth());
    },
  },
  observers: {
    brandId(this: { data: { month: string }; show(month: string): Promise<void> }) {
      if (this.data.month !== '') void this.show(this.data.month);
    },
  },
  methods: {
    async show(month: string) {
      const { brandId } = this.data;
      this.setData({ month, monthName: monthText(month), isNewest: month === thisMonth() });
      const answer = await askConsole('storeFigures', { brandId, month });
      if (month !== this.data.month || brandId !== this.data.brandId) return;
      if (!answer.ok) return this.setData({ problem: answer.sentence, rows: [], regions: [], note: '' });
      const { value } = answer;
      this.setData({ rows: storeRows(value), regions: regionRows(value), note: storeNote(value), problem: '' });
    },
    step(event: Step) {
      return this.show(monthAfter(this.data.month, Number(event.currentTarget.dataset.step)));
    },
  },
});

function thisMonth(): string {
  return beijingDay(Date.now()).slice(0, 6);
}
