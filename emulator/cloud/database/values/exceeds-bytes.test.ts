import fc from 'fast-check';
import { exceedsBytes } from './exceeds-bytes';

it.each<[string, readonly string[], number, boolean]>([
  ['nothing', [], 0, false],
  ['as many bytes as the limit', ['abcdef'], 6, false],
  ['one byte more', ['abcdefg'], 6, true],
  ['two characters of three bytes', ['长长'], 6, false],
  ['the same and a byte', ['长长', 'a'], 6, true],
  ['a character of four bytes, which is two units', ['😀'], 4, false],
  ['the same and a smaller limit', ['😀'], 3, true],
])('knows whether texts exceed a limit: %s', (_what, texts, limitBytes, exceeds) => {
  expect(exceedsBytes(texts, limitBytes)).toBe(exceeds);
});

it('says what counting every byte says', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.nat(60), (texts, limitBytes) => {
      expect(exceedsBytes(texts, limitBytes)).toBe(
        Buffer.from(texts.join('|')).length - separators(texts) > limitBytes,
      );
    }),
  );
});

function separators(texts: readonly string[]): number {
  return Math.max(0, texts.length - 1);
}
