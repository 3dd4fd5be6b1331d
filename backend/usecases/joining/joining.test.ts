import type { BoundPromoter } from '../../ports/store-platform';
import { refusal } from '../sharing/platform-under-test';
import { brandUnderTest, programUnderTest, startMs } from '../sharing/program-under-test';
import { confirmBinding } from './confirm-binding';
import { profile } from './profile';
import { register } from './register';
import { status } from './status';

const wang = { openid: 'oWang', unionid: 'uWang' };
const accepted = { agreementVersion: '2025-01', isAdult: true };
const boundWang: BoundPromoter = {
  promoter: 'wxsharerWang',
  nickname: '王阿姨',
  avatarUrl: 'https://pictures.example/wang.png',
  boundAtMs: startMs - 60_000,
  settledBy: 'agency',
};

describe('status', () => {
  it.each([
    ['not registered', { registerStatus: 0, bound: null }, 'visitor', false],
    ['a registration under way', { registerStatus: 1, bound: null }, 'registering', false],
    ['registered but not bound', { registerStatus: 2, bound: null }, 'not-bound', false],
    ['no real-name yet', { registerStatus: 3, bound: null }, 'real-name-first', false],
    ['bound there and unknown here', { registerStatus: 2, bound: boundWang }, 'not-bound', true],
  ])('of somebody with %s', async (_label, person, step, mayConfirm) => {
    const { ports, state } = programUnderTest();
    state.people.oWang = person;
    expect(await status(ports, wang)).toEqual({
      ok: true,
      value: {
        step,
        mayConfirm,
        isSuspended: false,
        agreement: { version: '2025-01', isAccepted: false },
        agencyName: '山里人家联盟',
        settledBy: 'agency',
        brands: [{ brandId: 'brand1', name: '山里人家', isOpen: true }],
        me: null,
      },
    });
  });

  it('knows a bound promoter, his terms and his consent', async () => {
    const { ports, bind, change } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    change.agency = { settledBy: 'platform' };
    expect(await status(ports, wang)).toMatchObject({
      value: {
        step: 'bound',
        agreement: { isAccepted: true },
        settledBy: 'agency',
        me: { nickname: '王阿姨', avatarUrl: '' },
      },
    });
  });

  it('notes that the platform ended the bond, and takes it up again after a new one', async () => {
    const { ports, bind, state } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    state.people.oWang = { registerStatus: 2, bound: null };
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'not-bound', mayConfirm: false, me: null } });
    expect(await ports.promoters.findByOpenid('oWang')).toMatchObject({ status: 'unbound' });
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'not-bound', mayConfirm: true } });
    await confirmBinding(ports, wang, {});
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'bound', mayConfirm: false } });
  });

  it('answers a refusal of the platform with its code for the log', async () => {
    const { ports, state } = programUnderTest();
    state.refusal = refusal(10071056);
    expect(await status(ports, wang)).toEqual({
      ok: false,
      code: 'platform-refused',
      detail: '10071056 errcode 10071056',
    });
  });
});

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
      },
    ]);
  });
});

describe('confirming the binding', () => {
  it('makes the promoter, his place in the open group and an empty wallet; again changes nothing', async () => {
    const { ports, database, state, time } = programUnderTest();
    await register(ports, wang, accepted);
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    const answer = {
      ok: true,
      value: {
        nickname: '王阿姨',
        avatarUrl: 'https://pictures.example/wang.png',
        brandId: 'brand1',
        brandName: '山里人家',
        groupName: '大家',
        settledBy: 'agency',
      },
    };
    expect(await confirmBinding(ports, wang, {})).toEqual(answer);
    const everything = async () =>
      Promise.all(['promoters', 'memberships', 'wallets'].map((name) => database.list(name, { where: {}, limit: 9 })));
    const written = await everything();
    expect(written).toEqual([
      [
        {
          _id: 'wxsharerWang',
          openid: 'oWang',
          unionidHash: ports.buyerKeys.keyOf(wang),
          nickname: '王阿姨',
          avatarUrl: 'https://pictures.example/wang.png',
          boundAtMs: startMs - 60_000,
          settledBy: 'agency',
          status: 'bound',
        },
      ],
      [
        {
          _id: 'brand1|wxsharerWang',
          brandId: 'brand1',
          promoter: 'wxsharerWang',
          groupId: 'open',
          shares: [],
          settledBy: 'agency',
          joinedAtMs: startMs,
          status: 'active',
        },
      ],
      [expect.objectContaining({ _id: 'wxsharerWang', availableFen: 0, frozenFen: 0, dueFenByDay: {} })],
    ]);
    time.nowMs += 5000;
    expect(await confirmBinding(ports, wang, {})).toEqual(answer);
    expect(await everything()).toEqual(written);
    expect(JSON.stringify(written)).not.toContain('uWang');
  });

  it('leaves money alone that was booked before he came', async () => {
    const { ports, database, bind } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.put('wallets', { _id: 'wxsharerWang', frozenFen: 3860 });
    await confirmBinding(ports, wang, {});
    expect(await database.find('wallets', 'wxsharerWang')).toEqual({ _id: 'wxsharerWang', frozenFen: 3860 });
  });

  it('answers not-bound-yet while the platform knows no bond', async () => {
    const { ports, state, database } = programUnderTest();
    await register(ports, wang, accepted);
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'not-bound-yet' });
    state.people.oWang = { registerStatus: 2, bound: null };
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'not-bound-yet' });
    expect(await database.count('promoters', {})).toBe(0);
  });

  it('wants the current agreement first, also of one who came bound', async () => {
    const { ports, state } = programUnderTest();
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'agreement-not-accepted' });
  });

  it('does not lift a suspension', async () => {
    const { ports, bind, database } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.update('promoters', 'wxsharerWang', { set: { status: 'suspended' } });
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'promoter-suspended' });
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'bound', isSuspended: true } });
  });
});

describe('the profile', () => {
  it('says who he is, where he stands and who pays him', async () => {
    const { ports, bind } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    expect(await profile(ports, wang)).toEqual({
      ok: true,
      value: {
        nickname: '王阿姨',
        avatarUrl: '',
        status: 'bound',
        boundAtMs: startMs,
        agreement: { version: '2025-01', isAccepted: true },
        settledBy: 'agency',
        agencyName: '山里人家联盟',
        holdDays: 15,
        brands: [{ brandId: 'brand1', name: '山里人家', groupName: '大家', sharePpm: 800_000, joinedAtMs: startMs }],
        shops: [
          {
            shopAppid: 'wxshop1',
            name: '山里人家水果店',
            lockDays: {
              product: { clickDays: 30, orderDays: 0 },
              content: { clickDays: 3, orderDays: 30 },
            },
          },
        ],
      },
    });
  });

  it.each([
    [
      'does not answer',
      (state: ReturnType<typeof programUnderTest>['state']) => Object.assign(state, { isDown: true }),
    ],
    [
      'refuses',
      (state: ReturnType<typeof programUnderTest>['state']) => Object.assign(state, { refusal: refusal(-1) }),
    ],
  ])('leaves the windows open when the platform %s', async (_label, spoil) => {
    const { ports, bind, state } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    spoil(state);
    expect(await profile(ports, wang)).toMatchObject({ value: { shops: [{ lockDays: null }] } });
  });

  it('takes the windows that were read already without asking again', async () => {
    const { ports, bind, change, state } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    change.windows = { product: { clickDays: 7, orderDays: 1 }, content: { clickDays: 5, orderDays: 9 } };
    expect(await profile(ports, wang)).toMatchObject({ value: { shops: [{ lockDays: change.windows }] } });
    expect(state.asked).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const { ports, bind } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    expect(await profile(ports, { openid: 'oChen' })).toEqual({ ok: false, code: 'not-bound' });
    const shown = JSON.stringify([await profile(ports, wang), await status(ports, wang)]);
    expect(shown).not.toContain('oWang');
    expect(shown).not.toContain('wxsharerWang');
  });
});
