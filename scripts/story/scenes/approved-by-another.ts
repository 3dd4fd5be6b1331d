import type {
  PayoutSettingsInputs,
  ReadPayoutSettingsView,
  SavePayoutSettingsView,
} from '../../../cloudfunctions/console/payout-settings-contract';
import type { PayoutsInputs } from '../../../cloudfunctions/console/payouts-contract';
import type { PayoutTeller } from '../payout-teller';
import { people } from '../story-teller';

/** Who decides about payouts in the story. */
export const decider = 'kuai-ji';

/** Who works for the agency, as its setting up left them. Aunt Wang helps with the books, and promotes. */
export async function appointStaff({ world }: PayoutTeller): Promise<void> {
  const staff = [
    ['lao-ban', '老板', 'agency-owner'],
    [decider, '陈会计', 'agency-finance'],
    ['wang-ayi', people['wang-ayi'].zh, 'agency-finance'],
  ].map(([person, name, role]) => {
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId: null }], addedAtMs: world.nowMs() };
  });
  await world.admin('POST', 'import', { collections: { staff } });
}

/** Above the automatic limit somebody of the agency has to agree, and it is not the one whose money it is. */
export async function approvedByAnother(teller: PayoutTeller): Promise<void> {
  const { narrator, story } = teller;
  narrator.chapter('超过自动额度,要另一个人通过', 'above the automatic limit another person has to agree');
  await lowerTheLimit(teller);
  const { payoutNo } = await teller.request('wang-ayi', 10_000);
  await teller.expectState('wang-ayi', payoutNo, 'requested');
  narrator.check('微信支付那边还没有这一笔', await teller.billsOf(payoutNo), []);
  await story.expectWallet('wang-ayi', { withdrawableFen: 20_268, payingFen: 10_000 });
  const own = await decide(teller, 'wang-ayi', payoutNo);
  narrator.check('自己的不能自己通过', own.code, 'same-person');
  const other = await decide(teller, 'chen-jie', payoutNo);
  narrator.check('没有职务的人不能通过', other.code, 'not-permitted');
  const answer = await decide(teller, decider, payoutNo);
  narrator.check('陈会计可以', answer.ok, true);
  narrator.tell('陈会计核对后通过。', 'Accountant Chen looks at it and agrees.');
  await teller.wait(3);
  await teller.expectState('wang-ayi', payoutNo, 'waiting');
  await teller.confirm('wang-ayi', payoutNo);
  await teller.expectState('wang-ayi', payoutNo, 'paid');
  await teller.expectOneBill(payoutNo, 'SUCCESS');
  await story.expectWallet('wang-ayi', { withdrawableFen: 20_268, payingFen: 0, paidFen: 15_000 });
}

async function lowerTheLimit(teller: PayoutTeller): Promise<void> {
  const { narrator, world } = teller;
  const { settings, revision } = await world.call<ReadPayoutSettingsView>('lao-ban', 'console', 'readPayoutSettings');
  const input: PayoutSettingsInputs['savePayoutSettings'] = {
    revision,
    settings: { ...settings, automaticFen: 5_000 },
    requestId: 'limit-of-the-story',
    reason: '超过 50 元要看一眼',
  };
  const { saved } = await world.call<SavePayoutSettingsView>('lao-ban', 'console', 'savePayoutSettings', input);
  narrator.tell('老板把自动付款的额度定为 50.00 元。', 'The owner sets the automatic limit to 50.00 yuan.');
  narrator.check('额度存下了', saved, true);
  // Every instance knows it within a minute.
  await teller.wait(2);
}

/** Somebody approves or declines a payout in the console. */
export function decide(
  { world }: PayoutTeller,
  person: string,
  payoutNo: string,
  decision: 'approve' | 'decline' = 'approve',
) {
  const input: PayoutsInputs['decidePayout'] = {
    payoutNo,
    decision,
    requestId: `${decision}-of-${person}`,
    reason: decision === 'approve' ? '核对无误' : '请先补交资料',
  };
  return world.ask(person, 'console', 'decidePayout', input);
}
