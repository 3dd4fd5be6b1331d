import { judgeFunds } from '../../../core/payout/judge-funds';
import { neededFen, needLines } from '../../../core/payout/money-need';
import type { Wording } from '../../../core/wording/beijing-text';
import type { CountedNeed, PayBalance } from '../../ports/money-need-records';
import { Outage } from '../../ports/outage';
import type { PlatformFunds } from '../../ports/platform/funds';
import { type CountNeedPorts, countNeed } from './count-need';

export interface MoneyNeededPorts extends CountNeedPorts {
  readonly platform: Pick<PlatformFunds, 'fundsBalance'>;
}

const hourMs = 60 * 60_000;
/** The timer counts every hour; who looks counts himself only when it does not. */
const oldestMs = 2 * hourMs;
const horizons = [7, 30] as const;

const payWords: Readonly<Record<NonNullable<PayBalance['why']>, Wording>> = {
  'not-set-up': {
    zh: '这里没有接通微信支付,余额不知道。',
    en: 'WeChat Pay is not connected here.',
  },
  'not-told': {
    zh: '微信支付没有告知余额,请您到商户平台查看。',
    en: 'WeChat Pay does not tell the balance.',
  },
};
const notAsked: Wording = { zh: '还没有问过余额,请您一小时后再看。', en: 'The balance was not asked for yet.' };
const platformSilent: Wording = {
  zh: '微信小店没有告知机构账户的余额,请您稍后再看。',
  en: 'The store platform does not tell the balance of the agency.',
};

/**
 * What promoters could have paid out within 7 and 30 days, day by day, against the account that pays and the agency's
 * money at the store platform. An unknown balance says why. `need` is null while nothing was counted through yet.
 *
 * Calls: 2 and the platform's balance; the wallets besides when no count is newer than two hours.
 */
export async function moneyNeeded(ports: MoneyNeededPorts, leftMs: () => number) {
  const counted = await freshNeed(ports, leftMs);
  const [kept, platform] = await Promise.all([ports.needs.findPayBalance(), platformBalance(ports)]);
  const payFen = kept?.balanceFen ?? null;
  const balances = { payFen, platformFen: platform.availableFen };
  return {
    need: counted ? needView(counted) : null,
    within: counted ? horizons.map((days) => judgeFunds(days, neededFen(counted, days), balances)) : [],
    accounts: {
      pay: {
        balanceFen: payFen,
        unknownBecause: payFen === null ? (kept?.why ? payWords[kept.why] : notAsked) : null,
        askedAtMs: kept?.askedAtMs ?? null,
      },
      platform,
    },
    atMs: ports.clock.nowMs(),
  };
}

async function freshNeed(ports: MoneyNeededPorts, leftMs: () => number): Promise<CountedNeed | undefined> {
  const kept = await ports.needs.findNeed();
  if (kept && ports.clock.nowMs() - kept.countedAtMs < oldestMs) return kept;
  const counted = await countNeed(ports, leftMs);
  return typeof counted === 'string' ? kept : counted;
}

function needView(counted: CountedNeed) {
  const { day, wallets, openFen, freeFen, laterFen, undatedFen, owedFen, countedAtMs } = counted;
  return { day, wallets, openFen, freeFen, laterFen, undatedFen, owedFen, countedAtMs, lines: needLines(counted) };
}

/** A platform that refuses, or does not answer, takes nothing from the rest of the page. */
async function platformBalance({ platform }: Pick<MoneyNeededPorts, 'platform'>) {
  const unknown = { availableFen: null, pendingFen: null, unknownBecause: platformSilent } as const;
  try {
    const answer = await platform.fundsBalance();
    if (!answer.ok) return unknown;
    const { availableFen, pendingFen } = answer.value;
    return { availableFen: availableFen as number, pendingFen: pendingFen as number, unknownBecause: null };
  } catch (error) {
    if (error instanceof Outage) return unknown;
    throw error;
  }
}
