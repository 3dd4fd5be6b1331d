import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { mayAnywhere, readSession } from '../../services/session';
import { type CaseStep, casePane, caseQuestion, loadingCase } from './case-pane.view';

type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: CaseStep }
>;
type KeyTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { key: string }>;

interface Audited {
  readonly requestId: string;
  readonly reason: string;
}

/** One case: what it is about, who works on it, and its decision; `bind:changed` after something was done. */
Component({
  properties: { caseId: { type: String, value: '' } },
  data: {
    ...loadingCase,
    ...{ step: '' as CaseStep | '', question: caseQuestion('take'), requestId: '', isBusy: false },
    ...{ sheetProblem: '', notice: '' },
  },
  observers: {
    caseId(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    async load() {
      const { caseId } = this.data;
      if (caseId === '') return;
      this.setData({ ...loadingCase, step: '', notice: '' });
      const [session, answer] = await Promise.all([readSession(), askConsole('readCase', { caseId })]);
      const right = (duty: string) => session.ok && mayAnywhere(session.value, duty);
      const shown = casePane(answer, {
        ...{ claim: right('decideClaim'), complaint: right('answerComplaint'), appeal: right('answerComplaint') },
        ...{ risk: right('closeWorkItem'), correction: right('decideCorrection'), review: right('decideReview') },
        take: right('takeCase'),
      });
      if (caseId === this.data.caseId) this.setData(shown);
    },
    ask(event: StepTap) {
      const step: CaseStep = event.currentTarget.dataset.step;
      this.setData({ step, question: caseQuestion(step), requestId: newClientKey(), sheetProblem: '', notice: '' });
    },
    stay() {
      this.setData({ step: '' });
    },
    openOrder(event: KeyTap) {
      const key = encodeURIComponent(event.currentTarget.dataset.key);
      void wx.navigateTo({ url: `/packages/console/order/order?key=${key}` });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, requestId, isBusy } = this.data;
      if (isBusy || step === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const done = await this.carryOut(step, { requestId, reason: detail.reason });
      this.setData({ isBusy: false });
      // That it is over is written down by asking.
      if (!done.ok && done.code !== 'correction-expired') return this.setData({ sheetProblem: done.sentence });
      this.setData({ step: '' });
      if (step === 'take' || step === 'give') await this.load();
      else this.setData({ notice: '办完了。', steps: [], blocked: '' });
      this.triggerEvent('changed');
    },
    carryOut(step: CaseStep, audited: Audited) {
      const { caseId, id, brandId, promoter, groupId } = this.data;
      switch (step) {
        case 'take':
        case 'give':
          return askConsole('takeCase', { ...audited, caseId, isTaken: step === 'take' });
        case 'grant':
        case 'decline':
          return askConsole('decideClaim', { ...audited, claimId: id, decision: step });
        case 'answer':
          return askConsole('answerComplaint', { ...audited, complaintId: id });
        case 'close':
          return askConsole('closeWorkItem', { ...audited, id });
        case 'approve':
        case 'reject':
          return askConsole('decideCorrection', { ...audited, correctionId: id, decision: step });
        default: {
          const decision = step === 'let-in' ? 'approve' : 'reject';
          return askConsole('decideReview', { ...audited, brandId, promoter, groupId, decision });
        }
      }
    },
  },
});
