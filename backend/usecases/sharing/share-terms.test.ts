import { documentOutbox } from '../../adapters/stores/outbox-store';
import { createShareLink } from './create-share-link';
import { brandUnderTest, programUnderTest, startMs } from './program-under-test';

const wang = { openid: 'oWang' };
const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
const dayMs = 86_400_000;

async function shared(
  request: Parameters<typeof createShareLink>[2] = apple,
  prepare: (program: ReturnType<typeof programUnderTest>) => void | Promise<void> = () => undefined,
) {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  await prepare(program);
  const answer = await createShareLink(program.ports, wang, request);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

describe('what a promoter has of sharing a thing', () => {
  it('is told with the link: price, estimate, payer, how it is computed', async () => {
    expect((await shared()).terms).toEqual({
      shopName: '山里人家水果店',
      brandName: '山里人家',
      hostName: '',
      priceFen: 19_300,
      airsAtMs: null,
      estimateFen: 3860,
      computed: '服务费是成交额的 25%,其中 80% 归您,合成交额的 20%。按下单时的费率算。',
      payerName: '山里人家联盟',
      lockDays: null,
      change: null,
    });
  });

  it.each([
    ['a product', apple, { clickDays: 30, orderDays: 0 }],
    [
      'a live room',
      { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' } as const,
      { clickDays: 3, orderDays: 30 },
    ],
  ])('names the lock of %s', async (_label, request, lockDays) => {
    const { terms } = await shared(request, ({ change }) => {
      change.windows = { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } };
    });
    expect(terms.lockDays).toEqual(lockDays);
  });

  it.each([
    [
      'a rate that was cut yesterday',
      'RATE_CUT',
      startMs - dayMs,
      '「高山苹果」的服务费率从 25% 降到 20%,您以后的订单按新费率算。',
    ],
    ['one that was cut long ago', 'RATE_CUT', startMs - 15 * dayMs, null],
    ['what is no change of rate or time', 'LIVE_STARTING', startMs - dayMs, null],
  ] as const)('says %s', async (_label, code, notedAtMs, change) => {
    const { terms } = await shared(apple, ({ database }) => {
      const facts = { startsAtMs: 0, endsAtMs: Number.MAX_SAFE_INTEGER, isListed: true };
      const notice = {
        ...{ id: 'n1', code, kind: 'product', shopAppid: 'wxshop1', contentId: apple.id, title: '高山苹果', notedAtMs },
        before: { ...facts, serviceRatioPpm: 250_000 },
        after: { ...facts, serviceRatioPpm: 200_000 },
      };
      return documentOutbox(database)
        .addForPromoters(notice as never, ['wxsharerWang'])
        .then(() => undefined);
    });
    expect(terms.change).toBe(change);
  });

  it('comes with what a poster needs; names go through the copy check', async () => {
    const { poster } = await shared(apple, ({ change }) => {
      change.brands = [
        brandUnderTest('brand1', { name: '官方山里人家', theme: { logoUrl: 'https://l', color: null } }),
      ];
    });
    expect(poster).toEqual({
      brandName: '山里人家',
      logoUrl: 'https://l',
      sharerName: '王阿姨',
      hostName: '',
      agencyName: '山里人家联盟',
      products: [],
      code: null,
    });
  });
});

describe('a title with words that may not be published', () => {
  const titled = (title: string) =>
    shared(apple, ({ state }) => {
      state.products = state.products.map((product) => ({ ...product, title }));
    });

  it('is shared without them, and the promoter is told', async () => {
    const { card, shareText, note } = await titled('降血糖 高山苹果');
    expect(card.title).toBe('高山苹果');
    expect(shareText).toBe('广告｜高山苹果\n193.00 元,以小店页面为准\n#小程序://微信小店/wxsharerWang');
    expect(note).toBe('标题里的「降血糖」不能用来宣传,分享时没有带上。');
  });

  it('that is nothing else becomes a neutral name', async () => {
    expect((await titled('根治')).card.title).toBe('小店里的一件商品');
  });
});
