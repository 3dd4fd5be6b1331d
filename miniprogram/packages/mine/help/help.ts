import type { ComplaintTopic } from '../../../../cloudfunctions/promoter/person-contract';
import { newClientKey } from '../../../services/client-key';
import { lastSeen } from '../../../services/last-seen';
import { complain, complaints } from '../../../services/promoter';
import { showPlace } from '../../../services/show-place';
import {
  type ComplaintRow,
  complaintRow,
  missingComplaint,
  orderDigits,
  questions,
  topicOf,
  topics,
} from './help.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;
type QuestionTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { ask: string }
>;

Page({
  data: {
    questions,
    topics,
    openQuestion: '',
    topic: '' as ComplaintTopic | '',
    text: '',
    orderId: '',
    rows: [] as ComplaintRow[],
    rowsSentence: '',
    seenAt: '',
    isBusy: false,
    problem: '',
    notice: '',
  },
  /** Made once for each wish: two taps are one complaint. */
  requestId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.requestId = newClientKey();
    this.setData({ topic: topicOf(query.topic), orderId: orderDigits(decodeURIComponent(query.order ?? '')) });
    return this.load();
  },

  async load() {
    const { answer, seenAt } = lastSeen('complaints', await complaints());
    this.setData(
      answer.ok
        ? { rows: answer.value.complaints.map(complaintRow), rowsSentence: '', seenAt }
        : { rowsSentence: `进展没有读到:${answer.sentence}`, seenAt },
    );
  },

  applyAsBrand() {
    void wx.navigateTo({ url: '/packages/console/setup/setup' });
  },

  openAnswer(event: QuestionTap) {
    const { ask } = event.currentTarget.dataset;
    this.setData({ openQuestion: this.data.openQuestion === ask ? '' : ask });
  },

  chooseTopic({ detail }: Typing) {
    this.setData({ topic: topicOf(detail.value), problem: '' });
  },

  typeText({ detail }: Typing) {
    this.setData({ text: detail.value, problem: '' });
  },

  typeOrder({ detail }: Typing) {
    this.setData({ orderId: orderDigits(detail.value) });
  },

  async send() {
    const { topic, text, orderId, isBusy } = this.data;
    const problem = missingComplaint({ topic, text });
    this.setData({ problem, notice: '' });
    if (problem !== '') showPlace('#said');
    if (isBusy || topic === '' || problem !== '') return;
    this.setData({ isBusy: true });
    const answer = await complain({ topic, text: text.trim(), orderId, requestId: this.requestId });
    this.setData({ isBusy: false });
    showPlace('#said');
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.requestId = newClientKey();
    this.setData({ text: '', orderId: '', notice: `提交好了。${complaintRow(answer.value).state.slice(2)}。` });
    await this.load();
  },
});
