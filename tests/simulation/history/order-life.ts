/** What can happen to an order at the platform. */
export type Step =
  | 'pay'
  | 'ship'
  | 'receive'
  | 'settle'
  | 'cut'
  | 'cut-to-nothing'
  | 'raise'
  | 'refund'
  | 'cancel-settlement'
  | 'give-up'
  | 'name-wang'
  | 'name-chen'
  | 'name-nobody';

/** How long after the step before: the same second, minutes, days, before the due day, after it. */
export type Gap = 'same-second' | 'minutes' | 'days' | 'before-due' | 'after-due';

/** When pushes of an order's states come, where it matters: only the last one, or as it happens. */
export type Delivery = 'usual' | 'last-only';

export interface OrderLife {
  readonly steps: readonly (readonly [Gap, Step])[];
  readonly begins?: 'nobody' | 'gift';
  readonly kind?: 'clue' | 'clue-then-order' | 'platform-split' | 'mismatch' | 'negative-margin' | 'self' | 'two-skus';
  /** A withdrawal of its promoter: at the moment of the last step, or before it so that it was paid by then. */
  readonly withdrawal?: 'at-last-step' | 'before-last-step';
  readonly delivery?: Delivery;
  /** Created before the shares changed, with the last steps after it. */
  readonly spansRateChange?: boolean;
}

const sold: OrderLife['steps'] = [
  ['minutes', 'pay'],
  ['days', 'receive'],
];
const earned: OrderLife['steps'] = [...sold, ['minutes', 'settle']];

/** Every way in which an order can live and die. */
export const orderLives = {
  'never paid': { steps: [['minutes', 'give-up']] },
  'still unpaid': { steps: [] },
  'paid only': { steps: [['minutes', 'pay']] },
  'shipped and received': {
    steps: [
      ['minutes', 'pay'],
      ['days', 'ship'],
      ['days', 'receive'],
    ],
  },
  'amount raised': {
    steps: [
      ['minutes', 'pay'],
      ['minutes', 'raise'],
      ['days', 'receive'],
      ['days', 'settle'],
    ],
  },
  'amount cut': {
    steps: [
      ['minutes', 'pay'],
      ['days', 'cut'],
      ['days', 'receive'],
      ['days', 'settle'],
    ],
  },
  'parts refunded up to the whole': {
    steps: [...sold, ['minutes', 'cut'], ['days', 'settle'], ['days', 'cut-to-nothing']],
  },
  'refunded before it was known': {
    steps: [
      ['minutes', 'pay'],
      ['minutes', 'refund'],
    ],
    delivery: 'last-only',
  },
  'refunded before it was settled': { steps: [...sold, ['days', 'refund']] },
  'refunded between settled and due': { steps: [...earned, ['before-due', 'refund']] },
  'part refunded between settled and due': { steps: [...earned, ['before-due', 'cut']] },
  'refunded after release': { steps: [...earned, ['after-due', 'refund']] },
  'part refunded after release': { steps: [...earned, ['after-due', 'cut']] },
  'raised after release': { steps: [...earned, ['after-due', 'raise']] },
  'refunded while a withdrawal was under way': {
    steps: [...earned, ['after-due', 'refund']],
    withdrawal: 'at-last-step',
  },
  'refunded after it was paid out': { steps: [...earned, ['after-due', 'refund']], withdrawal: 'before-last-step' },
  'settled, then cancelled': { steps: [...earned, ['before-due', 'cancel-settlement']] },
  'cancelled after release': { steps: [...earned, ['after-due', 'cancel-settlement']] },
  'settled before it was received': {
    steps: [
      ['minutes', 'pay'],
      ['days', 'settle'],
      ['days', 'receive'],
    ],
  },
  'settled and never received': {
    steps: [
      ['minutes', 'pay'],
      ['days', 'settle'],
    ],
  },
  'all at once': {
    steps: [
      ['minutes', 'pay'],
      ['same-second', 'receive'],
      ['same-second', 'settle'],
    ],
  },
  'cut twice in a second': { steps: [...earned, ['days', 'cut'], ['same-second', 'cut']] },
  'a gift': { steps: earned, begins: 'gift' },
  'without commission': { steps: [], kind: 'clue' },
  'without commission at first': { steps: earned, kind: 'clue-then-order' },
  'paid to the promoter by the platform': { steps: earned, kind: 'platform-split' },
  'paid by both': { steps: earned, kind: 'mismatch' },
  'part above the fee': { steps: earned, kind: 'negative-margin' },
  'two goods': { steps: earned, kind: 'two-skus' },
  'bought by the promoter himself': { steps: earned, kind: 'self' },
  'named later': {
    steps: [
      ['minutes', 'pay'],
      ['days', 'name-wang'],
      ['days', 'receive'],
      ['days', 'settle'],
    ],
    begins: 'nobody',
  },
  'named after it was settled': { steps: [...earned, ['days', 'name-chen']], begins: 'nobody' },
  'given to another by the platform': { steps: [...earned, ['before-due', 'name-chen']] },
  'given to another after release': { steps: [...earned, ['after-due', 'name-chen']] },
  'taken from everybody': { steps: [...earned, ['before-due', 'name-nobody'], ['days', 'name-wang']] },
  'nobody in between': {
    steps: [
      ['minutes', 'pay'],
      ['days', 'name-nobody'],
      ['same-second', 'name-wang'],
      ['days', 'receive'],
      ['minutes', 'settle'],
    ],
  },
  'shares changed meanwhile': { steps: [...earned, ['days', 'raise']], spansRateChange: true },
} as const satisfies Readonly<Record<string, OrderLife>>;

export type LifeName = keyof typeof orderLives;

export const lifeNames = Object.keys(orderLives) as LifeName[];

/** Lives whose last change comes when money is free already, or within a second of the one before. */
export const stormyLives: readonly LifeName[] = [
  'refunded after release',
  'part refunded after release',
  'raised after release',
  'cancelled after release',
  'given to another after release',
  'refunded while a withdrawal was under way',
  'cut twice in a second',
  'named after it was settled',
];
