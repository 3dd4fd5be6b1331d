import { ask, doing, element, percent, say } from './store-page.mjs';

const query = new URLSearchParams(location.search);
const wish = {
  openid: query.get('openid') ?? '',
  query_string: query.get('query_string') ?? '',
  extraData: JSON.parse(query.get('extraData') ?? '{}'),
};

async function show() {
  const state = await ask('state');
  const person = state.people.find((one) => Object.values(one.openids).includes(wish.openid));
  const isSplit = wish.extraData.commissionType === 0;
  const terms = isSplit ? `佣金由平台直接分给我,比例 ${percent(wish.extraData.commissionRatio)}` : '佣金由机构结算给我';
  document
    .getElementById('facts')
    .replaceChildren(
      element('p', { textContent: `${person?.name ?? '未知的人'},您好` }),
      element('p', { textContent: `${state.agency.name} 邀请您成为它的推客。` }),
      element('p', { textContent: terms }),
      element('p', { className: 'quiet', textContent: '成为推客不收费。以后可以随时解除。' }),
    );
}

/** The page that opened this one hears that the person is done, and no more: it must ask the platform itself. */
function tellOpener(decision) {
  const opener = window.opener ?? (window.parent === window ? null : window.parent);
  opener?.postMessage({ businessView: decision }, '*');
}

const WORDS = { agree: '好了,可以回小程序了。', refuse: '您没有同意。', close: '关闭了。' };
for (const choice of document.querySelectorAll('[data-decision]')) {
  choice.onclick = () =>
    doing(async () => {
      const { decision } = choice.dataset;
      await ask('business-view', { ...wish, decision });
      document.getElementById('choices').hidden = true;
      say(WORDS[decision]);
      tellOpener(decision);
    });
}
void doing(show);
