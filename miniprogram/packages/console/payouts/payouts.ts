import type { QueuedPayoutView } from '../../../../cloudfunctions/console/payouts-contract';
import { newClientKey } from '../../../services/client-key';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may } from '../services/session';
import { isWideWindow } from '../services/wide-window';
import { noticeRows, targetOfNotice } from './payout-notices.view';
import {
  batchText,
  emptyPayouts,
  listRows,
  type PayoutFilter,
  payoutFilters,
  queueRows,
  stuckGroups,
  waitingLines,
} from './payout-words.view';

type Choice = WechatMiniprogram.CustomEvent<{ value: PayoutFilter }>;
type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;
type Reasoned = WechatMiniprogram.CustomEvent<{ reason: string }>;
type RouteTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { route: string }
>;
type ListRoute = 'bank' | 'alipay' | 'payroll';

const blank = {
  ...{
    rows: [] as ConsoleRow[],
    groups: [] as ReturnType<typeof stuckGroups>,
    waiting: [] as ReturnType<typeof waitingLines>,
  },
  ...{ next: '', listSentence: '', foot: '', batch: '' },
};

Page({
  data: {
    ...{ phase: 'loading', sentence: '', filters: payoutFilters, filter: 'approval' as PayoutFilter, mayDecide: false },
    isWide: false,
    ...{
      ...blank,
      isLoadingMore: false,
      isOpen: false,
      /** The row, and what is opened from it. */
      ...{ chosen: '', pane: '' as 'payout' | 'list' | '', about: '' },
      sheet: '' as '' | 'batch' | 'make',
      route: '' as ListRoute | '',
    },
    ...{ requestId: '', isBusy: false, sheetProblem: '', notice: '', mayExport: false },
  },
  shown: [] as QueuedPayoutView[],
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ isWide: isWideWindow() });
    const filter = payoutFilters.find(({ value }) => value === query.show)?.value;
    if (filter) this.setData({ filter });
    return this.start();
  },

  async start() {
    const opened = await openedBrand('payoutQueue');
    if (!opened.ok && opened.phase !== 'empty') return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const mayDecide = opened.ok && may(opened.me, 'decidePayouts', null);
    this.setData({ mayDecide, mayExport: opened.ok && may(opened.me, 'startExport', null) });
    return this.load();
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.start();
  },

  choose({ detail }: Choice) {
    this.setData({ filter: detail.value, notice: '', isOpen: false, chosen: '' });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const { filter } = this.data;
    this.setData({ ...blank, listSentence: filter === 'money' || filter === 'settings' ? '' : '读取中' });
    const shown = await this.read(filter);
    if (asked === this.asked) this.setData({ phase: 'ready', ...shown });
  },

  async read(filter: PayoutFilter) {
    if (filter === 'money' || filter === 'settings') return {};
    if (filter === 'lists') {
      const answer = await askConsole('payoutLists', {});
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      const rows = listRows(answer.value);
      const waiting = waitingLines(answer.value);
      return { rows, waiting, listSentence: rows.length + waiting.length === 0 ? emptyPayouts(filter) : '' };
    }
    if (filter === 'notices') {
      const answer = await askConsole('notices', {});
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      const rows = noticeRows(answer.value);
      return { rows, next: nextOf(answer.value), listSentence: rows.length === 0 ? emptyPayouts(filter) : '' };
    }
    if (filter === 'trouble') {
      const answer = await askConsole('stuckPayouts', {});
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      const groups = stuckGroups(answer.value);
      return { groups, listSentence: groups.length === 0 ? emptyPayouts(filter) : '' };
    }
    const answer = await askConsole('payoutQueue', { part: filter });
    if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
    this.shown = [...answer.value.payouts];
    const rows = queueRows(answer.value);
    const batch = filter === 'approval' ? batchText(this.shown) : '';
    return {
      rows,
      batch,
      next: answer.value.nextAfter ?? '',
      listSentence: rows.length === 0 ? emptyPayouts(filter) : '',
    };
  },

  async more() {
    const { next, filter, rows, isLoadingMore } = this.data;
    if (next === '' || isLoadingMore || filter === 'money' || filter === 'settings' || filter === 'lists') return;
    this.setData({ isLoadingMore: true });
    if (filter === 'notices') {
      const answer = await askConsole('notices', { beforeMs: Number(next) });
      this.setData({ isLoadingMore: false });
      if (!answer.ok) return this.setData({ foot: answer.sentence });
      return this.setData({ rows: [...rows, ...noticeRows(answer.value)], next: nextOf(answer.value) });
    }
    const answer = await askConsole('payoutQueue', { part: filter, after: next });
    this.setData({ isLoadingMore: false });
    if (!answer.ok) return this.setData({ foot: answer.sentence });
    this.setData({ rows: [...rows, ...queueRows(answer.value)], next: answer.value.nextAfter ?? '' });
  },

  open({ detail }: Opening) {
    const { key } = detail;
    const { filter } = this.data;
    const { pane, id } =
      filter === 'notices' ? targetOfNotice(key) : ({ pane: filter === 'lists' ? 'list' : 'payout', id: key } as const);
    if (pane === 'none') return this.setData({ chosen: key, isOpen: false });
    if (pane === 'money' || pane === 'settings') return this.choose({ detail: { value: pane } } as Choice);
    this.setData({ chosen: key, pane, about: id, isOpen: true });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData({ isOpen: false, chosen: '' });
    const keys = [...this.data.rows, ...this.data.groups.flatMap(({ rows }) => rows)].map(({ key }) => key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    if (key !== '') this.open({ detail: { key } } as Opening);
  },

  askBatch() {
    this.setData({ sheet: 'batch', requestId: newClientKey(), sheetProblem: '', notice: '' });
  },

  askMake(event: RouteTap) {
    const route: ListRoute = event.currentTarget.dataset.route;
    this.setData({ sheet: 'make', route, requestId: newClientKey(), sheetProblem: '', notice: '' });
  },

  stay() {
    this.setData({ sheet: '' });
  },

  async answer({ detail }: Reasoned) {
    const { sheet, isBusy } = this.data;
    if (isBusy || sheet === '') return;
    this.setData({ isBusy: true, sheetProblem: '' });
    const notice = sheet === 'batch' ? await this.decideAll(detail.reason) : await this.makeList(detail.reason);
    this.setData({ isBusy: false });
    if (notice === '') return;
    this.setData({ sheet: '', notice });
    await this.load();
  },

  /** Goes on until each has its answer; what was refused stays in the queue with its reason. */
  async decideAll(reason: string): Promise<string> {
    const payoutNos = this.shown.map(({ payoutNo }: QueuedPayoutView) => payoutNo);
    const request = { requestId: this.data.requestId, reason, payoutNos, decision: 'approve' } as const;
    let [done, refused, fromIndex, why] = [0, 0, 0 as number | null, ''];
    while (fromIndex !== null) {
      const answer: Awaited<ReturnType<typeof askConsole<'decidePayouts'>>> = await askConsole('decidePayouts', {
        ...request,
        ...(fromIndex === 0 ? {} : { fromIndex }),
      });
      if (!answer.ok) {
        this.setData({ sheetProblem: answer.sentence });
        return '';
      }
      done += answer.value.done;
      refused += answer.value.refused;
      for (const item of answer.value.items) if (!item.ok) why = item.message;
      fromIndex = answer.value.nextIndex;
    }
    return refused === 0 ? `通过了 ${done} 笔。` : `通过了 ${done} 笔,${refused} 笔没有通过:${why}`;
  },

  async makeList(reason: string): Promise<string> {
    const { requestId, route } = this.data;
    if (route === '') return '';
    const answer = await askConsole('payoutListMake', { requestId, reason, route });
    if (answer.ok) return `清单做好了,共 ${answer.value.rowCount} 笔。核对后通过,再导出去付款。`;
    this.setData({ sheetProblem: answer.sentence });
    return '';
  },
});

/** Where the next page of notices begins; '' after the last. */
function nextOf({ nextBeforeMs }: { readonly nextBeforeMs: number | null }): string {
  return nextBeforeMs === null ? '' : String(nextBeforeMs);
}
