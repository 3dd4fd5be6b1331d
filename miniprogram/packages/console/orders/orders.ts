import type { DeskFilter } from '../../../../cloudfunctions/console/desk-contract';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { mayAnywhere } from '../services/session';
import { isWideWindow } from '../services/wide-window';
import {
  countedText,
  emptyOrders,
  type OrdersQuery,
  orderRows,
  ordersFilter,
  type PlaceFilter,
  placeFilters,
  queryText,
  ranges,
  typedNumber,
} from './orders.view';

type Choice = WechatMiniprogram.CustomEvent<{ value: PlaceFilter }>;
type Picked = WechatMiniprogram.CustomEvent<{ value: string }>;
type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;

const noQuery: OrdersQuery = { day: '', shopAppid: '', promoter: '' };

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', filters: placeFilters, filter: 'all' as PlaceFilter },
    ...{ rangeNames: ranges.map(({ name }) => name), rangeAt: 0, words: '', queryText: '', mayExport: false },
    ...{ rows: [] as ConsoleRow[], next: '', countText: '', listSentence: '', foot: '', isLoadingMore: false },
    ...{ chosen: '', isOpen: false, scope: {} as DeskFilter },
  },
  query: noQuery,
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    const { day = '', shop = '', promoter = '', place = '' } = query;
    this.query = { day, shopAppid: shop, promoter };
    const filter = placeFilters.find(({ value }) => value === place)?.value;
    this.setData({ queryText: queryText(this.query), ...(filter ? { filter } : {}) });
    return this.start();
  },

  async start() {
    const opened = await openedBrand('orderList');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    this.setData({ brandId: opened.brandId, mayExport: mayAnywhere(opened.me, 'startExport') });
    return this.load();
  },

  openSetup() {
    void wx.navigateTo({ url: '/packages/console/setup/setup' });
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.start();
  },

  changeBrand({ detail }: WechatMiniprogram.CustomEvent<{ brandId: string }>) {
    this.setData({ brandId: detail.brandId, chosen: '', isOpen: false });
    return this.load();
  },

  choose({ detail }: Choice) {
    this.setData({ filter: detail.value, chosen: '', isOpen: false });
    return this.load();
  },

  pickRange({ detail }: Picked) {
    this.query = { ...this.query, day: '' };
    this.setData({ rangeAt: Number(detail.value), queryText: queryText(this.query) });
    return this.load();
  },

  clearQuery() {
    this.query = noQuery;
    this.setData({ queryText: '' });
    return this.load();
  },

  search({ detail }: WechatMiniprogram.CustomEvent<{ words: string }>) {
    const words = typedNumber(detail.words);
    if (words === this.data.words) return;
    this.setData({ words });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const { brandId, filter, rangeAt, words } = this.data;
    const scope = ordersFilter(brandId, filter, ranges[rangeAt]?.value ?? 'always', this.query, Date.now());
    this.setData({ scope, rows: [], next: '', countText: '', foot: '', listSentence: '读取中' });
    const isSearched = words !== '';
    const input = isSearched ? { brandId, orderId: words } : scope;
    const [page, count] = await Promise.all([
      askConsole('orderList', input),
      isSearched ? undefined : askConsole('countOrders', scope),
    ]);
    if (asked !== this.asked) return;
    if (!page.ok) return this.setData({ phase: 'failed', sentence: page.sentence });
    const rows = orderRows(page.value);
    const isFiltered = filter !== 'all' || rangeAt !== 0 || this.data.queryText !== '';
    this.setData({
      ...{ phase: 'ready', rows, next: page.value.next ?? '' },
      countText: count?.ok ? countedText(count.value) : '',
      listSentence: rows.length === 0 ? emptyOrders(isSearched, isFiltered, filter) : '',
    });
  },

  async more() {
    const { next, scope, rows, isLoadingMore } = this.data;
    if (next === '' || isLoadingMore) return;
    this.setData({ isLoadingMore: true });
    const answer = await askConsole('orderList', { ...scope, from: next });
    this.setData({ isLoadingMore: false });
    if (!answer.ok) return this.setData({ foot: answer.sentence });
    this.setData({ rows: [...rows, ...orderRows(answer.value)], next: answer.value.next ?? '', foot: '' });
  },

  open({ detail }: Opening) {
    if (isWideWindow()) return this.setData({ chosen: detail.key, isOpen: true });
    void wx.navigateTo({ url: `/packages/console/order/order?key=${encodeURIComponent(detail.key)}` });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData({ isOpen: false, chosen: '' });
    const keys = this.data.rows.map(({ key }) => key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    if (key !== '') this.open({ detail: { key } } as Opening);
  },
});
