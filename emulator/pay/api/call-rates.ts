import type { PayContext } from '../pay-context';
import type { Endpoint } from './endpoints';
import { PayRefusal } from './pay-refusal';

/** Counts calls per endpoint and second; one too many is refused and not done. */
export class CallRates {
  private readonly counted = new Map<Endpoint, { second: number; calls: number }>();

  check(context: Pick<PayContext, 'settings' | 'nowMs'>, endpoint: Endpoint): void {
    const most = endpoint.limit === undefined ? undefined : context.settings[endpoint.limit];
    if (typeof most !== 'number') return;
    const second = Math.floor(context.nowMs() / 1000);
    const before = this.counted.get(endpoint);
    const calls = before?.second === second ? before.calls + 1 : 1;
    this.counted.set(endpoint, { second, calls });
    if (calls > most)
      throw new PayRefusal(429, endpoint.limitCode ?? 'FREQUENCY_LIMITED', '请求过于频繁，请降低频率后重试');
  }
}
