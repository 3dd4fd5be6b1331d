import { beijingDayOf } from '../../core/time/beijing-day';
import type { LocalCloud } from '../support/local-cloud';
import { median } from '../support/median';
import type { OpenedConsole } from './console-under-load';
import { brandId, nowMs, rowFacts, today } from './list-rows';

const rounds = 7;
const apartMs = 180_000;
/** Whether the role still holds, and the days of the brand with its tasks and up to when today was counted. */
const mostCalls = 2;

interface Home {
  readonly figures: {
    readonly days: readonly {
      readonly day: string;
      readonly figures: { readonly orders: number; readonly salesFen: number };
    }[];
  };
}

/** Counts today as the console does, reads home's figures, and compares today with a recount to the fen. */
export async function measureHome(cloud: LocalCloud, { ask, time }: OpenedConsole, size: number): Promise<void> {
  // What was counted in the last minutes is not counted again, so each size has its own moment.
  time.nowMs = nowMs + Math.log10(size) * apartMs;
  await ask('refreshFigures', { brandId });
  const times: number[] = [];
  let [calls, shown] = [0, ''];
  for (let round = 0; round <= rounds; round += 1) {
    calls = await cloud.callsOf(async () => {
      const { view, tookMs } = await ask<Home>('readHome', { brandId });
      const { days } = view.figures;
      const figures = days[days.length - 1]?.figures;
      shown = `${figures?.orders} orders, ${figures?.salesFen} fen`;
      if (round > 0) times.push(tookMs);
    });
  }
  time.nowMs = nowMs;
  const counted = recount(size);
  if (shown !== counted) throw new Error(`home of ${size} rows shows ${shown}, there are ${counted}`);
  if (calls > mostCalls) throw new Error(`home of ${size} rows took ${calls} calls`);
  console.log(`  home at ${size} orders: ${calls} calls, ${median(times).toFixed(1)} ms; today ${shown}`);
}

function recount(size: number): string {
  let [orders, salesFen] = [0, 0];
  for (let index = 0; index < size; index += 1) {
    const row = rowFacts(index);
    if (row.brandId !== brandId || beijingDayOf(row.atMs) !== today) continue;
    orders += 1;
    salesFen += row.paymentFen;
  }
  return `${orders} orders, ${salesFen} fen`;
}
