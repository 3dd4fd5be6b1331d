import type { ProgramRulesView } from '../../../cloudfunctions/landing/contract';
import { conditionText } from '../../formats/condition-text';
import { lockText } from '../../formats/lock-text';
import { payerText } from '../../formats/payer-text';
import { percentText } from '../../formats/percent-text';

export interface RulesSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What holds by construction, whatever is set. */
export const standing: readonly RulesSection[] = [
  {
    title: '只有一层',
    lines: ['佣金只来自自己分享带来的订单。介绍别人加入没有佣金,谁也不会因为谁来了而多得。'],
  },
  {
    title: '全程免费',
    lines: ['不收会费、押金、培训费,不用先买东西,也不用囤货。有人收费,请在「帮助与投诉」告诉我们。'],
  },
];

/** Shares of every group of every brand, made from the settings in force. */
export function shareSection({ brands }: ProgramRulesView): RulesSection {
  return { title: '佣金比例', lines: brands.flatMap(brandLines) };
}

function brandLines({ name, groups, hasPlanShares }: ProgramRulesView['brands'][number]): string[] {
  const lines = groups.map((group) => {
    const asks = conditionText(group.conditions);
    const who = group.isOpen ? '谁都可以进' : asks === '' ? '由商家邀请' : `要:${asks}`;
    return `${name} · ${group.name}:机构服务费的 ${percentText(group.sharePpm)}(${who})`;
  });
  return hasPlanShares ? [...lines, `${name} 的个别商品另有比例,写在商品的分享页上。`] : lines;
}

/** When money may be withdrawn, and who pays it. */
export function paySection({ agencyName, settledBy, holdDays }: ProgramRulesView): RulesSection {
  const lines =
    settledBy === 'agency'
      ? [
          `${payerText(agencyName)}。`,
          `买家确认收货满 ${holdDays} 天后的第二天起可以提现;平台还没有把钱结算给机构时,结算后的第二天起。`,
          '买家退款的部分不算。已经提现的订单后来退款,从以后的佣金里抵扣。',
        ]
      : ['由微信平台直接结算给推客,不在这里提现。'];
  return { title: '谁付,什么时候付', lines };
}

/** How long a buyer counts as a promoter's, per shop. */
export function lockSection({ shops }: ProgramRulesView): RulesSection {
  const lines = shops.map((shop) => `${shop.name}:${lockText(shop.lockDays)}`);
  return { title: '锁客多久', lines: [...lines, '同一位买家后来打开别的推客的链接,从那里下单的归那位推客。'] };
}
