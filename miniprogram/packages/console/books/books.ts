import { dayText } from '../../../formats/beijing-text';
import { newClientKey } from '../../../services/client-key';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may, mayAnywhere } from '../services/session';
import { type BooksPart, type DayItem, dayItems, dayRows, type LedgerRow, ledgerRows, partsFor } from './books.view';

type Choice = WechatMiniprogram.CustomEvent<{ value: BooksPart }>;
type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;
type IdTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>;

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', isAgency: false, filters: [] as ReturnType<typeof partsFor> },
    ...{
      part: 'days' as BooksPart,
      rows: [] as ConsoleRow[],
      next: '',
      listSentence: '',
      foot: '',
      isLoadingMore: false,
    },
    ...{ entries: [] as LedgerRow[], scope: {}, day: '', dayName: '', mayExport: false, mayClose: false },
    ...{ chosen: '', isOpen: false, items: [] as DayItem[], itemsSentence: '' },
    ...{ closing: '', requestId: '', isBusy: false, sheetProblem: '', notice: '' },
  },
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    const day = query.day ?? '';
    this.setData({ part: (query.show ?? 'days') as BooksPart, day, dayName: day === '' ? '' : ` ${dayText(day)}` });
    return this.start();
  },

  async start() {
    const opened = await openedBrand('readBudget');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { me, brandId } = opened;
    const filters = partsFor(me.may);
    const part = filters.some(({ value }) => value === this.data.part) ? this.data.part : (filters[0]?.value ?? 'days');
    this.setData({
      ...{ brandId, filters, part, isAgency: may(me, 'taxExport', null) },
      ...{ mayExport: mayAnywhere(me, 'startExport'), mayClose: mayAnywhere(me, 'closeWorkItem') },
    });
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
    this.setData({ brandId: detail.brandId, isOpen: false, chosen: '' });
    return this.load();
  },

  choose({ detail }: Choice) {
    this.setData({ part: detail.value, isOpen: false, chosen: '', day: '' });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const { part } = this.data;
    const isList = part === 'days' || part === 'ledger';
    this.setData({ rows: [], entries: [], next: '', foot: '', listSentence: isList ? '读取中' : '' });
    const shown = part === 'days' ? await this.readDays() : part === 'ledger' ? await this.readLedger('') : {};
    if (asked === this.asked) this.setData({ phase: 'ready', ...shown });
  },

  /** The agency's money is compared as a whole; a role of a brand sees its own. */
  brandScope() {
    const { brandId, isAgency } = this.data;
    return isAgency ? {} : { brandId };
  },

  async readDays() {
    const answer = await askConsole('reconciliationDays', this.brandScope());
    if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
    const rows = dayRows(answer.value, Date.now());
    const listSentence = rows.length === 0 ? '还没有对过账。每天夜里和平台的资金、账本对一遍。' : '';
    return { rows, next: answer.value.nextBeforeDay ?? '', listSentence };
  },

  async readLedger(from: string) {
    const { brandId, day, entries } = this.data;
    const scope = { brandId, ...(day === '' ? {} : { fromDay: day, throughDay: day }) };
    const answer = await askConsole('ledgerList', { ...scope, ...(from === '' ? {} : { from }) });
    if (!answer.ok) return from === '' ? { phase: 'failed', sentence: answer.sentence } : { foot: answer.sentence };
    const rows = ledgerRows(answer.value);
    const all = from === '' ? rows : [...entries, ...rows];
    const next = answer.value.next ?? '';
    return { entries: all, next, scope, listSentence: all.length === 0 ? '账本里还没有记录。' : '' };
  },

  async more() {
    const { part, next, rows, isLoadingMore } = this.data;
    if (next === '' || isLoadingMore) return;
    this.setData({ isLoadingMore: true });
    if (part === 'ledger') return this.setData({ isLoadingMore: false, ...(await this.readLedger(next)) });
    const answer = await askConsole('reconciliationDays', { ...this.brandScope(), beforeDay: next });
    this.setData({ isLoadingMore: false });
    if (!answer.ok) return this.setData({ foot: answer.sentence });
    this.setData({ rows: [...rows, ...dayRows(answer.value, Date.now())], next: answer.value.nextBeforeDay ?? '' });
  },

  open({ detail }: Opening) {
    this.setData({ chosen: detail.key, isOpen: true, notice: '' });
    return this.readDay();
  },

  async readDay() {
    const day = this.data.chosen;
    this.setData({ items: [], itemsSentence: '读取中' });
    const answer = await askConsole('reconciliationDay', { ...this.brandScope(), day });
    if (day !== this.data.chosen) return;
    if (!answer.ok) return this.setData({ itemsSentence: answer.sentence });
    const items = dayItems(answer.value);
    this.setData({ items, itemsSentence: items.length === 0 ? '这一天都对上了,没有要处理的。' : '' });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData({ isOpen: false, chosen: '' });
    const keys = this.data.rows.map(({ key }) => key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    if (key !== '') void this.open({ detail: { key } } as Opening);
  },

  askClose(event: IdTap) {
    this.setData({ closing: event.currentTarget.dataset.id, requestId: newClientKey(), sheetProblem: '' });
  },

  stay() {
    this.setData({ closing: '' });
  },

  async close({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { closing, requestId, isBusy } = this.data;
    if (isBusy || closing === '') return;
    this.setData({ isBusy: true, sheetProblem: '' });
    const answer = await askConsole('closeWorkItem', { id: closing, requestId, reason: detail.reason });
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ sheetProblem: answer.sentence });
    this.setData({ closing: '', notice: '处理完了。要改的钱请在订单里更正。' });
    await Promise.all([this.readDay(), this.load()]);
  },
});
