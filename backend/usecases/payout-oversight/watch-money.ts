import { judgeFunds } from '../../../core/payout/judge-funds';
import { neededFen } from '../../../core/payout/money-need';
import type { Journal } from '../../ports/journal';
import type { CountedNeed, PayBalance } from '../../ports/money-need-records';
import type { Outbox } from '../../ports/outbox';
import type { PayProvider } from '../../ports/pay-provider';
import { type CountNeedPorts, countNeed } from './count-need';

export interface WatchMoneyPorts extends CountNeedPorts {
  /** Those that are open here; the one of 零钱 has the account that pays. */
  readonly providers: readonly PayProvider[];
  readonly outbox: Pick<Outbox, 'addForOperator'>;
  readonly journal: Journal;
}

/** What a turn did, by counts, beside what else the timer's run did. */
export interface MoneyCounts {
  readonly needWallets: number;
  readonly isShort: number;
}

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const warnDays = 7;
/** Asking for the balance takes up to 6 s. */
const leastLeftMs = 12_000;

/**
 * Counts the need and asks for the balance, for a timer that runs more often: once an hour in each instance, the balance
 * once a day while nobody has anything to come. When the account that pays does not cover seven days, the people who run
 * the program are told once a day.
 */
export function watchMoneyHourly(ports: WatchMoneyPorts): (leftMs: () => number) => Promise<MoneyCounts | undefined> {
  let [doneAtMs, askedAtMs] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return async (leftMs) => {
    const nowMs = ports.clock.nowMs();
    if (nowMs - doneAtMs < hourMs || leftMs() < leastLeftMs) return undefined;
    const need = await countNeed(ports, () => leftMs() - leastLeftMs);
    if (typeof need === 'string') return undefined;
    doneAtMs = nowMs;
    const isNeeded = neededFen(need, warnDays) > 0;
    if (!isNeeded && nowMs - askedAtMs < dayMs) return { needWallets: need.wallets, isShort: 0 };
    askedAtMs = nowMs;
    return judgeNow(ports, need);
  };
}

async function judgeNow(ports: WatchMoneyPorts, need: CountedNeed): Promise<MoneyCounts> {
  const balance = await askBalance(ports);
  await ports.needs.keepPayBalance(balance);
  const payFen = balance.balanceFen;
  const judged = judgeFunds(warnDays, neededFen(need, warnDays), { payFen, platformFen: null });
  const shortFen = judged.payShortFen ?? 0;
  if (shortFen > 0 && payFen !== null) {
    const facts = { neededFen: judged.neededFen, balanceFen: payFen, shortFen };
    const notedAtMs = ports.clock.nowMs();
    const told = await ports.outbox.addForOperator({ code: 'PAYOUT_FUNDS_SHORT', about: need.day, facts, notedAtMs });
    if (told === 'added') ports.journal.alarm('PAYOUT_FUNDS_SHORT', { throughDay: need.day, amountFen: shortFen });
  }
  return { needWallets: need.wallets, isShort: shortFen > 0 ? 1 : 0 };
}

/** A provider that fails to answer leaves the balance unknown; the forecast goes without it. */
async function askBalance({ providers, clock, journal }: WatchMoneyPorts): Promise<PayBalance> {
  const provider = providers.find(({ route }) => route === 'wechat');
  const askedAtMs = clock.nowMs();
  if (!provider) return { balanceFen: null, why: 'not-set-up', askedAtMs };
  try {
    const balanceFen = await provider.balanceFen();
    return { balanceFen: balanceFen ?? null, why: balanceFen === undefined ? 'not-told' : null, askedAtMs };
  } catch (error) {
    journal.info('pay-balance-unknown', { errorName: error instanceof Error ? error.name : 'unknown' });
    return { balanceFen: null, why: 'not-told', askedAtMs };
  }
}
