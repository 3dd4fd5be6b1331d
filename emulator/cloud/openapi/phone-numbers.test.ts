import { answerPhoneAsk, PhoneNumbers } from './phone-numbers';

function phones() {
  const time = { nowMs: 1_800_000_000_000 };
  return { time, numbers: new PhoneNumbers('wxmini1', () => time.nowMs) };
}

describe('phones of people', () => {
  it('gives each person a number of his own, always the same', () => {
    const { numbers } = phones();
    const ofLin = numbers.numberOf('oMini-xiao-lin');
    expect(ofLin).toMatch(/^138\d{8}$/);
    expect(phones().numbers.numberOf('oMini-xiao-lin')).toBe(ofLin);
    expect(numbers.numberOf('oMini-wang-ayi')).not.toBe(ofLin);
  });

  it('exchanges a code once', () => {
    const { numbers } = phones();
    numbers.bind('oLin', '13912345678');
    const code = numbers.grant('oLin');
    expect(numbers.exchange({ code, openid: 'oLin' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13912345678',
        purePhoneNumber: '13912345678',
        countryCode: '86',
        watermark: { timestamp: 1_800_000_000, appid: 'wxmini1' },
      },
    });
    expect(numbers.exchange({ code })).toEqual({ errcode: 40_029, errmsg: 'invalid code' });
  });

  it('writes the country in front of a number from elsewhere', () => {
    const { numbers } = phones();
    numbers.bind('oLin', '+852 51234567');
    expect(numbers.exchange({ code: numbers.grant('oLin') })).toMatchObject({
      phone_info: { phoneNumber: '+85251234567', purePhoneNumber: '51234567', countryCode: '852' },
    });
  });

  it.each([
    ['a moment before five minutes', 299_999, 0],
    ['after five minutes', 300_000, 40_029],
  ])('%s', (_label, waitedMs, errcode) => {
    const { numbers, time } = phones();
    const code = numbers.grant('oLin');
    time.nowMs += waitedMs;
    expect(numbers.exchange({ code })).toMatchObject({ errcode });
  });

  it.each([
    ['a code that nobody made', { code: 'made-up' }],
    ['no code', {}],
  ])('refuses %s', (_label, wish) => {
    expect(phones().numbers.exchange(wish)).toMatchObject({ errcode: 40_029 });
  });

  it('refuses the code of somebody else', () => {
    const { numbers } = phones();
    expect(numbers.exchange({ code: numbers.grant('oLin'), openid: 'oChen' })).toMatchObject({ errcode: 40_029 });
  });

  it('shows the number before it is given, and gives a code only after the yes', () => {
    const { numbers } = phones();
    numbers.bind('oLin', '13912345678');
    expect(answerPhoneAsk(numbers, { openid: 'oLin' })).toEqual({ number: '13912345678' });
    expect(answerPhoneAsk(numbers, { openid: 'oLin', isAgreed: true })).toEqual({
      code: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    numbers.bind('oLin', null);
    expect(answerPhoneAsk(numbers, { openid: 'oLin', isAgreed: true })).toEqual({ code: null });
  });
});
