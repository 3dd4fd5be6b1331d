import { overview } from '../../services/earnings';
import { lastSeen } from '../../services/last-seen';
import { earningsView, loadingEarnings } from './earnings.view';

type EntranceTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { page: string }
>;

const entrances = [
  { page: 'orders', name: '订单' },
  { page: 'statement', name: '对账单' },
  { page: 'payouts', name: '提现记录' },
  { page: 'payee', name: '收款方式' },
  { page: 'claim', name: '找回订单' },
  { page: 'locks', name: '锁客' },
];

Page({
  data: { ...loadingEarnings, entrances, seenAt: '' },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { answer, seenAt } = lastSeen('overview', await overview());
    this.setData({ ...earningsView(answer, Date.now()), seenAt });
  },

  tryAgain() {
    this.setData(loadingEarnings);
    return this.load();
  },

  withdraw() {
    void wx.navigateTo({ url: '/packages/money/withdraw/withdraw' });
  },

  open(event: EntranceTap) {
    const { page } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/money/${page}/${page}` });
  },

  openFrozen() {
    void wx.navigateTo({ url: '/packages/money/orders/orders?filter=frozen' });
  },

  join() {
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  pick() {
    void wx.switchTab({ url: '/pages/pick/pick' });
  },
});
