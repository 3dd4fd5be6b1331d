import { refusal } from '../sharing/platform-under-test';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { profile } from './profile';
import { status } from './status';

const wang = { openid: 'oWang', unionid: 'uWang' };

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
        agreement: { version: '2025-01', isAccepted: true, acceptedAtMs: startMs, textHash: null },
        settledBy: 'agency',
        agencyName: '山里人家联盟',
        announced: null,
        holdDays: 15,
        brands: [
          {
            brandId: 'brand1',
            name: '山里人家',
            groupName: '大家',
            sharePpm: 800_000,
            joinedAtMs: startMs,
            theme: { logoUrl: null, color: null },
            review: null,
          },
        ],
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
