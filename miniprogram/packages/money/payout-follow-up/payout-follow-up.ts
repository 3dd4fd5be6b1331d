import { newClientKey } from '../../../services/client-key';
import { uploadFile } from '../../../services/cloud';
import { attachInvoice, reportNotReceived } from '../../../services/payout';
import { followUpProblem, invoiceEnding, reportedText, typedInvoice } from './payout-follow-up.view';

interface PickedFile {
  readonly path: string;
  readonly name: string;
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.chooseMessageFile.html */
const endings = ['pdf', 'ofd', 'jpg', 'jpeg', 'png'];

/** What a payout wants of the promoter, or he has to say about it: the invoice of a business, or that nothing arrived. */
Component({
  properties: {
    payoutNo: { type: String, value: '' },
    /** invoice · not-received */
    kind: { type: String, value: '' },
  },
  data: { number: '', fileName: '', note: '', isOpen: false, isBusy: false, problem: '', notice: '' },
  methods: {
    typeNumber({ detail }: WechatMiniprogram.Input) {
      this.setData({ number: detail.value, problem: '' });
    },

    typeNote({ detail }: WechatMiniprogram.Input) {
      this.setData({ note: detail.value, problem: '' });
    },

    open() {
      this.setData({ isOpen: true, notice: '' });
    },

    close() {
      this.setData({ isOpen: false, problem: '' });
    },

    /** From a chat: that is where files lie on a phone. */
    async pick() {
      if (!wx.chooseMessageFile) return this.setData({ problem: '这个版本的微信不能选文件,请更新微信。' });
      try {
        const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: endings });
        const [file] = tempFiles;
        if (!file) return;
        if (!invoiceEnding(file.name)) return this.setData({ problem: '请选 PDF、OFD 或图片。' });
        picked.set(this, { path: file.path, name: file.name });
        this.setData({ fileName: file.name, problem: '' });
      } catch {
        // Closing the list of files is no problem: nothing was picked.
      }
    },

    async send() {
      const { number, payoutNo, isBusy } = this.data;
      if (isBusy) return;
      const typed = typedInvoice(number);
      if (!typed.ok) return this.setData({ problem: typed.sentence });
      const file = picked.get(this);
      if (!file) return this.setData({ problem: '请选发票的文件。' });
      this.setData({ isBusy: true, problem: '' });
      const fileId = await upload(payoutNo, file);
      const answer = fileId === undefined ? undefined : await this.attach(payoutNo, typed.invoiceNumber, fileId);
      this.setData({ isBusy: false, ...(answer ?? { problem: '文件没有传上去,请连上网络后再试一次。' }) });
    },

    async attach(payoutNo: string, invoiceNumber: string, fileId: string) {
      const answer = await attachInvoice({ payoutNo, invoiceNumber, fileId, requestId: newClientKey() });
      if (!answer.ok) return { problem: followUpProblem(answer) };
      return { isOpen: false, notice: `发票 ${invoiceNumber} 已交,机构收到后付款。排进打款清单以前可以换。` };
    },

    async report() {
      const { note, payoutNo, isBusy } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true, problem: '' });
      const answer = await reportNotReceived({ payoutNo, note: note.trim() });
      this.setData({
        isBusy: false,
        ...(answer.ok
          ? { isOpen: false, notice: reportedText(answer.value.dueAtMs) }
          : { problem: followUpProblem(answer) }),
      });
    },
  },
});

/** The file that was picked, by component: its path is no business of the screen. */
const picked = new WeakMap<object, PickedFile>();

function upload(payoutNo: string, { name, path }: PickedFile): Promise<string | undefined> {
  return uploadFile(`invoices/${payoutNo}-${newClientKey()}.${invoiceEnding(name) ?? 'pdf'}`, path);
}
