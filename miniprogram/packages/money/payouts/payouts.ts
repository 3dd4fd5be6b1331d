import { lastSeen } from '../../../services/last-seen';
import { payoutHistory } from '../../../services/payout';
import { loadingPayouts, payoutsView } from './payouts.view';

type RowTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { number: string; at: number }
>;

Page({
  data: { ...loadingPayouts, seenAt: '' },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async onReachBottom() {
    const { nextBeforeMs } = this.data;
    if (nextBeforeMs === 0) return;
    this.setData({ nextBeforeMs: 0 });
    this.setData(payoutsView({ ...this.data, nextBeforeMs }, await payoutHistory({ beforeMs: nextBeforeMs })));
  },

  async load() {
    const { answer, seenAt } = lastSeen('payouts', await payoutHistory({}));
    const view = payoutsView(answer.ok ? loadingPayouts : this.data, answer);
    this.setData({ ...view, seenAt, nextBeforeMs: seenAt === '' ? view.nextBeforeMs : 0 });
  },

  tryAgain() {
    this.setData(loadingPayouts);
    return this.load();
  },

  join() {
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  open(event: RowTap) {
    const { number, at } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/money/withdraw/withdraw?id=${number}&at=${at}` });
  },
});
