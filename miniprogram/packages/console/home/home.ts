import { beijingDay } from '../../../formats/day-text';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { mayAnywhere } from '../services/session';
import { figureUrl, type HomeFigures, homeFigures, noFigures, taskRows, taskWords } from './home.view';

type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;
type FigureTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { key: string }
>;
type TaskName = keyof typeof taskWords;

const daysShown = 30;

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', tasks: [] as ConsoleRow[], tasksProblem: '', firstTask: '' },
    ...{ isReady: false, isCounting: false, ...(noFigures as HomeFigures) },
  },
  asked: 0,
  shopNames: new Map<string, string>() as ReadonlyMap<string, string>,

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
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
    if (!mayAnywhere(me, 'listTasks')) return this.setData({ phase: 'ready', brandId, isReady: false });
    const [tasks, figures, brands] = await Promise.all([
      askConsole('listTasks', { brandId }),
      askConsole('readFigures', { brandId, days: daysShown }),
      askConsole('brandList', {}),
    ]);
    if (asked !== this.asked) return;
    if (!tasks.ok && !figures.ok) return this.showNothing('failed', tasks.sentence);
    const shops = brands.ok ? brands.value.brands.flatMap((brand) => brand.shops) : [];
    this.shopNames = new Map(shops.map(({ shopAppid, name }) => [shopAppid, name]));
    const rows = tasks.ok ? taskRows(tasks.value) : [];
    const shown = homeFigures(figures, this.shopNames);
    this.setData({
      ...{ phase: 'ready', brandId, isReady: true, tasks: rows, tasksProblem: tasks.ok ? '' : tasks.sentence },
      ...{ firstTask: rows[0]?.title ?? '', ...shown },
    });
    if (shown.oldText !== '') await this.count();
  },

  showNothing(phase: string, sentence: string) {
    this.setData({ phase, sentence, isReady: false });
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
