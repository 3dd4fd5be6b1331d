import { join } from 'node:path';
import { askChild, startChild } from '../support/child-process';
import { type LocalCloud, rowsOf, startLocalCloud } from '../support/local-cloud';
import type { DayRun, Question } from './day-run';
import { commissionCount, dayCount, dueDocuments, peerDocuments, perPromoterAndDay, promoterCount } from './due-world';

/** Every call counts as this long in the virtual time of a slice: twice what a slow database takes. */
const callMs = 20;
/** The textbook releases this part of the commissions; one transaction costs the same however many there are. */
const peerPart = 50;
const mostCallsPerPromoterDay = 5;
const mostMemoryMib = 256;

type Ask = <Answer>(question: Question) => Promise<Answer>;

/**
 * 100,000 due commissions of 2,000 promoters over 10 days: what may be withdrawn before any job ran, the release day by
 * day in slices, and a textbook's job with one transaction for each commission, on the same local cloud.
 */
export async function run(): Promise<void> {
  const cloud = await startLocalCloud();
  const child = startChild(join(__dirname, 'materialise.ts'));
  const ask: Ask = (question) => askChild(child, question);
  try {
    await cloud.database.importAll({ ...dueDocuments(), ...peerDocuments() });
    console.log(
      `imported ${commissionCount} settled commissions of ${promoterCount} promoters, due on ${dayCount} days ` +
        '(import into the local cloud in memory; the function runs in a process of its own over the real SDK)',
    );
    await ask({ ask: 'open', port: cloud.port });
    await checkBalances(cloud, ask);
    const ours = await releaseAll(cloud, ask);
    await compareTextbook(cloud, ask, ours);
  } finally {
    child.kill();
    await cloud.stop();
  }
}

async function checkBalances(cloud: LocalCloud, ask: Ask): Promise<void> {
  let right = 0;
  const calls = await cloud.callsOf(async () => {
    right = await ask<number>({ ask: 'balances' });
  });
  if (right !== promoterCount) throw new Error(`before any job ${right} of ${promoterCount} balances are right`);
  console.log(`before any job ran: ${right} of ${promoterCount} balances are right, with ${calls} calls`);
}

async function releaseAll(cloud: LocalCloud, ask: Ask): Promise<{ calls: number; tookMs: number }> {
  const days: DayRun[] = [];
  const wire = await cloud.callsOf(async () => {
    for (let index = 0; index < dayCount; index += 1) days.push(await ask<DayRun>({ ask: 'day', index, callMs }));
  });
  const sum = (of: (day: DayRun) => number) => days.reduce((total, day) => total + of(day), 0);
  const [calls, released, tookMs] = [sum((day) => day.calls), sum((day) => day.released), sum((day) => day.tookMs)];
  const entries = rowsOf<{ cause: string }>(cloud.database, 'ledger').filter(
    ({ cause }) => cause === 'RELEASED',
  ).length;
  const whole = await ask<number>({ ask: 'released' });
  const promoterDays = promoterCount * dayCount;
  const found = { calls: wire, released, entries, whole };
  const expected = { calls, released: promoterDays, entries: promoterDays, whole: promoterCount };
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`the release is off: ${JSON.stringify({ found, expected })}`);
  }
  const memoryMib = days[days.length - 1]?.memoryMib ?? 0;
  const perPromoterDay = calls / promoterDays;
  if (perPromoterDay > mostCallsPerPromoterDay) throw new Error(`${perPromoterDay} calls a promoter-day`);
  if (memoryMib > mostMemoryMib) throw new Error(`the release held ${memoryMib} MiB`);
  console.log(
    `released day by day: ${calls} calls for ${promoterDays} promoter-days = ${perPromoterDay.toFixed(2)} each (aim: ≤ ${mostCallsPerPromoterDay}), ` +
      `${(tookMs / 1000).toFixed(1)} s, at most ${memoryMib} MiB (aim: ≤ ${mostMemoryMib})`,
  );
  const slices = days.map((day) => day.slices);
  console.log(`slices of 60 s, were every call ${callMs} ms: ${Math.min(...slices)} to ${Math.max(...slices)} a day`);
  console.log(`rows agree: ${entries} release entries, ${whole} wallets with all of it available and nothing due`);
  return { calls, tookMs };
}

async function compareTextbook(cloud: LocalCloud, ask: Ask, ours: { calls: number; tookMs: number }): Promise<void> {
  let peer = { released: 0, tookMs: 0 };
  const calls = await cloud.callsOf(async () => {
    peer = await ask({ ask: 'textbook' });
  });
  const rows = rowsOf<{ status: string }>(cloud.database, 'peer_commissions');
  const released = rows.filter(({ status }) => status === 'released').length;
  const expected = commissionCount / peerPart;
  if (released !== expected || peer.released !== expected) throw new Error(`the textbook released ${released}`);
  const [scaledCalls, scaledMs] = [calls * peerPart, peer.tookMs * peerPart];
  console.log(
    `textbook: ${calls} calls and ${(peer.tookMs / 1000).toFixed(1)} s for ${released} commissions; ` +
      `scaled by ${peerPart}: ${scaledCalls} calls = ${(scaledCalls / ours.calls).toFixed(1)} times, ` +
      `${(scaledMs / 1000).toFixed(0)} s = ${(scaledMs / ours.tookMs).toFixed(1)} times ` +
      `(${perPromoterAndDay} commissions a promoter-day)`,
  );
}
