import { places } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer } from '../store-answer';
import { fine, type Verdict, verdictOf } from '../verdict';

export const promoterFeatureStep: Step = {
  id: 'promoter-feature',
  title: { zh: '优选联盟、推客功能已开通', en: '优选联盟 and its promoters are opened' },
  check: async (examination) =>
    judgePromoterFeature(
      await examination.ask('/channels/ec/promoter/get_bind_sharer_list', { next_key: '', page_size: 1 }),
    ),
};

/** The promoter feature is switched off. */
export const featureOff = 10071049;
const noRight: readonly number[] = [48001, 48004, 50001, 50002];

/** The list of promoters may be read, however short it is. */
export function judgePromoterFeature({ errcode, detail }: Pick<StoreAnswer, 'errcode' | 'detail'>): Verdict {
  if (errcode === 0) return fine;
  const [where, who] = [places.agencyPromoters, 'agency'] as const;
  if (errcode === featureOff) {
    return verdictOf([
      { zh: '推客功能没有开通(10071049)', en: 'the promoter feature is switched off (10071049)', where, who },
    ]);
  }
  if (noRight.includes(errcode)) {
    return verdictOf([
      {
        zh: `账号没有推客接口的权限(${errcode}):要「联盟带货机构」账号`,
        en: `the account has no right to the promoter API (${errcode}): it must be a 联盟带货机构 account`,
        where,
        who,
      },
    ]);
  }
  return verdictOf([
    {
      zh: `平台拒绝了推客名单(${errcode} ${detail})`,
      en: `the list of promoters is refused (${errcode} ${detail})`,
      where,
      who,
    },
  ]);
}
