import { lockedBuyers } from '../../../services/earnings';
import { loadingLocks, locksPage } from './locks.view';

Page({
  data: { ...loadingLocks },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    this.setData(locksPage(await lockedBuyers()));
  },

  tryAgain() {
    this.setData(loadingLocks);
    return this.load();
  },

  act() {
    void wx.switchTab({ url: '/pages/me/me' });
  },

  share() {
    void wx.switchTab({ url: '/pages/pick/pick' });
  },
});
