import { newClientKey } from '../../../services/client-key';
import { lastSeen } from '../../../services/last-seen';
import { ppmOf } from '../components/item-pane/item-pane.view';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may } from '../services/session';
import { isWideWindow } from '../services/wide-window';
import {
  alertRows,
  emptySentence,
  itemOfKey,
  type PlanCard,
  planCards,
  plansFoot,
  type ShelfFilter,
  shelfFilters,
  shelfRows,
} from './shelf.view';

type Choice = WechatMiniprogram.CustomEvent<{ value: ShelfFilter }>;
type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;
type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;

const nothingOpen = { chosen: '', kind: '', itemId: '', shopAppid: '' };

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', filters: shelfFilters, filter: 'product' as ShelfFilter },
    ...{ rows: [] as ConsoleRow[], plans: [] as PlanCard[], foot: '', listSentence: '', nextPosition: -1 },
    ...{ isLoadingMore: false, isOpen: false, seenAt: '', ...nothingOpen },
    ...{ mayGuard: false, isGuarding: false, guard: '1', guardProblem: '', isBusy: false },
  },
  requestId: '',
  /** Counts what was asked for, so that an answer that was overtaken is not shown. */
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    const filter = shelfFilters.find(({ value }) => value === query.show)?.value;
    if (filter) this.setData({ filter });
    return this.start();
  },

  async start() {
    const opened = await openedBrand('shelfList');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { brandId, me } = opened;
    this.setData({ brandId, mayGuard: may(me, 'saveMarginGuard', brandId) });
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
    this.setData({ brandId: detail.brandId, isOpen: false, ...nothingOpen });
    return this.start();
  },

  choose({ detail }: Choice) {
    this.setData({ filter: detail.value, isOpen: false, ...nothingOpen });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const { filter } = this.data;
    this.setData({ rows: [], plans: [], foot: '', seenAt: '', listSentence: '读取中', nextPosition: -1 });
    const shown = filter === 'plans' ? await this.readPlans() : await this.readRows();
    if (asked !== this.asked) return;
    const isEmpty = 'rows' in shown ? shown.rows.length === 0 : 'plans' in shown && shown.plans.length === 0;
    this.setData({ phase: 'ready', listSentence: isEmpty ? emptySentence(filter) : '', ...shown });
  },

  async readRows() {
    const { brandId, filter } = this.data;
    if (filter === 'alerts') {
      const answer = await askConsole('shelfAlerts', { brandId });
      return answer.ok ? { rows: alertRows(answer.value) } : { phase: 'failed', sentence: answer.sentence };
    }
    const input = this.listInput();
    const listed = await askConsole('shelfList', input);
    const { answer, seenAt } = lastSeen('console-shelf', listed, JSON.stringify(input));
    if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
    // Of what was seen there is the first page alone.
    const nextPosition = seenAt === '' ? (answer.value.nextPosition ?? -1) : -1;
    return { seenAt, rows: shelfRows(answer.value), nextPosition };
  },

  listInput() {
    const { brandId, filter } = this.data;
    const isOff = filter === 'off' || filter === 'plans' || filter === 'alerts';
    return { brandId, kind: isOff ? ('product' as const) : filter, isListed: filter !== 'off' };
  },

  async readPlans() {
    const { brandId } = this.data;
    const brands = await askConsole('partnerList', { brandId });
    if (!brands.ok) return { phase: 'failed', sentence: brands.sentence };
    const shops = brands.value.partners.filter(({ subject }) => subject === 'shop');
    const plans: PlanCard[] = [];
    let foot = '';
    for (const { subjectAppid } of shops) {
      const answer = await askConsole('offeredPlans', { brandId, shopAppid: subjectAppid });
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      plans.push(...planCards(answer.value));
      foot = plansFoot(answer) || foot;
    }
    return { plans, foot };
  },

  async more() {
    const { nextPosition, isLoadingMore, rows } = this.data;
    if (isLoadingMore || nextPosition < 0) return;
    this.setData({ isLoadingMore: true });
    const answer = await askConsole('shelfList', { ...this.listInput(), afterPosition: nextPosition });
    this.setData({ isLoadingMore: false });
    if (!answer.ok) return this.setData({ foot: answer.sentence });
    this.setData({ rows: [...rows, ...shelfRows(answer.value)], nextPosition: answer.value.nextPosition ?? -1 });
  },

  open({ detail }: Opening) {
    const { kind, shopAppid, id } = itemOfKey(detail.key);
    if (isWideWindow()) {
      return this.setData({ chosen: detail.key, isOpen: true, kind, shopAppid, itemId: id });
    }
    const query = `kind=${kind}&id=${encodeURIComponent(id)}&shop=${encodeURIComponent(shopAppid)}`;
    void wx.navigateTo({ url: `/packages/console/shelf-item/shelf-item?${query}` });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData({ isOpen: false, ...nothingOpen });
    const keys = this.data.rows.map(({ key }) => key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    if (key !== '') this.open({ detail: { key } } as Opening);
  },

  onShow() {
    return this.data.phase === 'ready' ? this.load() : undefined;
  },

  askGuard() {
    this.requestId = newClientKey();
    this.setData({ isGuarding: true, guardProblem: '' });
  },

  stayGuard() {
    this.setData({ isGuarding: false });
  },

  typeGuard({ detail }: Typing) {
    this.setData({ guard: detail.value, guardProblem: '' });
  },

  async keepGuard({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const leastMarginPpm = ppmOf(this.data.guard);
    if (leastMarginPpm === undefined) return this.setData({ guardProblem: '请填 0 到 100 之间的数。' });
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const { brandId } = this.data;
    const asked = { requestId: this.requestId, reason: detail.reason, brandId, leastMarginPpm };
    const answer = await askConsole('saveMarginGuard', asked);
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ guardProblem: answer.sentence });
    this.setData({ isGuarding: false });
    await this.load();
  },
});
