import type { PayoutState } from './payout';
import type { FactName } from './payout-fact';
import { payoutTransitions, type Transition } from './payout-transitions';

const columns: readonly FactName[] = [
  ...(['approved', 'declined', 'stopped', 'cancel-asked', 'sent', 'signed-off'] as const),
  ...(['accepted', 'needs-confirm', 'transferring', 'cancelling'] as const),
  ...(['paid', 'failed', 'overdue', 'cancelled', 'returned'] as const),
  ...(['not-found', 'refused', 'no-answer'] as const),
];

const short: Readonly<Record<string, Transition>> = {
  res: 'reserved',
  sent: 'sent',
  unk: 'unknown',
  wait: 'waiting',
  trf: 'transferring',
  clg: 'cancelling',
  PAID: 'paid',
  FAIL: 'failed',
  CANC: 'cancelled',
  EXP: 'expired',
  RET: 'returned',
  ABAN: 'abandoned',
  '.': 'late',
  '!!': 'conflict',
  dec: 'already-decided',
  has: 'already-sent',
  napp: 'not-approved',
  late: 'too-late',
  over: 'payout-over',
  nlost: 'not-lost',
};

/** As the columns: people and ourselves, what is on its way, verified ends, no usable answer. */
const grid: Readonly<Record<PayoutState, string>> = {
  requested: 'res CANC CANC CANC napp nlost | !! !! !! !! | !! !! !! !! !! | . . .',
  reserved: 'dec dec CANC CANC sent nlost | !! !! !! !! | !! !! !! !! !! | . . .',
  sent: 'dec dec has sent sent nlost | sent wait trf clg | PAID FAIL EXP CANC RET | unk unk unk',
  unknown: 'dec dec has unk sent ABAN | sent wait trf clg | PAID FAIL EXP CANC RET | unk unk unk',
  waiting: 'dec dec has wait wait nlost | wait wait trf clg | PAID FAIL EXP CANC RET | wait wait wait',
  transferring: 'dec dec has late late nlost | trf trf trf clg | PAID FAIL EXP CANC RET | trf trf trf',
  cancelling: 'dec dec has clg late nlost | clg clg trf clg | PAID FAIL EXP CANC RET | clg clg clg',
  paid: 'dec dec over over over over | . . . . | . !! !! !! RET | . . .',
  failed: 'dec dec over over over over | . . . . | !! . . !! !! | . . .',
  cancelled: 'dec dec over over over over | . . . . | !! !! !! . !! | . . .',
  expired: 'dec dec over over over over | . . . . | !! . . !! !! | . . .',
  returned: 'dec dec over over over over | . . . . | . !! !! !! . | . . .',
  abandoned: 'dec dec over over over over | !! !! !! !! | !! . . . !! | . . .',
};

const cells = (Object.keys(grid) as PayoutState[]).flatMap((state) => {
  const words = grid[state].split(' ').filter((word) => word !== '|');
  return columns.map((fact, index): [PayoutState, FactName, Transition | undefined] => {
    return [state, fact, short[words[index] ?? '']];
  });
});

it('has every fact in every state, and no other', () => {
  expect(cells).toHaveLength(13 * 18);
  const known = Object.entries(payoutTransitions).flatMap(([state, row]) => {
    return Object.keys(row).map((fact) => `${state} ${fact}`);
  });
  expect(new Set(known)).toEqual(new Set(cells.map(([state, fact]) => `${state} ${fact}`)));
});

it.each(cells)('%s and %s is %s', (state, fact, expected) => {
  expect(payoutTransitions[state][fact]).toBe(expected);
});

it('a paid payout is never failed, cancelled or expired, whatever is told', () => {
  const next = Object.values(payoutTransitions.paid);
  expect(new Set(next)).toEqual(new Set(['already-decided', 'payout-over', 'late', 'conflict', 'returned']));
});
