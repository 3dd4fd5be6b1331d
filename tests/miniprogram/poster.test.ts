import fc from 'fast-check';
import type { ShareLinkView } from '../../cloudfunctions/promotion/contract';
import { isAlbumRefusal } from '../../miniprogram/packages/promote/album-refusal';
import {
  checkedWords,
  firstTemplate,
  hasOwnCode,
  loadingPoster,
  posterCode,
  posterPage,
  refusedPoster,
  templatesOf,
} from '../../miniprogram/packages/promote/poster.view';
import { type PosterMark, type PosterWords, posterLayout } from '../../miniprogram/posters/poster-layout';
import { type Measure, signsOf, wrapText } from '../../miniprogram/posters/poster-text';
import { failure } from '../../miniprogram/services/answer';

/** Chinese signs are as wide as they are high, everything else half. */
const measure: Measure = (text, size) =>
  signsOf(text).reduce((sum, sign) => sum + (/[\u2e80-\uffff]/.test(sign) ? size : size / 2), 0);
const box = { size: 40, isBold: false, width: 200, lines: 2 };

const words: PosterWords = {
  kind: 'product',
  brandName: '山里人家',
  logoUrl: 'logo',
  title: '高山苹果 5 斤 当季现摘',
  imageUrl: 'apple',
  price: '39.90 元',
  host: '山里人家水果店',
  airs: '',
  sharerName: '王阿姨',
  ownWords: '我家常买,脆甜',
  agencyName: '山里人家带货机构',
  products: [{ imageUrl: 'apple', price: '39.90 元' }],
  servedBy: '王阿姨',
};
const textsOf = (marks: readonly PosterMark[]) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('text on a poster', () => {
  it.each([
    ['a short one', '高山苹果', ['高山苹果']],
    ['one that takes two lines', '高山苹果五斤装', ['高山苹果五', '斤装']],
    ['one that is too long', '高山苹果五斤装当季现摘现发', ['高山苹果五', '斤装当季…']],
    ['one with a space where it breaks', 'abcdefghij klm', ['abcdefghij', 'klm']],
    ['none', '  ', []],
    ['marks of direction', '苹\u202e果\u2066', ['苹果']],
  ])('%s', (_label, text, lines) => {
    expect(wrapText(text, box, measure)).toEqual(lines);
  });

  it('never is wider than its place, never on more lines, and no character is broken', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 700 }), fc.integer({ min: 1, max: 3 }), (given, width, lines) => {
        const wrapped = wrapText(given, { ...box, width, lines }, measure);
        expect(wrapped.length).toBeLessThanOrEqual(lines);
        for (const line of wrapped) {
          expect(measure(line, box.size, false)).toBeLessThanOrEqual(width);
          expect(line).toBe(Buffer.from(line, 'utf8').toString('utf8'));
        }
      }),
    );
  });

  it('keeps what belongs together: families, flags of skin, combined marks', () => {
    expect(signsOf('a👨‍👩‍👧b👍🏽e\u0301')).toEqual(['a', '👨‍👩‍👧', 'b', '👍🏽', 'e\u0301']);
  });
});

describe('every poster', () => {
  const kinds = ['product', 'coupon', 'video', 'article', 'live', 'notice'] as const;
  const drawn = kinds.flatMap((kind) => templatesOf(kind).map(({ template }) => [kind, template] as const));

  it.each(drawn)('of a %s as %s bears 广告 and one code, and nothing leaves the sheet', (kind, template) => {
    const airs = kind === 'notice' ? '8 月 30 日 20:00' : '';
    const { width, height, marks, scale } = posterLayout(template, { ...words, kind, airs }, measure);
    expect(textsOf(marks).some((text) => text.startsWith('广告'))).toBe(true);
    const codes = marks.filter((mark) => mark.kind === 'code');
    expect(codes).toHaveLength(1);
    expect((codes[0]?.side ?? 0) * scale).toBeGreaterThanOrEqual(180);
    for (const mark of marks) {
      if (mark.kind === 'text') {
        const wide = measure(mark.text, mark.size, mark.isBold);
        const left = mark.x - { left: 0, center: wide / 2, right: wide }[mark.align];
        expect([mark.text, left >= 0, left + wide <= width, mark.y <= height]).toEqual([mark.text, true, true, true]);
        continue;
      }
      const [markWidth, markHeight] = 'side' in mark ? [mark.side, mark.side] : [mark.width, mark.height];
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.x + markWidth).toBeLessThanOrEqual(width);
      expect(mark.y + markHeight).toBeLessThanOrEqual(height);
    }
  });

  it('says what it is, who recommends it and in his words, and nothing of money for him', () => {
    expect(textsOf(posterLayout('goods', words, measure).marks)).toEqual([
      '山里人家',
      '广告',
      '高山苹果 5 斤 当季现摘',
      '39.90 元',
      '以小店页面为准',
      '王阿姨 推荐',
      '我家常买,脆甜',
      '长按识别,去小店看看',
    ]);
  });

  it('of a notice says when it begins', () => {
    const { marks } = posterLayout(
      'live',
      { ...words, kind: 'notice', airs: '8 月 30 日 20:00', products: [] },
      measure,
    );
    expect(textsOf(marks).slice(0, 4)).toEqual([
      '直播预约',
      '广告',
      '8 月 30 日 20:00',
      '高山苹果 5 斤 当季现摘 · 山里人家水果店',
    ]);
  });

  it('never cuts an amount: one too wide for its place is drawn smaller', () => {
    const price = '99,999,999.99 元';
    const products = Array.from({ length: 4 }, () => ({ imageUrl: 'apple', price }));
    const prices = (['live', 'counter'] as const).map((template) =>
      posterLayout(template, { ...words, kind: 'live', price, products }, measure).marks.flatMap((mark) =>
        mark.kind === 'text' && mark.text === price ? [mark.size] : [],
      ),
    );
    expect(prices).toEqual([
      [24, 24, 24],
      [50, 50, 50],
    ]);
  });

  it('for the counter is A5 at 300 dots an inch, its code 60 mm', () => {
    const { width, height, marks } = posterLayout('counter', words, measure);
    expect([width, height]).toEqual([1748, 2480]);
    expect(marks.find((mark) => mark.kind === 'code')).toMatchObject({ side: 709 });
    expect(textsOf(marks)).toContain('由 王阿姨 为您服务');
    const ofStore = posterLayout('counter', { ...words, servedBy: '' }, measure);
    expect(textsOf(ofStore.marks)).toContain('进店可选为您服务的店员');
  });
});

describe('the page of a poster', () => {
  it('begins with the template of its kind', () => {
    expect(posterPage(loadingPoster, 'notice')).toMatchObject({ phase: 'ready', step: 'drawing' });
    expect([firstTemplate('notice'), firstTemplate('article')]).toEqual(['live', 'goods']);
  });

  it.each([
    ['product', 'goods', { pictureUrl: 'platform' }],
    ['coupon', 'goods', { pictureUrl: 'platform' }],
    ['video', 'goods', { fileId: 'ours', url: '' }],
    ['article', 'goods', { fileId: 'ours', url: '' }],
    ['live', 'live', { fileId: 'ours', url: '' }],
    ['notice', 'live', { fileId: 'ours', url: '' }],
    ['product', 'counter', { fileId: 'ours', url: '' }],
  ] as const)('of a %s as %s bears the code that works there', (kind, template, code) => {
    const link = { forms: { codeUrl: 'platform' }, poster: { code: { fileId: 'ours', url: '' } } } as ShareLinkView;
    expect(posterCode(link, kind, template)).toEqual(code);
    expect(hasOwnCode(kind, template)).toBe('fileId' in code);
    const without = { forms: { codeUrl: null }, poster: { code: null } } as ShareLinkView;
    expect(posterCode(without, kind, template)).toBeUndefined();
  });

  it('says why there is none', () => {
    expect(refusedPoster(failure('not-bound'), 'product')).toMatchObject({ phase: 'empty' });
    expect(refusedPoster(failure('no-connection'), 'product')).toMatchObject({ phase: 'failed' });
  });

  it('takes only words that were checked', () => {
    const value = { words: '脆甜', level: 'clean', mayBeUsed: true, isTooLong: false, findings: [] } as const;
    expect(checkedWords({ ok: true, value })).toEqual({ usedWords: '脆甜', wordProblems: [] });
    const finding = {
      level: 'block',
      found: '稳赚',
      startsAt: 0,
      endsAt: 2,
      instead: null,
      sentence: '不行。',
    } as const;
    const refused = { ...value, level: 'block', mayBeUsed: false, isTooLong: true, findings: [finding] } as const;
    expect(checkedWords({ ok: true, value: refused })).toEqual({
      usedWords: '',
      wordProblems: [
        { key: 0, sentence: '最多 20 个字,请您写短一些。' },
        { key: 1, sentence: '不行。' },
      ],
    });
    expect(checkedWords(failure('no-connection'))).toMatchObject({ ok: false });
  });

  it.each([
    ['saveImageToPhotosAlbum:fail auth deny', true],
    ['saveImageToPhotosAlbum:fail:auth denied', true],
    ['saveImageToPhotosAlbum:fail authorize no response', true],
    ['saveImageToPhotosAlbum:fail cancel', false],
    ['saveImageToPhotosAlbum:fail file not found', false],
  ])('%s: refused by the person is %s', (errMsg, isRefused) => {
    expect(isAlbumRefusal(errMsg)).toBe(isRefused);
  });
});
