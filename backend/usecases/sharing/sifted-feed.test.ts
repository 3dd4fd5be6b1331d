import { fen } from '../../../core/money/fen';
import { type FeedRequest, feed } from './feed';
import { apple } from './platform-under-test';
import { brandUnderTest, programUnderTest, startMs } from './program-under-test';

const wang = { openid: 'oWang' };
const visitor = { openid: 'oVisitor' };

async function programWithShelf() {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  program.state.products = [
    apple(),
    apple({ productId: '2', title: '耙耙柑 5 斤', priceFen: fen(4_900), serviceRatioPpm: 100_000 }),
    apple({ productId: '3', title: '高山土豆', priceFen: fen(2_900), serviceRatioPpm: 300_000 }),
    apple({ productId: '4', title: '苹果礼盒', priceFen: fen(36_000), isSoldOut: true }),
  ];
  const titles = async (request: Partial<FeedRequest>, who = wang) => {
    const page = await feed(program.ports, who, { kind: 'product', ...request });
    if (!page.ok) throw new Error(page.code);
    return page.value.items.map(({ title }) => title);
  };
  const today = async (request: Partial<FeedRequest> = {}, who = wang) => {
    const page = await feed(program.ports, who, { kind: 'product', withToday: true, ...request });
    if (!page.ok) throw new Error(page.code);
    return page.value.today;
  };
  return { ...program, titles, today };
}

describe('the shelf, searched and sorted', () => {
  it.each([
    ['everything that is on offer', {}, ['高山苹果', '耙耙柑 5 斤', '高山土豆']],
    ['what says a word', { words: '高山' }, ['高山苹果', '高山土豆']],
    ['what says two words', { words: '高山 土豆' }, ['高山土豆']],
    ['nothing for a word that is nowhere', { words: '榴莲' }, []],
    ['everything for blanks', { words: '  ' }, ['高山苹果', '耙耙柑 5 斤', '高山土豆']],
    ['what costs under 50 yuan', { priceBand: 'under-50' }, ['耙耙柑 5 斤', '高山土豆']],
    ['what costs 50 to 200 yuan', { priceBand: 'from-50-to-200' }, ['高山苹果']],
    ['the largest estimate first', { order: 'estimate' }, ['高山苹果', '高山土豆', '耙耙柑 5 斤']],
    ['the lowest price first', { order: 'price' }, ['高山土豆', '耙耙柑 5 斤', '高山苹果']],
  ] as const)('shows %s', async (_what, request, titles) => {
    expect(await (await programWithShelf()).titles(request)).toEqual(titles);
  });

  it('tells a visitor nothing by the order of estimates', async () => {
    const { titles } = await programWithShelf();
    expect(await titles({ order: 'estimate' }, visitor)).toEqual(await titles({}, visitor));
  });

  it('comes in pages that miss and repeat nothing', async () => {
    const { ports, state } = await programWithShelf();
    state.products = Array.from({ length: 45 }, (_none, at) =>
      apple({ productId: String(100 + at), title: `苹果 ${at}`, priceFen: fen(100 + ((at * 7) % 45)) }),
    );
    const seen: number[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await feed(ports, wang, { kind: 'product', order: 'price', words: '苹果', cursor });
      if (!page.ok) throw new Error(page.code);
      seen.push(...page.value.items.map(({ priceFen }) => priceFen ?? 0));
      cursor = page.value.nextCursor ?? undefined;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_none, at) => 100 + at));
  });
});

describe('three things to share today', () => {
  it('stand on the first page with their reasons, amounts for promoters only', async () => {
    const { today } = await programWithShelf();
    const [live, first] = await today();
    expect(live).toMatchObject({ kind: 'live', title: '果园现摘专场', reason: '正在直播,朋友点开就能看。' });
    expect(first).toMatchObject({
      title: '高山土豆',
      estimateFen: 696,
      reason: '佣金约为成交额的 24%,在这个货架里排在前面。',
    });
    const seen = await today({}, visitor);
    expect(seen).toHaveLength(3);
    expect(seen.every(({ estimateFen, reason }) => estimateFen === null && !reason.includes('%'))).toBe(true);
  });

  it('are read only where they are asked for', async () => {
    const { today, state } = await programWithShelf();
    expect(await today({ withToday: false })).toEqual([]);
    expect(state.asked.some((question) => question.startsWith('listShopLives'))).toBe(false);
  });

  it('name what came to the shelf lately', async () => {
    const { today, state, time, titles } = await programWithShelf();
    state.products = state.products.map((product) => ({ ...product, serviceRatioPpm: 250_000 }));
    await titles({});
    time.nowMs = startMs + 9 * 86_400_000;
    state.products = [...state.products, apple({ productId: '9', title: '新米' })];
    const named = (await today()).find(({ title }) => title === '新米');
    expect(named?.reason).toBe('8 月 10 日新上的货架。');
  });

  it('are of the chosen brand, and of brands that are open', async () => {
    const { today, change } = await programWithShelf();
    change.brands = [brandUnderTest('brand1', { isOpen: false }), brandUnderTest('brand2', { name: '另一家' })];
    expect(await today()).toEqual([]);
    change.brands = [brandUnderTest('brand1'), brandUnderTest('brand2', { name: '另一家' })];
    expect(await today({ brandId: 'brand2' })).toEqual([]);
    expect(await today({ brandId: 'brand1' })).toHaveLength(3);
  });
});
