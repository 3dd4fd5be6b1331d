import { explainOrder } from '../../../services/earnings';
import { lastSeen } from '../../../services/last-seen';
import { loadingOrder, noOrder, orderPage } from './order.view';

Page({
  data: { ...loadingOrder, seenAt: '', isAsking: false },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.key = decodeURIComponent(query.key ?? '');
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    if (this.key === '') return this.setData(noOrder);
    const { answer, seenAt } = lastSeen('order', await explainOrder(this.key), this.key);
    this.setData({ ...orderPage(answer), seenAt });
  },

  tryAgain() {
    this.setData(loadingOrder);
    return this.load();
  },

  copyNumber() {
    void wx.setClipboardData({ data: this.data.orderId });
  },

  ask() {
    this.setData({ isAsking: true });
  },

  closeAsk() {
    this.setData({ isAsking: false });
  },

  /** With the order, so that nobody has to type it again. */
  openHelp() {
    this.setData({ isAsking: false });
    void wx.navigateTo({ url: `/packages/mine/help/help?order=${encodeURIComponent(this.data.orderId)}` }).catch(() => {
      void wx.showModal({ title: '没有打开', content: '请联系商家,并告诉他订单号。', showCancel: false });
    });
  },

  act() {
    const isVisitor = this.data.emptyAction === '去加入';
    void wx.navigateTo({ url: isVisitor ? '/packages/join/join/join' : '/packages/money/claim/claim' });
  },
});
