import type { Decision, DecisionReason } from './decision';
import { expectedVersusPlatform } from './expected-versus-platform';

function decided(promoter: string | null, reason: DecisionReason): Decision {
  return { orderId: 'o1', promoter, reason, family: null, dyeExpiresAtMs: null, evidence: null, ruleVersion: 1 };
}

it.each<[string, string | null, DecisionReason, string | null, unknown]>([
  ['the same promoter', 'A', 'LAST_TOUCH', 'A', { verdict: 'AGREED' }],
  ['nobody on both sides', null, 'NO_ACTIVE_DYE', null, { verdict: 'AGREED' }],
  ['a touch that we did not see', null, 'NO_ACTIVE_DYE', 'A', { verdict: 'TOUCH_UNSEEN' }],
  ['two promoters', 'A', 'LAST_TOUCH', 'B', { verdict: 'ATTRIBUTION_MISMATCH', kind: 'OTHER_PROMOTER' }],
  ['only ours', 'A', 'LAST_TOUCH', null, { verdict: 'ATTRIBUTION_MISMATCH', kind: 'PLATFORM_NAMES_NOBODY' }],
  [
    'denied, yet named',
    null,
    'SELF_PURCHASE_DENIED',
    'B',
    { verdict: 'ATTRIBUTION_MISMATCH', kind: 'EXPECTED_NOBODY' },
  ],
  ['foreign, yet named', null, 'FOREIGN_SCENE', 'A', { verdict: 'ATTRIBUTION_MISMATCH', kind: 'EXPECTED_NOBODY' }],
])('%s', (_, promoter, reason, platformSharer, expected) => {
  expect(expectedVersusPlatform(decided(promoter, reason), platformSharer)).toEqual(expected);
});
