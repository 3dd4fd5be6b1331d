import { beijingDay, monthAfter, monthText } from '../../../../formats/day-text';
import { askConsole } from '../../services/console';
import { feeColumns, feeNote, feeRows } from './fee-table.view';

type Step = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { step: number }>;

/** The agency's fee by shop of a month, for invoices; a shop's tap leads to its orders. */
Component({
  properties: {
    /** '' for every brand. */
    brandId: { type: String, value: '' },
    mayExport: { type: Boolean, value: false },
  },
  data: {
    ...{ columns: feeColumns, rows: [] as ReturnType<typeof feeRows>, month: '', monthName: '', note: '', problem: '' },
    ...{ isNewest: true, scope: {} },
  },
  lifetimes: {
    attached() {
      void this.show(beijingDay(Date.now()).slice(0, 6));
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
      const brand = brandId === '' ? {} : { brandId };
      const isNewest = month === beijingDay(Date.now()).slice(0, 6);
      this.setData({ month, monthName: monthText(month), isNewest, scope: { ...brand, fromDay: `${month}01` } });
      const answer = await askConsole('feeIncome', { ...brand, month });
      if (month !== this.data.month) return;
      if (!answer.ok) return this.setData({ problem: answer.sentence, rows: [] });
      this.setData({ rows: feeRows(answer.value), note: feeNote(answer.value), problem: '' });
    },
    step(event: Step) {
      return this.show(monthAfter(this.data.month, Number(event.currentTarget.dataset.step)));
    },
    open({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      if (detail.key === '') return;
      void wx.navigateTo({ url: `/packages/console/orders/orders?shop=${encodeURIComponent(detail.key)}` });
    },
  },
});
