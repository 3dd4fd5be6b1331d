import { eraseMe, exportMyData, leaveProgram } from '../../../services/promoter';
import { showPlace } from '../../../services/show-place';
import { exportedText, kept } from './privacy.view';

Page({
  data: {
    kept,
    isBusy: false,
    notice: '',
    file: '',
    isReady: false,
    isErased: false,
    isLeaving: false,
    isErasing: false,
    problem: '',
    /** Something is still to be settled before anything can be erased. */
    hasMoneyLeft: false,
  },
  text: '',

  /** The first tap gets the file, the second hands it on: WeChat hands files on only within a tap. */
  async exportData() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, problem: '' });
    const answer = await exportMyData();
    this.setData({ isBusy: false });
    showPlace();
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.text = answer.value.text;
    const file = await this.write(answer.value.name);
    this.setData({ notice: exportedText(answer.value), file, isReady: true });
  },

  /** The file's path; empty where this phone cannot keep one. */
  write(name: string): Promise<string> {
    const filePath = `${wx.env?.USER_DATA_PATH ?? ''}/${name}`;
    return new Promise((done) => {
      wx.getFileSystemManager().writeFile({
        filePath,
        data: this.text,
        encoding: 'utf8',
        success: () => done(filePath),
        fail: () => done(''),
      });
    });
  },

  handOn() {
    const { file } = this.data;
    if (file === '' || !wx.shareFileMessage) return this.copy();
    wx.shareFileMessage({ filePath: file, fail: () => this.copy() });
  },

  copy() {
    wx.setClipboardData({ data: this.text });
    this.setData({ notice: '已复制,可以粘贴到备忘录或文件传输助手里保存。' });
  },

  askLeave() {
    this.setData({ isLeaving: true, problem: '' });
  },

  askErase() {
    this.setData({ isErasing: true, problem: '' });
  },

  stay() {
    this.setData({ isLeaving: false, isErasing: false });
  },

  async leave() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const answer = await leaveProgram();
    showPlace();
    const sentence = '已经退出。退出以前的订单照常结算,在「收益」里看。想回来可以重新加入。';
    this.setData({
      isBusy: false,
      isLeaving: false,
      isReady: false,
      notice: answer.ok ? sentence : '',
      problem: answer.ok ? '' : answer.sentence,
    });
  },

  async erase() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const answer = await eraseMe();
    showPlace();
    this.setData({
      isBusy: false,
      isErasing: false,
      isErased: answer.ok,
      hasMoneyLeft: !answer.ok && answer.code === 'money-left',
      problem: answer.ok ? '' : answer.sentence,
    });
    if (answer.ok) wx.clearStorageSync();
  },

  openEarnings() {
    void wx.switchTab({ url: '/pages/earnings/earnings' });
  },
});
