import type { ShareKind } from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import { lastSeen } from '../../services/last-seen';
import { showBrand } from '../../services/look';
import { feed, materials } from '../../services/promotion';
import {
  awaitingPick,
  isSifted,
  loadingPick,
  ordersFor,
  type PickData,
  pickTabs,
  pickView,
  priceBandChoices,
  rowPath,
  type Sifting,
  shownColor,
} from './pick.view';

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

/** What stands around the shelf and follows from nothing else. */
const fixed = {
  tabs: pickTabs,
  priceBandChoices,
  orderChoices: ordersFor(false),
  isFilterOpen: false,
  typedWords: '',
  hasMaterials: false,
};

Page({
  data: { ...loadingPick, ...fixed },
  /** When the newest answer came, for the time without a network. */
  readAt: '',

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
    const answer = await this.ask({ cursor: nextCursor });
    // The page that did not come can be asked for again.
    this.show(answer.ok ? shown : { ...shown, nextCursor }, answer);
  },

  /** Reads the shelf from its beginning; what is shown stays when it cannot be brought up to date. */
  async load() {
    const shown = this.shown();
    const asked = await this.ask({ withToday: true });
    // Only the shelf as everybody sees it first is kept for a time without a network.
    const isPlain = shown.kind === 'product' && !isSifted(shown);
    const { answer, seenAt } = isPlain ? lastSeen('pick', asked, shown.brandId) : { answer: asked, seenAt: '' };
    this.show(answer.ok ? { ...shown, rows: [] } : shown, answer, seenAt);
    if (asked.ok && this.data.mayShare) await this.countMaterials();
  },

  /** The entry stands there only where a brand wrote something; who may not share has no use for it. */
  async countMaterials() {
    const answer = await materials({});
    this.setData({ hasMaterials: answer.ok && answer.value.materials.length > 0 });
  },

  openMaterials() {
    void wx.navigateTo({ url: '/packages/promote/materials' });
  },

  ask(more: { readonly cursor?: string; readonly withToday?: boolean }) {
    const { kind, brandId, words, priceBand, order } = this.data;
    return feed({
      kind,
      ...(brandId === '' ? {} : { brandId }),
      ...(words === '' ? {} : { words }),
      ...(priceBand === '' ? {} : { priceBand }),
      ...(order === 'shelf' ? {} : { order }),
      ...more,
    });
  },

  show(shown: PickData, answer: Awaited<ReturnType<typeof feed>>, seenAt = '') {
    if (!this.isStill(shown)) return;
    if (answer.ok && seenAt === '') this.readAt = momentText(Date.now());
    const next = pickView(shown, answer, answer.ok ? seenAt : this.readAt);
    this.setData({ ...next, orderChoices: ordersFor(next.mayShare) });
    if (answer.ok) showBrand(shownColor(answer.value, shown.brandId));
  },

  /** Somebody who went on to another shelf meanwhile does not want this one any more. */
  isStill(shown: PickData): boolean {
    return (['kind', 'brandId', 'words', 'priceBand', 'order'] as const).every(
      (name) => shown[name] === this.data[name],
    );
  },

  shown(): PickData {
    const {
      tabs: _t,
      priceBandChoices: _p,
      orderChoices: _o,
      isFilterOpen: _f,
      typedWords: _w,
      hasMaterials: _m,
      ...shown
    } = this.data;
    return shown;
  },

  async turnTo(next: Parameters<typeof awaitingPick>[1]) {
    this.setData(awaitingPick(this.shown(), next));
    const shown = this.shown();
    this.show(shown, await this.ask(next.brandId === undefined ? {} : { withToday: true }));
  },

  chooseKind(event: TapOn<{ kind: ShareKind }>) {
    return this.turnTo({ kind: event.currentTarget.dataset.kind });
  },

  chooseBrand(event: TapOn<{ brand: string }>) {
    this.setData({ today: [] });
    return this.turnTo({ brandId: event.currentTarget.dataset.brand });
  },

  toggleFilter() {
    this.setData({ isFilterOpen: !this.data.isFilterOpen });
  },

  choosePriceBand(event: TapOn<{ band: Sifting['priceBand'] }>) {
    return this.turnTo({ priceBand: event.currentTarget.dataset.band });
  },

  chooseOrder(event: TapOn<{ order: Sifting['order'] }>) {
    return this.turnTo({ order: event.currentTarget.dataset.order });
  },

  typeWords(event: WechatMiniprogram.Input) {
    this.setData({ typedWords: event.detail.value });
  },

  search() {
    return this.turnTo({ words: this.data.typedWords.trim() });
  },

  clearWords() {
    this.setData({ typedWords: '' });
    return this.turnTo({ words: '' });
  },

  tryAgain() {
    this.setData({ phase: 'loading', seenAt: '' });
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
