import type { MeView } from '../../../cloudfunctions/console/staff-contract';

/** A page of the console to which entrances lead, and the duties of the table of roles of which one opens it. */
interface ConsolePage {
  readonly page: string;
  readonly name: string;
  readonly group: 'work' | 'people' | 'money' | 'program';
  readonly duties: readonly string[];
}

const pages: readonly ConsolePage[] = [
  { page: 'home', name: '首页', group: 'work', duties: ['brandList'] },
  { page: 'cases', name: '待办', group: 'work', duties: ['listClaims', 'listReviews', 'workItems'] },
  { page: 'shelf', name: '货架', group: 'work', duties: ['shelfList'] },
  { page: 'partners', name: '商家与达人', group: 'work', duties: ['readIntake'] },
  { page: 'people', name: '人', group: 'people', duties: ['peopleList'] },
  { page: 'messages', name: '物料与通知', group: 'people', duties: ['campaignList'] },
  { page: 'orders', name: '订单', group: 'money', duties: ['promoterLedger', 'listClaims'] },
  { page: 'payouts', name: '付款', group: 'money', duties: ['payoutQueue'] },
  { page: 'books', name: '账', group: 'money', duties: ['reconciliationDays'] },
  { page: 'setup', name: '开张', group: 'program', duties: ['saveBrand', 'readAgency'] },
  { page: 'brand', name: '品牌', group: 'program', duties: ['saveBrand'] },
  { page: 'team', name: '成员', group: 'program', duties: ['auditList'] },
  { page: 'system', name: '系统', group: 'program', duties: ['readAgency'] },
];

export interface Entrance {
  readonly page: string;
  readonly name: string;
  readonly isHere: boolean;
}

const groupNames = { work: '每天', people: '人', money: '钱', program: '设置' } as const;

/** The pages that somebody's rights open, in their order. */
export function entrancesOf(view: MeView, here: string): readonly Entrance[] {
  return pages
    .filter(({ duties }) => duties.some((duty) => view.may[duty] !== undefined))
    .map(({ page, name }) => ({ page, name, isHere: page === here }));
}

/** The same by groups, without the page on which one is. */
export function entranceGroups(view: MeView, here: string) {
  const open = entrancesOf(view, here).filter(({ isHere }) => !isHere);
  const groups = (['work', 'people', 'money', 'program'] as const).map((group) => ({
    group,
    name: groupNames[group],
    entrances: open.filter(({ page }) => pages.some((one) => one.page === page && one.group === group)),
  }));
  return groups.filter(({ entrances }) => entrances.length > 0);
}
