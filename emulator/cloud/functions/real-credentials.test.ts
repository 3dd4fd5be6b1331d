import { realCredentialProblem } from './real-credentials';

describe('real credentials', () => {
  it.each([
    ['TENCENTCLOUD_SECRETID', 'anything'],
    ['TENCENTCLOUD_SECRETKEY', 'anything'],
    ['TENCENTCLOUD_SESSIONTOKEN', 'anything'],
    ['WX_APP_SECRET', '0123456789abcdef0123456789abcdef'],
    ['AGENCY_SECRET', '0123456789abcdef0123456789abcdef'],
    ['WECHATPAY_PRIVATE_KEY', 'x'],
    ['CLOUDBASE_API_TOKEN', 'x'],
    ['SOMETHING_ELSE', `AKID${'z'.repeat(32)}`],
    ['MY_PEM', '-----BEGIN PRIVATE KEY-----\nabc'],
  ])('%s stops the start, by name', (name, value) => {
    expect(realCredentialProblem({ HOME: '/root', [name]: value })).toBe(
      `${name} holds what looks like a real credential. The local cloud needs none and does not start with one: ` +
        `run it as "env -u ${name} npm start".`,
    );
  });

  it.each([
    ['the local stand-in', { TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local' }],
    ['an empty variable', { TENCENTCLOUD_SECRETID: '' }],
    ['the names of context keys', { WX_CONTEXT_KEYS: 'WX_OPENID', TCB_CONTEXT_KEYS: 'TCB_ENV' }],
    ['an ordinary environment', { PATH: '/usr/bin', HOME: '/root', LANG: 'C.UTF-8', GIT_PAGER: 'cat' }],
  ])('%s does not', (_label, environment) => {
    expect(realCredentialProblem(environment)).toBeUndefined();
  });
});
