import { endingOf, grouped, moment, play, rest, stateOf, yuan } from './words.mjs';

const params = new URLSearchParams(location.search);
const packageInfo = params.get('package');
/** Who holds this phone; a phone emulator says it, else the person chooses on the page. */
const holder = params.get('openid');
const at = (id) => document.getElementById(id);

let shown;
let ahead = 0;

function render() {
  const isTransfer = shown.kind === 'transfer';
  const [word, colour, shape] = stateOf(shown);
  at('state').textContent = `${shape} ${word}`;
  at('state').className = `tag ${colour}`;
  at('payer').textContent = isTransfer ? `${shown.payer_name} 付给您` : `${shown.payer_name} 请您授权自动收款`;
  at('amount').textContent = isTransfer ? yuan(shown.amount) : '以后不用每次点收款';
  at('accept').textContent = isTransfer ? `收款 ${yuan(shown.amount)}` : '同意授权';
  at('leave').textContent = shown.why_closed ? '返回' : isTransfer ? '暂不收款' : '暂不授权';
  at('accept').hidden = Boolean(shown.why_closed);
  at('person-card').hidden = holder !== null || Boolean(shown.why_closed);
  renderFacts(isTransfer);
  renderTime();
}

function renderFacts(isTransfer) {
  const facts = isTransfer
    ? [
        ['说明', shown.remark],
        ['收款到', '微信零钱'],
        ['单号', grouped(shown.out_bill_no)],
        ...(shown.fail_reason ? [['原因', shown.fail_reason]] : []),
      ]
    : [['授权单号', shown.out_authorization_no]];
  const cells = facts.flatMap(([name, value]) => {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    text.textContent = value;
    return [term, text];
  });
  at('facts').replaceChildren(...cells);
}

function renderTime() {
  const isOpen = shown.expires_at_ms && !shown.why_closed;
  const leftMs = shown.expires_at_ms - Date.now() - ahead;
  at('deadline').textContent = isOpen ? `请在 ${moment(shown.expires_at_ms)} 前收款。` : endingOf(shown);
  at('deadline').hidden = at('deadline').textContent === '';
  at('rest').textContent = isOpen ? `${rest(leftMs)},过了时间钱会退回给商家。` : '';
  at('rest').hidden = !isOpen;
}

async function refresh() {
  const view = await play('sheet', { package: packageInfo ?? '' });
  if (!view.ok) return fail(view.shown ?? view.hint);
  shown = view;
  ahead = view.now_ms - Date.now();
  render();
}

function say(text) {
  at('answer').textContent = text;
  at('answer').hidden = text === '';
}

function fail(text) {
  at('state').textContent = '− 打不开';
  at('state').className = 'tag owed';
  at('payer').textContent = text;
  for (const id of ['facts-card', 'person-card', 'accept']) at(id).hidden = true;
  at('leave').textContent = '返回';
}

/** A phone that opened the sheet is told as `wx.requestMerchantTransfer` tells a mini-program. */
function tellOpener(answer) {
  const message = { type: 'requestMerchantTransfer', errMsg: answer.errMsg, state: answer.state ?? null };
  const opener = window.parent === window ? window.opener : window.parent;
  opener?.postMessage(message, '*');
}

async function decide(decision) {
  at('accept').disabled = true;
  const payee = holder ?? (at('person').value === 'payee' ? shown?.openid : 'oSomebodyElse');
  const answer = await play('confirm', { package: packageInfo ?? '', openid: payee, decision });
  at('accept').disabled = false;
  if (answer.ok) {
    say(decision === 'leave' ? '没有收款。到期前还可以从小程序再打开。' : '');
    await refresh();
  } else {
    say(answer.shown ?? answer.hint);
  }
  tellOpener(answer);
}

at('accept').addEventListener('click', () => decide('accept'));
at('leave').addEventListener('click', () => {
  if (shown && !shown.why_closed) return decide('leave');
  tellOpener({ errMsg: 'requestMerchantTransfer:ok', state: shown?.state });
  if (window.parent === window && history.length > 1) history.back();
});
await refresh();
setInterval(() => shown && renderTime(), 1000);
setInterval(() => shown && refresh(), 5000);
