import { failureTable, sentenceOf } from './failures';

describe('the sentences of failures', () => {
  it.each(Object.entries(failureTable))('%s is short, polite and ends properly: %s', (_code, sentence) => {
    expect(sentence).toMatch(/^[^a-zA-Z]+。$/);
    expect(sentence.length).toBeLessThanOrEqual(40);
    expect(sentence).toContain('您');
    expect(sentence).not.toContain('你');
  });

  it('differ from each other', () => {
    expect(new Set(Object.values(failureTable)).size).toBe(Object.keys(failureTable).length);
  });

  it('say what is safe when the outcome is not known', () => {
    expect(sentenceOf('try-again')).toBe('暂时没有得到结果,请您稍后再试;重复提交不会重复处理。');
  });
});
