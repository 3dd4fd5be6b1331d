import { addressRefusals } from '../examination';
import { places } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer, StoreSilence } from '../store-answer';
import { fineWith, type Verdict, verdictOf, waitingOn } from '../verdict';

export const ipListStep: Step = {
  id: 'ip-list',
  title: { zh: '小店平台的 IP 白名单', en: 'IP allow-list of the store platform' },
  check: async (examination) => judgeIpList(await examination.tokenAnswer()),
};

/** The address from which the platform was asked is let in. It names the address that it saw when it is not. */
export function judgeIpList(answer: StoreAnswer | StoreSilence): Verdict {
  if ('silent' in answer) return waitingOn('token');
  if (addressRefusals.includes(answer.errcode)) {
    const ip = seenIp(answer.detail);
    const seen = ip ?? answer.detail;
    return verdictOf([
      {
        zh: `不在 IP 白名单里(${answer.errcode}):平台看到的地址是 ${seen}。请加入白名单;云函数要用固定公网出口 IP`,
        en: `not on the IP allow-list (${answer.errcode}): the platform saw ${seen}. Add it; the functions need a fixed egress address, which belongs on the list as well`,
        where: places.agencyOpenSettings,
        who: 'agency',
      },
    ]);
  }
  if (answer.errcode !== 0) return waitingOn('token');
  return fineWith({
    zh: '这台电脑的地址可以调用;云函数的出口地址要看「egress」一步',
    en: 'this machine is let in; for the address of the functions see the step egress',
  });
}

/** The address in "invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist". */
export function seenIp(detail: string): string | undefined {
  return /invalid ip ([0-9a-fA-F.:]+)/.exec(detail)?.[1];
}
