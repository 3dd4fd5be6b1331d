import type { PersonDetailView, PersonLineView, Standing } from '../../../../../cloudfunctions/console/people-contract';
import { momentText } from '../../../../formats/beijing-text';
import { percentText } from '../../../../formats/percent-text';
import type { Answer } from '../../../../services/answer';
import { countText } from '../../count-text.view';
import { type PastLine, pastLines } from '../../past-lines.view';
import type { Tone } from '../row-list/row-list.view';

const standings: Readonly<Record<Standing, { readonly text: string; readonly tone: Tone }>> = {
  bound: { text: '✓ 已绑定', tone: 'free' },
  'never-here': { text: '! 没来过这里', tone: 'todo' },
  suspended: { text: '− 已暂停', tone: 'owed' },
  unbound: { text: '● 已解绑', tone: 'done' },
  left: { text: '● 已退出', tone: 'done' },
};

/** Where somebody stands, with its shape. */
export function standingTag({ standing, isDormant }: Pick<PersonLineView, 'standing' | 'isDormant'>) {
  const isQuiet = standing === 'bound' && isDormant;
  return isQuiet ? ({ text: '! 30 天没分享', tone: 'todo' } as const) : standings[standing];
}

/** What follows from a standing, for who looks; '' where nothing needs saying. */
const standingWords: Readonly<Record<Standing, string>> = {
  bound: '',
  'never-here': '他在微信那边绑定了机构,还没来过这个小程序。他的订单照常记账,认领以后可以提现。',
  suspended: '链接已经不带他的名字,也不能做新的。已经赚到的佣金照常结算和提现。',
  unbound: '链接已经停用。已经赚到的佣金照常结算和提现;微信里锁住的买家转不走,到期自然结束。',
  left: '他自己退出了。已经赚到的佣金照常结算和提现;微信里锁住的买家转不走,到期自然结束。',
};

export type PersonStep = 'share' | 'suspend' | 'resume' | 'unbind' | 'place';

export interface PersonRights {
  readonly change: boolean;
  readonly share: boolean;
  readonly standing: boolean;
}

export interface PersonPaneData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly nickname: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly standingWord: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly groupIds: readonly string[];
  readonly groupNames: readonly string[];
  readonly groupAt: number;
  readonly storeIds: readonly string[];
  readonly storeNames: readonly string[];
  readonly storeAt: number;
  readonly tags: string;
  readonly percent: string;
  readonly canChange: boolean;
  readonly canShare: boolean;
  readonly steps: readonly { readonly step: PersonStep; readonly name: string }[];
  readonly past: readonly PastLine[];
}

export const loadingPerson: PersonPaneData = {
  phase: 'loading',
  sentence: '',
  nickname: '',
  tag: standings.bound,
  standingWord: '',
  facts: [],
  groupIds: [],
  groupNames: [],
  groupAt: 0,
  storeIds: [],
  storeNames: [],
  storeAt: 0,
  tags: '',
  percent: '',
  canChange: false,
  canShare: false,
  steps: [],
  past: [],
};

interface NamedStore {
  readonly storeId: string;
  readonly name: string;
}

/** One promoter, and what may be done about him. */
export function personPane(
  answer: Answer<PersonDetailView>,
  stores: readonly NamedStore[],
  rights: PersonRights,
): PersonPaneData {
  if (!answer.ok) return { ...loadingPerson, phase: 'failed', sentence: answer.sentence };
  const person = answer.value;
  const storeIds = ['', ...stores.map(({ storeId }) => storeId)];
  const groupIds = person.groups.map(({ groupId }) => groupId);
  return {
    phase: 'ready',
    sentence: '',
    nickname: person.nickname === '' ? '没有昵称' : person.nickname,
    tag: standingTag(person),
    standingWord: wordOf(person),
    facts: factsOf(person, stores),
    groupIds,
    groupNames: person.groups.map(({ name }) => name),
    groupAt: Math.max(0, groupIds.indexOf(person.groupId)),
    storeIds,
    storeNames: ['不属于门店', ...stores.map(({ name }) => name)],
    storeAt: Math.max(0, storeIds.indexOf(person.storeId ?? '')),
    tags: person.tags.join(' '),
    percent: String(person.sharePpm / 10_000),
    canChange: rights.change,
    canShare: rights.share && person.standing !== 'unbound',
    steps: rights.standing ? stepsOf(person.standing) : [],
    past: pastLines(person.history),
  };
}

function wordOf({ standing, suspendedReason }: PersonDetailView): string {
  const reason = suspendedReason === null ? '' : `原因:${suspendedReason.replace(/。$/, '')}。`;
  return `${reason}${standingWords[standing]}`;
}

const inviteKinds: Readonly<Record<string, string>> = {
  staff: '员工邀请',
  store: '门店邀请',
  member: '会员邀请',
  fan: '粉丝邀请',
  supplier: '供应商邀请',
  event: '活动邀请',
};

function factsOf(person: PersonDetailView, stores: readonly NamedStore[]) {
  const { source, storeId, joinedAtMs, activeAtMs, liveLinks, sharePpm, hasOwnShare, groupSharePpm, promoter } = person;
  const store = stores.find((one) => one.storeId === storeId)?.name ?? '';
  const share = hasOwnShare
    ? `服务费的 ${percentText(sharePpm)}(他自己的;小组是 ${percentText(groupSharePpm)})`
    : `服务费的 ${percentText(sharePpm)}(小组的)`;
  return [
    { name: '小组', value: person.groupName },
    { name: '比例', value: share },
    ...(store === '' ? [] : [{ name: '门店', value: store }]),
    ...(person.tags.length === 0 ? [] : [{ name: '标签', value: person.tags.join('、') }]),
    { name: '怎么来的', value: source ? `${inviteKinds[source.kind] ?? '邀请'}「${source.label}」` : '自己加入' },
    { name: '加入', value: momentText(joinedAtMs) },
    { name: '最近一次做新链接', value: activeAtMs === joinedAtMs ? '加入以后还没有' : momentText(activeAtMs) },
    { name: '还在用的链接', value: `${countText(liveLinks)} 个` },
    { name: '推客编号', value: promoter },
  ];
}

function stepsOf(standing: Standing): PersonPaneData['steps'] {
  if (standing === 'unbound') return [];
  const unbind = { step: 'unbind', name: '解除绑定' } as const;
  return standing === 'suspended'
    ? [unbind, { step: 'resume', name: '恢复' }]
    : [unbind, { step: 'suspend', name: '暂停' }];
}

const questions: Readonly<
  Record<
    PersonStep,
    { readonly title: string; readonly yes: string; readonly reasonName: string; readonly lines: readonly string[] }
  >
> = {
  share: {
    title: '给他单独的比例?',
    yes: '定下来',
    reasonName: '为什么(只能因为他自己做的事,和他带来谁无关)',
    lines: ['十分钟后的新订单按这个比例算,已有订单不变。填回小组的比例,就等于取消。'],
  },
  suspend: {
    title: '暂停他的分享?',
    yes: '暂停',
    reasonName: '原因(他自己会读到)',
    lines: [
      '他的链接从现在起不再带他的名字,也不能做新的链接。',
      '已经赚到的佣金照常结算和提现。',
      '微信里已经锁住的买家转不走,到期自然结束。',
    ],
  },
  resume: {
    title: '恢复他的分享?',
    yes: '恢复',
    reasonName: '原因(写进审计记录)',
    lines: ['他的链接又带上他的名字。微信那边如果已经解绑,他要重新绑定。'],
  },
  unbind: {
    title: '解除他和机构的绑定?',
    yes: '解除绑定',
    reasonName: '原因(写进审计记录)',
    lines: [
      '他的链接停用。已经赚到的佣金照常结算和提现。',
      '微信里已经锁住的买家转不走,到期自然结束。',
      '他以后可以自己重新绑定。',
    ],
  },
  place: {
    title: '改小组、门店和标签?',
    yes: '保存',
    reasonName: '原因(写进审计记录)',
    lines: ['换小组会换比例,只影响之后的新订单。门店和标签只用来找人和统计,不影响佣金。'],
  },
};

/** The question before something is done about somebody. */
export function personQuestion(step: PersonStep) {
  return questions[step];
}

/** Tags as they were typed, by blanks, commas and semicolons, those of a Chinese keyboard as well. */
export function tagsOf(typed: string): string[] {
  return [...new Set(typed.split(/[\s,\uff0c、;\uff1b]+/).filter((tag) => tag !== ''))];
}
