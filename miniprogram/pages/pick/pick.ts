import type { ShareKind } from '../../../cloudfunctions/promotion/contract';
import { createShareLink, feed } from '../../services/promotion';
import { closedSheet, loadingPick, type PickData, pickTabs, pickView, sheetView } from './pick.view';

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

Page({
  data: { ...loadingPick('product'), tabs: pickTabs, sheet: closedSheet, isSharing: false },

  onShow() {
    return this.load(this.data.kind);
  },

  async onPullDownRefresh() {
    await this.load(this.data.kind);
    wx.stopPullDownRefresh();
  },

  async onReachBottom() {
    const { kind, nextCursor } = this.data;
    if (nextCursor === '') return;
    this.setData({ nextCursor: '' });
    this.show(this.shown(), await feed({ kind, cursor: nextCursor }));
  },

  onShareAppMessage() {
    const { title, imageUrl, landingPath } = this.data.sheet;
    if (landingPath === '') return { title: '一起看看', path: '/pages/pick/pick' };
    return imageUrl === '' ? { title, path: landingPath } : { title, path: landingPath, imageUrl };
  },

  async load(kind: ShareKind) {
    if (this.data.rows.length === 0 || kind !== this.data.kind) this.setData(loadingPick(kind));
    const answer = await feed({ kind });
    // What is shown stays when it cannot be brought up to date.
    this.show(answer.ok ? loadingPick(kind) : this.shown(), answer);
  },

  show(shown: PickData, answer: Awaited<ReturnType<typeof feed>>) {
    // Somebody who went on to another shelf meanwhile does not want this one any more.
    if (shown.kind !== this.data.kind) return;
    this.setData(pickView(shown, answer));
  },

  shown(): PickData {
    const { phase, kind, rows, nextCursor, isVisitor, payer, sentence } = this.data;
    return { phase, kind, rows, nextCursor, isVisitor, payer, sentence };
  },

  chooseKind(event: TapOn<{ kind: ShareKind }>) {
    return this.load(event.currentTarget.dataset.kind);
  },

  tryAgain() {
    return this.load(this.data.kind);
  },

  join() {
    void wx.switchTab({ url: '/pages/me/me' });
  },

  async share(event: TapOn<{ kind: ShareKind; id: string; shop: string }>) {
    if (this.data.isSharing) return;
    const { kind, id, shop } = event.currentTarget.dataset;
    this.setData({ isSharing: true });
    const answer = await createShareLink({ kind, id, shopAppid: shop });
    this.setData({ isSharing: false });
    if (answer.ok) this.setData({ sheet: sheetView(answer.value) });
    else void wx.showModal({ title: '没有生成分享', content: answer.sentence, showCancel: false });
  },

  copyText() {
    void wx.setClipboardData({ data: this.data.sheet.shareText });
  },

  showCode() {
    void wx.previewImage({ urls: [this.data.sheet.codeUrl] });
  },

  /** A tap on the sheet is none on what lies under it. */
  stay() {},

  closeSheet() {
    this.setData({ sheet: closedSheet });
  },
});
