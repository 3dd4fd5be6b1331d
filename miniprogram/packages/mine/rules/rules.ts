import { lastSeen } from '../../../services/last-seen';
import { programRules } from '../../../services/program';
import { myProfile } from '../../../services/promoter';
import { loadingRules, officialLinks, type ReadSections, readSections, rulesView } from './rules.view';

type LinkTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { url: string }>;

const readKey = 'rules-read';

function readBefore(): ReadSections | null {
  const kept: unknown = wx.getStorageSync(readKey);
  return typeof kept === 'object' && kept !== null ? (kept as ReadSections) : null;
}

Page({
  data: { ...loadingRules, links: officialLinks, seenAt: '' },

  onLoad() {
    return this.load();
  },

  async load() {
    const [rules, profile] = await Promise.all([programRules(), myProfile()]);
    const { answer, seenAt } = lastSeen('rules', rules);
    this.setData({ ...rulesView(answer, lastSeen('profile', profile).answer, readBefore()), seenAt });
  },

  tryAgain() {
    this.setData(loadingRules);
    return this.load();
  },

  /** To compare it with what was kept when he agreed. */
  copyHash() {
    wx.setClipboardData({ data: this.data.agreementHash.replace(/ /g, '') });
  },

  copy(event: LinkTap) {
    wx.setClipboardData({ data: event.currentTarget.dataset.url });
  },

  /** Keeps what was read on this phone, so that the next change can be pointed out. */
  understood() {
    wx.setStorageSync(readKey, readSections(this.data.sections));
    if (getCurrentPages().length > 1) return void wx.navigateBack();
    if (this.data.isVisitor) return void wx.redirectTo({ url: '/packages/join/join/join' });
    void wx.switchTab({ url: '/pages/me/me' });
  },
});
