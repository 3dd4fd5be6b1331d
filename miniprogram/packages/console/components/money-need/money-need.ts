import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { loadingNeed, moneyNeed } from './money-need.view';

type Step = 'pause' | 'resume';
type StepTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { step: Step }>;

const dayMs = 86_400_000;
const questions: Readonly<Record<Step, { readonly title: string; readonly yes: string; readonly line: string }>> = {
  pause: {
    title: '暂停付款?',
    yes: '暂停一天',
    line: '一天之内不再交出新的付款。已经交出去的照常走完,推客还可以申请。',
  },
  resume: { title: '恢复付款?', yes: '恢复', line: '等着的付款接着交出。' },
};

/** How much money payouts need against both accounts, and their pause. */
Component({
  data: {
    ...loadingNeed,
    ...{
      mayChange: false,
      step: '' as Step | '',
      question: questions.pause,
      requestId: '',
      isBusy: false,
      sheetProblem: '',
    },
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const [session, needed, settings] = await Promise.all([
        readSession(),
        askConsole('moneyNeeded', {}),
        askConsole('readPayoutSettings', {}),
      ]);
      const mayChange = session.ok && may(session.value, 'pausePayouts', null);
      this.setData({ ...moneyNeed(needed, settings), mayChange, step: '' });
    },
    ask(event: StepTap) {
      const step: Step = event.currentTarget.dataset.step;
      this.setData({ step, question: questions[step], requestId: newClientKey(), sheetProblem: '' });
    },
    stay() {
      this.setData({ step: '' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, requestId, isBusy } = this.data;
      if (isBusy || step === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const done = await this.carryOut(step, { requestId, reason: detail.reason });
      this.setData({ isBusy: false });
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      await this.load();
    },
    carryOut(step: Step, audited: { readonly requestId: string; readonly reason: string }) {
      return step === 'pause'
        ? askConsole('pausePayouts', { ...audited, untilMs: Date.now() + dayMs })
        : askConsole('resumePayouts', audited);
    },
  },
});
