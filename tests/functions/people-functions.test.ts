import { documentCampaignStore } from '../../backend/adapters/stores/campaign-store';
import { cachedPromoterDirectory } from '../../backend/adapters/stores/promoter-directory';
import { callableFunction } from '../../backend/runtime/callable-function';
import { programUnderTest } from '../../backend/usecases/sharing/program-under-test';
import { openLinkAction } from '../../cloudfunctions/landing/actions/open';
import { openThingAction } from '../../cloudfunctions/landing/actions/open-thing';
import { reshareAction } from '../../cloudfunctions/landing/actions/reshare';
import { confirmBindingAction } from '../../cloudfunctions/promoter/actions/confirm-binding';
import { profileAction } from '../../cloudfunctions/promoter/actions/profile';
import { registerAction } from '../../cloudfunctions/promoter/actions/register';
import { statusAction } from '../../cloudfunctions/promoter/actions/status';
import { checkWordsAction } from '../../cloudfunctions/promotion/actions/check-words';
import { createShareLinkAction } from '../../cloudfunctions/promotion/actions/create-share-link';
import { feedAction } from '../../cloudfunctions/promotion/actions/feed';
import { materialsAction } from '../../cloudfunctions/promotion/actions/materials';

function functionsUnderTest(openid: string | undefined) {
  const program = programUnderTest();
  const { ports } = program;
  const journal = { info: () => undefined, alarm: () => undefined };
  const getContext = () => ({ OPENID: openid, SOURCE: 'wx_client' });
  const promoter = callableFunction({
    name: 'promoter',
    identity: 'required',
    journal,
    getContext,
    actions: {
      status: statusAction(ports),
      register: registerAction(ports),
      confirmBinding: confirmBindingAction(ports),
      profile: profileAction(ports),
    },
  });
  const promotion = callableFunction({
    name: 'promotion',
    identity: 'required',
    journal,
    getContext,
    actions: {
      feed: feedAction(ports),
      createShareLink: createShareLinkAction(ports),
      checkWords: checkWordsAction(),
      materials: materialsAction({
        ...ports,
        directory: cachedPromoterDirectory(ports.promoters, ports.clock),
        campaigns: documentCampaignStore(program.database),
      }),
    },
  });
  const landing = callableFunction({
    name: 'landing',
    identity: 'optional',
    journal,
    getContext,
    actions: { open: openLinkAction(ports), openThing: openThingAction(ports), reshare: reshareAction(ports) },
  });
  return { ...program, functions: { promoter, promotion, landing } };
}

const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' };
const goodInputs = [
  ['promoter', 'status', {}],
  ['promoter', 'register', { agreementVersion: '2025-01', isAdult: true }],
  ['promoter', 'confirmBinding', { brandId: 'brand1' }],
  ['promoter', 'profile', {}],
  ['promotion', 'feed', { kind: 'product' }],
  ['promotion', 'createShareLink', apple],
  ['promotion', 'checkWords', { words: '我家常买' }],
  ['promotion', 'materials', { thing: apple }],
  ['landing', 'open', { token: 'token-96-bits-1', consent: true }],
  ['landing', 'openThing', apple],
  ['landing', 'reshare', apple],
] as const;

describe('the functions that people call', () => {
  describe.each(goodInputs)('%s.%s', (name, action, input) => {
    it.each([
      ['openid', 'oSomebodyElse'],
      ['promoter', 'wxsharerWang'],
      ['role', 'owner'],
      ['sharePpm', 1_000_000],
      ['OPENID', 'oSomebodyElse'],
    ])('refuses a forged %s', async (field, value) => {
      const { functions, database } = functionsUnderTest('oBuyer');
      const reply = await functions[name]({ action, input: { ...input, [field]: value } });
      expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
      for (const collection of ['promoters', 'consents', 'memberships', 'share_links', 'touches']) {
        expect(await database.count(collection, {})).toBe(0);
      }
    });

    it('refuses an operator, a list, a number and an object in every field', async () => {
      const { functions } = functionsUnderTest('oBuyer');
      for (const field of [...Object.keys(input), 'other']) {
        for (const value of [{ $ne: null }, { $gt: '' }, ['a'], 7, null, { gt: '' }]) {
          const reply = await functions[name]({ action, input: { ...input, [field]: value } });
          expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
        }
      }
    });
  });

  it.each([
    ['promoter', 'status', {}],
    ['promotion', 'feed', { kind: 'product' }],
    ['landing', 'reshare', apple],
  ] as const)('%s.%s needs an identity', async (name, action, input) => {
    const { functions } = functionsUnderTest(undefined);
    expect(await functions[name]({ action, input })).toMatchObject({ ok: false, code: 'no-identity' });
  });

  it('lets somebody without identity see a link, and keeps nothing of him', async () => {
    const { functions, bind, ports, database } = functionsUnderTest(undefined);
    await bind('oWang', 'wxsharerWang', '王阿姨');
    const made = await createLink(ports);
    const reply = await functions.landing({ action: 'open', input: { token: made, consent: true } });
    expect(reply).toMatchObject({ ok: true, value: { sharer: { nickname: '王阿姨' } } });
    expect(await database.count('touches', {})).toBe(0);
  });

  it('gives a promoter his own link to pass on', async () => {
    const { functions, bind } = functionsUnderTest('oWang');
    await bind('oWang', 'wxsharerWang', '王阿姨');
    expect(await functions.landing({ action: 'reshare', input: apple })).toEqual({
      ok: true,
      value: {
        reshareToken: 'token-96-bits-1',
        resharePath: '/packages/land/land?t=token-96-bits-1',
        shareText: '广告｜高山苹果\n193.00 元,以小店页面为准\n#小程序://微信小店/wxsharerWang',
      },
    });
  });

  it('answers the same for the ids of another person and for ids of nobody', async () => {
    const { functions, bind } = functionsUnderTest('oChen');
    await bind('oWang', 'wxsharerWang', '王阿姨');
    const replies = await Promise.all(
      [
        ['promoter', 'profile', {}],
        ['promotion', 'createShareLink', apple],
        ['promotion', 'createShareLink', { ...apple, id: 'nothing' }],
        ['landing', 'reshare', apple],
      ].map(([name, action, input]) => functions[name as 'promoter']({ action, input })),
    );
    expect(replies.map((reply) => (reply.ok ? reply.value : reply.code))).toEqual(Array(4).fill('not-bound'));
  });
});

async function createLink(ports: ReturnType<typeof programUnderTest>['ports']): Promise<string> {
  const reply = await callableFunction({
    name: 'promotion',
    identity: 'required',
    journal: { info: () => undefined, alarm: () => undefined },
    getContext: () => ({ OPENID: 'oWang', SOURCE: 'wx_client' }),
    actions: { createShareLink: createShareLinkAction(ports) },
  })({ action: 'createShareLink', input: apple });
  const value: unknown = reply.ok ? reply.value : undefined;
  return String(Reflect.get(Object(value), 'token'));
}
