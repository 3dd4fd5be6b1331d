import * as v from 'valibot';
import type { PlatformQuota } from '../../ports/platform/quota';
import type { CallAllowance } from './call-allowance';
import type { PlatformCall } from './platform-call';
import { count } from './wire-fields';

const nothing = v.looseObject({});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_getapiquota */
const allowanceAnswer = v.looseObject({
  quota: v.looseObject({ daily_limit: count, used: count, remain: count }),
  rate_limit: v.nullish(v.looseObject({ call_count: count, refresh_second: count }), null),
});

export function quotaResource(
  call: PlatformCall,
  { allowance, agencyAppid }: { readonly allowance: CallAllowance; readonly agencyAppid: string },
): PlatformQuota {
  return {
    async readAllowance(path) {
      const answer = await call('quota/get', { cgi_path: path }, allowanceAnswer, ({ quota, rate_limit }) => ({
        dailyLimit: quota.daily_limit,
        usedCount: quota.used,
        remainingCount: quota.remain,
        rate: rate_limit && { callCount: rate_limit.call_count, everySec: rate_limit.refresh_second },
      }));
      if (answer.ok) allowance.learn(path, answer.value);
      return answer;
    },
    async clearAllowance(path) {
      const answer = await call('quota/clear', { cgi_path: path }, nothing, () => null);
      if (answer.ok) allowance.cleared(path);
      return answer;
    },
    async clearAllAllowances() {
      const answer = await call('clear_quota', { appid: agencyAppid }, nothing, () => null);
      if (answer.ok) allowance.cleared();
      return answer;
    },
    usesToday: () => allowance.today(),
  };
}
