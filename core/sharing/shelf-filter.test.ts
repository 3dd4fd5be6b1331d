import fc from 'fast-check';
import { fitsFilter } from './shelf-filter';

const apple = { title: '高山苹果 5 斤 ABC', hostName: '', priceFen: 5_000 };

describe('a filter of the shelf', () => {
  it.each([
    ['a part of the title', '苹果', true],
    ['two words in any order', 'abc 高山', true],
    ['wide letters and digits', 'ＡＢＣ　５', true],
    ['marks of direction between', '苹\u202e果', true],
    ['a word that is not there', '苹果 橙', false],
    ['nothing', '', true],
    ['blanks', ' 　 ', true],
    ['an emoji that is not there', '🍎', false],
  ])('by %s', (_what, words, fits) => {
    expect(fitsFilter(apple, { words })).toBe(fits);
  });

  it('by whose it is', () => {
    expect(fitsFilter({ title: '直播', hostName: '果园阿杰', priceFen: null }, { words: '阿杰' })).toBe(true);
  });

  it.each([
    [4_999, 'under-50'],
    [5_000, 'from-50-to-200'],
    [19_999, 'from-50-to-200'],
    [20_000, 'from-200'],
  ] as const)('%i fen stands in one band only: %s', (priceFen, band) => {
    const bands = (['under-50', 'from-50-to-200', 'from-200'] as const).filter((priceBand) =>
      fitsFilter({ ...apple, priceFen }, { priceBand }),
    );
    expect(bands).toEqual([band]);
  });

  it('leaves out what has no price when a price is asked', () => {
    expect(fitsFilter({ ...apple, priceFen: null }, { priceBand: 'under-50' })).toBe(false);
    expect(fitsFilter({ ...apple, priceFen: null }, {})).toBe(true);
  });

  it('finds everything by any part of its own title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (title) => {
        expect(fitsFilter({ ...apple, title }, { words: title })).toBe(true);
      }),
    );
  });
});
