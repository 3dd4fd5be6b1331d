import { beijingDay, monthAfter, monthText } from '../../../../formats/day-text';
import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { keepFile } from '../../services/keep-file';
import { may, readSession } from '../../services/session';

type Kind = 'month' | 'quarter' | 'year' | 'file';
type KindTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { kind: Kind }>;

const names: Readonly<Record<Kind, string>> = {
  month: '导出月度申报表',
  quarter: '导出季度报告',
  year: '导出全年汇总',
  file: '记为已申报',
};

/** Who was paid and what was withheld, for the declaration of tax; and noting that a month was declared. */
Component({
  data: {
    ...{
      month: '',
      monthName: '',
      quarter: '',
      quarterName: '',
      year: '',
      mayFile: false,
      kind: '' as Kind | '',
      question: '',
    },
    ...{ requestId: '', isBusy: false, sheetProblem: '', notice: '', file: '' },
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const month = monthAfter(beijingDay(Date.now()).slice(0, 6), -1);
      const session = await readSession();
      const number = Math.floor((Number(month.slice(4)) - 1) / 3) + 1;
      const quarter = `${month.slice(0, 4)}Q${number}`;
      const mayFile = session.ok && may(session.value, 'fileTaxMonth', null);
      this.setData({
        month,
        monthName: monthText(month),
        quarter,
        year: month.slice(0, 4),
        mayFile,
        quarterName: `第 ${number} 季度报告`,
      });
    },
    ask(event: KindTap) {
      const kind: Kind = event.currentTarget.dataset.kind;
      this.setData({ kind, question: names[kind], requestId: newClientKey(), sheetProblem: '', notice: '', file: '' });
    },
    stay() {
      this.setData({ kind: '' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { kind, requestId, isBusy, month, quarter, year } = this.data;
      if (isBusy || kind === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const audited = { requestId, reason: detail.reason };
      if (kind === 'file') return this.fileMonth(audited, month);
      const period = kind === 'month' ? month : kind === 'quarter' ? quarter : year;
      const answer = await askConsole('taxExport', { ...audited, period, format: 'xlsx' });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ sheetProblem: answer.sentence });
      const { rowCount, withoutIdentity } = answer.value;
      const lacking =
        withoutIdentity.length === 0 ? '' : `其中 ${withoutIdentity.length} 位没有姓名或证件号,补齐前不能申报。`;
      const file = await keepFile(answer.value);
      const kept = file === '' ? '这台手机存不了文件,请换电脑上的微信。' : `${rowCount} 行,文件存好了。${lacking}`;
      this.setData({ kind: '', file, notice: kept });
    },
    async fileMonth(audited: { readonly requestId: string; readonly reason: string }, month: string) {
      const answer = await askConsole('fileTaxMonth', { ...audited, month });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ sheetProblem: answer.sentence });
      this.setData({ kind: '', notice: `${monthText(month)}记为已申报。之后的变动会出现在待办里。` });
    },
    shareFile() {
      wx.shareFileMessage?.({ filePath: this.data.file });
    },
  },
});
