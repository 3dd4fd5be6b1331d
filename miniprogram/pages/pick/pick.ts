import type { ShareKind } from '../../../cloudfunctions/promotion/contract';
import { showBrand } from '../../services/look';
import { feed } from '../../services/promotion';
import { awaitingPick, loadingPick, type PickData, pickTabs, pickView, rowPath, shownColor } from './pick.view';

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

Page({
  data: { ...loadingPick, tabs: pickTabs },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async onReachBottom() {
    const { nextCursor } = this.data;
    if (nextCursor === '') return;
    this.setData({ nextCursor: '' });
    const shown = this.shown();
    const answer = await this.ask(nextCursor);
    // The page that did not come can be asked for again.
    this.show(answer.ok ? shown : { ...shown, nextCursor }, answer);
  },

  /** Reads the shelf from its beginning; what is shown stays when it cannot be brought up to date. */
  async load() {
    const shown = this.shown();
    const answer = await this.ask();
    this.show(answer.ok ? { ...shown, rows: [] } : shown, answer);
  },

  ask(cursor?: string) {
    const { kind, brandId } = this.data;
    return feed({ kind, ...(brandId === '' ? {} : { brandId }), ...(cursor === undefined ? {} : { cursor }) });
  },

  show(shown: PickData, answer: Awaited<ReturnType<typeof feed>>) {
    if (!this.isStill(shown)) return;
    this.setData(pickView(shown, answer, Date.now()));
    if (answer.ok) showBrand(shownColor(answer.value, shown.brandId));
  },

  /** Somebody who went on to another shelf meanwhile does not want this one any more. */
  isStill({ kind, brandId }: PickData): boolean {
    return kind === this.data.kind && brandId === this.data.brandId;
  },

  shown(): PickData {
    const { tabs: _heads, ...shown } = this.data;
    return shown;
  },

  chooseKind(event: TapOn<{ kind: ShareKind }>) {
    const { kind } = event.currentTarget.dataset;
    this.setData(awaitingPick(this.shown(), { kind, brandId: this.data.brandId }));
    return this.load();
  },

  chooseBrand(event: TapOn<{ brand: string }>) {
    this.setData(awaitingPick(this.shown(), { kind: this.data.kind, brandId: event.currentTarget.dataset.brand }));
    return this.load();
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  join() {
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  open(event: TapOn<{ kind: ShareKind; id: string; shop: string }>) {
    const { kind, id, shop } = event.currentTarget.dataset;
    void wx.navigateTo({ url: rowPath({ kind, id, shopAppid: shop }, this.data.mayShare) });
  },
});
