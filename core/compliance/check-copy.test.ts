import fc from 'fast-check';
import { checkCopy } from './check-copy';
import lexicon from './lexicon.json';

const allTerms = lexicon.groups.flatMap(({ terms, level }) => terms.split(' ').map((term) => ({ term, level })));
const allowedWords = lexicon.allowed.split(' ');
const gravity = ['clean', 'warn', 'review', 'block'];
const seen = (text: string, use?: Parameters<typeof checkCopy>[1]) =>
  checkCopy(text, use).findings.map(({ term, level, found }) => [term, level, found]);

describe('the lexicon', () => {
  it('holds 175 phrases, each once, and 4 patterns', () => {
    expect(allTerms).toHaveLength(175);
    expect(new Set(allTerms.map(({ term }) => term)).size).toBe(175);
    expect(lexicon.patterns).toHaveLength(4);
  });

  it.each(allTerms)('finds $term, and says what to do', ({ term, level }) => {
    const verdict = checkCopy(`这款${term}呢`);
    expect(verdict.level).toBe(level);
    expect(verdict.findings).toEqual([expect.objectContaining({ term, found: term, startsAt: 2, level })]);
    expect(verdict.findings[0]?.advice).toMatch(/。$/);
  });

  it('never suggests words that it finds itself, and has no harmless phrase that hides a graver one', () => {
    for (const words of Object.values(lexicon.instead)) expect([words, seen(words)]).toEqual([words, []]);
    for (const { advice } of Object.values(lexicon.categories)) {
      expect(checkCopy(advice).findings.filter(({ level }) => level === 'block')).toEqual([]);
    }
    for (const longer of allTerms) {
      for (const shorter of allTerms.filter((one) => one !== longer && longer.term.includes(one.term))) {
        expect(gravity.indexOf(longer.level)).toBeGreaterThanOrEqual(gravity.indexOf(shorter.level));
      }
    }
  });
});

describe('what is found', () => {
  it.each([
    ['an ordinary title', '高山苹果 5 斤 当季现摘', []],
    ['spaces between the signs', '这是 躺  赚 的机会', [['躺赚', 'block', '躺  赚']]],
    ['punctuation between the signs', '稳.赚、不—赔', [['稳赚不赔', 'block', '稳.赚、不—赔']]],
    ['emoji between the signs', '全网🔥第👍🏽一', [['全网第一', 'review', '全网🔥第👍🏽一']]],
    ['zero-width signs', '躺\u200b赚\ufeff', [['躺赚', 'block', '躺\u200b赚']]],
    [
      'traditional characters',
      '躺賺,全額返現',
      [
        ['躺赚', 'block', '躺賺'],
        ['全额返现', 'block', '全額返現'],
      ],
    ],
    ['full-width letters and another case', 'Ｔｏｐ１ 好物', [['TOP1', 'review', 'Ｔｏｐ１']]],
    ['letters set apart', 'N O . 1 品牌', [['NO.1', 'review', 'N O . 1']]],
    ['a longer number', 'TOP10 榜单和 Casino.1', []],
    [
      'look-alikes',
      '薇信官方、V信团队',
      [
        ['微信官方', 'block', '薇信官方'],
        ['微信团队', 'block', 'V信团队'],
      ],
    ],
    ['the longest of several', '微信官方结算', [['微信官方结算', 'block', '微信官方结算']]],
    [
      'two that overlap',
      '央视推荐奖',
      [
        ['央视推荐', 'review', '央视推荐'],
        ['推荐奖', 'block', '推荐奖'],
      ],
    ],
    [
      'a fee with its amount',
      '交 99元 就有推客资格',
      [['\\d+元.{0,8}(推客|资格|会员|名额)', 'block', '99元 就有推客资格']],
    ],
    ['an income', '月入三千', [['(日|月|年)(入|赚).{0,3}(千|万|百万|\\d+)', 'block', '月入三千']]],
    ['levels', '三级返利', [['[二三四五六]级(分销|返利|代理|分佣)', 'block', '三级返利']]],
    ['money from those above', '上线拿提成', [['上线.{0,4}(提成|返利|佣金|抽成)', 'block', '上线拿提成']]],
    ['pressure', '名额有限,先到先得', [['名额有限', 'warn', '名额有限']]],
  ] as const)('%s', (_label, text, findings) => {
    expect(seen(text)).toEqual(findings);
  });

  it.each([
    ['a product that goes off sale', '商品下线时间见页面'],
    ['a feature that goes live, near commission', '功能上线,佣金不变'],
    ['the first time', '第一次买、第一时间发货'],
    ['recently', '最近好吃的'],
    ['the floor of consumption', '最低消费 20 元'],
  ])('nothing in %s', (_label, text) => {
    expect(checkCopy(text)).toEqual({ level: 'clean', findings: [] });
  });

  it('a phrase that reaches out of an allowed word', () => {
    expect(seen('发展下线时间')).toEqual([['发展下线', 'block', '发展下线']]);
    expect(seen('全网第一时间')).toEqual([['全网第一', 'review', '全网第一']]);
  });

  it('names of WeChat in own words and brand names, not in titles', () => {
    expect(checkCopy('微信小店专享').level).toBe('clean');
    expect(seen('官方福利站', 'brand-name')).toEqual([['官方', 'block', '官方']]);
    expect(seen('加我薇信', 'own-words')).toEqual([['微信', 'block', '薇信']]);
  });

  it('with words that may stand there instead', () => {
    expect(checkCopy('最好的苹果').findings[0]).toEqual({
      level: 'review',
      category: 'absolute',
      term: '最好',
      found: '最好',
      startsAt: 0,
      endsAt: 2,
      instead: '很好',
      advice: '换成您自己的感受,例如「我觉得好」「家里常买」。',
    });
  });
});

const separators = fc.array(fc.constantFrom(...' .,，。、·-_*~!\n\t\u3000', '\u200b', '\u200d', '\ufe0f'), {
  maxLength: 3,
});
const emoji = fc.constantFrom('', '🔥', '👨‍👩‍👧', '❤️', '👍🏽');
const spread = (word: string, gaps: readonly string[]) =>
  [...word].map((sign, index) => sign + (gaps[index] ?? '')).join('');
const gaps = fc.array(
  fc.tuple(separators, emoji).map(([signs, one]) => signs.join('') + one),
  { maxLength: 12 },
);

describe('laws', () => {
  it('separators do not hide a phrase, and its place holds all of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allTerms), gaps, ({ term, level }, between) => {
        const text = `甲乙${spread(term, between)}丙丁`;
        const finding = checkCopy(text).findings.find((one) => one.term === term);
        expect(finding).toMatchObject({ term, level, startsAt: 2 });
        const found = text.slice(finding?.startsAt, finding?.endsAt);
        for (const sign of term) expect(found).toContain(sign);
      }),
    );
  });

  it('an allowed word is never flagged, alone or among neutral words, however it is written', () => {
    const neutral = fc.stringMatching(/^[甲乙丙丁苹果好吃,。 a-z]{0,8}$/);
    fc.assert(
      fc.property(neutral, fc.constantFrom(...allowedWords), gaps, neutral, (before, word, between, after) => {
        expect(checkCopy(before + spread(word, between) + after)).toEqual({ level: 'clean', findings: [] });
      }),
    );
  });

  it('places are in order, inside the text, and hold what is said to be found', () => {
    const piece = fc.oneof(
      fc.constantFrom(...allTerms.map(({ term }) => term), ...allowedWords),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const { level, findings } = checkCopy(text);
        let before = 0;
        for (const { startsAt, endsAt, found } of findings) {
          expect(startsAt).toBeGreaterThanOrEqual(before);
          expect(text.slice(startsAt, endsAt)).toBe(found);
          before = startsAt;
        }
        const worst = Math.max(0, ...findings.map((one) => gravity.indexOf(one.level)));
        expect(level).toBe(gravity[worst]);
      }),
    );
  });
});
