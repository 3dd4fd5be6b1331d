import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { keepFile } from '../../services/keep-file';
import { may, readSession } from '../../services/session';
import type { ListedRow } from '../mark-row/mark-row.view';
import { importLines, isPicture, type ListStep, listPane, listQuestion, loadingList } from './pay-list-pane.view';

type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: ListStep }
>;

type RowTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { key: string }>;

const noImport = { content: '', fileHash: '', skipLines: [] as readonly number[], lines: [] as readonly string[] };

/** One list that is carried to a bank; `bind:changed` after something was done about it. */
Component({
  properties: { listId: { type: String, value: '' } },
  data: {
    ...loadingList,
    ...{ step: '' as ListStep | '', question: listQuestion('approve'), requestId: '', isBusy: false },
    ...{ sheetProblem: '', notice: '', problem: '', file: '', taken: noImport },
    ...{ marking: null as ListedRow | null, approvedAtMs: 0, invoiceOf: '' },
  },
  observers: {
    listId(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    async load() {
      if (this.data.listId === '') return;
      this.setData({ ...loadingList, step: '', notice: '', problem: '', file: '', marking: null });
      await this.read();
    },
    /** What was shown stays until the answer is there, so that a long list keeps its place. */
    async read() {
      const { listId } = this.data;
      const [session, answer] = await Promise.all([readSession(), askConsole('payoutListRead', { listId })]);
      if (listId !== this.data.listId) return;
      const shown = listPane(answer, session.ok && may(session.value, 'payoutListApprove', null), Date.now());
      if (answer.ok) listed.set(this, answer.value.rows);
      this.setData({ ...shown, approvedAtMs: answer.ok ? (answer.value.list.approvedAtMs ?? 0) : 0 });
    },
    ask(event: StepTap) {
      const step: ListStep = event.currentTarget.dataset.step;
      if (step === 'import') return this.chooseFile();
      this.open(step);
    },
    open(step: ListStep) {
      const fresh = { requestId: newClientKey(), sheetProblem: '', notice: '', problem: '' };
      this.setData({ step, question: listQuestion(step), ...fresh });
    },
    mark(event: RowTap) {
      const { key } = event.currentTarget.dataset;
      const marking = listed.get(this)?.find(({ payoutNo }) => payoutNo === key) ?? null;
      this.setData({ marking, notice: '', problem: '' });
    },
    async showEvidence(event: RowTap) {
      const answer = await askConsole('payoutEvidence', { payoutNo: event.currentTarget.dataset.key });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      this.setData({ notice: showFile(answer.value) });
    },
    askInvoice(event: RowTap) {
      this.setData({ invoiceOf: event.currentTarget.dataset.key });
      this.open('invoice');
    },
    unmark() {
      this.setData({ marking: null });
    },
    async marked({ detail }: WechatMiniprogram.CustomEvent<{ notice: string }>) {
      await this.read();
      this.setData({ marking: null, notice: detail.notice });
      this.triggerEvent('changed');
    },
    stay() {
      this.setData({ step: '', taken: noImport });
    },
    /** A dry run first: nothing is written before the lines were read. */
    async chooseFile() {
      const path = await chosenFile();
      if (path === '') return this.setData({ problem: '没有选文件。请先把银行的结果文件发到聊天里,再从这里选。' });
      const content = await readBase64(path);
      this.setData({ isBusy: true, problem: '' });
      const answer = await askConsole('payoutImportPreview', { listId: this.data.listId, contentBase64: content });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      const { fileHash, problems } = answer.value;
      const skipLines = problems.map(({ line }) => line);
      this.setData({ taken: { content, fileHash, skipLines, lines: importLines(answer.value) } });
      this.open('import');
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, requestId, isBusy } = this.data;
      if (isBusy || step === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const audited = { requestId, reason: detail.reason };
      const done = await this.carryOut(step, audited);
      this.setData({ isBusy: false });
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      if ('url' in done.value) return this.setData({ step: '', notice: showFile(done.value) });
      const kept = 'contentBase64' in done.value ? await keepFile(done.value) : '';
      await this.load();
      this.setData({
        notice: kept === '' ? '做好了。' : '文件存好了,点下面发到聊天里,在电脑上打开。',
        file: kept,
        taken: noImport,
      });
      this.triggerEvent('changed');
    },
    carryOut(step: ListStep, audited: { readonly requestId: string; readonly reason: string }) {
      const { listId, totalFen, taken } = this.data;
      switch (step) {
        case 'approve':
          return askConsole('payoutListApprove', { ...audited, listId, totalFen });
        case 'withdraw':
          return askConsole('payoutListWithdraw', { ...audited, listId });
        case 'invoice':
          return askConsole('payoutInvoice', { ...audited, payoutNo: this.data.invoiceOf });
        case 'import': {
          const { content: contentBase64, fileHash, skipLines } = taken;
          return askConsole('payoutImportApply', { ...audited, listId, contentBase64, fileHash, skipLines });
        }
        default:
          return askConsole('payoutListExport', { ...audited, listId, format: step });
      }
    },
    shareFile() {
      wx.shareFileMessage?.({ filePath: this.data.file });
    },
  },
});

/** The rows of the list that is shown, by component. */
const listed = new WeakMap<object, readonly ListedRow[]>();

/** Shows a picture, or hands on the link to another file; what is said about it. */
function showFile({ url, name }: { readonly url: string; readonly name: string }): string {
  if (isPicture(name)) {
    void wx.previewImage({ urls: [url] });
    return '';
  }
  void wx.setClipboardData({ data: url });
  return '文件的链接复制好了,十分钟内在电脑的浏览器里打开。';
}

/** The path of a file out of a chat; '' for none. */
function chosenFile(): Promise<string> {
  return new Promise((done) => {
    if (!wx.chooseMessageFile) return done('');
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['csv', 'xlsx', 'txt'],
      success: ({ tempFiles }) => done(tempFiles[0]?.path ?? ''),
      fail: () => done(''),
    });
  });
}

function readBase64(filePath: string): Promise<string> {
  return new Promise((done) => {
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => done(String(data)),
      fail: () => done(''),
    });
  });
}
