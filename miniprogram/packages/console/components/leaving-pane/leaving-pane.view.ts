import type { TakeInBrandView } from '../../../../../cloudfunctions/console/leaving-contract';
import { countText } from '../../count-text.view';

const collectionNames: Readonly<Record<string, string>> = {
  shops: '小店',
  stores: '门店和店员',
  campaigns: '通知和物料',
  memberships: '推客',
  invites: '邀请',
  plans: '商品',
  contents: '内容',
  orders: '订单',
  ledger: '账',
  audit: '操作记录',
};

/** What of an archive is here now, and what stays in the file. */
export function takenInLines({ name, groups, keptInFile }: TakeInBrandView): readonly string[] {
  const kept = Object.entries(keptInFile).map(
    ([collection, count]) => `${collectionNames[collection] ?? collection} ${countText(count)} 行`,
  );
  return [
    `「${name}」收下了:${groups} 个小组、条件和比例。它还没有开张。`,
    '接着在「开张」里加小店,再发邀请,请推客自己加入。',
    ...(kept.length === 0 ? [] : [`留在文件里备查的:${kept.join('、')}。`]),
  ];
}
