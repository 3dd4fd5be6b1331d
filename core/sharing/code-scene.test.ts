import { codeScene, longestScene } from './code-scene';

describe('the scene of a code', () => {
  it('says what follows, and holds a token of 96 bits with room to spare', () => {
    expect(codeScene('t', 'abcdefghijklmnop')).toBe('t=abcdefghijklmnop');
    expect(codeScene('s', '3')).toBe('s=3');
    expect(codeScene('t', 'abcdefghijklmnop').length).toBeLessThan(longestScene);
  });

  it('is never longer than WeChat takes', () => {
    expect(codeScene('t', 'x'.repeat(30))).toHaveLength(32);
    expect(() => codeScene('t', 'x'.repeat(31))).toThrow('a scene has at most 32 characters');
  });
});
