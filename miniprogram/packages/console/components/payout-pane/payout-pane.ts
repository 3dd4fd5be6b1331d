import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { loadingPayout, type PayoutStep, payoutPane, payoutQuestion } from './payout-pane.view';

type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: PayoutStep }
>;

/** One payout for the people who look after it; `bind:changed` after something was decided. */
Component({
  properties: { payoutNo: { type: String, value: '' } },
  data: {
    ...loadingPayout,
    ...{ step: '' as PayoutStep | '', question: payoutQuestion('approve'), requestId: '', isBusy: false },
    ...{ sheetProblem: '', notice: '' },
  },
  observers: {
    payoutNo(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    async load() {
      const { payoutNo } = this.data;
      if (payoutNo === '') return;
      this.setData({ ...loadingPayout, step: '', notice: '' });
      const [session, answer] = await Promise.all([readSession(), askConsole('payoutDetail', { payoutNo })]);
      const shown = payoutPane(answer, session.ok && may(session.value, 'decidePayout', null));
      if (payoutNo === this.data.payoutNo) this.setData(shown);
    },
    ask(event: StepTap) {
      const step: PayoutStep = event.currentTarget.dataset.step;
      this.setData({ step, question: payoutQuestion(step), requestId: newClientKey(), sheetProblem: '', notice: '' });
    },
    stay() {
      this.setData({ step: '' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, requestId, payoutNo, isBusy } = this.data;
      if (isBusy || step === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const audited = { requestId, reason: detail.reason, payoutNo };
      const done =
        step === 'abandon'
          ? await askConsole('abandonPayout', audited)
          : await askConsole('decidePayout', { ...audited, decision: step });
      this.setData({ isBusy: false });
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      await this.load();
      this.setData({ notice: '做好了。' });
      this.triggerEvent('changed');
    },
  },
});
