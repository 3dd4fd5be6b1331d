import { beijingDay } from '../../../formats/day-text';
import { orders } from '../../../services/earnings';
import {
  firstCursor,
  loadingOrders,
  type OrdersCursor,
  type OrdersFilter,
  orderFilters,
  ordersStep,
} from './orders.view';

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

Page({
  data: { ...loadingOrders('all'), filters: orderFilters },
  cursor: undefined as OrdersCursor | undefined,
  rowCount: 0,
  /** Which list is on the screen: an answer for an older one comes too late. */
  turn: 0,

  onLoad(query: Record<string, string | undefined>) {
    const known = orderFilters.find(({ filter }) => filter === query.filter);
    return this.begin(known?.filter ?? 'all');
  },

  async onPullDownRefresh() {
    await this.begin(this.data.filter);
    wx.stopPullDownRefresh();
  },

  onReachBottom() {
    return this.loadMore();
  },

  begin(filter: OrdersFilter) {
    this.turn += 1;
    this.rowCount = 0;
    this.cursor = firstCursor(filter);
    this.setData(loadingOrders(filter));
    return this.loadMore();
  },

  /** One page at a time; a page of a sparse filter may be short, then the next one follows by itself. */
  async loadMore(): Promise<void> {
    const { cursor, turn } = this;
    if (!cursor || this.data.isLoadingMore) return;
    this.setData({ isLoadingMore: true, problem: '' });
    const answer = await orders(cursor.input);
    if (turn !== this.turn) return;
    const { filter, pages } = this.data;
    const shown = { filter, pageCount: pages.length, rowCount: this.rowCount };
    const step = ordersStep(shown, cursor, answer, beijingDay(Date.now()));
    this.rowCount += answer.ok ? answer.value.orders.length : 0;
    if (answer.ok) this.cursor = step.next;
    this.setData(step.change);
    if (step.wantsMore) await this.loadMore();
  },

  choose(event: TapOn<{ filter: OrdersFilter }>) {
    const { filter } = event.currentTarget.dataset;
    return filter === this.data.filter ? undefined : this.begin(filter);
  },

  tryAgain() {
    return this.begin(this.data.filter);
  },

  act() {
    switch (this.data.emptyAction) {
      case '看全部':
        return this.begin('all');
      case '去加入':
        return void wx.switchTab({ url: '/pages/me/me' });
      default:
        return void wx.switchTab({ url: '/pages/pick/pick' });
    }
  },

  open(event: TapOn<{ key: string }>) {
    const key = encodeURIComponent(event.currentTarget.dataset.key);
    void wx.navigateTo({ url: `/packages/money/order/order?key=${key}` });
  },
});
