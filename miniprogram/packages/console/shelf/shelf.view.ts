import type {
  OfferedPlansView,
  ShelfAlertsView,
  ShelfKind,
  ShelfLineView,
  ShelfListView,
} from '../../../../cloudfunctions/console/shelf-contract';
import { momentText } from '../../../formats/beijing-text';
import { numberText } from '../../../formats/number-text';
import { percentText } from '../../../formats/percent-text';
import type { Answer } from '../../../services/answer';
import { itemMarks } from '../components/item-pane/item-pane.view';
import { type ConsoleRow, consoleRow } from '../components/row-list/row-list.view';

/** What the shelf page can show: a kind of things, what the platform changed, what is off, or the plans behind. */
export const shelfFilters = [
  { value: 'product', name: '商品' },
  { value: 'live', name: '直播' },
  { value: 'notice', name: '直播预告' },
  { value: 'video', name: '短视频' },
  { value: 'article', name: '图文' },
  { value: 'coupon', name: '优惠券' },
  { value: 'alerts', name: '有变化' },
  { value: 'off', name: '已下架的商品' },
  { value: 'plans', name: '联盟里的计划' },
] as const;

export type ShelfFilter = (typeof shelfFilters)[number]['value'];

const emptySentences: Readonly<Record<ShelfFilter, string>> = {
  product: '货架上还没有商品。在小店后台建商家计划,几分钟后会出现在这里;「联盟里的计划」写着哪些能用。',
  live: '现在没有直播。',
  notice: '还没有直播预告。主播在视频号发了预告,会出现在这里。',
  video: '还没有短视频。',
  article: '还没有图文。',
  coupon: '还没有优惠券。',
  alerts: '两周里没有降费,也没有下架。',
  off: '没有下架的商品。',
  plans: '这家小店在优选联盟里还没有计划。',
};

export function emptySentence(filter: ShelfFilter): string {
  return emptySentences[filter];
}

/** A thing's key in lists: kind, shop and id, of which the id may hold bars. */
export function itemKey({ kind, shopAppid, id }: Pick<ShelfLineView, 'kind' | 'shopAppid' | 'id'>): string {
  return `${kind}|${shopAppid}|${id}`;
}

export function itemOfKey(key: string): { readonly kind: ShelfKind; readonly shopAppid: string; readonly id: string } {
  const [kind = '', shopAppid = '', ...rest] = key.split('|');
  return { kind: kind as ShelfKind, shopAppid, id: rest.join('|') };
}

/** Rows of things, each with its first mark and what promoters have of it. */
export function shelfRows({ items }: ShelfListView): ConsoleRow[] {
  return items.map((item) => {
    const [state, alert] = itemMarks(item);
    const { feePpm, promoterPpm } = item;
    const isTold = feePpm !== null && promoterPpm !== null;
    const fee = isTold ? `成交额的 ${percentText(feePpm)} 是服务费,${percentText(promoterPpm)} 给推客` : '';
    const shown = item.state === 'approved' || item.isShown ? '' : '推客看不到';
    return consoleRow({
      key: itemKey(item),
      title: item.title,
      note: [item.hostName, fee, shown].filter((text) => text !== '').join(' · '),
      tag: alert ?? state ?? null,
      pictureUrl: item.imageUrl,
    });
  });
}

/** What the platform took off or cut, the newest first. */
export function alertRows({ alerts }: ShelfAlertsView): ConsoleRow[] {
  return alerts.map((alert) => {
    const { feeBeforePpm, feePpm } = alert;
    const isCut = alert.code === 'FEE_CUT' && feeBeforePpm !== null && feePpm !== null;
    const what = isCut ? `服务费从 ${percentText(feeBeforePpm)} 降到 ${percentText(feePpm)}` : '平台下架了';
    const tag = isCut ? ({ text: '! 降费', tone: 'todo' } as const) : ({ text: '! 下架', tone: 'owed' } as const);
    return consoleRow({ key: itemKey(alert), title: alert.title, note: `${momentText(alert.atMs)} ${what}`, tag });
  });
}

export interface PlanCard {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tag: { readonly text: string; readonly tone: 'free' | 'owed' | 'todo' };
}

/** The plans of a shop, those that cannot be used with what would mend that. */
export function planCards({ plans, refused }: OfferedPlansView): PlanCard[] {
  const cards = plans.map((plan): PlanCard => {
    const until = plan.endsAtMs === null ? '不限期' : `到 ${momentText(plan.endsAtMs)}`;
    const time = `${momentText(plan.startsAtMs)} 起,${until}`;
    const overlap = plan.overlapsWith.length === 0 ? [] : [`同一时间还有:${plan.overlapsWith.join('、')}。`];
    const order = overlap.length > 0 && plan.isTaken ? ['订单按这一个计划算。'] : [];
    return {
      key: `${plan.productId}-${plan.planType}`,
      title: plan.title,
      lines: [
        `${plan.planName} · 服务费 ${percentText(plan.feePpm)}`,
        ...(plan.startsAtMs === 0 ? [until] : [time]),
        ...overlap,
        ...order,
        ...(plan.refusal === null ? [] : [plan.refusal]),
      ],
      tag: tagOf(plan),
    };
  });
  const others = (refused ?? []).map(({ productId, sentence }) => ({
    ...{ key: `refused-${productId}`, title: `商品 ${numberText(productId)}`, lines: [sentence] },
    tag: { text: '− 不能用', tone: 'owed' } as const,
  }));
  return [...cards, ...others];
}

function tagOf({ refusal, isTaken }: OfferedPlansView['plans'][number]): PlanCard['tag'] {
  if (refusal !== null) return { text: '− 不能用', tone: 'owed' };
  return isTaken ? { text: '✓ 在用', tone: 'free' } : { text: '! 没有用到', tone: 'todo' };
}

/** What stands under a list of plans. */
export function plansFoot(answer: Answer<OfferedPlansView>): string {
  if (!answer.ok) return '';
  if (answer.value.refused === null) return '微信没有全部告诉我们,可能还有别的计划。';
  return answer.value.isCut ? '计划很多,这里只列了前面的。' : '';
}
