import { actionOf, adviceFor, knownErrorCodes } from './error-codes';

/** https://developers.weixin.qq.com/doc/store/shop/dev_before/commErrCode.html and the pages of the endpoints. */
const published: readonly (readonly [action: string, errcodes: readonly number[]])[] = [
  ['retry', [-1]],
  ['refresh', [40001, 40014, 42001]],
  ['wait', [45009, 45011]],
  ['alarm', [40002, 40013, 40125, 40164, 45035, 61004, 41001, 48001, 48004, 50001, 50002]],
  ['alarm', [40066, 40097, 43002, 43003, 44002, 45002, 47001]],
  ['reject', [40003, 10024000, 10024001, 10024003, 10024004, 10024006, 10024007, 10024008, 10024009]],
  ['reject', [10024015, 10024021, 10024025, 10024026, 10024027, 10071003, 10071029, 10071030, 10071034]],
  ['reject', [10071035, 10071047, 10071048, 10071049, 10071055, 10071056, 10071058, 27000004]],
];
const table = published.flatMap(([action, errcodes]) => errcodes.map((errcode) => [errcode, action] as const));

describe('an errcode', () => {
  it.each(table)('%i asks us to %s', (errcode, action) => {
    expect(actionOf(errcode)).toBe(action);
  });

  it('is known exactly when it is published', () => {
    expect([...knownErrorCodes].sort()).toEqual(table.map(([errcode]) => errcode).sort());
  });

  it.each([...knownErrorCodes, 99999999])('%i has a cause and a next step in both languages', (errcode) => {
    const { cause, nextStep } = adviceFor(errcode);
    for (const { en, zh } of [cause, nextStep]) {
      expect(en).toMatch(/^[A-Z][^\u4e00-\u9fff]*[^\s].*\.$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(zh).not.toMatch(/[\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09\u201c\u201d]/);
      expect(zh.length).toBeLessThanOrEqual(60);
    }
  });

  it('of 0 asks for nothing, and an unknown one is a refusal that names itself', () => {
    expect(actionOf(0)).toBe('none');
    expect(actionOf(99999999)).toBe('reject');
    expect(adviceFor(99999999).cause.en).toContain('99999999');
  });
});
