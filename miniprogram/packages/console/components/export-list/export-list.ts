import type { ExportLinksView } from '../../../../../cloudfunctions/console/exports-contract';
import { askConsole } from '../../services/console';
import { mayAnywhere, readSession } from '../../services/session';
import { type ExportLine, exportLines } from './export-list.view';

type KeyTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { key: string; step: string }>;
type UrlTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { url: string }>;

/** The export centre: one's own exports, what became of them, and their links. */
Component({
  data: {
    ...{ isShown: false, lines: [] as ExportLine[], sentence: '', busyKey: '', openKey: '' },
    ...{ files: [] as ExportLinksView['files'], problem: '' },
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const session = await readSession();
      if (!session.ok || !mayAnywhere(session.value, 'listExports')) return;
      const answer = await askConsole('listExports', {});
      if (!answer.ok) return this.setData({ isShown: true, problem: answer.sentence });
      const lines = exportLines(answer.value, Date.now());
      const sentence = lines.length === 0 ? '还没有导出过。在订单、付款、账、人和成员里点「导出」。' : '';
      this.setData({ isShown: true, lines, sentence, problem: '' });
    },
    async act(event: KeyTap) {
      const { key, step } = event.currentTarget.dataset;
      if (this.data.busyKey !== '') return;
      this.setData({ busyKey: key, problem: '', openKey: '', files: [] });
      if (step === 'links') {
        const links = await askConsole('exportLinks', { exportId: key });
        const found = links.ok ? { openKey: key, files: links.value.files } : { problem: links.sentence };
        return this.setData({ busyKey: '', ...found });
      }
      const answer = await askConsole('continueExport', { exportId: key });
      this.setData({ busyKey: '', problem: answer.ok ? '' : answer.sentence });
      if (answer.ok) await this.load();
    },
    copy(event: UrlTap) {
      void wx.setClipboardData({ data: event.currentTarget.dataset.url });
    },
  },
});
