import { checkWords } from './check-words';

describe("a promoter's own words on a poster", () => {
  it.each([
    ['ordinary words', '我家常买,脆甜', { level: 'clean', mayBeUsed: true, isTooLong: false }],
    ['no words', '  ', { words: '', level: 'clean', mayBeUsed: true }],
    ['two lines', ' 脆甜\n多汁 ', { words: '脆甜 多汁', mayBeUsed: true }],
    ['20 characters, one of them an emoji', `${'甜'.repeat(19)}🍎`, { isTooLong: false, mayBeUsed: true }],
    ['21 characters', '甜'.repeat(21), { isTooLong: true, mayBeUsed: false }],
    ['words that press', '名额有限', { level: 'warn', mayBeUsed: true }],
    ['words that somebody would have to see', '独家好货', { level: 'review', mayBeUsed: false }],
    ['words that promise money', '躺·赚', { level: 'block', mayBeUsed: false }],
    ["WeChat's name", '加我薇信', { level: 'block', mayBeUsed: false }],
  ] as const)('%s', (_label, words, checked) => {
    expect(checkWords(words)).toMatchObject(checked);
  });

  it('are told where the trouble is and what may stand there', () => {
    expect(checkWords('这是最好的').findings).toEqual([
      {
        level: 'review',
        found: '最好',
        startsAt: 2,
        endsAt: 4,
        instead: '很好',
        sentence: '「最好」不能用在宣传里,可以换成「很好」。',
      },
    ]);
    expect(checkWords('稳赚').findings[0]?.sentence).toBe(
      '「稳赚」不能用在宣传里。不要承诺收入,可以写「按成交结算佣金」。',
    );
  });
});
