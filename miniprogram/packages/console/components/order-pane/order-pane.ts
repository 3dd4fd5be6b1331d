import type { CorrectionSubject } from '../../../../../cloudfunctions/console/books-contract';
import { fenOf } from '../../../../formats/fen-of';
import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { mayAnywhere, readSession } from '../../services/session';
import { loadingOrder, orderPane, previewLines } from './order-pane.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;
type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: OrderStep }
>;
type OrderStep = 'move' | 'add' | 'take' | 'hold' | 'unhold';

const questions: Readonly<Record<OrderStep, { readonly title: string; readonly yes: string }>> = {
  move: { title: '改记给另一位推客?', yes: '改记' },
  add: { title: '补给推客?', yes: '补' },
  take: { title: '从推客扣回?', yes: '扣' },
  hold: { title: '先扣住核查?', yes: '核查' },
  unhold: { title: '核查结束,放回?', yes: '放回' },
};
const closed = {
  step: '' as OrderStep | '',
  typed: '',
  preview: [] as readonly string[],
  isPreviewed: false,
  /** What the preview showed, which goes with the request. */
  seen: null as { readonly fromPromoter: string | null; readonly amountFen: number } | null,
  sheetProblem: '',
  /** Taking back more than there is was refused, and may be allowed. */
  isDebtAsked: false,
  mayCreateDebt: false,
};

/** One order for the people of its brand: `bind:changed` after something was done about it. */
Component({
  properties: { orderKey: { type: String, value: '' } },
  data: { ...loadingOrder, ...closed, notice: '', isBusy: false, question: questions.move, requestId: '' },
  observers: {
    orderKey(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    async load() {
      const { orderKey } = this.data;
      if (orderKey === '') return;
      this.setData({ ...loadingOrder, ...closed });
      const [session, answer] = await Promise.all([readSession(), askConsole('orderDetail', { orderKey })]);
      const right = (duty: string) => session.ok && mayAnywhere(session.value, duty);
      const shown = orderPane(answer, { correct: right('requestCorrection'), hold: right('holdMoney') });
      if (orderKey === this.data.orderKey) this.setData(shown);
    },
    copy() {
      void wx.setClipboardData({ data: this.data.orderId });
    },
    ask(event: StepTap) {
      const step: OrderStep = event.currentTarget.dataset.step;
      this.setData({ ...closed, step, question: questions[step], requestId: newClientKey(), notice: '' });
    },
    stay() {
      this.setData(closed);
    },
    type({ detail }: Typing) {
      this.setData({ typed: detail.value, isPreviewed: false, preview: [], sheetProblem: '' });
    },
    allowDebt({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
      this.setData({ mayCreateDebt: detail.value.length > 0, isPreviewed: false, preview: [], sheetProblem: '' });
    },
    /** What is asked for, or why it cannot be: an amount that is none. */
    subject(): CorrectionSubject | string {
      const { step, typed, orderKey, promoter, mayCreateDebt } = this.data;
      if (step === 'move') {
        const toPromoter = typed.trim();
        return toPromoter === ''
          ? '请填推客编号,在「人」里他的那一页可以看到。'
          : { kind: 'reattribution', orderKey, toPromoter };
      }
      const amount = fenOf(typed);
      if (!amount.ok) return amount.sentence;
      const amountFen = step === 'take' ? -amount.amountFen : amount.amountFen;
      return { kind: 'adjustment', promoter, amountFen, mayCreateDebt, aboutOrderKey: orderKey };
    },
    async previewIt() {
      const subject = this.subject();
      if (typeof subject === 'string') return this.setData({ sheetProblem: subject });
      this.setData({ isBusy: true, sheetProblem: '' });
      const answer = await askConsole('previewCorrection', { subject });
      this.setData({ isBusy: false });
      if (!answer.ok) {
        const isDebtAsked = this.data.isDebtAsked || answer.code === 'would-create-debt';
        return this.setData({ sheetProblem: answer.sentence, isDebtAsked });
      }
      const nameOf = (promoter: string) => (promoter === this.data.promoter ? '现在的推客' : `推客 ${promoter}`);
      const { fromPromoter, amountFen } = answer.value;
      this.setData({
        preview: previewLines(answer.value, nameOf),
        isPreviewed: true,
        seen: { fromPromoter, amountFen },
      });
    },
    /** What was shown is not so any more: it goes, and what would happen now stands in its place, or why nothing can. */
    async previewAnew() {
      this.setData({ isPreviewed: false, preview: [], seen: null, requestId: newClientKey() });
      await this.previewIt();
      if (this.data.isPreviewed) this.setData({ sheetProblem: '这单刚刚有变化,请您看过新的结果再点。' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, isBusy, isPreviewed } = this.data;
      if (isBusy || step === '') return;
      const isMoney = step !== 'hold' && step !== 'unhold';
      if (isMoney && !isPreviewed) return this.previewIt();
      this.setData({ isBusy: true, sheetProblem: '' });
      const done = await this.carryOut(step, detail.reason);
      this.setData({ isBusy: false });
      if (!done.ok && done.code === 'changed-meanwhile') return this.previewAnew();
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      const state = 'state' in done.value ? done.value.state : '';
      await this.load();
      this.setData({ notice: state === 'requested' ? '提交了,等另一位同事通过。' : '做好了。' });
      this.triggerEvent('changed');
    },
    carryOut(step: OrderStep, reason: string) {
      const { orderKey, requestId } = this.data;
      const audited = { requestId, reason };
      if (step === 'hold') return askConsole('holdMoney', { ...audited, orderKey, why: 'MANUAL' });
      if (step === 'unhold') return askConsole('unholdMoney', { ...audited, orderKey });
      const subject = this.subject();
      const asked =
        typeof subject === 'string' ? { kind: 'reattribution' as const, orderKey, toPromoter: '' } : subject;
      const { seen } = this.data;
      return askConsole('requestCorrection', { ...audited, subject: asked, ...(seen && { seen }) });
    },
  },
});
