import * as v from 'valibot';
import type { PlatformCallbacks } from '../../ports/platform/callbacks';
import { unpagedLimit } from './page-limits';
import type { PlatformCall } from './platform-call';
import { fullText, listOf, textOrEmpty } from './wire-fields';

const checkAnswer = v.looseObject({
  dns: listOf(v.looseObject({ ip: fullText, real_operator: textOrEmpty }), unpagedLimit),
  ping: listOf(v.looseObject({ ip: fullText, from_operator: textOrEmpty, package_loss: textOrEmpty }), unpagedLimit),
});
/** An answer without addresses is none: nobody should be let in, or kept out, by it. */
const addressesAnswer = v.looseObject({
  ip_list: v.pipe(v.array(fullText), v.minLength(1), v.maxLength(1_000)),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_getcallbackip */
export function callbackResource(call: PlatformCall): PlatformCallbacks {
  return {
    checkCallback: () =>
      call('callback/check', { action: 'all', check_operator: 'DEFAULT' }, checkAnswer, ({ dns, ping }) => ({
        resolved: dns.map((row) => ({ ip: row.ip, operator: row.real_operator })),
        reached: ping.map((row) => ({ ip: row.ip, operator: row.from_operator, packetLoss: row.package_loss })),
      })),
    callbackAddresses: () => call('getcallbackip', {}, addressesAnswer, (answer) => answer.ip_list),
  };
}
