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
  data: { ...loadingRules, links: officialLinks },

  onLoad() {
    return this.load();
  },

  async load() {
    const [rules, profile] = await Promise.all([programRules(), myProfile()]);
    this.setData(rulesView(rules, profile.ok ? profile.value : undefined, readBefore()));
  },

  tryAgain() {
    this.setData(loadingRules);
    return this.load();
  },

  copy(event: LinkTap) {
    wx.setClipboardData({ data: event.currentTarget.dataset.url });
  },

  /** Keeps what was read on this phone, so that the next change can be pointed out. */
  understood() {
    wx.setStorageSync(readKey, readSections(this.data.sections));
    if (getCurrentPages().length > 1) return void wx.navigateBack();
    void wx.switchTab({ url: '/pages/me/me' });
  },
});
