import type {
  CampaignListView,
  CampaignPart,
  LiveCampaignView,
  MaterialListView,
  PreviewCampaignView,
} from '../../../../cloudfunctions/console/campaigns-contract';
import { momentText } from '../../../formats/beijing-text';
import { type ConsoleRow, consoleRow, type Tone } from '../components/row-list/row-list.view';

export const parts = [
  { value: 'notice', name: '通知' },
  { value: 'task', name: '任务' },
  { value: 'material', name: '物料' },
  { value: 'live', name: '直播' },
] as const;
export type MessagePart = (typeof parts)[number]['value'];

type Campaign = CampaignListView['campaigns'][number];

const states: Readonly<Record<Campaign['state'], { readonly text: string; readonly tone: Tone }>> = {
  waiting: { text: '❄ 等着发', tone: 'frozen' },
  done: { text: '✓ 已发完', tone: 'free' },
  stopped: { text: '● 已停', tone: 'done' },
};

/** Notices, or tasks, with how many they reached. */
export function campaignRows({ campaigns }: CampaignListView, kind: 'notice' | 'task'): ConsoleRow[] {
  return campaigns
    .filter((campaign) => campaign.kind === kind)
    .map(({ campaignId, title, createdAtMs, state, told, byName }) =>
      consoleRow({
        key: campaignId,
        title,
        note: `${momentText(createdAtMs)} · ${byName}`,
        tag: states[state],
        side: `${told} 人`,
      }),
    );
}

export function materialRows({ materials }: MaterialListView): ConsoleRow[] {
  return materials.map(({ materialId, title, text, createdAtMs, imageUrls }) =>
    consoleRow({
      key: materialId,
      title,
      note: `${text.slice(0, 40)} · ${momentText(createdAtMs)}`,
      pictureUrl: imageUrls[0] ?? '',
    }),
  );
}

const emptySentences: Readonly<Record<MessagePart, string>> = {
  notice: '还没有发过通知。点「写通知」告诉推客一件事。',
  task: '还没有任务。任务没有奖励,只是请大家一起做一件事。',
  material: '还没有物料。写一段推客可以直接用的话。',
  live: '还没有直播预告。主播在视频号发了预告,会出现在这里。',
};

export function emptyMessages(part: MessagePart): string {
  return emptySentences[part];
}

/** One notice or task as it went out. */
export function campaignFacts(campaign: Campaign): readonly { readonly name: string; readonly value: string }[] {
  const { text, untilMs, dueAtMs, told, capped, state } = campaign;
  return [
    { name: '内容', value: text },
    ...(untilMs === null ? [] : [{ name: '做到什么时候', value: momentText(untilMs) }]),
    { name: state === 'waiting' ? '什么时候发' : '开始发', value: momentText(dueAtMs) },
    { name: '送到', value: `${told} 人` },
    ...(capped === 0 ? [] : [{ name: '这次没有打扰', value: `${capped} 人,今天或这一周已经收够了` }]),
  ];
}

/** What is about to go out, in sentences; the words that may not go out come first. */
export function previewLines(preview: PreviewCampaignView): {
  readonly lines: readonly string[];
  readonly canSend: boolean;
} {
  const { audience, dueAtMs, isQuietNow, findings } = preview;
  if (findings.length > 0) {
    const lines = findings.map(({ found, advice, instead }) => {
      const other = instead === null ? '' : `可以写「${instead}」。`;
      return `「${found}」不能发:${advice}${other}`;
    });
    return { lines, canSend: false };
  }
  if (audience === 0) return { lines: ['这个范围里还没有人。'], canSend: false };
  const when = isQuietNow ? `现在是安静时间,${momentText(dueAtMs)} 开始发。` : '几分钟内发出。';
  const cap = '一个人一天最多收一条、七天最多三条,超过的这次跳过。';
  return { lines: [`会送到 ${audience} 位推客的「消息」里。`, when, cap], canSend: true };
}

export interface MessageForm {
  readonly title: string;
  readonly text: string;
  readonly days: string;
}

export const emptyForm: MessageForm = { title: '', text: '', days: '3' };

/** What is missing before something can be sent or kept; '' when nothing is. */
export function missingMessage({ title, text, days }: MessageForm, part: MessagePart): string {
  if (title.trim() === '') return '请写标题。';
  if (text.trim() === '') return '请写内容。';
  const isDays = /^\d{1,2}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 30;
  return part === 'task' && !isDays ? '任务要在 1 到 30 天里做完。' : '';
}

/** Whom it can go to: everybody, groups by name, and stores. */
export function audienceChoices(
  groups: readonly { readonly groupId: string; readonly name: string }[],
  stores: readonly { readonly storeId: string; readonly name: string }[],
): readonly { readonly name: string; readonly part: CampaignPart }[] {
  return [
    { name: '所有推客', part: { kind: 'all' } },
    ...groups.map(({ groupId, name }) => ({ name: `小组:${name}`, part: { kind: 'group', groupId } as const })),
    ...stores.map(({ storeId, name }) => ({ name: `门店:${name}`, part: { kind: 'store', storeId } as const })),
  ];
}

const liveSteps: Readonly<Record<LiveCampaignView['step'], string>> = {
  announced: '已预告',
  'on-air': '正在播',
  over: '已播完',
};

/** A broadcast from its notice on, by store and by promoter; amounts are orders that the platform settled. */
export function liveView(
  view: LiveCampaignView,
  stores: readonly { readonly storeId: string; readonly name: string }[],
) {
  const { title, airsAtMs, step, promoters, isCut } = view;
  const storeName = (storeId: string | null) => stores.find((one) => one.storeId === storeId)?.name ?? '不属于门店';
  const at = airsAtMs === null ? '没有写开播时间' : `${momentText(airsAtMs)} 开播`;
  return {
    liveTitle: title,
    liveStep: `${liveSteps[step]} · ${at}`,
    livePromoters: promoters.map((one) =>
      liveRow(one.promoter, one.nickname === '' ? one.promoter : one.nickname, one.reservations, one),
    ),
    liveStores: view.stores.map((one) => liveRow(one.storeId ?? 'none', storeName(one.storeId), one.reservations, one)),
    liveNote: `订单从开播算一天,金额只含平台已结算的订单。${isCut ? '人或订单很多,没有全部算进来。' : ''}`,
  };
}

function liveRow(
  key: string,
  title: string,
  reservations: number | null,
  { orders, settledFen }: { readonly orders: number; readonly settledFen: number },
): ConsoleRow {
  const reserved = reservations === null ? '预约人数微信没有回答' : `预约 ${reservations} 人`;
  return consoleRow({ key, title, note: `${reserved} · 订单 ${orders} 笔`, amountFen: settledFen });
}
