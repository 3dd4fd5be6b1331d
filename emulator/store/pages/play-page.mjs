import { ordersOf, pushesOf } from './order-cards.mjs';
import { articlesOf, couponsOf, goodsOf, noticesOf, roomsOf, videosOf } from './shelf-cards.mjs';
import { ask, dayAndTime, doing, element, fill, say, yuan } from './store-page.mjs';

const $ = (id) => document.getElementById(id);
const LOOK_AGAIN_MS = 2000;
const TOUCHES = {
  RECORDED: '已记下:这段时间的订单算这位推客的',
  NOBODY: '没有推客标记,不算任何人的',
  AGENCY: '只算机构的',
  NOT_BOUND: '推客没有绑定机构,不算',
  NO_PLAN: '商品不在推广中,不算',
  ROOM_ENDED: '直播已经结束,不算',
  NOTICE_CANCELLED: '预告已经取消,不算',
  CONTENT_GONE: '内容不在了,不算',
  COUPON_NOT_IN_EFFECT: '优惠券没有生效,不算',
};
const KINDS = {
  PRODUCT_CARD: '商品',
  LIVE: '直播间',
  LIVE_NOTICE: '直播预告',
  SHORT_VIDEO: '短视频',
  ARTICLE: '文章',
  COUPON: '优惠券',
};
const NEWEST = 50;
let shown = '';
let opened;

const me = () => $('me').value;

function place() {
  const from = $('from').value;
  return from.startsWith('live:') ? { live: from.slice(5) } : from;
}

async function act(verb, body, done) {
  const answer = await ask(verb, body);
  say(typeof done === 'function' ? done(answer) : done);
  await look(true);
  return answer;
}

function lockWords(lock) {
  const end = dayAndTime(lock.expires_at_ms) + (lock.extended ? '(已延长)' : '');
  return `锁定:${lock.promoter?.name ?? lock.sharer_appid},到 ${end}`;
}

async function open(wish) {
  opened = { wish, ...(await act('open-link', { person: me(), ...wish }, '打开了。')) };
  const whose = opened.tag.promoter ? `${opened.tag.promoter.name} 的链接` : '没有推客的链接';
  $('where').replaceChildren(
    element('p', { textContent: `我现在在:${KINDS[opened.kind]} · ${whose}` }),
    element('p', { className: 'quiet', textContent: TOUCHES[opened.touch.reason] ?? opened.touch.reason }),
    ...opened.locks.map((lock) => element('p', { className: 'quiet', textContent: lockWords(lock) })),
  );
  $('from').value = 'link';
}

/** The link just opened, when it leads to that content: what is done there is done through it. */
function tagged(target) {
  const [name, id] = Object.entries(target)[0];
  const link = opened?.[name] === id ? (opened.wish.link ?? opened.wish.promoter_share_link) : undefined;
  return link ? { link } : {};
}

const tools = { act, me, open, place, tagged };

function show(list, items, whenEmpty) {
  $(list).replaceChildren(...(items.length ? items : [element('li', { className: 'quiet', textContent: whenEmpty })]));
}

function troubleWords({ seed, counts }) {
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count} 次`);
  return `平台正按种子 ${seed} 出错:${kinds.join('、') || '还没有出过'}。`;
}

/** Looks at the world again and redraws only what changed, so that nobody loses what he is typing. */
async function look(force = false) {
  const [state, { pushes }, trouble] = await Promise.all([
    ask(`state?orders=${NEWEST}`),
    ask(`pushes?newest=${NEWEST}`),
    ask('misbehaviour'),
  ]);
  $('now').textContent = dayAndTime(state.now_ms);
  const { now_ms: _, ...still } = state;
  const text = JSON.stringify([still, pushes, trouble.counts, trouble.on]);
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
  show('goods', goodsOf(state, tools), '店里还没有商品。');
  show('rooms', roomsOf(state, tools), '现在没有直播。');
  show('notices', noticesOf(state, tools), '现在没有预告。');
  show('videos', videosOf(state, tools), '现在没有短视频。');
  show('articles', articlesOf(state, tools), '现在没有文章。');
  show('coupons', couponsOf(state, tools), '现在没有优惠券。');
  show('orders', ordersOf(state, tools), '还没有订单。打开一条链接,买一样东西试试。');
  const { funds, order_count } = state;
  const more = order_count > NEWEST ? `一共 ${order_count} 笔,这里是最新的 ${NEWEST} 笔。` : '';
  const money = `机构余额 ${yuan(funds.available_fen)},待结算 ${yuan(funds.pending_fen)}。`;
  $('funds').textContent = `${money}${more}`;
  show('pushes', pushesOf(pushes), '还没有消息。下一笔单就有了。');
  $('push-url').textContent = state.push.url ? `发到 ${state.push.url} · 种子 ${state.seed}` : '还没有接收地址。';
  $('trouble').hidden = !trouble.on;
  $('trouble').textContent = troubleWords(trouble);
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
    'notice_id',
    'article_id',
    'feed_token',
    'coupon_id',
  ];
  const wish = Object.fromEntries(names.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
  if (Object.keys(wish).length > 0) await open(wish);
}

void doing(start);
setInterval(() => doing(look), LOOK_AGAIN_MS);
