import { grouped, moment, play, stateOf, yuan } from './words.mjs';

const at = (id) => document.getElementById(id);
const ENDS = ['SUCCESS', 'FAIL', 'CANCELLED'];

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text ?? '';
  return made;
}

function row({ lead, note, right, href }) {
  const made = element(href ? 'a' : 'div', 'row');
  if (href) made.href = href;
  const left = element('div', '');
  left.append(element('p', 'lead', lead), element('p', 'note', note));
  made.append(left, element('div', 'amount', right));
  return made;
}

function list(id, rows, empty) {
  at(id).replaceChildren(...(rows.length > 0 ? rows : [element('p', 'note', empty)]));
}

function billRow(bill) {
  const [word, , shape] = stateOf(bill);
  return row({
    lead: bill.remark,
    note: `${shape} ${word}${bill.fail_reason ? ` · ${bill.fail_reason}` : ''} · ${grouped(bill.out_bill_no)}`,
    right: yuan(bill.amount),
    href: `/sheet?package=${encodeURIComponent(bill.package)}`,
  });
}

async function refresh() {
  const state = await play('state', { bills: 100 });
  const { callbacks } = await play('callbacks', { newest: 20 });
  at('balance').textContent = yuan(state.balances.OPERATION);
  at('now').textContent = `现在是 ${moment(state.now_ms)} · 商户号 ${state.mch_id}`;
  list('waiting', state.bills.filter(({ state: one }) => !ENDS.includes(one)).map(billRow), '现在没有等人收款的单。');
  list('over', state.bills.filter(({ state: one }) => ENDS.includes(one)).map(billRow), '还没有结束的单。');
  const notices = callbacks.reverse().map((notice) =>
    row({
      lead: notice.number,
      note: `${notice.content.state ?? notice.event_type} · 试了 ${notice.attempts.length} 次`,
      right: notice.status === 'delivered' ? '✓ 已送达' : notice.status === 'waiting' ? '等待再送' : notice.status,
    }),
  );
  list('callbacks', notices, '还没有发过通知。');
}

function does(id, work) {
  at(id).addEventListener('click', async () => {
    at(id).disabled = true;
    const answer = await work();
    at('said').textContent = answer.ok ? '' : (answer.hint ?? '没有办成,请再试一次。');
    at(id).disabled = false;
    await refresh();
  });
}

does('top-up', () => play('top-up', { amount: 100_000 }));
does('drain', async () => {
  const { balances } = await play('balance');
  return play('top-up', { amount: -balances.OPERATION });
});
does('hour', () => play('jump', { hours: 1 }));
does('day', () => play('jump', { days: 1 }));
does('order-fate', async () => {
  const failReason = at('fate').value;
  return failReason ? play('fail', { fail_reason: failReason }) : play('clear-fates');
});
await refresh();
setInterval(refresh, 3000);
