import { yuanText } from '../../formats/yuan-text';

export interface MoneyTextData {
  readonly text: string;
  /** The state's word, empty for a price. */
  readonly word: string;
  /** The state's own shape, so that colour is never the only sign. */
  readonly mark: string;
  readonly tone: 'plain' | 'free' | 'frozen' | 'todo' | 'owed' | 'done';
}

const states = new Map<string, Omit<MoneyTextData, 'text'>>(
  Object.entries({
    plain: { word: '', mark: '', tone: 'plain' },
    estimated: { word: '预估', mark: '约', tone: 'plain' },
    frozen: { word: '冻结中', mark: '❄', tone: 'frozen' },
    held: { word: '核查中', mark: '!', tone: 'todo' },
    available: { word: '可提现', mark: '✓', tone: 'free' },
    paying: { word: '提现中', mark: '!', tone: 'todo' },
    paid: { word: '已到账', mark: '●', tone: 'done' },
    reversed: { word: '已退回', mark: '●', tone: 'done' },
    owed: { word: '待抵扣', mark: '−', tone: 'owed' },
  } as const),
);

const plain = { word: '', mark: '', tone: 'plain' } as const;

/** An amount with the word and the shape of its state. A state that nobody knows is shown as a plain amount. */
export function moneyTextView(amountFen: number, state: string): MoneyTextData {
  return { text: `${yuanText(amountFen)} 元`, ...(states.get(state) ?? plain) };
}
