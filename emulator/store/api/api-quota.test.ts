import { DEMO } from '../demo-world';
import { EVENING_MS, post, readAnswer, type StoreUnderTest, storeUnderTest } from '../store-under-test';

const DAY_MS = 86_400_000;
const LOCK_TIME = '/league/headsupplier/lockcustomertime/getlocktime';
const PATH = `/channels/ec${LOCK_TIME}`;
const SHOP = { shop_appid: DEMO.shopAppid };

let world: StoreUnderTest;

beforeEach(async () => {
  world = await storeUnderTest({ settings: { quirks: false, apiDailyLimit: 3, apiMinuteLimit: 100 } });
});

afterEach(() => world.store.stop());

const lockTime = async () => Number((await world.api(LOCK_TIME, SHOP)).json.errcode);
const basic = async (path: string, body: object) =>
  post(`${world.store.url}/cgi-bin/${path}?access_token=${await world.token()}`, body);

/** The token is asked for once, so that its own calls do not use up its quota. */
beforeEach(async () => {
  const token = await world.token();
  world = {
    ...world,
    token: async () => token,
    api: (path, body) => post(`${world.store.url}/channels/ec${path}?access_token=${token}`, body),
  };
});

describe('the quota of a day', () => {
  it('is counted per endpoint, ends in 45009, and starts anew at midnight in Beijing', async () => {
    expect([await lockTime(), await lockTime(), await lockTime(), await lockTime()]).toEqual([0, 0, 0, 45009]);
    const { text } = await basic('openapi/quota/get', { cgi_path: PATH });
    expect(text).toBe(
      '{"errcode":0,"errmsg":"ok","quota":{"daily_limit":3,"used":3,"remain":0},' +
        '"rate_limit":{"call_count":100,"refresh_second":60},' +
        '"component_rate_limit":{"call_count":0,"refresh_second":0}}',
    );
    expect(Number((await world.api('/league/headsupplier/shop/list/get', { page_size: 10 })).json.errcode)).toBe(0);
    await world.clock.advanceTo(EVENING_MS + 3 * 3_600_000 + 46 * 60_000);
    const { json } = await tokenless();
    expect(await post(`${world.store.url}${PATH}?access_token=${json.access_token}`, SHOP)).toMatchObject({
      json: { errcode: 0 },
    });
  });

  it.each([
    ['openapi/quota/clear', { cgi_path: PATH }],
    ['clear_quota', { appid: DEMO.agencyAppid }],
  ])('is cleared by %s', async (path, body) => {
    for (let call = 0; call < 4; call += 1) await lockTime();
    expect((await basic(path, body)).json).toMatchObject({ errcode: 0 });
    expect(await lockTime()).toBe(0);
  });

  it('is cleared with the secret and without a token', async () => {
    for (let call = 0; call < 4; call += 1) await lockTime();
    const { appid, secret } = world.store.world.agency;
    const answer = await post(`${world.store.url}/cgi-bin/clear_quota/v2`, { appid, appsecret: secret });
    expect(answer.json).toMatchObject({ errcode: 0 });
    expect(await lockTime()).toBe(0);
  });

  it('is cleared ten times in a month and no more', async () => {
    for (let round = 0; round < 10; round += 1) await basic('clear_quota', { appid: DEMO.agencyAppid });
    expect((await basic('clear_quota', { appid: DEMO.agencyAppid })).json).toMatchObject({ errcode: 48006 });
    await world.clock.advanceBy(31 * DAY_MS);
    const { json } = await tokenless();
    const url = `${world.store.url}/cgi-bin/clear_quota?access_token=${json.access_token}`;
    expect((await post(url, { appid: DEMO.agencyAppid })).json).toMatchObject({ errcode: 0 });
  });

  it.each([
    ['openapi/quota/get', { cgi_path: '/channels/ec/nothing' }, 76021],
    ['clear_quota', { appid: 'wxother' }, 40013],
  ])('%s with %j is refused with %i', async (path, body, errcode) => {
    expect((await basic(path, body)).json).toMatchObject({ errcode });
  });
});

const tokenless = () => {
  const { appid, secret } = world.store.world.agency;
  return post(`${world.store.url}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid, secret });
};

describe('the limit of a minute', () => {
  it('ends in 45011 and is over with the minute', async () => {
    await world.store.play.settings({ apiDailyLimit: 1000, apiMinuteLimit: 2 });
    expect([await lockTime(), await lockTime(), await lockTime()]).toEqual([0, 0, 45011]);
    await world.clock.advanceBy(60_000);
    expect(await lockTime()).toBe(0);
  });
});

describe('the white list of addresses', () => {
  it('is off when empty, and else lets only its own use the secret', async () => {
    expect((await tokenless()).json).toMatchObject({ access_token: expect.any(String) });
    await world.store.play.settings({ ipWhiteList: ['203.0.113.7'] });
    const refused = (await tokenless()).json;
    expect(refused).toMatchObject({ errcode: 40164, errmsg: expect.stringContaining('invalid ip 127.0.0.1') });
    expect(await lockTime()).toBe(0);
    await world.store.play.settings({ ipWhiteList: ['203.0.113.7', '127.0.0.1'] });
    expect((await tokenless()).json).toMatchObject({ access_token: expect.any(String) });
  });
});

describe('addresses', () => {
  it.each([
    ['get_api_domain_ip', 'GET', undefined, { ip_list: expect.arrayContaining([expect.any(String)]) }],
    ['getcallbackip', 'GET', undefined, { ip_list: expect.arrayContaining(['127.0.0.1']) }],
    ['callback/check', 'POST', { action: 'dns', check_operator: 'DEFAULT' }, { dns: [{ ip: '127.0.0.1' }], ping: [] }],
    ['callback/check', 'POST', { action: 'all' }, { dns: [{}], ping: [{ package_loss: '0%' }] }],
  ])('%s by %s', async (path, method, body, expected) => {
    const url = `${world.store.url}/cgi-bin/${path}?access_token=${await world.token()}`;
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    expect((await readAnswer(await fetch(url, init))).json).toMatchObject(expected);
  });
});

describe('settings', () => {
  it.each([
    [{ nonsense: 1 }, 'no-such-setting'],
    [{ apiDailyLimit: 'many' }, 'bad-apiDailyLimit'],
    [{ ipWhiteList: '127.0.0.1' }, 'bad-ipWhiteList'],
    [{ quirks: { nonsense: true } }, 'no-such-setting'],
  ])('%j is refused as %s', async (body, error) => {
    expect((await post(`${world.store.url}/play/settings`, body)).json).toMatchObject({ error });
  });

  it('come back with a reset', async () => {
    await world.store.play.settings({ apiDailyLimit: 9 });
    await world.store.reset();
    expect(world.store.settings.apiDailyLimit).toBe(3);
  });
});
