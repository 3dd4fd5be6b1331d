import { plainLine } from './plain-line';

describe('a line that others wrote', () => {
  it.each([
    ['marks of direction', '王\u202e阿姨\u2066', '王阿姨'],
    ['lines and blanks', '  高山\n苹果\t5 斤 ', '高山 苹果 5 斤'],
    ['signs that nobody sees', '苹\u200b果\ufeff\u0007', '苹果'],
    ['families and flags', '👨‍👩‍👧 王阿姨 🇨🇳', '👨‍👩‍👧 王阿姨 🇨🇳'],
    ['words of right-to-left scripts', 'تفاح 5', 'تفاح 5'],
    ['nothing', '', ''],
  ])('keeps what is said, with %s', (_what, given, plain) => {
    expect(plainLine(given)).toBe(plain);
  });
});
