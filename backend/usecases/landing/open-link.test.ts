import { createShareLink } from '../sharing/create-share-link';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { openLink, openThing } from './open-link';

const buyer = { openid: 'oBuyer', unionid: 'uBuyer' };
const nobody = { openid: undefined, unionid: undefined };
const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
const room = { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' } as const;
const dayMs = 86_400_000;
const thingPath = '/packages/land/land?k=product&s=wxshop1&i=10000165275743001';

async function share(
  program: ReturnType<typeof programUnderTest>,
  openid: string,
  request: typeof apple | typeof room,
): Promise<string> {
  const made = await createShareLink(program.ports, { openid }, request);
  if (!made.ok) throw new Error(`no link: ${made.code}`);
  return made.value.token;
}

async function programWithLinks() {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  await program.bind('oChen', 'wxsharerChen', '陈姐');
  const token = await share(program, 'oWang', apple);
  const touches = () => program.database.list('touches', { where: {}, limit: 99 });
  return { ...program, token, touches };
}

const appleThing = {
  kind: 'product',
  id: '10000165275743001',
  shopAppid: 'wxshop1',
  shopName: '山里人家水果店',
  brandName: '山里人家',
  title: '高山苹果',
  imageUrl: 'https://pictures.example/apple.png',
  priceFen: 19_300,
  hostName: '',
  airsAtMs: null,
  articleUrl: null,
  isAvailable: true,
  obstacle: null,
};

describe('opening a link', () => {
  it.each([
    ['a buyer', buyer],
    ['somebody without identity', nobody],
  ])('shows %s the thing, the person, and where to buy', async (_label, opener) => {
    const { ports, token } = await programWithLinks();
    expect(await openLink(ports, opener, { token, consent: false })).toEqual({
      ok: true,
      value: {
        thing: appleThing,
        sharer: { nickname: '王阿姨', avatarUrl: '' },
        attribution: { promotionLink: 'promotion-10000165275743001-wxsharerWang', shareLink: null, feedToken: null },
        instead: [],
        disclosure: '广告 · 您从这里购买,分享者可能获得商家支付的佣金。价格以小店页面为准。',
        isOwnLink: false,
        isPromoter: false,
        codeUrl: null,
        resharePath: thingPath,
        mayReshare: false,
      },
    });
  });

  it('keeps the touch of a buyer who agreed, under a hash', async () => {
    const { ports, token, touches } = await programWithLinks();
    await openLink(ports, buyer, { token, consent: true });
    const buyerKey = ports.buyerKeys.keyOf(buyer);
    expect(await touches()).toEqual([
      {
        _id: `${buyerKey}|${token}|${startMs / 1000}`,
        buyerKey,
        shopAppid: 'wxshop1',
        promoter: 'wxsharerWang',
        kind: 'PRODUCT_CARD',
        token,
        contentId: '10000165275743001',
        atMs: startMs,
        forwardedByKind: null,
      },
    ]);
    expect(buyerKey).toMatch(/^k1\.[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(await touches())).not.toMatch(/oBuyer|uBuyer/);
  });

  it('keeps a double open within a second once, and the next second again', async () => {
    const { ports, token, touches, time } = await programWithLinks();
    const open = () => openLink(ports, buyer, { token, consent: true });
    await Promise.all([open(), open(), open()]);
    time.nowMs += 1000;
    await open();
    expect(await touches()).toHaveLength(2);
  });

  it('tells buyers apart and knows one without a unionid by his openid', async () => {
    const { ports, token, touches } = await programWithLinks();
    const openers = [buyer, { openid: 'oOther', unionid: 'uBuyer' }, { openid: 'oThird', unionid: undefined }];
    for (const opener of openers) await openLink(ports, opener, { token, consent: true });
    const keys = (await touches()).map((touch) => touch.buyerKey);
    expect(new Set(keys)).toEqual(new Set([ports.buyerKeys.keyOf(buyer), ports.buyerKeys.keyOf({ openid: 'oThird' })]));
  });

  it.each([
    ['an unknown token', 'token-96-bits-99'],
    ['no token', ''],
    ['an operator', '{"$ne":null}'],
    ['a token that is too long', 'a'.repeat(65)],
  ])('does not find %s', async (_label, token) => {
    const { ports, touches } = await programWithLinks();
    expect(await openLink(ports, buyer, { token, consent: true })).toEqual({ ok: false, code: 'link-not-found' });
    expect(await touches()).toEqual([]);
  });

  it.each([
    ['whose promoter is no longer bound', 'unbound', 0],
    ['whose promoter is suspended', 'suspended', 0],
    ['that expired', 'bound', 30 * dayMs],
  ])('of a link %s shows the thing without the person and keeps nothing', async (_label, status, laterMs) => {
    const { ports, token, touches, database, time } = await programWithLinks();
    await database.update('promoters', 'wxsharerWang', { set: { status } });
    time.nowMs += laterMs;
    expect(await openLink(ports, buyer, { token, consent: true })).toMatchObject({
      value: { thing: appleThing, sharer: null, attribution: null },
    });
    expect(await touches()).toEqual([]);
  });

  it('of a thing that is gone shows how it was and keeps nothing', async () => {
    const { ports, token, touches, database } = await programWithLinks();
    await database.remove('plans', 'wxshop1|10000165275743001');
    expect(await openLink(ports, buyer, { token, consent: true })).toMatchObject({
      value: {
        thing: { ...appleThing, isAvailable: false, obstacle: 'not-shareable' },
        sharer: { nickname: '王阿姨' },
      },
    });
    expect(await touches()).toEqual([]);
  });

  it('of a broadcast that is over says so', async () => {
    const program = await programWithLinks();
    const token = await share(program, 'oWang', room);
    expect(await openLink(program.ports, buyer, { token, consent: true })).toMatchObject({
      value: { thing: { isAvailable: true }, attribution: { shareLink: 'share-export/Room1-wxsharerWang' } },
    });
    expect(await program.touches()).toMatchObject([{ kind: 'LIVE', contentId: 'export/Room1' }]);
    program.state.rooms = [];
    program.time.nowMs += 10 * 60_000;
    expect(await openLink(program.ports, buyer, { token, consent: true })).toMatchObject({
      value: { thing: { title: '果园现摘专场', isAvailable: false } },
    });
  });

  it('tells a promoter that it is his own link', async () => {
    const { ports, token } = await programWithLinks();
    expect(await openLink(ports, { openid: 'oWang', unionid: undefined }, { token, consent: false })).toMatchObject({
      value: { isOwnLink: true, isPromoter: true, resharePath: `/packages/land/land?t=${token}`, mayReshare: false },
    });
  });

  it('gives another promoter the path of his own link, once he has one', async () => {
    const program = await programWithLinks();
    const chen = { openid: 'oChen', unionid: undefined };
    const request = { token: program.token, consent: false };
    expect(await openLink(program.ports, chen, request)).toMatchObject({
      value: { isOwnLink: false, isPromoter: true, resharePath: thingPath, mayReshare: true },
    });
    const own = await share(program, 'oChen', apple);
    expect(await openLink(program.ports, chen, request)).toMatchObject({
      value: { resharePath: `/packages/land/land?t=${own}`, mayReshare: false },
    });
  });

  it('never names accounts to the one who looks', async () => {
    const { ports, token } = await programWithLinks();
    const shown = await openLink(ports, buyer, { token, consent: true });
    const text = JSON.stringify(shown).replace('promotion-10000165275743001-wxsharerWang', '');
    expect(text).not.toMatch(/oWang|wxsharerWang|oBuyer|uBuyer|k1\./);
  });
});

describe('a link that somebody passed on', () => {
  it('credits the promoter who did, by his own link', async () => {
    const program = await programWithLinks();
    const forwarderToken = await share(program, 'oChen', apple);
    expect(await openLink(program.ports, buyer, { token: program.token, forwarderToken, consent: true })).toMatchObject(
      {
        value: {
          sharer: { nickname: '陈姐' },
          attribution: { promotionLink: 'promotion-10000165275743001-wxsharerChen' },
        },
      },
    );
    expect(await program.touches()).toMatchObject([
      { promoter: 'wxsharerChen', token: forwarderToken, forwardedByKind: 'promoter' },
    ]);
  });

  it.each([
    ['nobody we know', async () => 'token-96-bits-77'],
    ['a link to another thing', (program: ReturnType<typeof programUnderTest>) => share(program, 'oChen', room)],
    [
      'a promoter whose bond ended',
      async (program: ReturnType<typeof programUnderTest>) => {
        const token = await share(program, 'oChen', apple);
        await program.ports.promoters.markUnbound('wxsharerChen');
        return token;
      },
    ],
  ])('credits nobody for %s', async (_label, forwardedBy) => {
    const program = await programWithLinks();
    const forwarderToken = await forwardedBy(program);
    expect(await openLink(program.ports, buyer, { token: program.token, forwarderToken, consent: true })).toMatchObject(
      { value: { thing: appleThing, sharer: null, attribution: null } },
    );
    expect(await program.touches()).toEqual([]);
  });
});

describe('a thing without a person', () => {
  it('is shown to everybody and keeps nothing', async () => {
    const { ports, touches } = await programWithLinks();
    expect(await openThing(ports, nobody, apple)).toMatchObject({
      value: { thing: appleThing, sharer: null, attribution: null, resharePath: thingPath },
    });
    expect(await openThing(ports, { openid: 'oChen', unionid: undefined }, apple)).toMatchObject({
      value: { isPromoter: true, mayReshare: true },
    });
    expect(await touches()).toEqual([]);
  });

  it('is not found off the shelf', async () => {
    const { ports } = await programWithLinks();
    expect(await openThing(ports, buyer, { ...apple, id: 'p9' })).toEqual({ ok: false, code: 'link-not-found' });
    expect(await openThing(ports, buyer, { ...apple, shopAppid: 'wxshop9' })).toEqual({
      ok: false,
      code: 'link-not-found',
    });
  });
});
