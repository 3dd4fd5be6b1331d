import type { ExportKind, ExportLinksView } from '../../../../../cloudfunctions/console/exports-contract';
import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { type ExportScope, progressText } from './export-button.view';

type LinkTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { url: string }>;
type FormatChoice = WechatMiniprogram.CustomEvent<{ value: string }>;

const restMs = 1500;
const nothing = { exportId: '', progress: '', problem: '', files: [] as ExportLinksView['files'], isRunning: false };

/**
 * Exports what the screen filters: asks for the format, shows how far it is, and gives the links when it is done. It may
 * be left: a timer goes on, and the export centre has the files.
 */
Component({
  properties: {
    kind: { type: String, value: 'orders' },
    scope: { type: Object, value: {} as ExportScope },
    /** How many rows the screen counts, as text; '' where it does not. */
    rowsText: { type: String, value: '' },
  },
  data: { ...nothing, isAsking: false, isBusy: false, format: 'xlsx', requestId: '' },
  methods: {
    ask() {
      this.setData({ ...nothing, isAsking: true, requestId: newClientKey() });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    choose({ detail }: FormatChoice) {
      this.setData({ format: detail.value });
    },
    async start({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { kind, scope, format, requestId, isBusy } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true, problem: '' });
      const wish = {
        ...(scope as ExportScope),
        kind: kind as ExportKind,
        format: format === 'csv' ? 'csv' : 'xlsx',
      } as const;
      const answer = await askConsole('startExport', { ...wish, requestId, reason: detail.reason });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      this.setData({ isAsking: false, exportId: answer.value.exportId, isRunning: true, progress: '开始导出。' });
      await this.goOn();
    },
    async goOn(): Promise<void> {
      const { exportId } = this.data;
      const answer = await askConsole('continueExport', { exportId });
      if (exportId !== this.data.exportId) return;
      if (!answer.ok) return this.setData({ isRunning: false, problem: answer.sentence });
      this.setData({ progress: progressText(answer.value) });
      if (answer.value.state === 'running') {
        await new Promise((done) => setTimeout(done, restMs));
        return this.goOn();
      }
      const links = await askConsole('exportLinks', { exportId });
      this.setData({ isRunning: false, ...(links.ok ? { files: links.value.files } : { problem: links.sentence }) });
    },
    copy(event: LinkTap) {
      void wx.setClipboardData({ data: event.currentTarget.dataset.url });
    },
  },
});
