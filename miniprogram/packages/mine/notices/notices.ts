import { lastSeen } from '../../../services/last-seen';
import { askForNotices, type NoticeOffer, type NoticeTemplate, noticeOffers } from '../../../services/notices';
import { inbox, markNoticesRead } from '../../../services/promoter';
import { loadingNotices, noticesView, offersView, refusedSentence, withMore } from './notices.view';

type RowTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { path: string }>;

const tabPaths = ['/pages/me/me', '/pages/pick/pick', '/pages/earnings/earnings'];

Page({
  data: { ...loadingNotices, isBusy: false, notice: '', seenAt: '' },
  offers: [] as readonly NoticeOffer[],

  onLoad() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const [asked, offers] = await Promise.all([inbox({}), noticeOffers()]);
    const { answer: notices, seenAt } = lastSeen('inbox', asked);
    const older = seenAt === '' ? {} : { nextBeforeMs: 0 };
    this.setData({ ...noticesView(notices), ...offersView(offers), ...older, seenAt });
    if (offers.ok) this.offers = offers.value.offers;
    const newest = notices.ok ? notices.value.notices[0] : undefined;
    if (newest && seenAt === '') await markNoticesRead({ throughMs: newest.atMs });
  },

  tryAgain() {
    this.setData(loadingNotices);
    return this.load();
  },

  async onReachBottom() {
    const { nextBeforeMs } = this.data;
    if (nextBeforeMs === 0) return;
    this.setData({ nextBeforeMs: 0 });
    const answer = await inbox({ beforeMs: nextBeforeMs });
    this.setData(answer.ok ? withMore(this.data, answer) : { nextBeforeMs });
  },

  open(event: RowTap) {
    const { path } = event.currentTarget.dataset;
    if (path === '') return;
    void (tabPaths.includes(path) ? wx.switchTab({ url: path }) : wx.navigateTo({ url: path }));
  },

  /** The three kinds of which fewest are left. WeChat's sheet opens within the tap itself. */
  async turnOn() {
    if (this.data.isBusy) return;
    const kinds: NoticeTemplate[] = [...this.offers]
      .sort((one, other) => one.left - other.left)
      .map(({ template }) => template)
      .slice(0, 3);
    const asking = askForNotices(kinds);
    this.setData({ isBusy: true, notice: '' });
    const outcome = await asking;
    this.setData({ isBusy: false, notice: outcome === 'refused' ? refusedSentence : '' });
    const offers = await noticeOffers();
    this.setData(offersView(offers));
    if (offers.ok) this.offers = offers.value.offers;
  },
});
