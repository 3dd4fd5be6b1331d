import { orderedAtMs } from '../../tests/support/builders/a-snapshot';
import { emptyWallet } from '../ledger/wallet';
import { fen } from '../money/fen';
import { beijingDayOf } from '../time/beijing-day';
import { adjustmentFen, adjustWallet } from './adjust-wallet';

describe('the amount of an adjustment', () => {
  it.each([
    [0, 'amount-zero'],
    [-0, 'amount-zero'],
    [Number.NaN, 'amount-not-a-number'],
    [Number.POSITIVE_INFINITY, 'amount-not-a-number'],
    ['1e3', 'amount-not-a-number'],
    ['100', 'amount-not-a-number'],
    [null, 'amount-not-a-number'],
    [undefined, 'amount-not-a-number'],
    [[100], 'amount-not-a-number'],
    [1n, 'amount-not-a-number'],
    [0.5, 'amount-not-whole'],
    [-100.01, 'amount-not-whole'],
    [1e21, 'amount-too-large'],
    [-1e21, 'amount-too-large'],
    [100_000_001, 'amount-too-large'],
    [2 ** 53, 'amount-too-large'],
  ])('%p is refused as %s', (input, code) => {
    expect(adjustmentFen(input)).toEqual({ ok: false, code });
  });

  it.each([1, -1, 1e3, 100_000_000, -100_000_000])('%p is taken', (input) => {
    expect(adjustmentFen(input)).toEqual({ ok: true, value: input });
  });
});

const today = beijingDayOf(orderedAtMs);
const now = { today, nowMs: orderedAtMs };
const wallet = {
  ...emptyWallet('wxwang'),
  availableFen: fen(1000),
  frozenFen: fen(5000),
  dueFenByDay: { [today]: fen(200) },
};

function adjusted(amountFen: number, mayCreateDebt = false) {
  const adjustment = { correctionId: 'c1', amountFen: fen(amountFen), brandId: 'shanli', mayCreateDebt };
  return adjustWallet(wallet, adjustment, now);
}

describe('an adjustment', () => {
  it.each([
    ['to the promoter', 300, { from: 'agency/margin', to: 'promoter/wxwang/available', amountFen: 300 }, 1300],
    ['from him', -300, { from: 'promoter/wxwang/available', to: 'agency/margin', amountFen: 300 }, 700],
    [
      'of all that is free, what is due today included',
      -1200,
      { from: 'promoter/wxwang/available', to: 'agency/margin', amountFen: 1200 },
      -200,
    ],
  ])('%s', (_name, amountFen, posting, availableFen) => {
    expect(adjusted(amountFen)).toEqual({
      ok: true,
      value: {
        wallet: { ...wallet, availableFen },
        transaction: {
          id: 'adjust|c1',
          cause: 'ADJUSTED',
          brandId: 'shanli',
          orderKey: null,
          promoters: ['wxwang'],
          postings: [posting],
          bookedAtMs: orderedAtMs,
        },
      },
    });
  });

  it('leaves a debt only when it says so', () => {
    expect(adjusted(-1201)).toEqual({ ok: false, code: 'would-create-debt' });
    expect(adjusted(-1201, true)).toMatchObject({ ok: true, value: { wallet: { availableFen: -201 } } });
  });

  it('towards somebody who owes needs no such word', () => {
    const owing = { ...emptyWallet('wxwang'), availableFen: fen(-500) };
    const adjustment = { correctionId: 'c1', amountFen: fen(100), brandId: null, mayCreateDebt: false };
    expect(adjustWallet(owing, adjustment, now)).toMatchObject({ ok: true, value: { wallet: { availableFen: -400 } } });
  });
});
