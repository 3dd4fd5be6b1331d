import { performance } from 'node:perf_hooks';
import { documentOrderBooks } from '../../backend/adapters/stores/order-books';
import { walletOf } from '../../backend/adapters/stores/wallet-document';
import { releaseCommissions } from '../../backend/usecases/release/release-commissions';
import { withdrawableFen } from '../../core/ledger/wallet';
import { beijingDayOf, dayMs } from '../../core/time/beijing-day';
import { TextbookProgram } from '../peers/textbook-program';
import { answerParent, mostMemoryMib } from '../support/child-process';
import { countingDatabase } from '../support/counting-database';
import { openThroughSdk } from '../support/through-sdk';
import type { DayRun, Question } from './day-run';
import { dayCount, expectedFen, firstDayMs, promoterCount, promoterName } from './due-world';

/** The process of the function: what it holds in memory is what a function would. */

/** A function lives 60 s, of which the release takes 50. */
const sliceMs = 50_000;
const lastDay = beijingDayOf(firstDayMs + (dayCount - 1) * dayMs);

type Opened = Awaited<ReturnType<typeof openThroughSdk>>;
let opened: Opened | undefined;

answerParent(async (question: Question) => {
  switch (question.ask) {
    case 'open':
      opened = await openThroughSdk(question.port);
      return undefined;
    case 'balances':
      return readBalances(needOpened());
    case 'day':
      return releaseDay(needOpened(), question.index, question.callMs);
    case 'released':
      return countReleased(needOpened());
    case 'textbook':
      return releaseByTextbook(needOpened());
  }
});

function needOpened(): Opened {
  if (!opened) throw new Error('not open');
  return opened;
}

/** Every promoter's withdrawable money on the last day, with one read each; how many are right. */
async function readBalances({ ours }: Opened): Promise<number> {
  const books = documentOrderBooks(ours);
  let right = 0;
  for (let index = 0; index < promoterCount; index += 1) {
    const wallet = await books.findWallet(promoterName(index));
    if (wallet && withdrawableFen(wallet, lastDay) === expectedFen(index)) right += 1;
  }
  return right;
}

/** The timer's runs of one day, each with a slice of time in which every call counts as `callMs`. */
async function releaseDay({ ours }: Opened, index: number, callMs: number): Promise<DayRun> {
  const database = countingDatabase(ours);
  const clock = { nowMs: () => firstDayMs + index * dayMs, monotonicMs: () => 0, sleep: async () => undefined };
  const journal = { info: () => undefined, alarm: (event: string) => console.error(`alarm ${event}`) };
  const startedMs = performance.now();
  let [slices, released] = [0, 0];
  for (let isMore = true; isMore; slices += 1) {
    const before = database.calls();
    const leftMs = () => sliceMs - (database.calls() - before) * callMs;
    const run = await releaseCommissions({ books: documentOrderBooks(database), clock, journal }, leftMs);
    released += run.released;
    isMore = run.left > 0;
  }
  const tookMs = performance.now() - startedMs;
  return { slices, calls: database.calls(), released, tookMs, memoryMib: mostMemoryMib() };
}

/** How many wallets hold all of it as available and nothing as due. */
async function countReleased({ ours }: Opened): Promise<number> {
  let released = 0;
  for (let afterId = '', isMore = true; isMore; ) {
    const page = await ours.list('wallets', {
      where: { _id: { gt: afterId } },
      orderBy: [['_id', 'asc']],
      limit: 1000,
    });
    for (const { promoter, availableFen, dueFenByDay } of page.map(walletOf)) {
      const isRight = availableFen === expectedFen(Number(promoter.slice(2)));
      if (isRight && Object.keys(dueFenByDay).length === 0) released += 1;
    }
    afterId = page[page.length - 1]?._id ?? '';
    isMore = page.length === 1000;
  }
  return released;
}

async function releaseByTextbook({ peer }: Opened): Promise<{ released: number; tookMs: number }> {
  const startedMs = performance.now();
  const released = await new TextbookProgram(peer).release(firstDayMs);
  return { released, tookMs: performance.now() - startedMs };
}
