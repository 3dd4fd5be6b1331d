import type { BoundPromoter } from '../../ports/store-platform';
import { brandUnderTest, programUnderTest, startMs } from '../sharing/program-under-test';
import { profile } from './profile';
import { readProgramRules } from './read-program-rules';
import { register } from './register';

const wang = { openid: 'oWang', unionid: 'uWang' };
const accepted = { agreementVersion: '2025-01', isAdult: true };
const boundWang: BoundPromoter = {
  promoter: 'wxsharerWang',
  nickname: '王阿姨',
  avatarUrl: 'https://pictures.example/wang.png',
  boundAtMs: startMs - 60_000,
  settledBy: 'agency',
};

describe('register', () => {
  it.each([
    ['not registered', { registerStatus: 0, bound: null }, 'visitor', 'page=register'],
    ['a registration under way', { registerStatus: 1, bound: null }, 'registering', 'page=register'],
    ['registered but not bound', { registerStatus: 2, bound: null }, 'not-bound', 'page=bind'],
  ])('opens the missing page for somebody with %s', async (_label, person, step, queryString) => {
    const { ports, state } = programUnderTest();
    state.people.oWang = person;
    expect(await register(ports, wang, accepted)).toEqual({
      ok: true,
      value: {
        step,
        view: {
          businessType: 'CreatorApplyments',
          queryString,
          extraData: { commissionType: 1, commissionRatio: 1, headSupplierAppid: 'wxagency1' },
        },
      },
    });
  });

  it.each([
    ['real-name comes first', { registerStatus: 3, bound: null }, 'real-name-first'],
    ['he is bound', { registerStatus: 2, bound: boundWang }, 'bound'],
  ])('opens nothing when %s', async (_label, person, step) => {
    const { ports, state } = programUnderTest();
    state.people.oWang = person;
    expect(await register(ports, wang, accepted)).toEqual({ ok: true, value: { step, view: null } });
  });

  it.each([
    ['his share', 800_000, 800_000],
    ['the least that the platform takes, above his share', 50_000, 100_000],
  ])('asks for %s when the platform splits', async (_label, sharePpm, commissionRatio) => {
    const { ports, change } = programUnderTest();
    change.agency = { settledBy: 'platform' };
    const shares = [{ fromMs: 0, sharePpm: sharePpm as never }];
    change.brands = [brandUnderTest('brand1', { shares })];
    expect(await register(ports, wang, accepted)).toMatchObject({
      value: { view: { extraData: { commissionType: 0, commissionRatio } } },
    });
  });

  it.each([
    ['an agreement of before', { ...accepted, agreementVersion: '2024-01' }, 'agreement-not-accepted'],
    ['somebody under age', { ...accepted, isAdult: false }, 'under-age'],
    ['an unknown brand', { ...accepted, brandId: 'brand9' }, 'brand-not-found'],
  ])('refuses %s and keeps no consent', async (_label, request, code) => {
    const { ports, database } = programUnderTest();
    expect(await register(ports, wang, request)).toEqual({ ok: false, code });
    expect(await database.count('consents', {})).toBe(0);
  });

  it.each([
    ['before the opening', [brandUnderTest('brand1', { isOpen: false })], 'not-open'],
    ['without any brand', [], 'not-open'],
    ['with two brands and none named', [brandUnderTest('brand1'), brandUnderTest('brand2')], 'brand-not-chosen'],
  ])('refuses %s', async (_label, brands, code) => {
    const { ports, change } = programUnderTest();
    change.brands = brands;
    expect(await register(ports, wang, accepted)).toEqual({ ok: false, code });
  });

  it('keeps the consent of the first time', async () => {
    const { ports, database, time } = programUnderTest();
    await register(ports, wang, accepted);
    time.nowMs += 1000;
    await register(ports, wang, accepted);
    expect(await database.list('consents', { where: {}, limit: 10 })).toEqual([
      {
        _id: 'agreement|2025-01|oWang',
        openid: 'oWang',
        agreementVersion: '2025-01',
        acceptedAtMs: startMs,
        isAdult: true,
        text: expect.stringMatching(/^推客协议\(2025-01 版\)[^!]+「隐私」。$/),
        textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('keeps the very text of the rules, and whoever accepted it can read its hash', async () => {
    const { ports, bind } = programUnderTest();
    await register(ports, { openid: 'oChen' }, accepted);
    await bind('oChen', 'wxsharerChen', '陈姐');
    const rules = await readProgramRules(ports);
    const consent = await ports.promoters.findConsent('oChen', '2025-01');
    expect(consent?.text).toBe(rules.ok && rules.value.agreement.join('\n'));
    expect(await profile(ports, { openid: 'oChen' })).toMatchObject({
      value: { agreement: { acceptedAtMs: startMs, textHash: consent?.textHash } },
    });
  });
});
