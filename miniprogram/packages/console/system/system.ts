import { newClientKey } from '../../../services/client-key';
import { askConsole } from '../services/console';
import { may, readSession } from '../services/session';
import { loadingSystem, systemView } from './system.view';

type WordTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { key: string }>;

Page({
  data: { ...loadingSystem, shownWords: '', asked: '', mayExport: false, isBusy: false, problem: '', notice: '' },
  requestId: '',

  onLoad() {
    this.requestId = newClientKey();
    return this.load();
  },

  async load() {
    const session = await readSession();
    const maySeeLetters = session.ok && may(session.value, 'deadLetters', null);
    const [system, letters] = await Promise.all([
      askConsole('system', {}),
      maySeeLetters ? askConsole('deadLetters', {}) : undefined,
    ]);
    this.setData({
      ...systemView(system, letters),
      mayExport: session.ok && session.value.may.startExport !== undefined,
    });
  },

  tryAgain() {
    this.setData(loadingSystem);
    return this.load();
  },

  async check() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, problem: '', notice: '' });
    const answer = await askConsole('checkConnections', {});
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    await this.load();
    const { faults } = answer.value;
    this.setData({ notice: faults.length === 0 ? '检查过了,全部正常。' : `检查过了,有 ${faults.length} 处要改。` });
  },

  openWords(event: WordTap) {
    const { key } = event.currentTarget.dataset;
    this.setData({ shownWords: this.data.shownWords === key ? '' : key });
  },

  askReplay(event: WordTap) {
    this.setData({ asked: event.currentTarget.dataset.key, problem: '', notice: '' });
  },

  keep() {
    this.setData({ asked: '', problem: '' });
  },

  async replay({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    this.setData({ isBusy: true });
    const request = { requestId: this.requestId, reason: detail.reason, id: this.data.asked };
    const answer = await askConsole('replayDeadLetter', request);
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.requestId = newClientKey();
    this.setData({ asked: '', notice: '一分钟内会再处理一次。' });
    await this.load();
  },
});
