import { aPayout, requestedAtMs as at } from '../../tests/support/builders/a-payout';
import { failReasonOf, knownFailReasons } from './fail-reason';
import type { PayoutState } from './payout';
import { confirmLeftMs, payoutWording } from './payout-wording';

const hourMs = 3_600_000;
const confirm = { confirmPackage: 'package', byMs: at + 24 * hourMs };
const states: readonly PayoutState[] = [
  ...(['requested', 'reserved', 'sent', 'unknown', 'waiting', 'transferring', 'cancelling'] as const),
  ...(['paid', 'failed', 'cancelled', 'expired', 'returned', 'abandoned'] as const),
];

it.each(states)('%s says in Chinese what is going on, without shouting', (state) => {
  const { title, sentence } = payoutWording(aPayout({ state, endReason: 'promoter' }), at);
  for (const { zh } of [title, sentence]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[!\uFF01]/u);
    expect(zh).not.toMatch(/[\uFF0C\uFF1A\uFF1B\uFF1F\uFF08\uFF09]/u);
  }
  expect(sentence.zh).toMatch(/。$/);
});

it.each([
  [
    'to confirm',
    { confirm },
    at,
    '87.20 元已备好,请您在 8 月 28 日 12:00 前点「收款」。过了时间,核对后会回到可提现。',
    'confirm',
    24 * hourMs,
  ],
  [
    'whose page is not there yet',
    { confirm: { ...confirm, confirmPackage: null } },
    at,
    '正在准备收款页,请您稍等。',
    'wait',
    undefined,
  ],
  ['whose time is over', { confirm }, at + 24 * hourMs, '确认时间已过,等微信支付关闭后钱退回可提现。', 'wait', 0],
  [
    'that is called back',
    { confirm, cancelWish: { why: 'refund', atMs: at } as const },
    at,
    '正在撤销,撤销后钱退回可提现。',
    'wait',
    undefined,
  ],
])('a waiting payout %s', (_name, changes, nowMs, zh, next, leftMs) => {
  const row = aPayout({ state: 'waiting', ...changes });
  expect(payoutWording(row, nowMs)).toMatchObject({ sentence: { zh }, next });
  expect(confirmLeftMs(row, nowMs)).toBe(leftMs);
});

it.each([
  ['wechat', '正在向微信支付核对这笔提现。核对完会通知您,这期间不用再次申请。'],
  ['gig', '正在向灵工平台核对这笔提现。核对完会通知您,这期间不用再次申请。'],
  ['bank', '正在向付款方核对这笔提现。核对完会通知您,这期间不用再次申请。'],
] as const)('a payout by %s whose outcome is not known is being asked about', (route, zh) => {
  expect(payoutWording(aPayout({ state: 'unknown', route }), at)).toMatchObject({
    title: { zh: '核对中' },
    sentence: { zh },
    next: 'wait',
  });
});

it.each(['promoter', 'refund', 'debt', 'blocked', 'paused', 'payee', 'operator', 'abandoned', 'cancelled'])(
  'cancelled for %s says that the money is back or what to do',
  (endReason) => {
    expect(payoutWording(aPayout({ state: 'cancelled', endReason }), at).sentence.zh).toMatch(/退回|撤销/);
  },
);

describe('the reasons of failures', () => {
  it('are all there, 38 of them', () => {
    expect(knownFailReasons).toHaveLength(38);
    expect(new Set(knownFailReasons).size).toBe(38);
  });

  it.each(knownFailReasons)('%s says who acts and what to do next', (raw) => {
    const { who, wording } = failReasonOf(raw);
    expect(wording.zh).toMatch(/^[^!\uFF01]+。$/);
    if (who === 'promoter') expect(wording.zh).toContain('请您');
  });

  it.each(['SOMETHING_NEW', '__proto__', 'constructor', ''])('%s is not known and keeps its word', (raw) => {
    expect(failReasonOf(raw)).toEqual({
      who: 'merchant',
      wording: {
        zh: `这笔提现没有成功(${raw}),钱已退回可提现,请您联系客服。`,
        en: `not paid, in the provider's words: ${raw}`,
      },
    });
  });
});
