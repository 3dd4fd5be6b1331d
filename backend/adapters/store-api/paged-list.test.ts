import type { WholeStorePlatform } from '../../ports/store-platform';
import { type FakeAnswer, type PlatformUnderTest, startPlatform, worldAround } from './platform-under-test';
import { storeApiClient } from './store-api-client';

let platform: PlatformUnderTest | undefined;
afterEach(() => platform?.close());

/** Asks a platform on the loopback that gives these answers in turn, the last one for ever. */
async function ask<T>(answers: readonly FakeAnswer[], question: (store: WholeStorePlatform) => Promise<T>) {
  await platform?.close();
  platform = await startPlatform((_call, nth) => answers[Math.min(nth, answers.length) - 1] ?? {});
  const { world, lines } = worldAround(platform);
  const tokens = { current: async () => 'token', refresh: async () => 'token' };
  const ids = { agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1' };
  const value = await question(storeApiClient({ ...world, ...ids, tokens })).catch((error: unknown) => error);
  return { value, lines, keys: platform.calls.map(({ body }) => Reflect.get(Object(body), 'next_key')) };
}

const talents = (...appids: readonly string[]) => appids.map((talent_appid) => ({ talent_appid }));
const listTalents = async (store: WholeStorePlatform) => {
  const answer = await store.listPartnerTalents().all();
  return answer.ok ? answer.value.map(({ talentAppid }) => talentAppid) : answer;
};
const ten = Array.from({ length: 10 }, (_, nth) => `wx${nth}`);

describe('a list of pages', () => {
  it.each([
    [
      'says so',
      [{ talent_list: talents('a'), next_key: 'k1', has_more: true }, { talent_list: talents('b') }],
      ['', 'k1'],
    ],
    [
      'says so by 1',
      [
        { talent_list: talents('a'), next_key: 'k1', has_more: 1 },
        { talent_list: talents('b'), has_more: 0 },
      ],
      ['', 'k1'],
    ],
    [
      'has a key that is a number',
      [{ talent_list: talents('a'), next_key: 7, has_more: true }, { talent_list: talents('b') }],
      ['', '7'],
    ],
    [
      'has a page without items',
      [
        { talent_list: talents('a', 'b'), next_key: 'k1', has_more: true },
        { talent_list: [], next_key: 'k2', has_more: true },
        {},
      ],
      ['', 'k1', 'k2'],
    ],
  ])('goes on when it %s', async (_label, answers, keys) => {
    expect(await ask(answers, listTalents)).toEqual({ value: ['a', 'b'], lines: [], keys });
  });

  it.each([
    ['it says so', { has_more: false, next_key: 'k' }],
    ['its key is empty', { next_key: '' }],
    ['its key is null', { next_key: null, has_more: null }],
    ['its page is not full', { next_key: 'k' }],
    ['it says something unknown and is not full', { next_key: 'k', has_more: 'maybe' }],
  ])('ends when %s', async (_label, end) => {
    const { value, keys } = await ask([{ talent_list: talents('a', 'b'), ...end }], listTalents);
    expect([value, keys]).toEqual([['a', 'b'], ['']]);
  });

  it('that does not say whether there is more goes on while pages are full', async () => {
    const { value, keys } = await ask(
      [{ talent_list: talents(...ten), next_key: 'k1' }, { talent_list: null }],
      listTalents,
    );
    expect([value, keys]).toEqual([ten, ['', 'k1']]);
  });

  it('that leads to the same full page again without saying that there is more has ended', async () => {
    const { keys } = await ask([{ talent_list: talents(...ten), next_key: 'k' }], listTalents);
    expect(keys).toEqual(['', 'k']);
  });

  it('that says for ever that there is more is an outage', async () => {
    const { value } = await ask([{ talent_list: talents('a'), next_key: 'k', has_more: true }], listTalents);
    expect(String(value)).toContain('it leads in a circle');
  });

  it('of people is not read at all when one of them cannot be read', async () => {
    const { value, lines } = await ask([{ talent_list: [...talents('a'), { talent_appid: '' }] }], listTalents);
    expect(String(value)).toContain('get_bind_talent_list: unusable answer at talent_list.1.talent_appid');
    expect(lines).toEqual([
      [
        'alarm',
        'STORE_API_ANSWER',
        { operation: 'get_bind_talent_list', place: 'talent_list.1.talent_appid', leftOutCount: 0, rid: '' },
      ],
    ]);
  });

  it('of products leaves out what cannot be read, and says so once', async () => {
    const product_list = [
      { product_id: 1, shop_appid: 'wx1' },
      { product_id: 'x', shop_appid: 'wx1' },
      null,
      { product_id: 2, shop_appid: 'wx1' },
    ];
    const { value, lines } = await ask([{ product_list }], (store) =>
      store.searchPromotedProducts({ planType: 3 }).all(),
    );
    expect(value).toMatchObject({ ok: true, value: [{ productId: '1' }, { productId: '2' }] });
    const facts = {
      operation: 'get_promote_product_list',
      place: 'product_list.1.product_id',
      leftOutCount: 2,
      rid: '',
    };
    expect(lines).toEqual([['alarm', 'STORE_API_ANSWER', facts]]);
  });

  it('without pages is got without a body', async () => {
    const { value } = await ask([{ cats: [{ cat_and_qua: [{ cat: { cat_id: 7, name: '纸' } }] }] }], (store) =>
      store.listCategories(),
    );
    expect(value).toEqual({
      ok: true,
      value: [{ categoryId: '7', name: '纸', withinCategoryId: null, level: 0, isLeaf: true }],
    });
    expect(platform?.calls).toEqual([{ path: '/channels/ec/category/league/all', token: 'token', body: null }]);
  });
});
