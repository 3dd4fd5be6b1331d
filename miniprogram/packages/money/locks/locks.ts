import { lockedBuyers } from '../../../services/earnings';
import { lastSeen } from '../../../services/last-seen';
import { loadingLocks, locksPage } from './locks.view';

Page({
  data: { ...loadingLocks, seenAt: '' },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { answer, seenAt } = lastSeen('locks', await lockedBuyers());
    this.setData({ ...locksPage(answer), seenAt });
  },

  tryAgain() {
    this.setData(loadingLocks);
    return this.load();
  },

  act() {
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  share() {
    void wx.switchTab({ url: '/pages/pick/pick' });
  },
});
