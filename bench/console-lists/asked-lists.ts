import { beijingDayOf } from '../../core/time/beijing-day';
import { brandId, dayMs, memberFacts, month, nowMs, type RowFacts, rowFacts } from './list-rows';

/** One list of the console with one filter, and the rows that belong to it by their numbers. */
export interface AskedList {
  readonly name: string;
  readonly action: 'orderList' | 'ledgerList' | 'peopleList';
  readonly input: object;
  readonly pageRows: number;
  matches(index: number): boolean;
  momentOf(index: number): number;
  keyOf(index: number): string;
}

type Rows = Pick<AskedList, 'name' | 'input'> & { matches(row: RowFacts): boolean };
type Members = Pick<AskedList, 'name' | 'input'> & {
  matches(member: ReturnType<typeof memberFacts>): boolean;
  readonly by?: 'joinedAtMs' | 'activeAtMs';
};

const dormantSinceMs = nowMs - 30 * dayMs;
const isOfMonth = ({ atMs }: RowFacts) => {
  const day = beijingDayOf(atMs);
  return day >= month.fromDay && day <= month.throughDay;
};
const everything: Rows = { name: 'all', input: {}, matches: () => true };
const common: readonly Rows[] = [
  everything,
  { name: 'one brand', input: { brandId }, matches: (row) => row.brandId === brandId },
  { name: 'a month', input: month, matches: isOfMonth },
  { name: 'a promoter', input: { promoter: 'wxp7' }, matches: ({ promoter }) => promoter === 'wxp7' },
];
const places = ['frozen', 'dated', 'free', 'held', 'none'] as const;
const ofOrders: readonly Rows[] = [
  ...common,
  { name: 'a shop', input: { shopAppid: 'wxshop1' }, matches: ({ shopAppid }) => shopAppid === 'wxshop1' },
  ...places.map((place) => ({ name: place, input: { brandId, place }, matches: isOfBrandAnd(place) })),
];
const ofMembers: readonly Members[] = [
  { name: 'all', input: {}, matches: ({ status }) => status === 'active' },
  { name: 'left', input: { filter: { kind: 'left' } }, matches: ({ status }) => status === 'left' },
  {
    ...{ name: 'a group', input: { filter: { kind: 'group', groupId: 'group-2' } } },
    matches: ({ status, groupId }) => status === 'active' && groupId === 'group-2',
  },
  {
    ...{ name: 'a tag', input: { filter: { kind: 'tag', tag: '冬季' } } },
    matches: ({ status, tags }) => status === 'active' && tags.length > 0,
  },
  {
    ...{ name: 'a store', input: { filter: { kind: 'store', storeId: 'store-of-town' } } },
    matches: ({ status, storeId }) => status === 'active' && storeId !== null,
  },
  {
    ...{ name: 'an invite', input: { filter: { kind: 'invite', token: 'invite-of-town' } } },
    matches: ({ status, usedInvites }) => status === 'active' && usedInvites.length > 0,
  },
  {
    ...{ name: 'dormant', input: { filter: { kind: 'dormant' } }, by: 'activeAtMs' },
    matches: ({ status, activeAtMs }) => status === 'active' && activeAtMs < dormantSinceMs,
  },
];

/** Every list that is measured. */
export const askedLists: Readonly<Record<AskedList['action'], readonly AskedList[]>> = {
  orderList: ofOrders.map((rows) => ({ ...ofRows(rows), action: 'orderList', keyOf: (index) => rowFacts(index).key })),
  ledgerList: common.map((rows) => ({
    ...{ ...ofRows(rows), action: 'ledgerList' },
    keyOf: (index) => `${rowFacts(index).key}|1`,
  })),
  peopleList: ofMembers.map(({ name, input, matches, by = 'joinedAtMs' }) => ({
    ...{ name, action: 'peopleList', input: { brandId, ...input }, pageRows: 30 },
    matches: (index) => matches(memberFacts(index)),
    momentOf: (index) => memberFacts(index)[by],
    keyOf: (index) => memberFacts(index).promoter,
  })),
};

function ofRows({ name, input, matches }: Rows) {
  return {
    ...{ name, input, pageRows: 50 },
    matches: (index: number) => matches(rowFacts(index)),
    momentOf: (index: number) => rowFacts(index).atMs,
  };
}

function isOfBrandAnd(wanted: (typeof places)[number]) {
  return (row: RowFacts) => row.brandId === brandId && row.place === wanted;
}
