import { Outage } from '../../ports/outage';
import { cloudPhoneNumbers } from './cloud-phone-numbers';

const info = (purePhoneNumber: string, countryCode: unknown) => ({
  errCode: 0,
  phoneInfo: { phoneNumber: 'not read', purePhoneNumber, countryCode, watermark: { timestamp: 1, appid: 'wxmini1' } },
});

describe('a phone number through the cloud', () => {
  it('names the code and whose it is', async () => {
    const asked: unknown[] = [];
    const numbers = cloudPhoneNumbers(async (wish) => {
      asked.push(wish);
      return info('13912345678', '86');
    });
    expect(await numbers.numberOf('code-1', 'oLin')).toEqual({ ok: true, value: '13912345678' });
    expect(asked).toEqual([{ code: 'code-1', openid: 'oLin' }]);
  });

  it.each([
    ['a country as a number', info('13912345678', 86), { ok: true, value: '13912345678' }],
    ['another country', info('51234567', '852'), { ok: true, value: '+85251234567' }],
    ['no phone', info('', '86'), { ok: false, code: 'phone-not-bound' }],
    ['no answer at all', undefined, { ok: false, code: 'phone-not-bound' }],
    ['something that is no number', info('{"$ne":1}', '86'), { ok: false, code: 'phone-not-bound' }],
  ])('reads %s', async (_label, answer, expected) => {
    expect(await cloudPhoneNumbers(async () => answer).numberOf('code-1', 'oLin')).toEqual(expected);
  });

  it('answers a code that is used up by name', async () => {
    const numbers = cloudPhoneNumbers(() => Promise.reject({ errCode: 40_029, errMsg: 'invalid code' }));
    expect(await numbers.numberOf('code-1', 'oLin')).toEqual({ ok: false, code: 'phone-code-used' });
  });

  it('throws an outage for anything else, which is not sent again', async () => {
    const numbers = cloudPhoneNumbers(() => Promise.reject({ errCode: 45_011, errMsg: 'too often' }));
    const failed = numbers.numberOf('code-1', 'oLin');
    await expect(failed).rejects.toBeInstanceOf(Outage);
    await expect(failed).rejects.toMatchObject({ operation: 'phonenumber.getPhoneNumber', retryable: false });
  });
});
