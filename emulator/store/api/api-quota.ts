import { beijingDay, nowSec, type StoreContext } from '../store-context';
import type { QuotaState } from '../store-state';
import { ApiRefusal, DAILY_QUOTA_USED_UP, MINUTE_QUOTA_USED_UP } from './api-refusal';

const MINUTE_SEC = 60;
const CLEARS_PER_MONTH = 10;
/** The whole account may clear its quota so often in a month; then this. */
const CLEAR_LIMIT_REACHED = 48006;

/** Counts one call of an endpoint. @throws ApiRefusal 45009 after the day's limit, 45011 after the minute's. */
export function countCall(context: StoreContext, path: string): void {
  const quota = currentQuota(context);
  const { apiDailyLimit, apiMinuteLimit } = context.settings;
  if ((quota.usedToday[path] ?? 0) >= apiDailyLimit) {
    throw new ApiRefusal(DAILY_QUOTA_USED_UP, 'reach max api daily quota limit');
  }
  if ((quota.usedThisMinute[path] ?? 0) >= apiMinuteLimit) {
    throw new ApiRefusal(MINUTE_QUOTA_USED_UP, 'api minute-quota reach limit mustslower retry next minute');
  }
  quota.usedToday[path] = (quota.usedToday[path] ?? 0) + 1;
  quota.usedThisMinute[path] = (quota.usedThisMinute[path] ?? 0) + 1;
}

/** What `quota/get` tells of one endpoint. */
export function quotaOf(context: StoreContext, path: string) {
  const { apiDailyLimit: daily_limit, apiMinuteLimit: call_count } = context.settings;
  const used = currentQuota(context).usedToday[path] ?? 0;
  return {
    quota: { daily_limit, used, remain: Math.max(0, daily_limit - used) },
    rate_limit: { call_count, refresh_second: MINUTE_SEC },
    component_rate_limit: { call_count: 0, refresh_second: 0 },
  };
}

/** Forgets what was used today, of one endpoint or of all. @throws ApiRefusal 48006 after ten times in a month. */
export function clearQuota(context: StoreContext, path?: string): void {
  const quota = currentQuota(context);
  if (quota.clearedThisMonth >= CLEARS_PER_MONTH) {
    throw new ApiRefusal(CLEAR_LIMIT_REACHED, 'forbid to clear quota because of reaching the limit');
  }
  quota.clearedThisMonth += 1;
  if (path === undefined) quota.usedToday = {};
  else delete quota.usedToday[path];
}

/** The counters of this moment: a new day, minute or month in Beijing starts from nothing. */
function currentQuota(context: StoreContext): QuotaState {
  const { quota } = context.state;
  const now = nowSec(context);
  const [day, minute] = [beijingDay(now), Math.floor(now / MINUTE_SEC)];
  const month = new Date(day * 86_400 * 1000).toISOString().slice(0, 7);
  if (quota.day !== day) Object.assign(quota, { day, usedToday: {} });
  if (quota.minute !== minute) Object.assign(quota, { minute, usedThisMinute: {} });
  if (quota.month !== month) Object.assign(quota, { month, clearedThisMonth: 0 });
  return quota;
}
