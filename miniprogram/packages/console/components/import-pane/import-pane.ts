import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { importLines, mayTakeIn, type ProblemLine, problemLines } from './import-pane.view';

const nothingRead = { fileName: '', lines: [] as readonly string[], problems: [] as readonly ProblemLine[] };

/** Brings in a list of people: first what the file would do line by line, then doing it; `bind:changed` after that. */
Component({
  properties: { brandId: { type: String, value: '' } },
  data: {
    ...nothingRead,
    ...{
      list: 'staff' as 'staff' | 'member',
      canTakeIn: false,
      isBusy: false,
      problem: '',
      isAsking: false,
      sheetProblem: '',
    },
  },
  methods: {
    chooseList({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ ...nothingRead, list: detail.value === 'member' ? 'member' : 'staff', canTakeIn: false });
    },
    chooseFile() {
      this.setData({ problem: '' });
      wx.chooseMessageFile({
        count: 1,
        type: 'file',
        extension: ['csv', 'xlsx'],
        success: ({ tempFiles }) => {
          const [file] = tempFiles;
          if (file) void this.look(file.path, file.name);
        },
        fail: ({ errMsg }) => {
          if (!/cancel/.test(errMsg))
            this.setData({ problem: '没有打开文件。先把文件发到「文件传输助手」,再从这里选。' });
        },
      });
    },
    async look(path: string, fileName: string) {
      const contentBase64 = readFile(path);
      if (contentBase64 === undefined) return this.setData({ problem: '没有读到这个文件,请换一个再试。' });
      this.setData({ ...nothingRead, fileName, isBusy: true, canTakeIn: false });
      const { brandId, list } = this.data;
      const answer = await askConsole('previewPeopleImport', { brandId, list, contentBase64 });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      looked.set(this, { contentBase64, fileHash: answer.value.fileHash, requestId: newClientKey() });
      const shown = { lines: importLines(answer.value), problems: problemLines(answer.value) };
      this.setData({ ...shown, canTakeIn: mayTakeIn(answer.value) });
    },
    ask() {
      this.setData({ isAsking: true, sheetProblem: '' });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    async takeIn({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const file = looked.get(this);
      if (!file || this.data.isBusy) return;
      this.setData({ isBusy: true });
      const { brandId, list } = this.data;
      const answer = await askConsole('applyPeopleImport', { ...file, brandId, list, reason: detail.reason });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ sheetProblem: answer.sentence });
      const shown = { lines: importLines(answer.value), problems: problemLines(answer.value) };
      this.setData({ ...shown, isAsking: false, canTakeIn: false });
      this.triggerEvent('changed');
    },
  },
});

/** The file that was looked at; too large for the data of a page. */
const looked = new WeakMap<
  object,
  { readonly contentBase64: string; readonly fileHash: string; readonly requestId: string }
>();

function readFile(path: string): string | undefined {
  try {
    return String(wx.getFileSystemManager().readFileSync(path, 'base64'));
  } catch {
    return undefined;
  }
}
