/**
 * One question from below: its consequences in the slot, the safe answer left, the doing answer right with what it does
 * in its name. `bind:yes` and `bind:no` hear the answers; a tap beside the sheet is the safe answer.
 */
Component({
  properties: {
    isOpen: { type: Boolean, value: false },
    title: { type: String, value: '' },
    yesName: { type: String, value: '' },
    noName: { type: String, value: '先不' },
    /** The doing answer runs: both are off until it is done. */
    isBusy: { type: Boolean, value: false },
  },
  methods: {
    yes() {
      if (!this.data.isBusy) this.triggerEvent('yes');
    },
    no() {
      if (!this.data.isBusy) this.triggerEvent('no');
    },
    stay() {
      // A tap on the sheet itself is no answer.
    },
  },
});
