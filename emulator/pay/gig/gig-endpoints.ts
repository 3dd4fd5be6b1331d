import { type PayContext, seededBytes } from '../pay-context';
import { beijingDate, startOfDateMs } from '../wire/beijing-time';
import { endGigOrder, gigOrderView, openGigOrder, retryGigOrder, stepGigOrder, taxDueFen, yuan } from './gig-orders';
import { GIG_CODES, GigRefusal } from './gig-refusal';
import { GIG_CHANNELS, type GigChannel, type GigOrder } from './gig-state';

type Fields = Record<string, string>;
type GigHandler = (context: PayContext, fields: Fields) => Record<string, unknown>;

const MOST_OF_PAGE = 200;
const PLATFORM_FIELDS = ['dealer_platform_name', 'dealer_user_nickname', 'dealer_user_id'];

/** github.com/YunzhanghuOpen/sdk-nodejs names paths and fields. */
export const GIG_ENDPOINTS: Readonly<Record<string, GigHandler>> = {
  'POST /api/payment/v1/order-bankpay': orderThrough('银行卡', ['card_no']),
  'POST /api/payment/v1/order-alipay': orderThrough('支付宝', ['card_no']),
  'POST /api/payment/v1/order-wxpay': orderThrough('微信', ['openid', 'wx_app_id', 'wxpay_mode']),
  'GET /api/payment/v1/query-order': (context, fields) => gigOrderView(context, orderOf(context, fields)),
  'POST /api/payment/v1/order/fail': cancelOrder,
  'POST /api/payment/v1/order/retry': retryOrder,
  'GET /api/payment/v1/query-accounts': accounts,
  'POST /api/payment/v1/calc-tax': calculateTax,
  'GET /api/dataservice/v1/orders': listDay,
  'GET /api/dataservice/v1/order/downloadurl': (context, fields) => ({
    order_download_url: fileUrl(context, 'orders', field(fields, 'order_date')),
  }),
  'GET /api/dataservice/v2/bill/downloadurl': (context, fields) => ({
    bill_download_url: fileUrl(context, 'bill', field(fields, 'bill_date')),
  }),
};

/** The daily file behind a download address; undefined when the token is not ours. */
export function gigDailyFile(context: PayContext, name: string, token: string | null): Buffer | undefined {
  const [kind = '', date = ''] = name.split('-of-');
  if (token !== tokenOf(context, `${kind}-of-${date}`)) return undefined;
  const head = '商户订单号,平台订单号,支付路径,订单金额,个税,服务费,实付金额,订单状态,创建时间,完成时间,银行流水号';
  const lines = ordersOfDay(context, kind, date).map((order) => {
    const view = gigOrderView(context, order);
    const names = ['order_id', 'ref', 'withdraw_platform', 'pay', 'tax', 'broker_fee', 'user_real_amount', 'status'];
    return [...names, 'created_at', 'finished_time', 'broker_bank_bill'].map((one) => String(view[one])).join(',');
  });
  return Buffer.from(`\ufeff${[head, ...lines].join('\r\n')}\r\n`, 'utf8');
}

/** A day's orders are those that were asked for on it, its bill those that came to their end. */
function ordersOfDay({ state }: PayContext, kind: string, date: string): GigOrder[] {
  return Object.values(state.gig.orders).filter(({ finishedAtMs, createdAtMs }) => {
    const atMs = kind === 'bill' ? finishedAtMs : createdAtMs;
    return atMs !== undefined && beijingDate(atMs) === date;
  });
}

function orderThrough(channel: GigChannel, needed: readonly string[]): GigHandler {
  return (context, fields) => {
    const { gig } = context.settings;
    const orderId = field(fields, 'order_id');
    if (context.state.gig.orders[orderId]) throw new GigRefusal(GIG_CODES.exists, '已上传过该笔流水');
    for (const name of ['real_name', 'id_card', ...needed, ...PLATFORM_FIELDS]) field(fields, name);
    const amountFen = fenOf(field(fields, 'pay'));
    if (amountFen < gig.minFen || amountFen > gig.maxFen) throw new GigRefusal(GIG_CODES.badField, '打款金额超出限额');
    const order = openGigOrder(context, { orderId, channel, amountFen, fields });
    return { order_id: orderId, ref: order.ref, pay: yuan(amountFen) };
  };
}

/** Possible while nothing was paid. */
function cancelOrder(context: PayContext, fields: Fields): Record<string, unknown> {
  const order = orderOf(context, fields);
  if (!['0', '4', '5'].includes(order.status)) throw new GigRefusal(GIG_CODES.badState, '订单状态不允许取消');
  endGigOrder(context, order, '15', '商户取消');
  return { ok: 'ok' };
}

function retryOrder(context: PayContext, fields: Fields): Record<string, unknown> {
  const order = orderOf(context, fields);
  if (order.status !== '4') throw new GigRefusal(GIG_CODES.badState, '订单不是挂起状态');
  retryGigOrder(context, order);
  stepGigOrder(context, order);
  return { ok: 'ok' };
}

/** The orders of a day that is over, page by page: what was asked for on it, as it stands now. */
function listDay(context: PayContext, fields: Fields): Record<string, unknown> {
  const date = pastDate(context, field(fields, 'order_date'));
  const [offset, length] = [Number(field(fields, 'offset')), Number(field(fields, 'length'))];
  if (!Number.isSafeInteger(offset) || offset < 0 || !(length >= 1 && length <= MOST_OF_PAGE)) {
    throw new GigRefusal(GIG_CODES.badField, `offset从0起，length为1至${MOST_OF_PAGE}`);
  }
  const orders = ordersOfDay(context, 'orders', date).filter(({ channel }) => channel === field(fields, 'channel'));
  const list = orders.slice(offset, offset + length).map((order) => gigOrderView(context, order));
  return { total_num: orders.length, list };
}

function accounts({ state, credentials }: PayContext): Record<string, unknown> {
  const { 银行卡: bank, 支付宝: alipay, 微信: wechat } = state.gig.balances;
  return {
    dealer_infos: [
      {
        broker_id: credentials.gig.brokerId,
        is_bank_card: true,
        bank_card_balance: yuan(bank),
        is_alipay: true,
        alipay_balance: yuan(alipay),
        is_wxpay: true,
        wxpay_balance: yuan(wechat),
        rebate_fee_balance: '0.00',
        total_balance: yuan(bank + alipay + wechat),
      },
    ],
  };
}

function calculateTax(context: PayContext, fields: Fields): Record<string, unknown> {
  const amountFen = fenOf(field(fields, 'pay'));
  const taxFen = context.settings.gig.taxed ? taxDueFen(context, field(fields, 'id_card'), amountFen) : 0;
  return {
    pay: yuan(amountFen),
    tax: yuan(taxFen),
    after_tax_amount: yuan(amountFen - taxFen),
    tax_detail: { personal_tax: yuan(taxFen), value_added_tax: '0.00', additional_tax: '0.00' },
  };
}

function orderOf({ state }: PayContext, fields: Fields): GigOrder {
  const order = state.gig.orders[field(fields, 'order_id')];
  const channel = fields.channel === undefined || fields.channel === '' ? order?.channel : fields.channel;
  if (!GIG_CHANNELS.some((one) => one === (channel ?? '银行卡'))) {
    throw new GigRefusal(GIG_CODES.badField, `channel只能是${GIG_CHANNELS.join('、')}`);
  }
  if (!order || order.channel !== channel) throw new GigRefusal(GIG_CODES.notFound, '订单不存在');
  return order;
}

function field(fields: Fields, name: string): string {
  const value = fields[name];
  if (value === undefined || value === '') throw new GigRefusal(GIG_CODES.badField, `${name}不能为空`);
  return value;
}

/** Yuan with at most two decimals, as a text. */
function fenOf(pay: string): number {
  const [, whole = '', part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(pay) ?? [];
  if (whole === '') throw new GigRefusal(GIG_CODES.badField, 'pay格式不正确');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

function pastDate(context: PayContext, date: string): string {
  const startMs = startOfDateMs(date);
  if (startMs === undefined || startMs >= (startOfDateMs(beijingDate(context.nowMs())) ?? 0)) {
    throw new GigRefusal(GIG_CODES.badField, '日期必须早于当天');
  }
  return date;
}

function fileUrl(context: PayContext, kind: 'orders' | 'bill', date: string): string {
  const name = `${kind}-of-${pastDate(context, date)}`;
  return `${context.baseUrl()}/gig/files/${name}.csv?token=${tokenOf(context, name)}`;
}

function tokenOf(context: PayContext, name: string): string {
  return seededBytes(context, `${context.credentials.gig.appKey}|${name}`).toString('hex');
}
