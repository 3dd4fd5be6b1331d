import fc from 'fast-check';
import { carriedCopy, markedCopy } from './carried-copy';
import { checkCopy } from './check-copy';
import lexicon from './lexicon.json';

const terms = lexicon.groups.flatMap((group) => group.terms.split(' '));

describe('what a share carries of a title', () => {
  it.each([
    ['an ordinary title', '高山苹果', false, '高山苹果', []],
    ['a word that may not be published', '降血糖 苦荞茶', true, '苦荞茶', ['降血糖']],
    ['a word to be looked at, which nobody did', '顶级高山苹果', false, '高山苹果', ['顶级']],
    ['a word to be looked at, which somebody did', '顶级高山苹果', true, '顶级高山苹果', []],
    ['a word that asks to be put otherwise', '高山苹果 名额有限', false, '高山苹果 名额有限', []],
    ['nothing but such words', '根治', false, '', ['根治']],
    ['two that overlap', '苹果央视推荐奖', false, '苹果', ['央视推荐', '推荐奖']],
    ['a word that appears by cutting', '躺最佳赚苹果', false, '苹果', ['最佳', '躺赚']],
  ])('%s', (_label, title, isReviewed, text, leftOut) => {
    expect(carriedCopy(title, { use: 'title', isReviewed })).toEqual({ text, leftOut });
  });

  it('holds nothing that may not be published, whatever the title', () => {
    const piece = fc.oneof(fc.constantFrom(...terms), fc.string({ unit: 'grapheme', maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, isReviewed) => {
        const { text } = carriedCopy(pieces.join(''), { use: 'title', isReviewed });
        const levels = checkCopy(text).findings.map(({ level }) => level);
        expect(levels).not.toContain('block');
        if (!isReviewed) expect(levels).not.toContain('review');
      }),
    );
  });
});

describe('the mark 广告', () => {
  it('stands first, and once', () => {
    expect(markedCopy('高山苹果')).toBe('广告｜高山苹果');
    expect(markedCopy(markedCopy('高山苹果'))).toBe('广告｜高山苹果');
  });
});
