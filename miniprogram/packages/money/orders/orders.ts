import { beijingDay } from '../../../formats/day-text';
import { orders } from '../../../services/earnings';
import { lastSeen } from '../../../services/last-seen';
import {
  firstCursor,
  type ListedOrder,
  loadingOrders,
  type OrdersChange,
  type OrdersCursor,
  type OrdersFilter,
  orderFilters,
  ordersStep,
} from './orders.view';
import { sheetWatch } from './sheet-watch';

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

Page({
  data: { ...loadingOrders('all'), filters: orderFilters, seenAt: '' },
  cursor: undefined as OrdersCursor | undefined,
  /** All rows that were read, sheet by sheet; on the screen are those near it. */
  kept: [] as (readonly ListedOrder[])[],
  rowCount: 0,
  watch: undefined as ReturnType<typeof sheetWatch> | undefined,
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

  onUnload() {
    this.watch?.stop();
  },

  begin(filter: OrdersFilter) {
    this.turn += 1;
    this.rowCount = 0;
    this.kept = [];
    this.watch?.stop();
    this.watch = sheetWatch(this, (number, isNear, heightPx) => this.hearSheet(number, isNear, heightPx));
    this.cursor = firstCursor(filter);
    this.setData({ ...loadingOrders(filter), seenAt: '' });
    return this.loadMore();
  },

  /** One page at a time; a page of a sparse filter may be short, then the next one follows by itself. */
  async loadMore(): Promise<void> {
    const { cursor, turn } = this;
    if (!cursor || this.data.isLoadingMore) return;
    this.setData({ isLoadingMore: true, problem: '' });
    const asked = await orders(cursor.input);
    if (turn !== this.turn) return;
    const { filter } = this.data;
    const isFirst = cursor.input.beforeMs === undefined;
    const { answer, seenAt } = isFirst ? lastSeen('orders', asked, filter) : { answer: asked, seenAt: '' };
    const shown = { filter, sheetCount: this.kept.length, rowCount: this.rowCount };
    const step = ordersStep(shown, cursor, answer, beijingDay(Date.now()));
    // What was kept on the phone is one page; the others need a network.
    if (answer.ok) this.cursor = seenAt === '' ? step.next : undefined;
    this.show(step.rows, seenAt === '' ? step.change : { ...step.change, seenAt, end: '连上网络后,可以接着读' });
    if (step.wantsMore) await this.loadMore();
  },

  show(rows: readonly ListedOrder[], change: OrdersChange) {
    const number = this.kept.length;
    const { turn, watch } = this;
    this.rowCount += rows.length;
    if (rows.length === 0) return this.setData(change);
    this.kept.push(rows);
    this.setData(change, () => {
      if (turn === this.turn) watch?.add(number);
    });
  },

  /** A sheet far from the screen leaves its height behind, and gets its rows back when it comes near. */
  hearSheet(number: number, isNear: boolean, heightPx: number) {
    const isThere = this.data.sheets[number]?.heightPx === 0;
    if (isNear === isThere || (!isNear && heightPx === 0)) return;
    const rows = isNear ? (this.kept[number] ?? []) : [];
    this.setData({ [`sheets[${number}]`]: { number, rows, heightPx: isNear ? 0 : heightPx } });
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
        return void wx.navigateTo({ url: '/packages/join/join/join' });
      default:
        return void wx.switchTab({ url: '/pages/pick/pick' });
    }
  },

  open(event: TapOn<{ key: string }>) {
    const key = encodeURIComponent(event.currentTarget.dataset.key);
    void wx.navigateTo({ url: `/packages/money/order/order?key=${key}` });
  },
});
