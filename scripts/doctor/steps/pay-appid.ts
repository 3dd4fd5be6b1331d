import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, unchecked, type Verdict, verdictOf, waitingOn } from '../verdict';
import { requirePayKeys } from './pay-keys';

export const payAppidStep: Step = {
  id: 'pay-appid',
  title: { zh: '商户号绑定了小程序', en: 'the merchant number is bound to the mini-program' },
  async check(examination) {
    requirePayKeys(examination);
    const appid = examination.value('MINI_PROGRAM_APPID');
    const { pay } = examination.deployment;
    return pay ? judgePayAppid(await pay.isBoundTo(appid), appid) : waitingOn('pay-keys');
  },
};

/** Undefined: the platform has no question for this that moves no money. */
export function judgePayAppid(isBound: boolean | undefined, appid: string): Verdict {
  if (isBound === true) return fine;
  if (isBound === undefined) {
    return unchecked({
      zh: `不发起转账就问不出来:请在「${places.payAppids.zh}」里看有没有 ${appid}`,
      en: `it shows only in a transfer: look for ${appid} under ${places.payAppids.en}`,
    });
  }
  return verdictOf([
    {
      zh: `商户号没有绑定小程序 ${appid}`,
      en: `the merchant number is not bound to the mini-program ${appid}`,
      where: places.payAppids,
      who: 'merchant',
    },
  ]);
}
