import type { Deployment } from '../deployment';
import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, type Problem, unchecked, type Verdict, verdictOf } from '../verdict';

export const callbackAddressStep: Step = {
  id: 'callback-address',
  title: { zh: '推送地址:https,商家自己的域名', en: "callback address: https, on the merchant's own domain" },
  check: ({ deployment }) => judgeCallbackAddress(deployment.environment.PUSH_URL, deployment.kind),
};

/** Domains that the cloud lends: rate-limited, shared, and not the merchant's to keep. */
const lentDomains =
  /\.(tcloudbaseapp\.com|tcloudbase\.com|tcb\.qcloud\.la|tencentcs\.com|tencentscf\.com|myqcloud\.com)$/;
const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address that stands in the agency console, without asking it. */
export function judgeCallbackAddress(address: string | undefined, kind: Deployment['kind']): Verdict {
  if (!address) {
    return verdictOf([
      wrongAddress(
        '没有写 PUSH_URL:请填机构后台里配置的推送地址',
        'PUSH_URL is missing: set it to the address that stands in the agency console',
      ),
    ]);
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return verdictOf([wrongAddress('PUSH_URL 不是网址', 'PUSH_URL is no address')]);
  if (thisMachine.test(url.hostname)) {
    if (kind === 'local') return unchecked({ zh: '本机地址,未检查', en: 'local, not checked' });
    return verdictOf([wrongAddress('平台到不了本机地址', 'the platform cannot reach an address of this machine')]);
  }
  const problems: Problem[] = [];
  if (url.protocol !== 'https:')
    problems.push(wrongAddress('推送地址必须是 https', 'the callback address must be https'));
  if (lentDomains.test(url.hostname)) {
    problems.push({
      zh: `${url.hostname} 是云开发的默认域名,只供测试:请绑定自己的域名`,
      en: `${url.hostname} is a default domain of the cloud, for tests only: bind a domain of your own`,
      where: places.cloudHttpAccess,
      who: 'merchant',
    });
  }
  return verdictOf(problems, fine);
}

function wrongAddress(zh: string, en: string): Problem {
  return { zh, en, where: places.agencyOpenSettings, who: 'developer' };
}
