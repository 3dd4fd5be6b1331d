import { places } from '../mending-places';
import type { PayAnswer } from '../pay-platform';
import type { Step } from '../step';
import { fine, type Verdict, verdictOf, waitingOn } from '../verdict';
import { requirePayKeys } from './pay-keys';

export const payIpListStep: Step = {
  id: 'pay-ip-list',
  title: { zh: '微信支付的 IP 白名单', en: 'IP allow-list of WeChat Pay' },
  async check(examination) {
    requirePayKeys(examination);
    const answer = await examination.payAnswer();
    return answer ? judgePayIpList(answer) : waitingOn('pay-keys');
  },
};

/** Whether the platform turned the address away: it says so in words, under more than one code. */
export function isAddressRefusal({ status, message }: PayAnswer): boolean {
  return status >= 400 && /IP\s*地址|IP.{0,12}(白名单|not allowed|whitelist)|(请求|来源)IP/i.test(message);
}

/** The address that it named, if it named one. */
export function refusedPayAddress(answer: PayAnswer): string | undefined {
  return isAddressRefusal(answer) ? /\d{1,3}(?:\.\d{1,3}){3}/.exec(answer.message)?.[0] : undefined;
}

export function judgePayIpList(answer: PayAnswer): Verdict {
  if (isAddressRefusal(answer)) {
    const seen = refusedPayAddress(answer) ?? answer.message;
    return verdictOf([
      {
        zh: `不在商家转账的 IP 白名单里:平台看到的地址是 ${seen}`,
        en: `not on the IP allow-list of merchant transfer: the platform saw ${seen}`,
        where: places.payTransfer,
        who: 'merchant',
      },
    ]);
  }
  return answer.code === 'NOT_FOUND' ? fine : waitingOn('pay-query');
}
