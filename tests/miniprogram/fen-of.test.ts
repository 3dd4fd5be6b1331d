import fc from 'fast-check';
import { fenOf } from '../../miniprogram/formats/fen-of';
import { restText } from '../../miniprogram/formats/rest-text';
import { yuanText } from '../../miniprogram/formats/yuan-text';

describe('an amount as it is typed', () => {
  it.each([
    ['38.60', 3860],
    ['38.6', 3860],
    ['38.', 3800],
    ['38', 3800],
    ['0.01', 1],
    ['12,345.67', 1_234_567],
    [' 1 000 元', 100_000],
    ['３８．６０', 3860],
    ['007', 700],
  ])('%p is %i fen', (text, amountFen) => {
    expect(fenOf(text)).toEqual({ ok: true, amountFen });
  });

  it.each([
    ['', '请输入金额。'],
    ['元', '请输入金额。'],
    ['0', '金额要大于 0。'],
    ['0.00', '金额要大于 0。'],
    ['-1', '金额只能是数字,例如 38.60。'],
    ['1e3', '金额只能是数字,例如 38.60。'],
    ['NaN', '金额只能是数字,例如 38.60。'],
    ['1.2.3', '金额只能是数字,例如 38.60。'],
    ['0.001', '金额到分为止,小数点后两位。'],
    ['1234567890', '金额太大了,请核对。'],
  ])('%p is refused in words', (text, sentence) => {
    expect(fenOf(text)).toEqual({ ok: false, sentence });
  });

  it('takes back whatever the pages write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amountFen) => {
        expect(fenOf(yuanText(amountFen))).toEqual({ ok: true, amountFen });
      }),
      { numRuns: Number(process.env.PROVE_RUNS ?? 300) },
    );
  });
});

describe('time that is left', () => {
  it.each([
    [1, '还剩 1 分'],
    [60_000, '还剩 1 分'],
    [60_001, '还剩 2 分'],
    [3_600_000, '还剩 1 小时'],
    [19_200_000, '还剩 5 小时 20 分'],
    [86_400_000, '还剩 24 小时'],
  ])('%i ms: %s', (leftMs, text) => {
    expect(restText(leftMs)).toBe(text);
  });
});
