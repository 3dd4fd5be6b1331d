import { moneyTextView } from './money-text.view';

/** The one way to show an amount: always with the state in which it is. */
Component({
  properties: {
    amountFen: { type: Number, value: 0 },
    state: { type: String, value: 'plain' },
    size: { type: String, value: 'lead' },
  },
  data: { text: '', word: '', mark: '', tone: 'plain' },
  observers: {
    'amountFen, state': function refresh(amountFen: number, state: string) {
      this.setData(moneyTextView(amountFen, state));
    },
  },
});
