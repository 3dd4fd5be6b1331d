import { lifeNames } from '../history/order-life';
import type { FaultLog } from './fault-log';

/** Fault classes with how often each must be met in 1,000 histories; fewer, and the run has proved nothing about it. */
const leastPerThousand: Readonly<Record<string, number>> = {
  'push doubled': 1_000,
  'push late': 500,
  'push lost': 500,
  'push repeat': 1_000,
  'push kept': 200,
  'late reading': 300,
  'late reading of the same second': 25,
  'platform silent': 300,
  conflict: 300,
  'gave up on a conflict': 5,
  'killed before a call': 100,
  'killed after a call': 100,
  'failed again': 100,
  'timed out, not done': 100,
  'timed out, done': 100,
  'commit unknown': 30,
  'locks left behind by the dead': 100,
  'release late': 100,
  'release doubled': 100,
  'release never': 100,
  'release freed money': 100,
  'release beside another change': 300,
  'done: holdOrder': 50,
  'done: holdOrder after release': 10,
  'done: unholdOrder': 50,
  'done: blockPayouts': 100,
  'done: unblockPayouts': 50,
  're-attributed': 50,
  adjusted: 100,
  'two people decide': 100,
  'lost to another decision': 5,
  'person tapped twice': 200,
  'withdrawal reserved': 100,
  'payout called back': 3,
  'payout sent again under its number': 3,
  'withdrawal refused: above-balance': 100,
  'withdrawal refused: payouts-blocked': 10,
  'withdrawal refused: in-debt': 0.5,
  'two withdrawals at once': 100,
  'pay callback': 100,
  'return applied': 30,
  'return nothing-new': 15,
  'tax season': 100,
  'tax withheld': 60,
  'taxed beside another under way': 35,
  'taxed in a later month': 25,
  'tax given back': 15,
  'tax difference taken into a quote': 8,
  'tax difference carried over a month': 4,
  'withheld more than was asked': 4,
  'pay time-out, taken': 15,
  'pay time-out, not taken': 15,
  ...Object.fromEntries(lifeNames.map((life) => [`life: ${life}`, 15])),
};

/** The classes that some histories met too seldom; of few histories less is asked, as chance would have it. */
export function rareFaultClasses(log: FaultLog, histories: number): string[] {
  return Object.entries(leastPerThousand).flatMap(([name, perThousand]) => {
    const usual = (perThousand * histories) / 1_000;
    const least = Math.max(0, Math.floor(usual - 3 * Math.sqrt(usual)));
    return log.count(name) < least ? [`${name}: ${log.count(name)} of at least ${least}`] : [];
  });
}

/** How often each class was met, one a line. */
export function faultTable(log: FaultLog): string {
  const lines = log.entries().map(([name, times]) => [name, String(times)] as const);
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, times]) => `${name.padEnd(width)} ${times.padStart(9)}`).join('\n');
}
