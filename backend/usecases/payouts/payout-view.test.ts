import type { PayoutRow } from '../../../core/payout/payout-row';
import { aPayout, requestedAtMs } from '../../../tests/support/builders/a-payout';
import { payoutView } from './payout-view';

const view = (changes: Partial<PayoutRow>) => payoutView(aPayout(changes), requestedAtMs);

it.each<[string, Partial<PayoutRow>, boolean]>([
  ['a company that waits', { payeeKind: 'company', route: 'bank', state: 'requested' }, true],
  ['a sole trader that waits', { payeeKind: 'sole-trader', route: 'alipay', state: 'reserved' }, true],
  ['a company that waits for its list', { payeeKind: 'company', route: 'bank', state: 'sent' }, true],
  ['a company that stands in a list', { payeeKind: 'company', route: 'bank', state: 'transferring' }, false],
  ['a company that is paid', { payeeKind: 'company', route: 'bank', state: 'paid' }, false],
  ['a person', { payeeKind: 'person', route: 'bank', state: 'requested' }, false],
])('asks %s for an invoice, or not', (_label, changes, needsInvoice) => {
  expect(view(changes).needsInvoice).toBe(needsInvoice);
});

it.each<[string, Partial<PayoutRow>, boolean]>([
  ['paid to a bank', { route: 'bank', state: 'paid' }, true],
  ['paid to Alipay', { route: 'alipay', state: 'paid' }, true],
  ['paid with wages', { route: 'payroll', state: 'paid' }, true],
  ['paid into 零钱, which WeChat itself confirms', { route: 'wechat', state: 'paid' }, false],
  ['not paid yet', { route: 'bank', state: 'reserved' }, false],
])('lets somebody report a payout that is %s, or not', (_label, changes, mayReport) => {
  expect(view(changes).mayReport).toBe(mayReport);
});
