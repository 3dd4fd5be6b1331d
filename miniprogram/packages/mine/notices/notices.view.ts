import type { InboxView, NoticeOffersView } from '../../../../cloudfunctions/promoter/person-contract';
import { momentText } from '../../../formats/beijing-text';
import type { Answer } from '../../../services/answer';

export interface NoticeRow {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly isRead: boolean;
  /** The page of what it is about; empty where there is none. */
  readonly path: string;
}

export interface NoticesData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  readonly rows: readonly NoticeRow[];
  /** 0 when there is no further page. */
  readonly nextBeforeMs: number;
  /** What is left of WeChat's notices, kind by kind. */
  readonly offers: readonly { readonly template: string; readonly name: string; readonly left: string }[];
  readonly offersSentence: string;
}

export const loadingNotices: NoticesData = {
  phase: 'loading',
  sentence: '',
  rows: [],
  nextBeforeMs: 0,
  offers: [],
  offersSentence: '',
};

const names: Readonly<Record<NoticeOffersView['offers'][number]['template'], string>> = {
  order: '有人下单',
  receipt: '买家收货',
  free: '可以提现了',
  payout: '提现进展',
  'confirm-soon': '收款快到时间',
  refund: '买家退款',
  plan: '分享的东西有变化',
};

/** The first page of what happened; somebody who never was a promoter has none. */
export function noticesView(answer: Answer<InboxView>): Partial<NoticesData> {
  if (!answer.ok && answer.code === 'not-bound') {
    return { phase: 'empty', sentence: '加入以后,订单、提现和您分享的东西有变化,会写在这里。', rows: [] };
  }
  if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
  const { notices, nextBeforeMs } = answer.value;
  if (notices.length === 0) {
    return { phase: 'empty', sentence: '还没有消息。订单、提现和您分享的东西有变化,会写在这里。', rows: [] };
  }
  return { phase: 'ready', sentence: '', rows: notices.map(rowOf), nextBeforeMs: nextBeforeMs ?? 0 };
}

/** One more page below. */
export function withMore(shown: NoticesData, answer: Answer<InboxView>): Partial<NoticesData> {
  if (!answer.ok) return {};
  const { notices, nextBeforeMs } = answer.value;
  return { rows: [...shown.rows, ...notices.map(rowOf)], nextBeforeMs: nextBeforeMs ?? 0 };
}

function rowOf({ id, zh, atMs, isRead, about }: InboxView['notices'][number]): NoticeRow {
  return { id, text: zh, at: momentText(atMs), isRead, path: pathOf(about) };
}

function pathOf(about: InboxView['notices'][number]['about']): string {
  switch (about.kind) {
    case 'settlement':
      return '/pages/me/me';
    case 'money':
      return about.orderKey === null
        ? '/pages/earnings/earnings'
        : `/packages/money/order/order?key=${encodeURIComponent(about.orderKey)}`;
    case 'payout':
      return `/packages/money/withdraw/withdraw?id=${encodeURIComponent(about.payoutNo)}`;
    case 'brand':
      return about.thing === null ? '' : thingPath(about.thing);
    default:
      return thingPath(about);
  }
}

function thingPath({
  kind,
  id,
  shopAppid,
}: {
  readonly kind: string;
  readonly id: string;
  readonly shopAppid: string;
}): string {
  return `/packages/promote/item?kind=${kind}&id=${encodeURIComponent(id)}&shop=${encodeURIComponent(shopAppid)}`;
}

/** How many WeChat notices are left, and which. */
export function offersView(answer: Answer<NoticeOffersView>): Pick<NoticesData, 'offers' | 'offersSentence'> {
  if (!answer.ok) return { offers: [], offersSentence: '微信通知的次数没有读到。消息仍然会写在这里。' };
  const { offers } = answer.value;
  if (offers.length === 0) {
    return { offers: [], offersSentence: '商家还没有开通微信通知。有消息会写在这里,请您常来看看。' };
  }
  return {
    offers: offers.map(({ template, left }) => ({ template, name: names[template], left: `还有 ${left} 次` })),
    offersSentence: '微信规定:您每同意一次,我们才能发一条。用完了仍会写在这里。',
  };
}

export const refusedSentence =
  '微信没有打开询问,或您没有同意。想再收通知:点右上角「···」→「设置」→「通知管理」,把它打开。';
