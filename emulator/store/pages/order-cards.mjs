/* How orders and messages look on the play page. `act` sends a verb and says what was done. */

import { button, dayAndTime, element, yuan } from './store-page.mjs';

const REASONS = {
  LAST_TOUCH: '最近打开的是这位推客的链接',
  NO_ACTIVE_DYE: '没有在有效期内的推客链接',
  FOREIGN_SCENE: '在别人的直播间里下的单',
  SELF_SUBSTITUTED: '买家自己是推客,算自己的',
  SELF_PURCHASE_DENIED: '推客自己买,不算',
  CORRECTED: '平台后来改过归属',
  BULK: '批量造的订单',
};
const COMMISSION = { 20: '未结算', 100: '已结算', 200: '取消结算' };
const PUSHED = {
  waiting: '等着重发',
  held: '扣着',
  delivered: '已收下',
  lost: '丢了',
  'given-up': '十次都没收下',
  'no-url': '没有接收地址',
};

function orderButtons(order, { act, me }) {
  const { order_id } = order;
  const step = (text, verb, done, className) => button(text, () => act(verb, { order_id }, done), className);
  const isPaid = order.pay_time > 0 && order.order_status !== 200;
  const amount = element('input', { inputMode: 'decimal', placeholder: '退多少元', ariaLabel: '退多少元' });
  const part = () => act('refund', { order_id, amount: Math.round(Number(amount.value) * 100) }, '退了一部分。');
  const canSettle = isPaid && order.lines.some((line) => line.commission?.status === 20);
  return [
    order.order_status === 10 ? step('付款', 'pay', '付款了。', 'main') : null,
    order.order_status === 10 ? step('取消', 'cancel', '取消了。') : null,
    order.order_status === 12
      ? button('我来领礼物', () => act('gift', { order_id, receiver: me() }, '礼物领到了。'), 'main')
      : null,
    [20, 21].includes(order.order_status) ? step('商家发货', 'ship', '发货了。', 'main') : null,
    order.order_status === 17 ? step('到店用券', 'use', '券用掉了。', 'main') : null,
    order.order_status === 30 ? step('确认收货', 'receive', '收货了。', 'main') : null,
    canSettle ? step('平台结算', 'settle', '结算了。') : null,
    isPaid ? step('全部退款', 'refund', '全退了。') : null,
    isPaid && order.lines.length === 1 ? amount : null,
    isPaid && order.lines.length === 1 ? button('退一部分', part) : null,
  ];
}

function lineOf(line) {
  const { commission } = line;
  const facts = commission
    ? `佣金单 ${COMMISSION[commission.status]} · 机构服务费 ${yuan(commission.fee)} · ` +
      (commission.settled_by === 'agency' ? '推客由机构结算' : `平台给推客 ${yuan(commission.sharer_amount)}`) +
      ` · 第 ${line.version} 版`
    : line.clue
      ? '线索:没有佣金,机构自己和推客结'
      : '没有佣金单';
  return element(
    'div',
    {},
    element(
      'div',
      { className: 'row' },
      element('span', { textContent: `${line.title} × ${line.count}` }),
      element('span', { className: 'amount', textContent: yuan(line.actual_payment) }),
    ),
    element('div', { className: 'quiet', textContent: facts }),
  );
}

export function ordersOf(state, tools) {
  return [...state.orders].reverse().map((order) => {
    const { attribution } = order;
    const none = attribution.agency_only ? '只算机构的' : '不算任何推客的';
    const whose = attribution.promoter ? `算 ${attribution.promoter.name} 的` : none;
    return element(
      'li',
      {},
      element(
        'div',
        { className: 'row' },
        element('strong', { textContent: `${order.buyer.name}${order.gift ? '送的礼物' : ''}` }),
        element('strong', { textContent: `${order.status_text} ${order.order_status}` }),
      ),
      ...order.lines.map(lineOf),
      element('div', {
        className: 'quiet',
        textContent: `${whose}:${REASONS[attribution.reason] ?? attribution.reason}`,
      }),
      element('div', {
        className: 'quiet',
        textContent: `${order.order_id} · ${dayAndTime(order.create_time * 1000)}`,
      }),
      element('div', { className: 'buttons' }, ...orderButtons(order, tools)),
    );
  });
}

export function pushesOf(pushes) {
  return [...pushes].reverse().map((push) => {
    const last = push.attempts.at(-1);
    const answer = last ? `第 ${last.attempt} 次:${last.status ?? '没有回答'} ${last.answer.slice(0, 40)}` : '还没有发';
    return element(
      'li',
      {},
      element(
        'div',
        { className: 'row' },
        element('span', { textContent: `${push.id} · ${push.event}${pushNote(push)}` }),
        element('span', { textContent: PUSHED[push.status] }),
      ),
      element('div', {
        className: 'quiet',
        textContent: `${push.order_id ? `${push.order_id} 第 ${push.version} 版 · ` : ''}${answer}`,
      }),
    );
  });
}

function pushNote(push) {
  if (push.forged) return '(陌生人伪造)';
  return push.copy_of ? '(重复)' : '';
}
