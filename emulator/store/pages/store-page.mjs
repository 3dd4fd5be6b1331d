/* What both pages of the store use: asking the server, saying a sentence, building elements. */

const SENTENCES = {
  'unknown-link': '这段文字里没有小店的链接。请从推客那里复制一条再来。',
  'what-to-open': '请先粘贴一条链接。',
  'no-link-open': '您还没有打开任何链接。先打开一条,或改成“自己逛到的”再下单。',
  'room-not-running': '这场直播没有开播,进不去。',
  'claimed-already': '这张券您已经领过了。',
  'coupon-not-in-effect': '这张券现在不能领。',
  'not-unpaid': '这笔订单不是待付款状态。',
  'not-to-ship': '这笔订单现在不能发货。',
  'not-to-receive': '这笔订单现在不能确认收货。',
  'not-paid': '还没有付款,没有钱可以退或结算。',
  'bad-amount': '退款金额要大于 0,也不能超过剩下的钱。',
  'which-sku': '订单里有几样商品,请一样一样地退。',
  'nothing-to-settle': '没有等着结算的佣金。',
  'needs-real-name': '请先完成微信支付实名,再来同意。',
  'no-such-notice': '这里没有这场预告。',
  'not-a-voucher': '这笔订单不是待使用的券。',
  'no-such-person': '这里没有这个人。',
};

export async function ask(verb, body) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`/play/${verb}`, request);
  const answer = await response.json();
  if (!response.ok) throw new Error(SENTENCES[answer.error] ?? `没有成功:${answer.hint}`);
  return answer;
}

export function say(text, isWrong = false) {
  const word = document.getElementById('word');
  word.textContent = text;
  word.className = isWrong ? 'wrong' : '';
  word.hidden = false;
}

/** Runs what a tap asks for; a refusal becomes a sentence, a dead server too. */
export async function doing(task) {
  try {
    await task();
  } catch (cause) {
    say(cause instanceof TypeError ? '连不上模拟小店。请看看它是不是还在运行。' : cause.message, true);
  }
}

export function element(tag, attributes, ...children) {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children.filter((child) => child !== null));
  return node;
}

export function fill(select, entries) {
  const chosen = select.value;
  select.replaceChildren(...entries.map(([value, text]) => element('option', { value, textContent: text })));
  if (entries.some(([value]) => value === chosen)) select.value = chosen;
}

export function button(text, onTap, className = '') {
  return element('button', { type: 'button', textContent: text, className, onclick: () => doing(onTap) });
}

export const yuan = (fen) => `${fen < 0 ? '−' : ''}${(Math.abs(fen) / 100).toFixed(2)} 元`;
export const dayAndTime = (ms) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
export const percent = (ppm) => `${Number((ppm / 10000).toFixed(2))}%`;

let lastTap = 0;

/**
 * The street of phones around taps a button of this page by its name (by what stands in its row, after the page said
 * something), as a finger would, and hears whether there was one. It asks until it is answered: one number, one tap.
 */
window.addEventListener('message', ({ source, origin, data }) => {
  if (typeof data?.tap !== 'string' || new URL(origin).hostname !== location.hostname) return;
  if (data.number === lastTap || (data.after && !document.body.textContent.includes(data.after))) return;
  const buttons = [...document.querySelectorAll('button')].filter((one) => !one.disabled && one.offsetParent);
  const named = buttons.find(
    (one) =>
      one.textContent.trim().startsWith(data.tap) && (!data.near || one.closest('li')?.textContent.includes(data.near)),
  );
  if (!named) return;
  lastTap = data.number;
  // Only this page scrolls: scrollIntoView would move the street around it as well.
  window.scrollBy(0, named.getBoundingClientRect().top - window.innerHeight / 2);
  named.click();
  source.postMessage({ tapped: data.number }, origin);
});
