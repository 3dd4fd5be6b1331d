import { DEMO } from './demo-world';
import { post, readAnswer, type StoreUnderTest, storeUnderTest } from './store-under-test';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let world: StoreUnderTest;

beforeEach(async () => {
  world = await storeUnderTest();
});

afterEach(() => world.store.stop());

const stable = async (patch: object = {}) => {
  const { appid, secret } = world.store.world.agency;
  const body = { grant_type: 'client_credential', appid, secret, ...patch };
  return (await post(`${world.store.url}/cgi-bin/stable_token`, body)).json;
};
const plain = async () => {
  const { appid, secret } = world.store.world.agency;
  const query = `grant_type=client_credential&appid=${appid}&secret=${secret}`;
  return (await readAnswer(await fetch(`${world.store.url}/cgi-bin/token?${query}`))).json;
};
const errcodeOf = async (token: unknown) => {
  const url = `${world.store.url}/channels/ec/league/headsupplier/lockcustomertime/getlocktime?access_token=${token}`;
  return Number((await post(url, { shop_appid: DEMO.shopAppid })).json.errcode);
};

describe('the stable token', () => {
  it('is at least 128 characters and stays the same with less and less time', async () => {
    const first = await stable();
    await world.clock.advanceBy(HOUR_MS);
    const second = await stable();
    expect(String(first.access_token).length).toBeGreaterThanOrEqual(128);
    expect(second.access_token).toBe(first.access_token);
    expect(first.expires_in).toBe(7200);
    expect(second.expires_in).toBeLessThanOrEqual(3600);
  });

  it('is renewed five minutes before its end, and then both work', async () => {
    const first = await stable();
    await world.clock.advanceBy(2 * HOUR_MS - 4 * MINUTE_MS);
    const second = await stable();
    expect(second.access_token).not.toBe(first.access_token);
    expect(await errcodeOf(first.access_token)).toBe(0);
    expect(await errcodeOf(second.access_token)).toBe(0);
    await world.clock.advanceBy(5 * MINUTE_MS);
    expect(await errcodeOf(first.access_token)).toBe(42001);
  });

  it('forced anew kills the old one at once, at most every 30 seconds', async () => {
    const first = await stable();
    const second = await stable({ force_refresh: true });
    expect(await errcodeOf(first.access_token)).toBe(40001);
    expect(await errcodeOf(second.access_token)).toBe(0);
    expect((await stable({ force_refresh: true })).errcode).toBe(45011);
  });

  it('is forced at most 20 times a day', async () => {
    for (let call = 0; call < 20; call += 1) {
      expect((await stable({ force_refresh: true })).errcode).toBeUndefined();
      await world.clock.advanceBy(MINUTE_MS);
    }
    expect((await stable({ force_refresh: true })).errcode).toBe(45009);
    await world.clock.advanceBy(24 * HOUR_MS);
    expect((await stable({ force_refresh: true })).errcode).toBeUndefined();
  });

  it.each([
    [{ appid: 'wxother' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'password' }, 40002],
  ])('asked for with %j is refused with %i', async (patch, errcode) => {
    const answer = await stable(patch);
    expect(answer.errcode).toBe(errcode);
    expect(answer.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });
});

describe('the classic token', () => {
  it('is another one with each call; the one before lives five minutes', async () => {
    const stableToken = (await stable()).access_token;
    const [first, second] = [await plain(), await plain()];
    expect(second.access_token).not.toBe(first.access_token);
    expect(await errcodeOf(first.access_token)).toBe(0);
    await world.clock.advanceBy(6 * MINUTE_MS);
    expect(await errcodeOf(first.access_token)).toBe(42001);
    expect(await errcodeOf(second.access_token)).toBe(0);
    expect(await errcodeOf(stableToken)).toBe(0);
  });
});

describe('a call', () => {
  it.each([
    ['without a token', '', 41001],
    ['with an unknown token', 'nonsense', 40001],
  ])('%s is refused', async (_, token, errcode) => {
    expect(await errcodeOf(token)).toBe(errcode);
  });
});
