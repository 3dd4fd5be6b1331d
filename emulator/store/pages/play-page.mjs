import { ask, button, dayAndTime, doing, element, percent, say, yuan } from './store-page.mjs';

const $ = (id) => document.getElementById(id);
const LOOK_AGAIN_MS = 2000;
const REASONS = {
  LAST_TOUCH: '最近打开的是这位推客的链接',
  NO_ACTIVE_DYE: '没有在有效期内的推客链接',
  FOREIGN_SCENE: '在别人的直播间里下的单',
  SELF_SUBSTITUTED: '买家自己是推客,算自己的',
  SELF_PURCHASE_DENIED: '推客自己买,不算',
};
const TOUCHES = {
  RECORDED: '已记下:这段时间的订单算这位推客的',
  NOBODY: '没有推客标记,不算任何人的',
  AGENCY: '只算机构的',
  NOT_BOUND: '推客没有绑定机构,不算',
  NO_PLAN: '商品不在推广中,不算',
  ROOM_ENDED: '直播已经结束,不算',
  COUPON_NOT_IN_EFFECT: '优惠券没有生效,不算',
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
let shown = '';

function fill(select, entries) {
  const chosen = select.value;
  select.replaceChildren(...entries.map(([value, text]) => element('option', { value, textContent: text })));
  if (entries.some(([value]) => value === chosen)) select.value = chosen;
}

const me = () => $('me').value;

function place() {
  const from = $('from').value;
  return from.startsWith('live:') ? { live: from.slice(5) } : from;
}

async function act(verb, body, done) {
  const answer = await ask(verb, body);
  say(done);
  await look(true);
  return answer;
}

function lockWords(lock) {
  const end = dayAndTime(lock.expires_at_ms) + (lock.extended ? '(已延长)' : '');
  return `锁定:${lock.promoter?.name ?? lock.sharer_appid},到 ${end}`;
}

async function open(wish) {
  const opened = await act('open-link', { person: me(), ...wish }, '打开了。');
  const kinds = { PRODUCT_CARD: '商品', LIVE: '直播间', COUPON: '优惠券' };
  const whose = opened.tag.promoter ? `${opened.tag.promoter.name} 的链接` : '没有推客的链接';
  $('where').replaceChildren(
    element('p', { textContent: `我现在在:${kinds[opened.kind]} · ${whose}` }),
    element('p', { className: 'quiet', textContent: TOUCHES[opened.touch.reason] ?? opened.touch.reason }),
    ...opened.locks.map((lock) => element('p', { className: 'quiet', textContent: lockWords(lock) })),
  );
  $('from').value = 'link';
}

function goodsOf(state) {
  return state.products.map((product) => {
    const sku = element('select', { ariaLabel: `${product.title}的规格` });
    fill(
      sku,
      product.skus.map((one) => [
        one.sku_id,
        `${one.attrs?.map((attr) => attr.attr_value).join(' ') ?? ''} ${yuan(one.sale_price)}`,
      ]),
    );
    const buy = () =>
      act(
        'order',
        { person: me(), items: [{ product_id: product.product_id, sku_id: sku.value }], from: place() },
        '下单了,去订单里付款。',
      );
    const plan = product.plan?.status === 1 ? `服务费率 ${percent(product.plan.service_ratio)}` : '不在推广中';
    return element(
      'li',
      { className: 'goods' },
      element('img', { src: product.head_imgs[0] ?? '/picture/none.svg', alt: '' }),
      element(
        'div',
        {},
        element('div', { textContent: product.title }),
        element('div', { className: 'quiet', textContent: plan }),
        element('div', { className: 'buttons' }, sku, button('购买', buy, 'main')),
      ),
    );
  });
}

function roomsOf(state) {
  const rooms = state.liveRooms.filter((room) => room.running);
  return rooms.map((room) =>
    element(
      'li',
      { className: 'row' },
      element('span', { textContent: `${room.description}${room.talent_appid ? '(达人)' : ''}` }),
      button('进去看看', () => open({ export_id: room.export_id })),
    ),
  );
}

function couponsOf(state) {
  return state.coupons.map((coupon) =>
    element(
      'li',
      { className: 'row' },
      element('span', { textContent: coupon.name }),
      button('领取', () => act('claim-coupon', { person: me(), coupon_id: coupon.coupon_id }, '领到了。')),
    ),
  );
}

function orderButtons(order) {
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

function ordersOf(state) {
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
      element('div', { className: 'buttons' }, ...orderButtons(order)),
    );
  });
}

function pushesOf(pushes) {
  return [...pushes]
    .reverse()
    .slice(0, 50)
    .map((push) => {
      const last = push.attempts.at(-1);
      const answer = last
        ? `第 ${last.attempt} 次:${last.status ?? '没有回答'} ${last.answer.slice(0, 40)}`
        : '还没有发';
      return element(
        'li',
        {},
        element(
          'div',
          { className: 'row' },
          element('span', { textContent: `${push.id} · ${push.event}${push.copy_of ? '(重复)' : ''}` }),
          element('span', { textContent: PUSHED[push.status] }),
        ),
        element('div', {
          className: 'quiet',
          textContent: `${push.order_id ? `${push.order_id} 第 ${push.version} 版 · ` : ''}${answer}`,
        }),
      );
    });
}

function show(list, items, whenEmpty) {
  $(list).replaceChildren(...(items.length ? items : [element('li', { className: 'quiet', textContent: whenEmpty })]));
}

/** Looks at the world again and redraws only what changed, so that nobody loses what he is typing. */
async function look(force = false) {
  const [state, { pushes }] = await Promise.all([ask('state'), ask('pushes')]);
  $('now').textContent = dayAndTime(state.now_ms);
  const { now_ms: _, ...still } = state;
  const text = JSON.stringify([still, pushes]);
  if (!force && text === shown) return;
  shown = text;
  const people = state.people.map((person) => [person.id, person.name]);
  fill($('me'), people);
  fill($('forwarder'), people);
  const rooms = state.liveRooms.filter((room) => room.running);
  fill($('from'), [
    ['organic', '自己逛到的(小店、搜索、橱窗)'],
    ['link', '刚打开的链接'],
    ...rooms.map((room) => [`live:${room.export_id}`, `直播间:${room.description}`]),
  ]);
  show('goods', goodsOf(state), '店里还没有商品。');
  show('rooms', roomsOf(state), '现在没有直播。');
  show('coupons', couponsOf(state), '现在没有优惠券。');
  show('orders', ordersOf(state), '还没有订单。打开一条链接,买一样东西试试。');
  show('pushes', pushesOf(pushes), '还没有消息。下一笔单就有了。');
  $('push-url').textContent = state.push.url ? `发到 ${state.push.url} · 种子 ${state.seed}` : '还没有接收地址。';
  $('mode').value = state.push.mode;
}

$('way').onchange = () => {
  $('forwarder-row').hidden = $('way').value === '';
};
$('open').onsubmit = (event) => {
  event.preventDefault();
  const way = $('way').value;
  const forwarded = way ? { forwardedFrom: { person: $('forwarder').value, way } } : {};
  void doing(() => open({ link: $('link').value, ...forwarded }));
};
$('mode').onchange = () => doing(() => act('push-mode', { mode: $('mode').value }, '发送方式换好了。'));
$('release').onclick = () => doing(() => act('release-pushes', {}, '扣着的都放出去了。'));

/** `?as=小林&link=…` starts as that person with that link open; the arguments of an embedded card work too. */
async function start() {
  await look(true);
  const query = new URLSearchParams(location.search);
  const options = [...$('me').options];
  const asked = options.find((option) => [option.value, option.text].includes(query.get('as')));
  if (asked) $('me').value = asked.value;
  const names = [
    'link',
    'product_promotion_link',
    'promoter_share_link',
    'shop_appid',
    'product_id',
    'export_id',
    'coupon_id',
  ];
  const wish = Object.fromEntries(names.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
  if (Object.keys(wish).length > 0) await open(wish);
}

void doing(start);
setInterval(() => doing(look), LOOK_AGAIN_MS);
