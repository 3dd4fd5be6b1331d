import * as v from 'valibot';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { PayAnswer, PayOrder, PayProvider } from '../../ports/pay-provider';
import { fenOfYuan, yuanOfFen } from '../wechat-pay/yuan-fen';
import { type GigCall, type GigQuestion, gigCall } from './gig-call';
import { listGigDay } from './gig-day';
import { channelNames, type GigChannel, type GigKeys } from './gig-environment';
import { gigOrder, outcomeOfGigOrder } from './gig-orders';

export interface GigPayOptions {
  readonly keys: GigKeys;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly requestMs?: number;
  /** Per order, as agreed with the platform. */
  readonly minFen?: number;
  readonly maxFen?: number;
}

/**
 * The few codes whose meaning is known from others' use; the list is the platform's secret, so every other one is no answer
 * and the order is asked about. An order is never ended by a code.
 */
const meanings: Readonly<Record<string, 'not-found'>> = { 2018: 'not-found' };

const usual = { requestMs: 8_000, minFen: 100, maxFen: 10_000_000 };
const longestRemark = 20;

/**
 * A 灵工 platform that pays persons, withholds their tax and says what it withheld. What is handed over is the amount
 * before tax. Its answers are not signed: an order ends by a sealed answer to a question, or by a signed callback.
 * https://github.com/YunzhanghuOpen/sdk-go
 */
export function gigPay(options: GigPayOptions): PayProvider {
  const { keys, journal, clock } = options;
  const { dealerId, brokerId, channel } = keys;
  const call = gigCall({ keys, journal, nowMs: () => clock.nowMs(), requestMs: options.requestMs ?? usual.requestMs });
  const world = { call, keys, journal };
  return {
    route: 'gig',
    abilities: {
      ...{ needsConfirm: false, canCancel: true, needsNameFromFen: 0, withholdsTax: true },
      ...{ minFen: options.minFen ?? usual.minFen, maxFen: options.maxFen ?? usual.maxFen },
    },
    async submit(order) {
      const problem = orderProblem(order, channel);
      if (problem) return { kind: 'refused', code: 'BAD_ORDER', detail: problem, class: 'parameters' };
      const path = `/api/payment/v1/order-${channel}`;
      const reply = await call({ operation: 'gig.order', method: 'POST', path, params: orderParams(order, keys) });
      if (reply.kind !== 'answered') return answerOfTrouble(reply);
      const read = v.safeParse(orderedForm, reply.data);
      const isOurs = read.success && read.output.order_id === order.payoutNo;
      return isOurs ? { kind: 'accepted', providerNo: read.output.ref } : unusable(journal, 'gig.order', 'form');
    },
    query: (payoutNo) => askAbout(world, payoutNo),
    async cancel(payoutNo) {
      const params = { dealer_id: dealerId, order_id: payoutNo, ref: '', channel: channelNames[channel] };
      const question = { operation: 'gig.cancel', method: 'POST' as const, path: '/api/payment/v1/order/fail', params };
      const reply = await call(question);
      return reply.kind === 'answered' ? { kind: 'cancelling', providerNo: '' } : answerOfTrouble(reply);
    },
    listBill: (day) => listGigDay(world, day),
    async balanceFen() {
      const path = '/api/payment/v1/query-accounts';
      const reply = await call({ operation: 'gig.balance', method: 'GET', path, params: { dealer_id: dealerId } });
      return reply.kind === 'answered' ? balanceOf(reply.data, brokerId, channel) : undefined;
    },
  };
}

const orderedForm = v.looseObject({ order_id: v.string(), ref: v.pipe(v.string(), v.minLength(1)) });

/** Why an order is not sent at all. Names are what the platform compares, so an empty one is a certain no. */
function orderProblem(order: PayOrder, channel: GigChannel): string | undefined {
  if (!/^[0-9A-Za-z]{1,64}$/.test(order.payoutNo)) return '付款单号只能是字母和数字。';
  if (!Number.isSafeInteger(order.grossFen) || order.grossFen <= 0) return '付款金额必须是大于 0 的整数分。';
  const { payee } = order;
  if (!payee?.realName || !payee.idNumber || !payee.phone) return '灵工平台付款需要收款人姓名、身份证号和手机号。';
  return channel !== 'wxpay' && !payee.account ? '灵工平台付款需要收款账号。' : undefined;
}

function orderParams(order: PayOrder, keys: GigKeys): Readonly<Record<string, string>> {
  const { channel } = keys;
  const whom: Readonly<Record<string, string>> =
    channel === 'wxpay'
      ? { openid: order.openid, wx_app_id: keys.wechatAppid, wxpay_mode: 'transfer' }
      : { card_no: order.payee?.account ?? '', ...(channel === 'alipay' ? { check_name: 'Check' } : {}) };
  return {
    ...{ order_id: order.payoutNo, dealer_id: keys.dealerId, broker_id: keys.brokerId },
    ...{
      real_name: order.payee?.realName ?? '',
      id_card: order.payee?.idNumber ?? '',
      phone_no: order.payee?.phone ?? '',
    },
    ...whom,
    pay: yuanOfFen(order.grossFen),
    pay_remark: [...order.remark].slice(0, longestRemark).join(''),
    ...{ notify_url: keys.notifyUrl, project_id: keys.projectId },
    // Who the payee is on the merchant's own platform: reported to the tax office by State Council Decree 810. His real
    // name is no nickname, and a nickname may change before the order is handed over again; his number does not.
    ...{
      dealer_platform_name: keys.platformName,
      dealer_user_nickname: order.promoter,
      dealer_user_id: order.openid,
    },
  };
}

export interface GigWorld {
  readonly call: GigCall;
  readonly keys: GigKeys;
  readonly journal: Journal;
}

async function askAbout({ call, keys, journal }: GigWorld, payoutNo: string): Promise<PayAnswer> {
  const question: GigQuestion = {
    ...{ operation: 'gig.query', method: 'GET', path: '/api/payment/v1/query-order', isSealed: true },
    params: { order_id: payoutNo, channel: channelNames[keys.channel] },
  };
  const reply = await call(question);
  if (reply.kind !== 'answered') return answerOfTrouble(reply);
  const read = v.safeParse(gigOrder, reply.data);
  if (!read.success) return unusable(journal, 'gig.query', 'form');
  const { order_id: told, dealer_id: dealer, status } = read.output;
  if (told !== payoutNo) return unusable(journal, 'gig.query', 'another number');
  if (dealer !== undefined && dealer !== keys.dealerId) return unusable(journal, 'gig.query', 'another dealer');
  return outcomeOfGigOrder(read.output) ?? unusable(journal, 'gig.query', `status ${status}`);
}

function answerOfTrouble(
  reply: { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'silent'; readonly cause: string },
): PayAnswer {
  if (reply.kind === 'silent') return { kind: 'no-answer', cause: reply.cause };
  return meanings[reply.code] ? { kind: 'not-found' } : { kind: 'no-answer', cause: `code ${reply.code}` };
}

function unusable(journal: Journal, operation: string, reason: string): PayAnswer {
  journal.alarm('PAY_ANSWER', { operation, reason });
  return { kind: 'no-answer', cause: `unusable answer: ${reason}` };
}

const accountsForm = v.looseObject({
  dealer_infos: v.array(
    v.looseObject({
      broker_id: v.string(),
      bank_card_balance: v.nullish(v.string(), ''),
      alipay_balance: v.nullish(v.string(), ''),
      wxpay_balance: v.nullish(v.string(), ''),
    }),
  ),
});
const balanceNames = { bankpay: 'bank_card_balance', alipay: 'alipay_balance', wxpay: 'wxpay_balance' } as const;

function balanceOf(data: unknown, brokerId: string, channel: GigChannel): number | undefined {
  const read = v.safeParse(accountsForm, data);
  const account = read.success ? read.output.dealer_infos.find((info) => info.broker_id === brokerId) : undefined;
  return account ? fenOfYuan(account[balanceNames[channel]] ?? '') : undefined;
}
