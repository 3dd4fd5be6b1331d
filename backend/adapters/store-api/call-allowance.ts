import { beijingDayAfter, beijingDayOf, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import { AllowanceSpent } from '../../ports/platform/allowance-spent';
import type { EndpointUse, PlatformAllowance } from '../../ports/platform/quota';
import { type EndpointName, endpoints } from './endpoints';

/** How often an instance called what today, and what it must not call for now. */
export interface CallAllowance {
  /** Counts a call that is about to be made, or throws AllowanceSpent when it would be refused anyway. */
  spend(name: EndpointName): void;
  /** The platform said that the calls of this day, or of this minute, are used up. Gives the AllowanceSpent to throw. */
  refused(name: EndpointName, period: 'day' | 'minute'): AllowanceSpent;
  /** What the platform told of an endpoint: from now on calls stop before its limit. */
  learn(path: string, told: PlatformAllowance): void;
  /** The platform counts from 0 again: one endpoint, or all. */
  cleared(path?: string): void;
  today(): readonly EndpointUse[];
}

interface Use {
  readonly day: string;
  callCount: number;
  /** The platform's own count, as of the moment when ours was `atCallCount`. */
  told: { readonly dailyLimit: number; readonly usedCount: number; readonly atCallCount: number } | null;
  isRefused: boolean;
  openAgainAtMs: number;
}

const minuteMs = 60_000;

/**
 * Keeps count in memory. A day is a Beijing day, a minute begins with its second 0: both are when the platform starts
 * again. Calls to an endpoint that was refused are not sent before that, since each would count as well. Of tokens only the
 * forced renewals are scarce, and a refused one must not bar the others.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_getapiquota
 */
export function callAllowance(clock: Clock): CallAllowance {
  const uses = new Map<string, Use>();

  function useOf(path: string): Use {
    const day = beijingDayOf(clock.nowMs());
    const kept = uses.get(path);
    if (kept?.day === day) return kept;
    const fresh: Use = { day, callCount: 0, told: null, isRefused: false, openAgainAtMs: kept?.openAgainAtMs ?? 0 };
    uses.set(path, fresh);
    return fresh;
  }

  function spentForDay(name: EndpointName, reason: string): AllowanceSpent {
    const nowMs = clock.nowMs();
    return new AllowanceSpent(name, reason, 'day', startOfBeijingDayMs(beijingDayAfter(nowMs)) - nowMs);
  }

  return {
    spend(name) {
      const use = useOf(endpoints[name].path);
      const waitMs = use.openAgainAtMs - clock.nowMs();
      if (isUsedUp(use)) throw spentForDay(name, 'the calls of the day are used up; this one was not made');
      if (waitMs > 0) {
        throw new AllowanceSpent(name, 'too many calls in this minute; this one was not made', 'minute', waitMs);
      }
      use.callCount += 1;
    },
    refused(name, period) {
      const use = useOf(endpoints[name].path);
      const isBarred = name !== 'stable_token';
      if (period === 'day') {
        use.isRefused = isBarred;
        return spentForDay(name, 'the calls of the day are used up (45009)');
      }
      const waitMs = minuteMs - (clock.nowMs() % minuteMs);
      if (isBarred) use.openAgainAtMs = clock.nowMs() + waitMs;
      return new AllowanceSpent(name, 'too many calls in this minute (45011)', 'minute', waitMs);
    },
    learn(path, { dailyLimit, usedCount, remainingCount }) {
      const use = useOf(path);
      use.told = { dailyLimit, usedCount, atCallCount: use.callCount };
      use.isRefused = dailyLimit > 0 && remainingCount === 0;
    },
    cleared(path) {
      if (path === undefined) uses.clear();
      else uses.delete(path);
    },
    today() {
      const day = beijingDayOf(clock.nowMs());
      return [...uses]
        .filter(([, use]) => use.day === day)
        .map(([path, use]) => ({
          ...{ path, day, callCount: use.callCount },
          dailyLimit: use.told?.dailyLimit ?? null,
          isUsedUp: isUsedUp(use),
        }));
    },
  };
}

/** A limit of 0 is none that anybody could keep to; the platform will say when it is reached. */
function isUsedUp({ told, callCount, isRefused }: Use): boolean {
  if (isRefused) return true;
  if (told === null || told.dailyLimit === 0) return false;
  return told.usedCount + callCount - told.atCallCount >= told.dailyLimit;
}
