import { checkJoining, conditionKinds, type JoiningSettings } from './joining-conditions';
import { missedConditions, missedConditionText } from './missed-conditions';

const open = { groupId: 'open', isOpen: true };
const withCondition = (kind: string, reason?: string): JoiningSettings => ({
  groups: [open, { groupId: 'other', isOpen: false, conditions: [reason === undefined ? { kind } : { kind, reason }] }],
});

describe('the rules on joining', () => {
  it.each(conditionKinds)('allow a group to ask for %s', (kind) => {
    expect(checkJoining(withCondition(kind, 'we know our suppliers by name'))).toEqual([]);
  });

  it.each([
    ['a fee for joining', { joinFeeFen: 9900, groups: [open] }, 'CC01', 'joinFeeFen'],
    ['a purchase as condition', withCondition('purchase-once'), 'CC01', 'groups[1].conditions[0]'],
    ['a payment as condition', withCondition('paid-deposit'), 'CC01', 'groups[1].conditions[0]'],
    ['a condition that nobody knows', withCondition('zodiac'), 'CC01', 'groups[1].conditions[0]'],
    ['no open group', { groups: [] }, 'CC01', 'groups'],
    ['two open groups', { groups: [open, { ...open, groupId: 'second' }] }, 'CC01', 'groups'],
    [
      'a condition on the open group',
      { groups: [{ ...open, conditions: [{ kind: 'staff-list' }] }] },
      'CC01',
      'groups[0].conditions',
    ],
    ['a field for the level above', { groups: [{ ...open, parentId: 'x' }] }, 'CC02', 'groups[0].parentId'],
    ['a field for a team', { groups: [{ ...open, teamSize: 3 }] }, 'CC02', 'groups[0].teamSize'],
    ['a field for a level', { groups: [open], promoterLevel: 2 }, 'CC02', 'promoterLevel'],
    [
      'money for inviting',
      { groups: [open], rewardForInviting: { kind: 'cash', amountFen: 500 } },
      'CC03',
      'rewardForInviting',
    ],
    [
      'a gift that nobody looked at',
      { groups: [open], rewardForInviting: { kind: 'gift', isOnce: true, dependsOnSales: false } },
      'CC03',
      'rewardForInviting',
    ],
    ['people as condition', withCondition('recruited-three'), 'CC04', 'groups[1].conditions[0]'],
    ['a review without a reason', withCondition('manual-review', ' '), 'CC04', 'groups[1].conditions[0]'],
  ] as [string, JoiningSettings, string, string][])('find %s', (_label, settings, rule, place) => {
    const findings = checkJoining(settings);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule, place });
    expect(findings[0]?.problem.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(findings[0]?.mend.zh).toMatch(/^请.*。$/u);
    expect(findings[0]?.mend.en).not.toBe('');
  });

  it('allow a fixed gift that was looked at', () => {
    const rewardForInviting = { kind: 'gift', isOnce: true, dependsOnSales: false, reviewedBy: '老板' };
    expect(checkJoining({ groups: [open], rewardForInviting })).toEqual([]);
  });
});

describe('the conditions that a person misses', () => {
  const all = {
    isOnStaffList: true,
    isOnMemberList: true,
    hasVerifiedPhone: true,
    hasDeclaredNoOffice: true,
    isAdult: true,
    isReviewed: true,
  };

  it.each([
    ['staff-list', { isOnStaffList: false }],
    ['member-list', { isOnMemberList: false }],
    ['verified-phone', { hasVerifiedPhone: false }],
    ['no-public-office', { hasDeclaredNoOffice: false }],
    ['manual-review', { isReviewed: false }],
    ['age-18', { isAdult: false }],
  ] as const)('%s', (kind, lacking) => {
    expect(missedConditions([{ kind }], all)).toEqual([]);
    expect(missedConditions([{ kind }], { ...all, ...lacking })).toEqual([kind]);
    expect(missedConditionText(kind).zh).toMatch(/您|年满/);
  });

  it('are none where nothing is asked', () => {
    expect(missedConditions([], { ...all, isAdult: false })).toEqual([]);
  });

  it('hold a kind that nobody can check', () => {
    expect(missedConditions([{ kind: 'zodiac' }], all)).toEqual(['manual-review']);
  });
});
