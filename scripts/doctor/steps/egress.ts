import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, unchecked, type Verdict, verdictOf } from '../verdict';
import { seenIp } from './ip-list';
import { refusedPayAddress } from './pay-ip-list';

export const egressStep: Step = {
  id: 'egress',
  title: { zh: '两边看到的出口 IP 一样', en: 'both platforms see the same egress address' },
  async check(examination) {
    const { environment } = examination.deployment;
    const [store, pay] = [await examination.tokenAnswer(), await examination.payAnswer()];
    return judgeEgress({
      storeIp: ('silent' in store ? undefined : seenIp(store.detail)) ?? environment.STORE_EGRESS_IP,
      payIp: (pay && refusedPayAddress(pay)) ?? environment.PAY_EGRESS_IP,
    });
  },
};

/** One fixed address for all functions stands on both lists. An undefined address is not known from here. */
export function judgeEgress(seen: {
  readonly storeIp: string | undefined;
  readonly payIp: string | undefined;
}): Verdict {
  const { storeIp, payIp } = seen;
  if (!storeIp || !payIp) {
    return unchecked({
      zh: '云函数的出口地址从这里看不到:在控制台看,写进 STORE_EGRESS_IP 和 PAY_EGRESS_IP 再查',
      en: 'the egress address of the functions cannot be seen from here: read it in the console and give it as STORE_EGRESS_IP and PAY_EGRESS_IP',
    });
  }
  if (storeIp === payIp) return fine;
  return verdictOf([
    {
      zh: `小店一侧从 ${storeIp} 出去,支付一侧从 ${payIp} 出去:两张白名单对不上`,
      en: `the store side leaves by ${storeIp} and the pay side by ${payIp}: one fixed address must stand on both lists`,
      where: places.cloudFixedIp,
      who: 'developer',
    },
  ]);
}
