import fc from 'fast-check';
import { lockOverStep, verdictStep } from '../attribution/explanation-step';
import { type ClaimedLine, claimAnswer, claimAnswerOf, fixedAnswer } from './claim-answer';
import { claimWords } from './claim-wording';

const line: ClaimedLine = {
  owner: 'another',
  isNamed: false,
  isPaid: true,
  isClue: false,
  recording: 'not-tried',
  opened: 'never',
  isBuyer: false,
  verdict: null,
};
const own: ClaimedLine = { ...line, owner: 'asker', isNamed: true, recording: 'was-there' };
const opened: ClaimedLine = { ...line, opened: 'here', verdict: verdictStep('NOT_YOURS_LATER_LINK') };

it.each<[string, ClaimedLine, string, string]>([
  ['his, known before', own, 'YOURS_ALREADY', 'explained'],
  ['his, not known before', { ...own, recording: 'booked' }, 'YOURS_BOOKED', 'booked'],
  ['his, not paid', { ...own, isPaid: false }, 'NOT_PAID', 'explained'],
  ['his, a clue', { ...own, isClue: true }, 'CLUE', 'explained'],
  ['his, in a shop that is not registered', { ...own, recording: 'shop-unknown' }, 'SHOP_NOT_HERE', 'with-person'],
  ['his, and cannot be booked', { ...own, recording: 'failed' }, 'UNDECIDED', 'with-person'],
  ['named his, given to another by a person', { ...line, isNamed: true }, 'REATTRIBUTED_AWAY', 'explained'],
  ['nobody’s, no evidence', { ...line, owner: 'nobody' }, 'NOT_THROUGH_LINK', 'explained'],
  ['nobody’s, unpaid', { ...line, owner: 'nobody', isPaid: false }, 'NOT_PAID', 'explained'],
  ['nobody’s clue', { ...line, owner: 'nobody', isClue: true }, 'SEARCHING', 'searching'],
  ['another’s, no evidence', line, 'SEARCHING', 'searching'],
  ['another’s, unpaid, no evidence', { ...line, isPaid: false }, 'SEARCHING', 'searching'],
  ['another’s, his link opened', opened, 'NOT_YOURS_LATER_LINK', 'explained'],
  ['another’s, his lock over', { ...opened, verdict: lockOverStep(1, 2) }, 'NOT_YOURS_LOCK_OVER', 'explained'],
  ['another’s, his link opened, unpaid', { ...opened, isPaid: false }, 'NOT_PAID', 'explained'],
  ['another’s, his link opened elsewhere', { ...line, opened: 'elsewhere' }, 'WRONG_SHOP', 'explained'],
  ['nobody’s, his link opened elsewhere', { ...line, owner: 'nobody', opened: 'elsewhere' }, 'WRONG_SHOP', 'explained'],
  ['expected to be his', { ...opened, verdict: verdictStep('NOT_YOURS_BY_PLATFORM') }, 'UNDECIDED', 'with-person'],
  [
    'bought by himself',
    { ...line, isBuyer: true, verdict: verdictStep('NOT_YOURS_SELF_DENIED') },
    'NOT_YOURS_SELF_DENIED',
    'explained',
  ],
  [
    'bought by himself without a link',
    { ...line, isBuyer: true, verdict: verdictStep('NOT_YOURS_UNSEEN') },
    'NOT_THROUGH_LINK',
    'explained',
  ],
])('%s', (_name, claimed, code, state) => {
  expect(claimAnswer(claimed)).toMatchObject({ code, state });
});

it('without any line it is looked for', () => {
  expect(claimAnswerOf([])).toEqual(fixedAnswer('SEARCHING'));
});

it.each<[string, ClaimedLine[], string]>([
  ['his before another’s', [line, own], 'YOURS_ALREADY'],
  ['just booked before known', [own, { ...own, recording: 'booked' }], 'YOURS_BOOKED'],
  ['a reason before a search', [line, opened], 'NOT_YOURS_LATER_LINK'],
  ['a person before a reason', [opened, { ...opened, verdict: verdictStep('NOT_YOURS_BY_PLATFORM') }], 'UNDECIDED'],
])('of several lines %s', (_name, lines, code) => {
  expect(claimAnswerOf(lines).code).toBe(code);
});

it('of somebody else’s order nobody without evidence of his own is told anything', () => {
  const someLine = fc.record({
    isPaid: fc.boolean(),
    isClue: fc.boolean(),
    verdict: fc.constantFrom(null, verdictStep('NOT_YOURS_LATER_LINK'), verdictStep('NOT_YOURS_BY_PLATFORM')),
  });
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 4 }), (lines) => {
      const others = lines.map((facts): ClaimedLine => ({ ...line, ...facts }));
      expect(claimAnswerOf(others)).toEqual(fixedAnswer('SEARCHING'));
    }),
    { numRuns: Number(process.env.PROVE_RUNS ?? 200) },
  );
});

it.each(Object.entries(claimWords))('%s speaks of no amount and ends properly', (_code, { zh, en }) => {
  expect(zh).toMatch(/。$/);
  expect(zh).not.toMatch(/元|!|你|(?!3 )\d/);
  expect(en).not.toMatch(/yuan|!/);
});
