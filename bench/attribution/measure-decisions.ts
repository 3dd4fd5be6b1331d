import { applyTouch, emptyTimeline } from '../../core/attribution/apply-event';
import { decide } from '../../core/attribution/decide';
import { type BuyerHistory, benchRules, makeHistory } from './buyer-histories';
import { decideByTextbook } from './decide-by-textbook';

const historiesPerSize = 64;
const rounds = 41;

/** The work of one measurement: touches per buyer, over how many days, and repeats per round. */
export interface DecisionLoad {
  readonly touchCount: number;
  readonly spanDays: number;
  readonly repeats: number;
}

export interface DecisionTimes {
  readonly textbookNs: number;
  readonly decideNs: number;
  /** The median of the rounds' own ratios. */
  readonly ratio: number;
  /** Orders on which both ways named the same promoter, family and touch; all of them, or this throws. */
  readonly compared: number;
}

/** Median times of one decision, both ways in turn in every round. */
export function measureDecisions({ touchCount, spanDays, repeats }: DecisionLoad): DecisionTimes {
  const histories = Array.from({ length: historiesPerSize }, (_, seed) => makeHistory(touchCount, spanDays, seed));
  histories.forEach(checkSame);
  const textbook = () => countWins(histories, winsByTextbook);
  const folded = () => countWins(histories, winsByDecide);
  const perDecision = (work: () => number) => timeNs(work, repeats) / histories.length;
  const textbookNs: number[] = [];
  const decideNs: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    const textbookFirst = round % 2 === 0;
    const early = perDecision(textbookFirst ? textbook : folded);
    const late = perDecision(textbookFirst ? folded : textbook);
    // The first rounds only warm the compiler up.
    if (round < 0) continue;
    textbookNs.push(textbookFirst ? early : late);
    decideNs.push(textbookFirst ? late : early);
  }
  const ratio = median(textbookNs.map((value, index) => value / (decideNs[index] ?? Number.NaN)));
  return { textbookNs: median(textbookNs), decideNs: median(decideNs), ratio, compared: histories.length };
}

/** Median time of applying one touch, the price that is paid before any order comes. */
export function measureTouchNs(touchCount: number, spanDays: number): number {
  const { touches } = makeHistory(touchCount, spanDays, 0);
  const applyAll = () => {
    let state = emptyTimeline;
    for (const touch of touches) state = applyTouch(state, touch, benchRules);
    return state.dyes.length;
  };
  return median(Array.from({ length: rounds }, () => timeNs(applyAll, 3) / touches.length));
}

function winsByTextbook({ rows, order }: BuyerHistory): boolean {
  return decideByTextbook(rows, order.atMs, benchRules.ineligible) !== undefined;
}

function winsByDecide({ dyes, order }: BuyerHistory): boolean {
  return decide(dyes, order, benchRules).promoter !== null;
}

function countWins(histories: readonly BuyerHistory[], wins: (history: BuyerHistory) => boolean): number {
  let count = 0;
  for (const history of histories) if (wins(history)) count += 1;
  return count;
}

function checkSame({ rows, dyes, order }: BuyerHistory): void {
  const row = decideByTextbook(rows, order.atMs, benchRules.ineligible);
  const { promoter, family, evidence } = decide(dyes, order, benchRules);
  const byTextbook = [row?.promoter ?? null, row?.family ?? null, row?.touchId ?? null].join();
  const byDyes = [promoter, family, evidence?.lastTouch.id ?? null].join();
  if (byTextbook !== byDyes) throw new Error(`the textbook says ${byTextbook}, decide says ${byDyes}`);
}

/** The time of one call, over some repeats; the sum keeps the work from being optimised away. */
function timeNs(work: () => number, repeats: number): number {
  let sum = 0;
  const startedAt = process.hrtime.bigint();
  for (let repeat = 0; repeat < repeats; repeat += 1) sum += work();
  const elapsedNs = Number(process.hrtime.bigint() - startedAt);
  if (sum < 0) throw new Error('a count is never negative');
  return elapsedNs / repeats;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
