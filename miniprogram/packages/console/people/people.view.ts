import type { BrandListView, ListInvitesView } from '../../../../cloudfunctions/console/contract';
import type { PeopleFilter, PeopleListView } from '../../../../cloudfunctions/console/people-contract';
import type { StoreListView, StoreRankingView } from '../../../../cloudfunctions/console/stores-contract';
import { dayText, momentText } from '../../../formats/beijing-text';
import { beijingDay } from '../../../formats/day-text';
import { percentText } from '../../../formats/percent-text';
import { yuanText } from '../../../formats/yuan-text';
import type { CountBar } from '../components/count-bars/count-bars.view';
import { inviteKindNames, inviteTag } from '../components/invite-pane/invite-pane.view';
import { standingTag } from '../components/person-pane/person-pane.view';
import { type ConsoleRow, consoleRow } from '../components/row-list/row-list.view';
import { countText } from '../count-text.view';

export const segments = [
  { value: 'people', name: '推客' },
  { value: 'stores', name: '门店' },
  { value: 'invites', name: '邀请' },
] as const;
export type Segment = (typeof segments)[number]['value'];

interface Chip {
  readonly value: string;
  readonly name: string;
}

/** Ways to narrow the promoters: everybody, groups by their names, who is quiet, who left, and stores. */
export function peopleChips(groups: readonly { readonly groupId: string; readonly name: string }[]): readonly Chip[] {
  return [
    { value: 'all', name: '全部' },
    ...groups.map(({ groupId, name }) => ({ value: `group:${groupId}`, name })),
    { value: 'dormant', name: '30 天没分享' },
    { value: 'left', name: '已退出' },
  ];
}

/** The filter of a chip; a tag is typed into the search with a # in front. */
export function filterOf(chip: string): PeopleFilter {
  const [kind, ...rest] = chip.split(':');
  const value = rest.join(':');
  if (kind === 'group') return { kind: 'group', groupId: value };
  if (kind === 'tag') return { kind: 'tag', tag: value };
  if (kind === 'store') return { kind: 'store', storeId: value };
  if (kind === 'invite') return { kind: 'invite', token: value };
  return { kind: kind === 'dormant' || kind === 'left' ? kind : 'all' };
}

/** What a search asks: the beginning of a name or an id, or after # a tag. */
export function searchOf(words: string): { readonly search: string } | { readonly filter: PeopleFilter } | undefined {
  const text = words.trim();
  if (text === '') return undefined;
  const tag = text.replace(/^[#＃]/, '').trim();
  return /^[#＃]/.test(text) && tag !== '' ? { filter: { kind: 'tag', tag } } : { search: text };
}

export function peopleRows({ people }: PeopleListView): ConsoleRow[] {
  return people.map((person) =>
    consoleRow({
      key: person.promoter,
      title: person.nickname === '' ? '没有昵称' : person.nickname,
      note: [person.groupName, ...person.tags, `${dayText(beijingDay(person.joinedAtMs))}加入`].join(' · '),
      tag: standingTag(person),
      side: `服务费的 ${percentText(person.sharePpm)}`,
    }),
  );
}

export function storeRows({ stores }: StoreListView): ConsoleRow[] {
  return stores.map(({ storeId, name, regionName, clerks, closedAtMs }) => {
    const serving = clerks.filter(({ revokedAtMs }) => revokedAtMs === null).length;
    return consoleRow({
      key: storeId,
      title: name,
      note: [regionName, `${serving} 位店员`].filter((text) => text !== '').join(' · '),
      tag: closedAtMs === null ? null : { text: '● 已关闭', tone: 'done' },
    });
  });
}

/** Stores that agreed, by settled sales; nobody is asked to beat anybody. */
export function rankingBars({ stores }: StoreRankingView): readonly CountBar[] {
  return stores.map(({ storeId, name, orders, turnoverFen }) => ({
    key: storeId,
    label: name,
    value: turnoverFen,
    text: `${yuanText(turnoverFen)} 元 · ${countText(orders)} 笔`,
  }));
}

/** How the ranking is counted. */
export function rankingNote({ countedAtMs, isCut }: StoreRankingView): string {
  const note = `按本月平台已结算的订单算,只含同意参加的门店,${momentText(countedAtMs)} 统计,不影响佣金。`;
  return isCut ? `${note}订单很多,没有全部算进来。` : note;
}

export function rowsOfInvites({ invites }: ListInvitesView): ConsoleRow[] {
  return invites.map((invite, index) =>
    consoleRow({
      key: String(index),
      title: invite.label,
      note: `${inviteKindNames[invite.kind]} · 到 ${momentText(invite.expiresAtMs)}`,
      tag: inviteTag(invite),
      side: `${countText(invite.used)} / ${countText(invite.useLimit)}`,
    }),
  );
}

/** A brand's groups by name. */
export function groupsOf(view: BrandListView, brandId: string) {
  return view.brands.find((brand) => brand.brandId === brandId)?.groups ?? [];
}

const emptySentences: Readonly<Record<Segment, string>> = {
  people: '这里还没有推客。先发一个邀请,或换一个条件。',
  stores: '还没有门店。没有门店也可以,推客自己就能分享。',
  invites: '还没有邀请。新建一个,印成台卡或发给人。',
};

export function emptyPeople(segment: Segment): string {
  return emptySentences[segment];
}

/** The month of a moment in Beijing, as yyyymm. */
export function monthOf(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 7).replace('-', '');
}
