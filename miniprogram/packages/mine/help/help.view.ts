import type { ComplaintTopic, ComplaintView } from '../../../../cloudfunctions/promoter/person-contract';
import { momentText } from '../../../formats/beijing-text';

export const topics: readonly { readonly topic: ComplaintTopic; readonly name: string }[] = [
  { topic: 'fee', name: '有人向我收费' },
  { topic: 'money', name: '佣金、提现' },
  { topic: 'goods', name: '买到的东西' },
  { topic: 'appeal', name: '申诉暂停' },
  { topic: 'privacy', name: '个人信息' },
  { topic: 'other', name: '别的事' },
];

export const questions = [
  {
    ask: '为什么还不能提现?',
    reply: '要等买家确认收货并满约定的天数,再等平台把钱结算给机构。收益页写着每一笔的日期。',
  },
  {
    ask: '这单为什么没归我?',
    reply: '打开这笔订单,「为什么没归您」按时间写着经过。收益页的「找回订单」可以查订单号。',
  },
  { ask: '退款了怎么办?', reply: '还没提现的直接减去;提现过的从以后的佣金里抵扣,不用您转账。' },
  { ask: '要交钱吗?', reply: '不用。任何人用任何名义收费都不是我们,请在下面告诉我们。' },
  { ask: '买到的东西有问题?', reply: '先在微信小店的订单里申请售后,商家会处理。没有解决,在下面告诉我们。' },
] as const;

export interface ComplaintRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly tone: 'frozen' | 'free' | 'owed';
  readonly answer: string;
}

/** One complaint with how far it is. */
export function complaintRow({ id, topic, text, state, askedAtMs, dueAtMs, answer }: ComplaintView): ComplaintRow {
  const name = topics.find((one) => one.topic === topic)?.name ?? '';
  const words = {
    received: { state: `❄ 已收到,${momentText(dueAtMs)} 前答复`, tone: 'frozen' },
    overdue: { state: `− 超过了 ${momentText(dueAtMs)},还没有答复`, tone: 'owed' },
    answered: { state: '✓ 已答复', tone: 'free' },
  } as const;
  return { id, title: `${name} · ${momentText(askedAtMs)}`, text, answer: answer ?? '', ...words[state] };
}

/** What is missing before it may be sent; empty when nothing is. */
export function missingComplaint({ topic, text }: { readonly topic: string; readonly text: string }): string {
  if (topic === '') return '请先选是哪一类事。';
  return text.trim().length < 5 ? '请写明经过,至少五个字。' : '';
}

/** The digits of an order number as somebody typed or pasted it. */
export function orderDigits(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 32);
}

export function topicOf(value: string | undefined): ComplaintTopic | '' {
  return topics.find(({ topic }) => topic === value)?.topic ?? '';
}
