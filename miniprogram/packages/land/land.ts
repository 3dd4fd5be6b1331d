import { type LandQuery, landView, loadingLand, readQuery } from './land.view';
import { openLink, openStore, openThing, reshare } from './land-cloud';
import { storeView } from './land-store.view';

/** The single page of 朋友圈: no identity, and nothing can be opened from it. */
const singlePageScene = 1154;
const consentKey = 'land-consent';

/** From this scale of WeChat's own type on the page is large; as in the rest of the mini-program. */
const largeFrom = 1.2;
const computers = ['windows', 'mac'];

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

/** WeChat takes the promoter's link beside the documented arguments; without one nobody is named. */
function naming<Argument extends object>(argument: Argument, link: string): Argument {
  return link === '' ? argument : { ...argument, promoterShareLink: link };
}

/** How large the person reads, and whether cards of shops can be opened here. An old phone tells neither. */
function phoneFacts(): { readonly sizeClass: string; readonly isComputer: boolean } {
  const info: { fontSizeScaleFactor?: number; fontSizeSetting?: number } = wx.getAppBaseInfo?.() ?? {};
  const scale = info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16) / 16;
  const { platform = '' } = wx.getDeviceInfo?.() ?? {};
  return { sizeClass: scale >= largeFrom ? 'theme-care' : '', isComputer: computers.includes(platform) };
}

Page({
  data: { ...loadingLand, isSinglePage: false, asksConsent: false, isComputer: false, isBusy: false, sizeClass: '' },
  query: { token: '' } as LandQuery,

  onLoad(query) {
    this.query = readQuery(query);
    const isSinglePage = wx.getLaunchOptionsSync().scene === singlePageScene;
    const isToken = 'token' in this.query;
    const facts = phoneFacts();
    this.setData({
      ...facts,
      isSinglePage,
      asksConsent: isToken && !isSinglePage && !facts.isComputer && wx.getStorageSync(consentKey) === '',
    });
    return this.load();
  },

  async load() {
    const consent = wx.getStorageSync(consentKey) === 'yes';
    const { query } = this;
    if ('store' in query) return this.openStore(query.store);
    const withCode = this.data.isComputer ? { withCode: true } : {};
    this.setData(landView(await ('token' in query ? openLink({ ...query, ...withCode, consent }) : openThing(query))));
    return undefined;
  },

  async openStore(code: string, clerkId?: string) {
    const answer = await openStore(clerkId === undefined ? { code } : { code, clerkId });
    this.setData(storeView(answer, code));
  },

  /** Whoever is chosen is credited by his own links, as with any link of his. */
  async chooseClerk(event: TapOn<{ clerk: string }>) {
    const { query } = this;
    if (!('store' in query) || this.data.isBusy) return;
    this.setData({ isBusy: true });
    await this.openStore(query.store, event.currentTarget.dataset.clerk);
    this.setData({ isBusy: false });
  },

  skipClerks() {
    this.setData({ clerks: [] });
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  /** The card is there already; agreeing only lets the touch be kept. */
  agree() {
    wx.setStorageSync(consentKey, 'yes');
    this.setData({ asksConsent: false });
    const { query } = this;
    return 'token' in query ? openLink({ ...query, consent: true }) : undefined;
  },

  decline() {
    wx.setStorageSync(consentKey, 'no');
    this.setData({ asksConsent: false });
  },

  reserve(event: TapOn<{ id: string; link: string }>) {
    const { id, link } = event.currentTarget.dataset;
    wx.reserveChannelsLive(naming({ noticeId: id }, link));
  },

  watch(event: TapOn<{ id: string; link: string }>) {
    const { id, link } = event.currentTarget.dataset;
    // With a promoter's link the account is not named: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/
    wx.openChannelsActivity(naming({ feedId: id }, link) as WechatMiniprogram.OpenChannelsActivityOption);
  },

  read(event: TapOn<{ url: string; link: string }>) {
    const { url, link } = event.currentTarget.dataset;
    wx.openOfficialAccountArticle(naming({ url }, link));
  },

  askForHelp() {
    void wx.navigateTo({ url: '/packages/mine/help/help?topic=goods' });
  },

  async makeOwnLink() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const { kind, id, shopAppid } = this.data;
    const answer = await reshare({ kind, id, shopAppid });
    this.setData({ isBusy: false });
    if (answer.ok) this.setData({ resharePath: answer.value.resharePath, mayReshare: false });
    else void wx.showModal({ title: '没有生成链接', content: answer.sentence, showCancel: false });
  },

  onShareAppMessage() {
    const { title, imageUrl, resharePath } = this.data;
    const shared = { title: `广告｜${title}`, path: resharePath };
    return imageUrl === '' ? shared : { ...shared, imageUrl };
  },

  onShareTimeline() {
    const { title, imageUrl, resharePath } = this.data;
    const shared = { title: `广告｜${title}`, query: resharePath.slice(resharePath.indexOf('?') + 1) };
    return imageUrl === '' ? shared : { ...shared, imageUrl };
  },
});
