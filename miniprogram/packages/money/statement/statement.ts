import type { StatementFormat } from '../../../../cloudfunctions/earnings/contract';

import { beijingDay, monthAfter } from '../../../formats/day-text';
import { statement } from '../../../services/earnings';
import { lastSeen } from '../../../services/last-seen';
import { keepFile, openWorkbook } from './keep-file';
import { loadingStatement, monthsBack, type StatementRow, statementPage, statementRows } from './statement.view';

/** Lines that are sent to the screen at once. */
const rowsAtOnce = 50;
const formats: readonly StatementFormat[] = ['xlsx', 'csv'];

Page({
  data: {
    ...loadingStatement('', ''),
    months: monthsBack('202601'),
    isBusy: false,
    notice: '',
    fileName: '',
    seenAt: '',
  },
  thisMonth: '',
  waiting: [] as StatementRow[],
  filePath: '',
  /** Which month is wanted: an answer for an older one comes too late. */
  turn: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.thisMonth = beijingDay(Date.now()).slice(0, 6);
    this.setData({ months: monthsBack(this.thisMonth) });
    const asked = query.month ?? '';
    return this.show(/^20\d{4}$/.test(asked) && asked <= this.thisMonth ? asked : this.thisMonth);
  },

  async show(month: string) {
    this.turn += 1;
    const { turn } = this;
    const loading = loadingStatement(month, this.thisMonth);
    this.waiting = [];
    this.filePath = '';
    this.setData({ ...loading, notice: '', fileName: '' });
    const asked = await statement(month);
    if (turn !== this.turn) return;
    const { answer, seenAt } = lastSeen('statement', asked, month);
    this.setData({ ...statementPage(loading, answer), seenAt });
    if (answer.ok && answer.value.kind === 'statement') this.waiting = statementRows(answer.value, this.thisMonth);
    this.addRows();
  },

  /** Only what is new is sent. */
  addRows() {
    const { length } = this.data.rows;
    const some = this.waiting.splice(0, rowsAtOnce);
    if (some.length === 0) return;
    const change: Record<string, StatementRow> = {};
    some.forEach((row: StatementRow, index: number) => {
      change[`rows[${length + index}]`] = row;
    });
    this.setData(change);
  },

  onReachBottom() {
    this.addRows();
  },

  tryAgain() {
    return this.show(this.data.month);
  },

  act() {
    if (!this.data.isVisitor) return this.earlier();
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  earlier() {
    if (this.data.hasEarlier) void this.show(monthAfter(this.data.month, -1));
  },

  later() {
    if (this.data.hasLater) void this.show(monthAfter(this.data.month, 1));
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const chosen = this.data.months[Number(event.detail.value)];
    if (chosen) void this.show(chosen.month);
  },

  async download() {
    if (this.data.isBusy) return;
    const format = await this.chooseFormat();
    if (format === undefined) return;
    this.setData({ isBusy: true, notice: '' });
    const notice = await this.fetchFile(format);
    this.setData({ isBusy: false, notice });
  },

  async chooseFormat(): Promise<StatementFormat | undefined> {
    try {
      const { tapIndex } = await wx.showActionSheet({ itemList: ['Excel 表格', 'CSV(可以核对)'] });
      return formats[tapIndex];
    } catch {
      return undefined;
    }
  },

  /** What came of it, in a sentence. */
  async fetchFile(format: StatementFormat): Promise<string> {
    const answer = await statement(this.data.month, format);
    if (!answer.ok) return answer.sentence;
    if (answer.value.kind !== 'file') return '这个月没有可以下载的内容。';
    const { name } = answer.value;
    const filePath = await keepFile(answer.value);
    if (filePath === undefined) return '没有存下文件:手机的空间可能不够。请腾出空间后再试一次。';
    this.filePath = filePath;
    this.setData({ fileName: name });
    if (answer.value.format !== 'xlsx') return '文件已备好,点「发到聊天」存到文件传输助手。';
    return (await openWorkbook(filePath)) ? '' : '没有打开表格,可以点「发到聊天」用电脑打开。';
  },

  /** WeChat sends files within the tap only. */
  send() {
    if (!wx.canIUse('shareFileMessage')) return this.setData({ notice: '这个版本的微信不能发送文件,请更新微信。' });
    wx.shareFileMessage({ filePath: this.filePath, fileName: this.data.fileName, complete: () => undefined });
  },

  copyHead() {
    void wx.setClipboardData({ data: this.data.head.replace(/ /g, '') });
  },
});
