import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { changeFromMs, changeText, missingChange, noticeDays } from './payer-change.view';

type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;

const emptyForm = { settledBy: 'agency', version: '', days: '8' };

/** A change of who pays and of the agreement: looked at first, then announced to everybody with notice. */
Component({
  data: {
    ...{ form: emptyForm, noticeDays, fromMs: 0, effect: '', requestId: '' },
    ...{ isShown: false, isAsking: false, isBusy: false, problem: '', notice: '' },
  },
  methods: {
    turn() {
      this.setData({ isShown: !this.data.isShown, requestId: newClientKey(), problem: '', notice: '' });
    },
    type({ currentTarget, detail }: Typing) {
      const form = { ...this.data.form, [currentTarget.dataset.field]: detail.value };
      this.setData({ form, problem: '', notice: '' });
    },
    keep() {
      this.setData({ isAsking: false, problem: '' });
    },
    send(reason: string, previewOnly: boolean) {
      const { form, fromMs, requestId } = this.data;
      const settledBy = form.settledBy === 'platform' ? ('platform' as const) : ('agency' as const);
      const change = { settledBy, agreementVersion: form.version.trim(), fromMs, previewOnly };
      return askConsole('changeSettlement', { requestId, reason, ...change });
    },
    async look() {
      const { form, isBusy } = this.data;
      const problem = missingChange(form);
      if (problem !== '' || isBusy) return this.setData({ problem });
      this.setData({ isBusy: true, fromMs: changeFromMs(form.days, Date.now()), problem: '' });
      const answer = await this.send('看看会怎样', true);
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      this.setData({ isAsking: true, effect: changeText(answer.value) });
    },
    async announce({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      this.setData({ isBusy: true });
      const answer = await this.send(detail.reason, false);
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      this.setData({
        isAsking: false,
        form: emptyForm,
        requestId: newClientKey(),
        notice: '公布了,每位推客都会收到通知。',
      });
    },
  },
});
