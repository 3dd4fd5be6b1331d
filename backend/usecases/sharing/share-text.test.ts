import fc from 'fast-check';
import { fen } from '../../../core/money/fen';
import { shareText } from './share-text';

const shortLink = '#小程序://微信小店/abcDEF';

describe('the text that goes with a share', () => {
  it.each([
    [
      'a product',
      { title: '高山苹果', priceFen: fen(19_300), airsAtMs: null, shortLink },
      '广告｜高山苹果\n193.00 元,以小店页面为准\n#小程序://微信小店/abcDEF',
    ],
    [
      'a live room, which has no price and no short link',
      { title: '果园现摘专场', priceFen: null, airsAtMs: null, shortLink: null },
      '广告｜果园现摘专场',
    ],
    [
      'a title of two lines',
      { title: ' 满 100\n减 10 ', priceFen: null, airsAtMs: null, shortLink },
      '广告｜满 100 减 10\n#小程序://微信小店/abcDEF',
    ],
    [
      'a live notice, with the moment it goes on air',
      { title: '果园夜场', priceFen: null, airsAtMs: Date.parse('2025-08-30T20:00:00+08:00'), shortLink: null },
      '广告｜果园夜场\n8 月 30 日 20:00 开播',
    ],
    [
      'a link that leaves no room for a title',
      { title: '高山苹果', priceFen: null, airsAtMs: null, shortLink: `https://${'a'.repeat(90)}` },
      '广告｜高山苹果',
    ],
  ])('of %s', (_label, thing, text) => {
    expect(shareText(thing)).toBe(text);
  });

  it('starts with the mark, has at most 6 lines and 100 characters, and never breaks a link or a character', () => {
    const thing = fc.record({
      title: fc.string({ unit: 'grapheme', maxLength: 200 }),
      priceFen: fc.option(fc.integer({ min: 0, max: 10_000_000_000 }).map(fen)),
      airsAtMs: fc.option(fc.integer({ min: 0, max: 4_102_444_800_000 })),
      shortLink: fc.option(fc.stringMatching(/^[#:/a-zA-Z0-9]{1,120}$/)),
    });
    fc.assert(
      fc.property(thing, (one) => {
        const text = shareText(one);
        expect(text.startsWith('广告｜')).toBe(true);
        expect(text.length).toBeLessThanOrEqual(100);
        expect(text.split('\n').length).toBeLessThanOrEqual(6);
        expect(text).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        const [, ...below] = text.split('\n');
        expect(below.every((line) => line === one.shortLink || /元,以小店页面为准$|开播$/.test(line))).toBe(true);
      }),
    );
  });
});
