import { explainOrder, orders, wallet } from '../../services/earnings';
import { closedExplanation, earningsView, explanationView, loadingEarnings, withOrders } from './earnings.view';

type OrderTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { key: string }
>;

Page({
  data: { ...loadingEarnings, explanation: closedExplanation },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async onReachBottom() {
    const { nextBeforeMs, rows } = this.data;
    if (nextBeforeMs === 0) return;
    this.setData({ nextBeforeMs: 0 });
    const page = await orders({ beforeMs: nextBeforeMs });
    if (page.ok) this.setData(withOrders(rows, page.value));
    else this.setData({ nextBeforeMs, sentence: page.sentence });
  },

  async load() {
    const [balance, page] = await Promise.all([wallet(), orders({})]);
    this.setData(earningsView(balance, page));
  },

  tryAgain() {
    this.setData(loadingEarnings);
    return this.load();
  },

  withdraw() {
    void wx.navigateTo({ url: '/packages/money/withdraw/withdraw' });
  },

  openPayouts() {
    void wx.navigateTo({ url: '/packages/money/payouts/payouts' });
  },

  join() {
    void wx.switchTab({ url: '/pages/me/me' });
  },

  async explain(event: OrderTap) {
    const answer = await explainOrder(event.currentTarget.dataset.key);
    if (answer.ok) this.setData({ explanation: explanationView(answer.value) });
    else void wx.showModal({ title: '没有打开订单', content: answer.sentence, showCancel: false });
  },

  closeExplanation() {
    this.setData({ explanation: closedExplanation });
  },
});
