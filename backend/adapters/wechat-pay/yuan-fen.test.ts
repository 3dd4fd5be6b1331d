import fc from 'fast-check';
import { fenOfYuan, yuanOfFen } from './yuan-fen';

describe('an amount in yuan', () => {
  it.each([
    ['88.00', 8_800],
    ['0.29', 29],
    ['0.1', 10],
    ['7', 700],
    ['1,234.56', 123_456],
    ['-0.57', -57],
    ['-0.00', 0],
    ['+1.10', 110],
    ['88.0000', 8_800],
    [' 1.00 ', 100],
  ])('%p is %i fen', (text, fen) => {
    expect(fenOfYuan(text)).toBe(fen);
  });

  it.each(['', '.5', '1.', '0.001', '1e3', '0x10', '￥1', '1 2', 'NaN', '99999999999999'])('%p is none', (text) => {
    expect(fenOfYuan(text)).toBeUndefined();
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (fen) => {
        expect(fenOfYuan(yuanOfFen(fen))).toBe(fen);
      }),
    );
  });
});
