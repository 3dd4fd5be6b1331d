import { materials } from '../../services/promotion';
import { type ItemQuery, readItemQuery } from './item.view';
import { loadingMaterials, materialsView } from './materials.view';

Page({
  data: loadingMaterials,
  /** The thing whose materials are looked at; undefined for those of none in particular. */
  thing: undefined as ItemQuery | undefined,
  isReading: false,

  onLoad(query: Record<string, string | undefined>) {
    this.thing = readItemQuery(query);
    return this.load();
  },

  async load() {
    const answer = await materials(this.asked());
    this.setData(materialsView(loadingMaterials, answer));
  },

  asked() {
    return this.thing === undefined ? {} : { thing: this.thing };
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  join() {
    wx.navigateTo({ url: '/packages/join/join/join' });
  },

  async onReachBottom() {
    const { nextBeforeMs } = this.data;
    if (nextBeforeMs === null || this.isReading) return;
    this.isReading = true;
    const answer = await materials({ ...this.asked(), beforeMs: nextBeforeMs });
    this.isReading = false;
    this.setData(materialsView(this.data, answer));
  },
});
