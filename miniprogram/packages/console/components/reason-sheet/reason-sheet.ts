import { missingReason } from './reason-sheet.view';

/**
 * One question with its consequences in the slot, and why it is done, for the audit: `bind:yes` with `{ reason }`, which
 * is at least 4 characters long where one is needed; `bind:no`.
 */
Component({
  properties: {
    isOpen: { type: Boolean, value: false },
    title: { type: String, value: '' },
    yesName: { type: String, value: '' },
    noName: { type: String, value: '先不' },
    isBusy: { type: Boolean, value: false },
    /** What the reason is for, where others than colleagues read it. */
    reasonName: { type: String, value: '原因(写进审计记录)' },
    /** A first wording, to be changed. */
    usualReason: { type: String, value: '' },
    /** What the cloud said against it. */
    problem: { type: String, value: '' },
  },
  data: { reason: '', missing: '' },
  observers: {
    isOpen(isOpen: boolean) {
      if (isOpen) this.setData({ reason: this.data.usualReason, missing: '' });
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: detail.value, missing: '' });
    },
    yes() {
      const reason = this.data.reason.trim();
      const missing = missingReason(reason);
      this.setData({ missing });
      if (missing === '') this.triggerEvent('yes', { reason });
    },
    no() {
      this.triggerEvent('no');
    },
  },
});
