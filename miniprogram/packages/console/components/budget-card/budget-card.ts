import { fenOf } from '../../../../formats/fen-of';
import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { ppmOf } from '../item-pane/item-pane.view';
import { budgetCard } from './budget-card.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;

/** A brand's budget of the month; leaving the amount empty takes the budget away. */
Component({
  properties: { brandId: { type: String, value: '' } },
  data: {
    ...{ phase: 'loading', sentence: '', title: '', tag: { text: '', tone: 'done' }, lines: [] as readonly string[] },
    ...{ usedPercent: 0, typed: '', warnTyped: '80', revision: 0, maySave: false },
    ...{ isAsking: false, requestId: '', isBusy: false, sheetProblem: '', notice: '' },
  },
  observers: {
    brandId(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    async load() {
      const { brandId } = this.data;
      if (brandId === '') return;
      const [session, answer] = await Promise.all([readSession(), askConsole('readBudget', { brandId })]);
      if (brandId !== this.data.brandId) return;
      if (!answer.ok) return this.setData({ phase: 'failed', sentence: answer.sentence });
      const maySave = session.ok && may(session.value, 'saveBudget', brandId);
      this.setData({ phase: 'ready', maySave, ...budgetCard(answer.value) });
    },
    ask() {
      this.setData({ isAsking: true, requestId: newClientKey(), sheetProblem: '', notice: '' });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    typeAmount({ detail }: Typing) {
      this.setData({ typed: detail.value, sheetProblem: '' });
    },
    typeWarn({ detail }: Typing) {
      this.setData({ warnTyped: detail.value, sheetProblem: '' });
    },
    async save({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { brandId, typed, warnTyped, revision, requestId, isBusy } = this.data;
      if (isBusy) return;
      const warnPpm = ppmOf(warnTyped);
      if (warnPpm === undefined) return this.setData({ sheetProblem: '提醒的百分比请填 0 到 100 之间的数。' });
      const amount = typed.trim() === '' ? undefined : fenOf(typed);
      if (amount && !amount.ok) return this.setData({ sheetProblem: amount.sentence });
      this.setData({ isBusy: true, sheetProblem: '' });
      const month = amount?.ok ? { monthFen: amount.amountFen } : {};
      const answer = await askConsole('saveBudget', {
        requestId,
        reason: detail.reason,
        brandId,
        revision,
        warnPpm,
        ...month,
      });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ sheetProblem: answer.sentence });
      this.setData({ isAsking: false, notice: '保存了。' });
      await this.load();
    },
  },
});
