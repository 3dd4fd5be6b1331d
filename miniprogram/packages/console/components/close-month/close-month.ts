import { newClientKey } from '../../../../services/client-key';
import { countText } from '../../count-text.view';
import { askConsole } from '../../services/console';
import { keepFile } from '../../services/keep-file';
import { may, readSession } from '../../services/session';
import { closeMonthView, loadingClose, monthToClose } from './close-month.view';

type MonthTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { month: string }
>;

/** The month's end: what stands in its way, closing it, and the closed ones with their files. */
Component({
  data: { ...loadingClose, isAsking: false, requestId: '', isBusy: false, sheetProblem: '', notice: '', file: '' },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const [session, closes] = await Promise.all([readSession(), askConsole('listMonthCloses', {})]);
      if (!closes.ok) return this.setData({ phase: 'failed', sentence: closes.sentence });
      const month = monthToClose(closes.value, Date.now());
      const preview = await askConsole('monthClosePreview', { month });
      const right = (duty: string) => session.ok && may(session.value, duty, null);
      const rights = { close: right('closeMonth'), passOver: right('passOverMonthBlocks') };
      this.setData(closeMonthView(month, closes.value, preview, rights));
    },
    ask() {
      this.setData({ isAsking: true, requestId: newClientKey(), sheetProblem: '', notice: '' });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    /** Goes on with the same request until the month is closed. */
    async close({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { month, passesOver, requestId, isBusy } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true, sheetProblem: '' });
      for (;;) {
        const answer = await askConsole('closeMonth', { requestId, reason: detail.reason, month, passesOver });
        if (!answer.ok) return this.setData({ isBusy: false, sheetProblem: answer.sentence });
        this.setData({
          notice: `已算 ${countText(answer.value.promoters)} 位推客,${countText(answer.value.entries)} 笔。`,
        });
        if (answer.value.state === 'closed') break;
      }
      this.setData({ isBusy: false, isAsking: false, notice: '关好了。这个月不会再变。' });
      await this.load();
    },
    async download(event: MonthTap) {
      const month: string = event.currentTarget.dataset.month;
      this.setData({ isBusy: true, file: '', notice: '' });
      const answer = await askConsole('monthCloseFile', { month, format: 'xlsx' });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ notice: answer.sentence });
      const file = await keepFile(answer.value);
      const rest = answer.value.nextAfterNumber === null ? '' : '推客多于 300 位,其余的请在电脑上分段下载。';
      this.setData({ file, notice: file === '' ? '这台手机存不了文件,请换电脑上的微信。' : `文件存好了。${rest}` });
    },
    shareFile() {
      wx.shareFileMessage?.({ filePath: this.data.file });
    },
  },
});
