import type { ListInvitesView } from '../../../../cloudfunctions/console/contract';
import type { PeopleFilter } from '../../../../cloudfunctions/console/people-contract';
import type { StoreListView } from '../../../../cloudfunctions/console/stores-contract';
import { lastSeen } from '../../../services/last-seen';
import type { CountBar } from '../components/count-bars/count-bars.view';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may } from '../services/session';
import { isWideWindow } from '../services/wide-window';
import {
  emptyPeople,
  filterOf,
  groupsOf,
  monthOf,
  peopleChips,
  peopleRows,
  rankingBars,
  rankingNote,
  rowsOfInvites,
  type Segment,
  searchOf,
  segments,
  storeRows,
} from './people.view';

type Invite = ListInvitesView['invites'][number];
type Store = StoreListView['stores'][number];
type Choice = WechatMiniprogram.CustomEvent<{ value: string }>;
type Opening = WechatMiniprogram.CustomEvent<{ key: string }>;

const nothingOpen = { isOpen: false, pane: '', chosen: '', promoter: '', store: null, invite: null, groupName: '' };
const nothingListed = {
  rows: [] as ConsoleRow[],
  nextBeforeMs: 0,
  foot: '',
  bars: [] as readonly CountBar[],
  barsNote: '',
};

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', segments, segment: 'people' as Segment },
    ...{ chips: peopleChips([]), chip: 'all', words: '', listSentence: '', isLoadingMore: false },
    ...{ isWide: false, seenAt: '' },
    ...{ rights: { invite: false, store: false, import: false, listInvites: false, export: false } },
    /** What an export of this list holds; null while a name is looked for, which finds the first few only. */
    exported: null as { readonly brandId: string; readonly people: PeopleFilter } | null,
    ...nothingListed,
    ...(nothingOpen as typeof nothingOpen & { store: Store | null; invite: Invite | null }),
  },
  invites: [] as readonly Invite[],
  stores: [] as readonly Store[],
  groups: [] as readonly { readonly groupId: string; readonly name: string }[],
  /** Counts what was asked for, so that an answer that was overtaken is not shown. */
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ isWide: isWideWindow() });
    const segment = segments.find(({ value }) => value === query.show)?.value;
    if (segment) this.setData({ segment });
    return this.start();
  },

  async start() {
    const opened = await openedBrand('peopleList');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { brandId, me } = opened;
    const right = (duty: string) => may(me, duty, brandId);
    const rights = {
      ...{ invite: right('createInvite'), store: right('saveStore') },
      ...{ import: right('previewPeopleImport'), listInvites: right('listInvites'), export: right('exportPeople') },
    };
    this.setData({ brandId, rights });
    const [, brands] = await Promise.all([this.load(), askConsole('brandList', {})]);
    this.groups = brands.ok ? groupsOf(brands.value, brandId) : [];
    this.setData({ chips: peopleChips(this.groups) });
  },

  openSetup() {
    void wx.navigateTo({ url: '/packages/console/setup/setup' });
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.start();
  },

  changeBrand({ detail }: WechatMiniprogram.CustomEvent<{ brandId: string }>) {
    this.setData({ brandId: detail.brandId, chip: 'all', ...nothingOpen });
    return this.start();
  },

  chooseSegment({ detail }: Choice) {
    this.setData({ segment: detail.value as Segment, ...nothingOpen });
    return this.load();
  },

  chooseChip({ detail }: Choice) {
    this.setData({ chip: detail.value, words: '', ...nothingOpen });
    return this.load();
  },

  search({ detail }: WechatMiniprogram.CustomEvent<{ words: string }>) {
    if (detail.words === this.data.words) return undefined;
    this.setData({ words: detail.words, chip: 'all', ...nothingOpen });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const { segment } = this.data;
    this.setData({ ...nothingListed, seenAt: '', listSentence: '读取中' });
    const shown = await this.read(segment);
    if (asked !== this.asked) return;
    const isEmpty = 'rows' in shown && shown.rows.length === 0;
    this.setData({ phase: 'ready', listSentence: isEmpty ? emptyPeople(segment) : '', ...shown });
    if (segment === 'stores' && !isEmpty && this.data.seenAt === '') await this.rank(asked);
  },

  async read(segment: Segment) {
    const { brandId } = this.data;
    if (segment === 'stores') {
      const { answer, seenAt } = lastSeen('console-stores', await askConsole('storeList', { brandId }), brandId);
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      this.stores = answer.value.stores;
      return { seenAt, rows: storeRows(answer.value), nextBeforeMs: nextOf(answer.value, seenAt) };
    }
    if (segment === 'invites') {
      const answer = await askConsole('listInvites', { brandId });
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      this.invites = answer.value.invites;
      return { rows: rowsOfInvites(answer.value) };
    }
    const input = this.listInput();
    const listed = await askConsole('peopleList', input);
    const { answer, seenAt } = lastSeen('console-people', listed, JSON.stringify(input));
    if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
    const exported = 'filter' in input ? { brandId, people: input.filter } : null;
    return { seenAt, exported, rows: peopleRows(answer.value), nextBeforeMs: nextOf(answer.value, seenAt) };
  },

  listInput() {
    const { brandId, chip, words } = this.data;
    return { brandId, ...(searchOf(words) ?? { filter: filterOf(chip) }) };
  },

  async rank(asked: number) {
    const answer = await askConsole('storeRanking', { brandId: this.data.brandId, month: monthOf(Date.now()) });
    if (asked !== this.asked || !answer.ok) return;
    this.setData({ bars: rankingBars(answer.value), barsNote: rankingNote(answer.value) });
  },

  async more() {
    const { nextBeforeMs: beforeMs, isLoadingMore, segment, rows } = this.data;
    if (isLoadingMore || beforeMs === 0) return;
    this.setData({ isLoadingMore: true });
    const page = segment === 'stores' ? await this.moreStores(beforeMs) : await this.morePeople(beforeMs);
    this.setData({ isLoadingMore: false, ...('rows' in page ? { ...page, rows: [...rows, ...page.rows] } : page) });
  },

  async morePeople(beforeMs: number) {
    const answer = await askConsole('peopleList', { ...this.listInput(), beforeMs });
    if (!answer.ok) return { foot: answer.sentence };
    return { rows: peopleRows(answer.value), nextBeforeMs: answer.value.nextBeforeMs ?? 0 };
  },

  async moreStores(beforeMs: number) {
    const answer = await askConsole('storeList', { brandId: this.data.brandId, beforeMs });
    if (!answer.ok) return { foot: answer.sentence };
    this.stores = [...this.stores, ...answer.value.stores];
    return { rows: storeRows(answer.value), nextBeforeMs: answer.value.nextBeforeMs ?? 0 };
  },

  open({ detail: { key } }: Opening) {
    const { segment } = this.data;
    if (segment === 'people') {
      if (!isWideWindow()) {
        void wx.navigateTo({ url: `/packages/console/person/person?promoter=${encodeURIComponent(key)}` });
        return;
      }
      return this.setData({ ...nothingOpen, isOpen: true, pane: 'person', chosen: key, promoter: key });
    }
    if (segment === 'stores') {
      const store = this.stores.find((one: Store) => one.storeId === key) ?? null;
      return this.setData({ ...nothingOpen, isOpen: true, pane: 'store', chosen: key, store });
    }
    const invite = this.invites[Number(key)] ?? null;
    const groupName =
      this.groups.find((one: { readonly groupId: string }) => one.groupId === invite?.groupId)?.name ?? '';
    this.setData({ ...nothingOpen, isOpen: true, pane: 'invite', chosen: key, invite, groupName });
  },

  openStore() {
    this.setData({ ...nothingOpen, isOpen: true, pane: 'store' });
  },

  openImport() {
    this.setData({ ...nothingOpen, isOpen: true, pane: 'import' });
  },

  newInvite() {
    void wx.navigateTo({ url: '/packages/console/invite/invite' });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData(nothingOpen);
    const key = steppedKey(
      this.data.rows.map((row) => row.key),
      this.data.chosen,
      detail.move,
    );
    if (key !== '') this.open({ detail: { key } } as Opening);
  },

  /** What was opened stays open, as it is now. */
  async changed() {
    const { chosen, pane } = this.data;
    await this.load();
    if (pane === 'store') {
      const [newest] = this.stores;
      const store =
        this.stores.find((one: Store) => one.storeId === chosen) ?? (chosen === '' ? newest : undefined) ?? null;
      this.setData({ store, chosen: store?.storeId ?? '' });
    }
    if (pane === 'invite') this.setData({ invite: this.invites[Number(chosen)] ?? null });
  },

  onShow() {
    return this.data.phase === 'ready' && !this.data.isOpen ? this.load() : undefined;
  },
});

/** Where the next page begins; of what was seen there is the first page alone. */
function nextOf({ nextBeforeMs }: { readonly nextBeforeMs: number | null }, seenAt: string): number {
  return seenAt === '' ? (nextBeforeMs ?? 0) : 0;
}
