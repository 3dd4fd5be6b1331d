import type { Row } from '../deployment-database';
import { places, settingsDocument } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer } from '../store-answer';
import { fine, type Problem, type Verdict, verdictOf, type Words } from '../verdict';
import { noRelation } from './lock-windows';

export interface ShopAnswer {
  readonly shop: Row;
  readonly answer: Pick<StoreAnswer, 'errcode' | 'detail' | 'body'>;
}

export const shopsStep: Step = {
  id: 'shops',
  title: { zh: '每家小店属于一个品牌、正在合作', en: 'every shop belongs to a brand and is in cooperation' },
  async check(examination) {
    const brands = await examination.rows('brands');
    const answers: ShopAnswer[] = [];
    for (const shop of await examination.rows('shops')) {
      const answer = await examination.ask('/channels/ec/league/headsupplier/shop/get', { appid: shop._id });
      answers.push({ shop, answer });
    }
    return judgeShops(
      answers,
      brands.map(({ _id }) => _id),
    );
  },
};

const accepted = 2;
const standings: Readonly<Record<number, Words>> = {
  1: { zh: '还在邀请中', en: 'the invitation is not accepted yet' },
  3: { zh: '邀请被拒绝了', en: 'the invitation was rejected' },
  4: { zh: '邀请已撤回', en: 'the invitation was withdrawn' },
  5: { zh: '合作已结束', en: 'the cooperation has ended' },
};

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshop */
export function judgeShops(answers: readonly ShopAnswer[], brandIds: readonly string[]): Verdict {
  if (answers.length === 0) {
    return verdictOf([
      {
        zh: '还没有登记任何小店',
        en: 'no shop is set up: its orders would have no brand',
        where: settingsDocument('shops'),
        who: 'merchant',
      },
    ]);
  }
  return verdictOf(
    answers.flatMap((each) => [...brandProblem(each.shop, brandIds), ...standingProblem(each)]),
    fine,
  );
}

function brandProblem({ _id, brandId }: Row, brandIds: readonly string[]): Problem[] {
  if (brandIds.includes(String(brandId))) return [];
  return [
    {
      zh: `小店 ${_id} 不属于任何品牌:它的订单记不进账`,
      en: `shop ${_id} belongs to no brand (${String(brandId)}): its orders cannot be booked`,
      where: settingsDocument(`shops/${_id}`),
      who: 'developer',
    },
  ];
}

function standingProblem({ shop, answer }: ShopAnswer): Problem[] {
  const [where, who] = [places.agencyShops, 'agency'] as const;
  const name = shop._id;
  if (answer.errcode === noRelation) {
    return [
      {
        zh: `机构和小店 ${name} 没有合作关系(10024007)`,
        en: `the agency has no relation with shop ${name} (10024007)`,
        where,
        who,
      },
    ];
  }
  if (answer.errcode !== 0) {
    const { errcode, detail } = answer;
    return [
      {
        zh: `平台拒绝了小店 ${name}(${errcode} ${detail})`,
        en: `shop ${name} is refused (${errcode} ${detail})`,
        where,
        who,
      },
    ];
  }
  const status = Number(Reflect.get(Object(answer.body.shop_detail), 'status'));
  if (status === accepted) return [];
  const standing = standings[status] ?? { zh: `状态 ${status}`, en: `status ${status}` };
  return [{ zh: `小店 ${name}:${standing.zh}`, en: `shop ${name}: ${standing.en}`, where, who }];
}
