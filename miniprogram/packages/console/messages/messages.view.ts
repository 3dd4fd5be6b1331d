import type {
  CampaignListView,
  LiveCampaignView,
  MaterialListView,
} from '../../../../cloudfunctions/console/campaigns-contract';
import { momentText } from '../../../formats/beijing-text';
import { type AudienceChoice, type ThingChoice, thingName } from '../components/message-form/message-form.view';
import { type ConsoleRow, consoleRow, type Tone } from '../components/row-list/row-list.view';
import { countText } from '../count-text.view';

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
        side: state === 'waiting' ? '' : `${countText(told)} 人`,
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
export function campaignFacts(
  campaign: Campaign,
  choices: readonly ThingChoice[],
  audience: readonly AudienceChoice[],
): readonly { readonly name: string; readonly value: string }[] {
  const { text, part, thing, untilMs, dueAtMs, told, capped, state } = campaign;
  return [
    { name: '内容', value: text },
    ...(thing === null ? [] : [{ name: '点开看到', value: thingName(choices, thing) }]),
    ...(untilMs === null ? [] : [{ name: '做到什么时候', value: momentText(untilMs) }]),
    { name: '发给', value: audienceName(audience, part) },
    { name: state === 'waiting' ? '什么时候发' : '开始发', value: momentText(dueAtMs) },
    { name: '送到', value: `${countText(told)} 人` },
    ...(capped === 0 ? [] : [{ name: '这次没有打扰', value: `${countText(capped)} 人,今天或这一周已经收够了` }]),
  ];
}

const liveSteps: Readonly<Record<LiveCampaignView['step'], string>> = {
  announced: '已预告',
  'on-air': '正在播',
  over: '已播完',
};

/** A part of the promoters by its name; what is a choice no more is said by its kind. */
function audienceName(audience: readonly AudienceChoice[], part: Campaign['part']): string {
  if (part.kind === 'tag') return `标签:${part.tag}`;
  const found = audience.find((choice) => partKey(choice.part) === partKey(part));
  return found?.name ?? (part.kind === 'group' ? '一个已经没有的小组' : '一家已经没有的门店');
}

function partKey(part: Campaign['part']): string {
  if (part.kind === 'group') return `group|${part.groupId}`;
  return part.kind === 'store' ? `store|${part.storeId}` : part.kind;
}

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
  const reserved = reservations === null ? '预约人数微信没有回答' : `预约 ${countText(reservations)} 人`;
  return consoleRow({ key, title, note: `${reserved} · 订单 ${countText(orders)} 笔`, amountFen: settledFen });
}
