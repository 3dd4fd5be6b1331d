import { fen } from '../money/fen';
import { beijingDayOf } from '../time/beijing-day';
import { payableFen, payoutsBlockAt } from './payouts-block';
import { emptyWallet } from './wallet';

const untilMs = Date.parse('2026-09-01T12:00:00+08:00');
const payoutsBlocked = { reason: 'RISK', untilMs } as const;
const now = (nowMs: number) => ({ nowMs, today: beijingDayOf(nowMs) });

it.each([
  ['the last moment before its end', untilMs - 1, payoutsBlocked, 0],
  ['its end', untilMs, undefined, 700],
])('a block counts up to its end: %s', (_name, nowMs, block, payable) => {
  const wallet = { ...emptyWallet('wxwang'), availableFen: fen(700), payoutsBlocked };
  expect(payoutsBlockAt(wallet, nowMs)).toEqual(block);
  expect(payableFen(wallet, now(nowMs))).toBe(payable);
});

it.each([[undefined], [null]])('a wallet whose block is %p pays out all that is free', (none) => {
  const wallet = { ...emptyWallet('wxwang'), availableFen: fen(700), payoutsBlocked: none };
  expect(payableFen(wallet, now(untilMs - 1))).toBe(700);
});

it('a debt stays visible through a block', () => {
  const wallet = { ...emptyWallet('wxwang'), availableFen: fen(-300), payoutsBlocked };
  expect(payableFen(wallet, now(untilMs - 1))).toBe(-300);
});
