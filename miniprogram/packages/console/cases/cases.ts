import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { isWideWindow } from '../services/wide-window';
import { type CaseFilter, caseFilters, caseRows } from './case-words.view';

type Choice = WechatMiniprogram.CustomEvent<{ value: CaseFilter }>;
type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;

Page({
  data: {
    ...{ phase: 'loading', sentence: '', filters: caseFilters, filter: 'all' as CaseFilter },
    ...{ rows: [] as ConsoleRow[], nextAfterDueMs: 0, listSentence: '', foot: '', isLoadingMore: false },
    ...{ chosen: '', isOpen: false },
  },
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    const filter = caseFilters.find(({ value }) => value === query.kind)?.value;
    if (filter) this.setData({ filter });
    return this.load();
  },

  onShow() {
    return this.data.phase === 'ready' ? this.load() : undefined;
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  choose({ detail }: Choice) {
    this.setData({ filter: detail.value, chosen: '', isOpen: false });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const opened = await openedBrand('caseList');
    if (!opened.ok && opened.phase !== 'empty') return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { filter } = this.data;
    const answer = await askConsole('caseList', filter === 'all' ? {} : { kind: filter });
    if (asked !== this.asked) return;
    if (!answer.ok) return this.setData({ phase: 'failed', sentence: answer.sentence });
    const rows = caseRows(answer.value.cases);
    this.setData({
      ...{ phase: 'ready', rows, nextAfterDueMs: answer.value.nextAfterDueMs ?? 0, foot: '' },
      listSentence: rows.length === 0 ? '现在没有要办的事。有新的会出现在这里,最急的在最上面。' : '',
    });
  },

  async more() {
    const { nextAfterDueMs, filter, rows, isLoadingMore } = this.data;
    if (nextAfterDueMs === 0 || isLoadingMore) return;
    this.setData({ isLoadingMore: true });
    const kind = filter === 'all' ? {} : { kind: filter };
    const answer = await askConsole('caseList', { ...kind, afterDueMs: nextAfterDueMs });
    this.setData({ isLoadingMore: false });
    if (!answer.ok) return this.setData({ foot: answer.sentence });
    const more = caseRows(answer.value.cases);
    this.setData({ rows: [...rows, ...more], nextAfterDueMs: answer.value.nextAfterDueMs ?? 0 });
  },

  open({ detail }: Opening) {
    if (isWideWindow()) return this.setData({ chosen: detail.key, isOpen: true });
    void wx.navigateTo({ url: `/packages/console/case/case?id=${encodeURIComponent(detail.key)}` });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData({ isOpen: false, chosen: '' });
    const keys = this.data.rows.map(({ key }) => key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    if (key !== '') this.open({ detail: { key } } as Opening);
  },
});
