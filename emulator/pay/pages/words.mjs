/** `12,345.67 元` */
export function yuan(fen) {
  const [whole, part] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part} 元`;
}

/** `8 月 27 日 14:05`, Beijing time. */
export function moment(atMs) {
  const at = new Date(atMs + 8 * 3_600_000);
  const two = (number) => String(number).padStart(2, '0');
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日 ${time}`;
}

/** `还剩 5 小时 20 分`; seconds in the last minute. */
export function rest(leftMs) {
  const minutes = Math.floor(leftMs / 60_000);
  if (minutes < 1) return `还剩 ${Math.max(0, Math.floor(leftMs / 1000))} 秒`;
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `还剩 ${hours} 小时 ${minutes % 60} 分` : `还剩 ${minutes} 分`;
}

/** Order numbers in groups of four. */
export function grouped(number) {
  return number.replace(/(.{4})(?=.)/g, '$1 ');
}

const STATES = {
  ACCEPTED: ['商家准备中', 'frozen', '◷'],
  PROCESSING: ['商家准备中', 'frozen', '◷'],
  WAIT_USER_CONFIRM: ['等您收款', 'todo', '!'],
  TRANSFERING: ['转账中', 'frozen', '◷'],
  SUCCESS: ['已到账', 'done', '●'],
  FAIL: ['失败', 'owed', '−'],
  CANCELING: ['商家撤回中', 'frozen', '◷'],
  CANCELLED: ['商家已撤回', 'done', '●'],
  TAKING_EFFECT: ['授权已生效', 'done', '●'],
  CLOSED: ['授权已关闭', 'done', '●'],
};

/** Word, colour and shape of a state. */
export function stateOf({ state, kind, why_closed }) {
  if (state === 'WAIT_USER_CONFIRM' && why_closed) return ['已过期', 'done', '●'];
  if (state === 'WAIT_USER_CONFIRM' && kind === 'authorisation') return ['等您授权', 'todo', '!'];
  return STATES[state] ?? [state, 'done', '●'];
}

const ENDINGS = {
  TRANSFERING: '正在转到您的微信零钱,请稍等。',
  SUCCESS: '钱已在您的微信零钱里。',
  FAIL: '没有转成,钱已退回给商家。',
  CANCELING: '商家正在撤回这笔钱。',
  CANCELLED: '商家撤回了这笔钱。',
};

/** What became of a sheet that can no longer be answered. */
export function endingOf({ state, why_closed }) {
  return ENDINGS[state] ?? why_closed ?? '';
}

export async function play(verb, body) {
  const response = await fetch(`/play/${verb}`, { method: 'POST', body: JSON.stringify(body ?? {}) });
  return { ok: response.ok, ...(await response.json()) };
}

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
