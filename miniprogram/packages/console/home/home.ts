import type { ReadHomeView } from '../../../../cloudfunctions/console/desk-contract';
import { beijingDay } from '../../../formats/day-text';
import { lastSeen } from '../../../services/last-seen';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { mayAnywhere } from '../services/session';
import { figureUrl, type HomeFigures, type HomeTasks, homeFigures, homeTasks, noFigures, taskWords } from './home.view';

type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;
type FigureTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { key: string }
>;
type TaskName = keyof typeof taskWords;

const daysShown = 30;
/** Tasks that are younger are not counted again on opening. */
const freshForMs = 120_000;

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', seenAt: '', ...(homeTasks(null) as HomeTasks) },
    ...{ isReady: false, isCounting: false, ...(noFigures as HomeFigures) },
  },
  asked: 0,
  home: undefined as ReadHomeView | undefined,
  /** Something may have been done since the page was left, so tasks are counted again. */
  hasLeft: false,
  shopNames: new Map<string, string>() as ReadonlyMap<string, string>,

  onShow() {
    return this.load();
  },

  onHide() {
    this.hasLeft = true;
  },

  async onPullDownRefresh() {
    this.hasLeft = true;
    await this.load();
    wx.stopPullDownRefresh();
  },

  changeBrand() {
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const opened = await openedBrand('brandList');
    if (!opened.ok) return this.showNothing(opened.phase, opened.sentence);
    const { brandId, me } = opened;
    if (!mayAnywhere(me, 'readHome')) return this.setData({ phase: 'ready', brandId, isReady: false });
    const { answer, seenAt } = lastSeen('console-home', await askConsole('readHome', { brandId }), brandId);
    if (asked !== this.asked) return;
    if (!answer.ok) return this.showNothing('failed', answer.sentence);
    const { figures, tasks, shops } = answer.value;
    this.shopNames = new Map(shops.map(({ shopAppid, name }) => [shopAppid, name]));
    const shown = homeFigures({ ok: true, value: figures }, this.shopNames);
    this.home = answer.value;
    this.setData({ phase: 'ready', brandId, isReady: true, seenAt, ...homeTasks(tasks, seenAt !== ''), ...shown });
    if (seenAt !== '') return;
    const isFresh = !this.hasLeft && tasks !== null && Date.now() - tasks.countedAtMs < freshForMs;
    await Promise.all([isFresh ? undefined : this.countTasks(), shown.oldText === '' ? undefined : this.count()]);
  },

  showNothing(phase: string, sentence: string) {
    this.setData({ phase, sentence, isReady: false, seenAt: '' });
  },

  /** Counts what is to be done anew; what was counted before stays until it is there. */
  async countTasks() {
    const { brandId } = this.data;
    const tasks = await askConsole('listTasks', { brandId });
    if (brandId !== this.data.brandId) return;
    this.hasLeft = false;
    if (!tasks.ok) return this.setData({ tasksProblem: tasks.sentence });
    this.setData(homeTasks(tasks.value));
    this.keep({ tasks: tasks.value });
  },

  /** What was counted behind the first screen is what was seen last, too. */
  keep(newer: Partial<ReadHomeView>) {
    if (this.home) this.home = { ...this.home, ...newer };
    if (this.home) lastSeen('console-home', { ok: true, value: this.home }, this.data.brandId);
  },

  /** Counts today anew, where it was counted too long ago; what is shown stays until it is done. */
  async count() {
    const { brandId, isCounting } = this.data;
    if (isCounting) return;
    this.setData({ isCounting: true });
    const done = await askConsole('refreshFigures', { brandId });
    const figures = done.ok ? await askConsole('readFigures', { brandId, days: daysShown }) : undefined;
    this.setData({ isCounting: false });
    if (!figures?.ok || brandId !== this.data.brandId) return;
    this.setData({ ...homeFigures(figures, this.shopNames) });
    this.keep({ figures: figures.value });
  },

  openTask({ detail }: Opening) {
    void wx.navigateTo({ url: taskWords[detail.key as TaskName].url });
  },

  openFirst() {
    const [first] = this.data.tasks;
    if (first) void wx.navigateTo({ url: taskWords[first.key as TaskName].url });
  },

  openFigure(event: FigureTap) {
    void wx.navigateTo({ url: figureUrl(event.currentTarget.dataset.key, beijingDay(Date.now())) });
  },

  openBar({ detail }: Opening) {
    void wx.navigateTo({ url: figureUrl(detail.key, beijingDay(Date.now())) });
  },

  openShop({ detail }: Opening) {
    void wx.navigateTo({ url: `/packages/console/orders/orders?shop=${encodeURIComponent(detail.key)}` });
  },

  openSetup() {
    void wx.navigateTo({ url: '/packages/console/setup/setup' });
  },
});
