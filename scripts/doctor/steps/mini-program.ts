import { places } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer } from '../store-answer';
import { fine, unchecked, type Verdict, verdictOf, waitingOn } from '../verdict';
import { featureOff } from './promoter-feature';

export const miniProgramStep: Step = {
  id: 'mini-program',
  title: { zh: '小程序已关联到机构', en: 'the mini-program is bound to the agency' },
  async check(examination) {
    const { deployment } = examination;
    const [openid] = deployment.environment.DOCTOR_OPENID
      ? [deployment.environment.DOCTOR_OPENID]
      : await deployment.knownOpenids();
    if (openid === undefined) {
      return unchecked({
        zh: '还没有人进过小程序:请在「我的」里点一次加入,或用 DOCTOR_OPENID 给一个 openid',
        en: 'nobody has used the mini-program yet: accept the terms in it once, or give an openid as DOCTOR_OPENID',
      });
    }
    const body = { sharer_openid: openid, is_simple_register: true };
    return judgeMiniProgram(await examination.ask('/channels/ec/promoter/get_promoter_register_and_bind_status', body));
  },
};

/** The platform answers about a person of our mini-program. */
export function judgeMiniProgram({ errcode, detail }: Pick<StoreAnswer, 'errcode' | 'detail'>): Verdict {
  if (errcode === 0) return fine;
  if (errcode === featureOff) return waitingOn('promoter-feature');
  if (errcode === 10071056) {
    return verdictOf([
      {
        zh: '小程序没有关联到这个机构(10071056):开放信息 → 关联小程序',
        en: 'the mini-program is not bound to this agency (10071056): add it under 关联小程序',
        where: places.agencyOpenSettings,
        who: 'agency',
      },
    ]);
  }
  if (errcode === 10071030 || errcode === 10071003) {
    return unchecked({
      zh: `平台不认识用来询问的 openid(${errcode}),请换一个 DOCTOR_OPENID`,
      en: `the platform does not know the openid that was asked about (${errcode}): give another DOCTOR_OPENID`,
    });
  }
  return verdictOf([
    {
      zh: `平台拒绝回答推客状态(${errcode} ${detail})`,
      en: `the platform refuses to tell a promoter's standing (${errcode} ${detail})`,
      where: places.agencyOpenSettings,
      who: 'agency',
    },
  ]);
}
