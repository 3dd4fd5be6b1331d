import {
  aClaim,
  aPayout,
  aStatement,
  at,
  usualExplanation,
  usualHistory,
  usualLocks,
  usualOrders,
  usualOverview,
  usualPayee,
} from './usual-overview';

/** Answers of the cloud by `function.action`. */
export type Answers = Record<string, unknown>;

export const ok = (value: unknown) => ({ ok: true, value });
export const wallet = { ...usualOverview.wallet, withdrawableFen: 12_840 };
const quote = { grossFen: 12_840, taxFen: 0, netFen: 12_840, taxSteps: [], partsFen: [12_840], needsApproval: false };
const announced = {
  fromMs: at('2026-09-01T00:00:00'),
  settledBy: 'platform',
  agreementVersion: '2026-09',
  agreement: ['一、随时可以退出。'],
  isAccepted: false,
};
export const status = {
  ...{ step: 'bound', mayConfirm: false, isSuspended: false, agencyName: '山里人家带货机构', settledBy: 'agency' },
  ...{ agreement: { version: '2026-07', isAccepted: true }, me: { nickname: '王阿姨', avatarUrl: '' }, announced },
  brands: [{ brandId: 'b', name: '山里人家', isOpen: true }],
};
const rules = {
  ...{ agencyName: '山里人家带货机构', settledBy: 'agency', holdDays: 15, agreementVersion: '2026-07' },
  ...{ agreement: ['一、随时可以退出。'], brands: [], shops: [] },
};
const notice = {
  ...{ id: 'n1', kind: 'MONEY_FREE', zh: '38.60 元可以提现了。', en: '', atMs: 1_786_000_000_000, isRead: false },
  about: { kind: 'money', amountFen: 3860, orderKey: null, dueDay: null },
};
const offers = [{ template: 'free', templateId: 't-free', left: 0 }];

/** What every page gets in good times. */
export const good: Answers = {
  'earnings.overview': ok(usualOverview),
  'earnings.wallet': ok(wallet),
  'earnings.orders': ok(usualOrders),
  'earnings.explainOrder': ok(usualExplanation),
  'earnings.lockedBuyers': ok(usualLocks),
  'earnings.statement': ok(aStatement(3860)),
  'earnings.claimMissingOrder': ok(aClaim('booked')),
  'payout.readPayee': ok(usualPayee),
  'payout.history': ok(usualHistory),
  'payout.quote': ok(quote),
  'payout.request': ok(aPayout({ state: 'sent', next: 'wait', confirmLeftMs: null })),
  'payout.confirmParameters': ok({ mchId: '1', appId: 'wx', package: 'p', confirmByMs: 1 }),
  'payout.cancel': ok(aPayout({ state: 'cancelled', next: 'request-again', confirmLeftMs: null })),
  'payout.savePayee': ok({ state: 'to-confirm', confirmation: 'c.1', masked: {}, usableFromMs: 0 }),
  'payout.deletePayee': ok({ deletedAtMs: 1, isKeptForTax: false }),
  'payout.reportNotReceived': ok({ payoutNo: 'W2', dueAtMs: at('2026-08-30T12:00:00') }),
  'promoter.status': ok(status),
  'promoter.profile': { ok: false, code: 'not-bound', message: '还不是推客。' },
  'promoter.acceptAgreement': ok({ agreementVersion: '2026-09' }),
  'promoter.inbox': ok({ notices: [notice], nextBeforeMs: null }),
  'promoter.markNoticesRead': ok({ marked: 1 }),
  'promoter.noticeOffers': ok({ offers }),
  'promoter.grantNotices': ok({ offers }),
  'promoter.exportMyData': ok({ name: 'a.json', text: '{}', rowCount: 1, cut: [] }),
  'promoter.leaveProgram': ok({ leftAtMs: 1 }),
  'promoter.eraseMe': { ok: false, code: 'money-left', message: '还有没结清的佣金。' },
  'promoter.complain': ok({ id: 'c', topic: 'money', text: '少了一单', orderId: '', state: 'received' }),
  'promoter.complaints': ok({ complaints: [] }),
  'console.me': ok({ name: null, roles: [], may: {}, brands: [], isClaimed: true }),
  'landing.rules': ok(rules),
};
