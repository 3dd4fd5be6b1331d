import { verifyPhone } from '../../../services/promoter';
import { noAsk, noCodeSentence, type PhoneAsk, type PhoneTap, stillUnlisted } from './phone-check.view';

/** Asks for a phone by WeChat's own button and has it verified; `bind:again` hears when joining may be tried again. */
Component({
  properties: {
    ask: { type: Object, value: noAsk },
    /** Joining runs. */
    isBusy: { type: Boolean, value: false },
  },
  data: {
    isChecking: false,
    /** Verified on this page: what is left is joining. */
    isVerified: false,
    isTaken: false,
    /** Somebody asked to look at the list again. */
    isLooking: false,
    notice: '',
  },
  observers: {
    ask({ isUnlisted }: PhoneAsk) {
      if (this.data.isLooking && isUnlisted) this.setData({ notice: stillUnlisted, isLooking: false });
    },
  },
  methods: {
    /** A code is good once, so that a second tap's is left alone while the first is looked at. */
    async hear({ detail }: WechatMiniprogram.CustomEvent<PhoneTap>) {
      if (this.data.isChecking || this.data.isBusy) return;
      const notice = noCodeSentence(detail);
      this.setData({ notice, isTaken: false, isChecking: notice === '' });
      if (notice !== '') return;
      const answer = await verifyPhone({ code: detail.code ?? '' });
      if (answer.ok) {
        this.setData({ isChecking: false, isVerified: true });
        this.triggerEvent('again');
        return;
      }
      this.setData({ isChecking: false, notice: answer.sentence, isTaken: answer.code === 'phone-taken' });
    },

    again() {
      if (this.data.isBusy) return;
      this.setData({ notice: '', isTaken: false, isLooking: this.data.ask.isUnlisted });
      this.triggerEvent('again');
    },

    tell() {
      void wx.navigateTo({ url: '/packages/mine/help/help?topic=other' });
    },
  },
});
