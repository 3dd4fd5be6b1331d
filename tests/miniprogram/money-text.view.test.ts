import fc from 'fast-check';
import { fen } from '../../core/money/fen';
import { yuanText as coreYuanText } from '../../core/money/yuan-text';
import { moneyTextView } from '../../miniprogram/components/money-text/money-text.view';
import { percentText } from '../../miniprogram/formats/percent-text';
import { yuanText } from '../../miniprogram/formats/yuan-text';
import { answerOf } from '../../miniprogram/services/answer';

describe('an amount as people read it', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [3860, '38.60'],
    [1_234_567, '12,345.67'],
    [-1200, '−12.00'],
    [100_000_000_000, '1,000,000,000.00'],
  ])('%d fen is %s', (amountFen, text) => {
    expect(yuanText(amountFen)).toBe(text);
  });

  it('is the same on every page and in every record', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amountFen) => {
        expect(yuanText(amountFen)).toBe(coreYuanText(fen(amountFen)));
      }),
    );
  });

  it.each([
    ['plain', { text: '38.60 元', word: '', mark: '', tone: 'plain' }],
    ['frozen', { text: '38.60 元', word: '冻结中', mark: '❄', tone: 'frozen' }],
    ['available', { text: '38.60 元', word: '可提现', mark: '✓', tone: 'free' }],
    ['toString', { text: '38.60 元', word: '', mark: '', tone: 'plain' }],
  ])('stands with the word and the shape of the state %s', (state, shown) => {
    expect(moneyTextView(3860, state)).toEqual(shown);
  });

  it.each([
    [1_000_000, '100%'],
    [800_000, '80%'],
    [125_000, '12.5%'],
    [5000, '0.5%'],
    [0, '0%'],
  ])('a share of %d ppm is %s', (sharePpm, text) => {
    expect(percentText(sharePpm)).toBe(text);
  });
});

describe('an answer of a cloud function', () => {
  it.each([
    ['a value', { ok: true, value: 7 }, { ok: true, value: 7 }],
    [
      'a code with a sentence of ours',
      { ok: false, code: 'under-age', message: 'x' },
      { ok: false, code: 'under-age', sentence: '年满 18 周岁才能成为推客。' },
    ],
    [
      'a code with its own sentence',
      { ok: false, code: 'try-again', message: '请稍后。' },
      { ok: false, code: 'try-again', sentence: '请稍后。' },
    ],
    ['nothing', undefined, { ok: false, code: 'unreadable', sentence: '没有得到结果,请您稍后再试。' }],
  ])('that is %s', (_label, result, answer) => {
    expect(answerOf(result)).toEqual(answer);
  });
});
